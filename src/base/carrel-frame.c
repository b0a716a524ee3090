/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-frame.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-error.h"

/* Read in steps, so that a length alone never makes us ask for much memory. */
#define STEP (1024 * 1024)

typedef union
{
  struct cmsghdr header;
  char           space[CMSG_SPACE (sizeof (int))];
} Control;

static gboolean
fail (GError     **error,
      const char  *what)
{
  g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_DIED, "%s: %s", what,
               errno == 0 ? _("it has ended") : g_strerror (errno));
  return FALSE;
}

static gboolean
send_some (int                   fd,
           const guint8         *data,
           gsize                 size,
           int                   attached_fd,
           CarrelFrameWaitFunc   wait,
           gpointer              wait_data,
           GError              **error)
{
  while (size > 0)
    {
      Control control = { 0 };
      struct iovec vector = { (void *) data, size };
      struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
      gssize n_sent;

      if (attached_fd >= 0)
        {
          message.msg_control = &control;
          message.msg_controllen = sizeof control.space;
          control.header.cmsg_level = SOL_SOCKET;
          control.header.cmsg_type = SCM_RIGHTS;
          control.header.cmsg_len = CMSG_LEN (sizeof (int));
          memcpy (CMSG_DATA (&control.header), &attached_fd, sizeof (int));
        }

      if (wait != NULL && !wait (fd, POLLOUT, wait_data, error))
        return FALSE;

      n_sent = sendmsg (fd, &message, MSG_NOSIGNAL | (wait != NULL ? MSG_DONTWAIT : 0));

      if (n_sent < 0 && (errno == EINTR || errno == EAGAIN))
        continue;

      if (n_sent < 0)
        return fail (error, _("Could not ask the worker"));

      attached_fd = -1;
      data += n_sent;
      size -= n_sent;
    }

  return TRUE;
}

/**
 * carrel_frame_send:
 * @fd: a socket
 * @frame: (transfer none): what to send
 * @attached_fd: a descriptor to go with it, or -1; borrowed
 * @wait: (nullable): called before each write, which then does not block
 *
 * Returns: whether all was sent
 */
gboolean
carrel_frame_send (int                   fd,
                   GVariant             *frame,
                   int                   attached_fd,
                   CarrelFrameWaitFunc   wait,
                   gpointer              wait_data,
                   GError              **error)
{
  gsize size = g_variant_get_size (frame);
  guint32 prefix = (guint32) size;

  if (size > CARREL_FRAME_MAX_SIZE)
    {
      g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                           _("The text is too large to be handed over"));
      return FALSE;
    }

  return send_some (fd, (const guint8 *) &prefix, sizeof prefix, attached_fd, wait, wait_data, error) &&
         send_some (fd, g_variant_get_data (frame), size, -1, wait, wait_data, error);
}

/* Keeps the first descriptor that comes along and closes any other. */
static void
take_descriptors (struct msghdr *message,
                  int           *attached_fd)
{
  struct cmsghdr *header;

  for (header = CMSG_FIRSTHDR (message); header != NULL; header = CMSG_NXTHDR (message, header))
    {
      gsize n_fds;
      gsize i;

      if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS)
        continue;

      n_fds = (header->cmsg_len - CMSG_LEN (0)) / sizeof (int);

      for (i = 0; i < n_fds; i++)
        {
          int fd;

          memcpy (&fd, CMSG_DATA (header) + i * sizeof (int), sizeof (int));

          if (attached_fd != NULL && *attached_fd < 0)
            *attached_fd = fd;
          else
            close (fd);
        }
    }
}

static gboolean
receive_some (int                   fd,
              guint8               *data,
              gsize                 size,
              int                  *attached_fd,
              CarrelFrameWaitFunc   wait,
              gpointer              wait_data,
              GError              **error)
{
  while (size > 0)
    {
      Control control;
      struct iovec vector = { data, size };
      struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
      gssize n_received;

      message.msg_control = &control;
      message.msg_controllen = sizeof control.space;

      if (wait != NULL && !wait (fd, POLLIN, wait_data, error))
        return FALSE;

      n_received = recvmsg (fd, &message, MSG_CMSG_CLOEXEC | (wait != NULL ? MSG_DONTWAIT : 0));

      if (n_received < 0 && (errno == EINTR || errno == EAGAIN))
        continue;

      if (n_received == 0)
        errno = 0;

      if (n_received <= 0)
        return fail (error, _("The worker did not answer"));

      take_descriptors (&message, attached_fd);
      data += n_received;
      size -= n_received;
    }

  return TRUE;
}

/**
 * carrel_frame_receive:
 * @fd: a socket
 * @type: what must come
 * @attached_fd: (out) (optional): the descriptor that came along, or -1; owned by the caller
 * @wait: (nullable): called before each read, which then does not block
 *
 * Returns: (transfer full) (nullable): a frame in normal form, or %NULL with @error set
 */
GVariant *
carrel_frame_receive (int                   fd,
                      const GVariantType   *type,
                      int                  *attached_fd,
                      CarrelFrameWaitFunc   wait,
                      gpointer              wait_data,
                      GError              **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GVariant) frame = NULL;
  guint32 size = 0;
  int received_fd = -1;

  if (attached_fd != NULL)
    *attached_fd = -1;

  if (!receive_some (fd, (guint8 *) &size, sizeof size, attached_fd != NULL ? &received_fd : NULL,
                     wait, wait_data, error))
    return NULL;

  if (size > CARREL_FRAME_MAX_SIZE)
    {
      g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                           _("The worker’s answer is too large"));
      goto failed;
    }

  while (array->len < size)
    {
      guint start = array->len;
      guint step = MIN (size - start, MAX (STEP, start));

      g_byte_array_set_size (array, start + step);

      if (!receive_some (fd, array->data + start, step, NULL, wait, wait_data, error))
        goto failed;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  frame = g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));

  if (!g_variant_is_normal_form (frame))
    {
      g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                           _("The worker’s answer makes no sense"));
      goto failed;
    }

  if (attached_fd != NULL)
    *attached_fd = received_fd;

  return g_steal_pointer (&frame);

failed:
  if (received_fd >= 0)
    close (received_fd);

  return NULL;
}
