/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-error.h"
#include "carrel-frame.h"

struct _CarrelWorker
{
  GPid pid; /* 0 once reaped */
  int  fd;
};

typedef struct
{
  GCancellable *cancellable;
  GPollFD       cancelled;
  gint64        deadline; /* monotonic, microseconds */
} Wait;

/**
 * carrel_worker_new:
 * @program: absolute path
 *
 * Returns: (transfer full) (nullable): a running worker, or %NULL with @error set
 */
CarrelWorker *
carrel_worker_new (const char  *program,
                   GError     **error)
{
  const char *argv[] = { program, NULL };
  const int target_fds[] = { CARREL_WORKER_FD };
  CarrelWorker *self;
  int sockets[2];
  GPid pid;
  gboolean spawned;

  g_return_val_if_fail (program != NULL, NULL);

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                   _("Could not start a worker: %s"), g_strerror (errno));
      return NULL;
    }

  spawned = g_spawn_async_with_pipes_and_fds (NULL, argv, NULL,
                                              G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                                              NULL, NULL, -1, -1, -1,
                                              &sockets[1], target_fds, 1, &pid,
                                              NULL, NULL, NULL, error);
  close (sockets[1]);

  if (!spawned)
    {
      close (sockets[0]);
      return NULL;
    }

  self = g_new0 (CarrelWorker, 1);
  self->pid = pid;
  self->fd = sockets[0];

  return self;
}

/**
 * carrel_worker_free:
 *
 * Ends the process at once and reaps it: a worker holds nothing that could be lost.
 */
void
carrel_worker_free (CarrelWorker *self)
{
  if (self->pid != 0)
    {
      kill (self->pid, SIGKILL);

      while (waitpid (self->pid, NULL, 0) < 0 && errno == EINTR)
        continue;

      g_spawn_close_pid (self->pid);
    }

  close (self->fd);
  g_free (self);
}

/**
 * carrel_worker_is_alive:
 *
 * Returns: whether the process has not ended yet
 */
gboolean
carrel_worker_is_alive (CarrelWorker *self)
{
  if (self->pid != 0 && waitpid (self->pid, NULL, WNOHANG) != 0)
    self->pid = 0;

  return self->pid != 0;
}

/**
 * carrel_worker_get_pid:
 *
 * Returns: the process id, 0 when it has ended
 */
GPid
carrel_worker_get_pid (CarrelWorker *self)
{
  return self->pid;
}

static gboolean
wait_cb (int        fd,
         short      events,
         gpointer   user_data,
         GError   **error)
{
  Wait *wait = user_data;

  for (;;)
    {
      struct pollfd fds[2] = { { fd, events, 0 }, { wait->cancelled.fd, POLLIN, 0 } };
      nfds_t n_fds = wait->cancelled.fd >= 0 ? 2 : 1;
      gint64 left = (wait->deadline - g_get_monotonic_time ()) / 1000;
      int n_ready;

      if (g_cancellable_set_error_if_cancelled (wait->cancellable, error))
        return FALSE;

      if (left <= 0)
        {
          g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_OVERRAN,
                               _("Reading the text took too long"));
          return FALSE;
        }

      n_ready = poll (fds, n_fds, (int) MIN (left, G_MAXINT));

      if (n_ready > 0 && fds[0].revents != 0)
        return TRUE;
    }
}

static GVariant *
open_answer (GVariant  *answer,
             GError   **error)
{
  g_autoptr (GVariant) result = NULL;
  gboolean succeeded;

  g_variant_get (answer, "(bv)", &succeeded, &result);

  if (succeeded)
    return g_steal_pointer (&result);

  g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_REFUSED, "%s",
               g_variant_is_of_type (result, G_VARIANT_TYPE_STRING) ? g_variant_get_string (result, NULL)
                                                                    : _("The text could not be read"));
  return NULL;
}

/**
 * carrel_worker_call:
 * @request: (transfer none): of type %CARREL_FRAME_REQUEST
 * @fd: goes with the request, or -1; borrowed
 * @deadline_ms: milliseconds until the worker is given up
 * @usable: (out): whether the worker may be asked again; if not, free it
 *
 * Blocks until the worker has answered, has ended, or must be given up.
 *
 * Returns: (transfer full) (nullable): the result, or %NULL with @error set
 */
GVariant *
carrel_worker_call (CarrelWorker  *self,
                    GVariant      *request,
                    int            fd,
                    guint          deadline_ms,
                    gboolean      *usable,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (GVariant) answer = NULL;
  Wait wait = { 0 };

  wait.cancellable = cancellable;
  wait.cancelled.fd = -1;
  wait.deadline = g_get_monotonic_time () + (gint64) deadline_ms * 1000;

  if (cancellable != NULL && !g_cancellable_make_pollfd (cancellable, &wait.cancelled))
    wait.cancelled.fd = -1;

  if (carrel_frame_send (self->fd, request, fd, wait_cb, &wait, error))
    answer = carrel_frame_receive (self->fd, CARREL_FRAME_ANSWER, NULL, wait_cb, &wait, error);

  if (wait.cancelled.fd >= 0)
    g_cancellable_release_fd (cancellable);

  *usable = answer != NULL;

  return answer != NULL ? open_answer (answer, error) : NULL;
}
