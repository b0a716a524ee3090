/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-worker-pool.h"

#include <fcntl.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "carrel-error.h"
#include "carrel-worker.h"

#define DEFAULT_DEADLINE_MS 60000

struct _CarrelWorkerPool
{
  GObject      parent_instance;

  char        *program;
  guint        max_workers;
  guint        deadline_ms;
  GThreadPool *threads; /* for calls that must not block */

  GMutex       mutex;
  GCond        changed;
  GQueue       idle;      /* CarrelWorker, the last used first */
  guint        n_workers; /* idle and busy */
  guint        n_replaced;
};

G_DEFINE_FINAL_TYPE (CarrelWorkerPool, carrel_worker_pool, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_DEADLINE_MS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  char     *method;
  GVariant *arguments;
  int       fd;
} Call;

static void
carrel_worker_pool_finalize (GObject *object)
{
  CarrelWorkerPool *self = CARREL_WORKER_POOL (object);

  /* Every call holds a reference, so that none is under way. */
  if (self->threads != NULL)
    g_thread_pool_free (self->threads, FALSE, FALSE);

  g_queue_clear_full (&self->idle, (GDestroyNotify) carrel_worker_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_clear_pointer (&self->program, g_free);

  G_OBJECT_CLASS (carrel_worker_pool_parent_class)->finalize (object);
}

static void
carrel_worker_pool_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CarrelWorkerPool *self = CARREL_WORKER_POOL (object);

  switch (prop_id)
    {
    case PROP_DEADLINE_MS:
      g_value_set_uint (value, self->deadline_ms);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
carrel_worker_pool_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  CarrelWorkerPool *self = CARREL_WORKER_POOL (object);

  switch (prop_id)
    {
    case PROP_DEADLINE_MS:
      self->deadline_ms = g_value_get_uint (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
carrel_worker_pool_class_init (CarrelWorkerPoolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = carrel_worker_pool_finalize;
  object_class->get_property = carrel_worker_pool_get_property;
  object_class->set_property = carrel_worker_pool_set_property;

  properties[PROP_DEADLINE_MS] =
    g_param_spec_uint ("deadline-ms", NULL, NULL, 1, G_MAXUINT, DEFAULT_DEADLINE_MS,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carrel_worker_pool_init (CarrelWorkerPool *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  g_queue_init (&self->idle);
  self->deadline_ms = DEFAULT_DEADLINE_MS;
}

static void
call_free (Call *call)
{
  g_free (call->method);
  g_variant_unref (call->arguments);

  if (call->fd >= 0)
    g_close (call->fd, NULL);

  g_free (call);
}

static void
cancelled_cb (GCancellable     *cancellable,
              CarrelWorkerPool *self)
{
  g_mutex_lock (&self->mutex);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/* Takes an idle worker, or the right to start one; waits until there is either. */
static gboolean
wait_for_turn (CarrelWorkerPool  *self,
               CarrelWorker     **worker,
               GCancellable      *cancellable,
               GError           **error)
{
  gulong handler = 0;
  gboolean cancelled;

  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self, NULL);

  g_mutex_lock (&self->mutex);

  while (!(cancelled = g_cancellable_is_cancelled (cancellable)) &&
         self->idle.length == 0 && self->n_workers >= self->max_workers)
    g_cond_wait (&self->changed, &self->mutex);

  if (!cancelled)
    {
      *worker = g_queue_pop_head (&self->idle);

      if (*worker == NULL)
        self->n_workers++;
    }

  g_mutex_unlock (&self->mutex);

  if (handler != 0)
    g_cancellable_disconnect (cancellable, handler);

  if (cancelled)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));

  return !cancelled;
}

static void
give_back (CarrelWorkerPool *self,
           CarrelWorker     *worker,
           gboolean          replaced)
{
  g_mutex_lock (&self->mutex);

  if (worker != NULL)
    g_queue_push_head (&self->idle, worker);
  else
    self->n_workers--;

  if (replaced)
    self->n_replaced++;

  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/**
 * carrel_worker_pool_new:
 * @program: absolute path of the worker program
 * @max_workers: how many processes at most; they are started when needed
 *
 * Returns: (transfer full): a pool
 */
CarrelWorkerPool *
carrel_worker_pool_new (const char *program,
                        guint       max_workers)
{
  CarrelWorkerPool *self;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (max_workers > 0, NULL);

  self = g_object_new (CARREL_TYPE_WORKER_POOL, NULL);
  self->program = g_strdup (program);
  self->max_workers = max_workers;

  return self;
}

/**
 * carrel_worker_pool_call:
 * @method: what is asked
 * @arguments: its arguments; a floating reference is taken
 * @fd: a descriptor that goes along, or -1; borrowed
 *
 * Blocks the calling thread, never the main one, until the answer is there. A worker that dies or
 * takes too long fails this call only: the next one gets a new worker.
 *
 * Returns: (transfer full) (nullable): the answer, or %NULL with @error set
 */
GVariant *
carrel_worker_pool_call (CarrelWorkerPool  *self,
                         const char        *method,
                         GVariant          *arguments,
                         int                fd,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr (GVariant) request = NULL;
  g_autoptr (CarrelWorker) worker = NULL;
  g_autoptr (GError) call_error = NULL;
  GVariant *answer = NULL;
  gboolean usable = FALSE;
  gboolean replaced = FALSE;

  g_return_val_if_fail (CARREL_IS_WORKER_POOL (self), NULL);
  g_return_val_if_fail (method != NULL, NULL);

  request = g_variant_ref_sink (g_variant_new ("(sv)", method, arguments));

  if (!wait_for_turn (self, &worker, cancellable, error))
    return NULL;

  if (worker != NULL && !carrel_worker_is_alive (worker))
    {
      g_clear_pointer (&worker, carrel_worker_free);
      replaced = TRUE;
    }

  if (worker == NULL)
    worker = carrel_worker_new (self->program, &call_error);

  if (worker != NULL)
    answer = carrel_worker_call (worker, request, fd, self->deadline_ms, &usable, cancellable, &call_error);

  if (worker != NULL && !usable)
    {
      g_clear_pointer (&worker, carrel_worker_free);
      replaced |= !g_error_matches (call_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }

  give_back (self, g_steal_pointer (&worker), replaced);

  if (call_error != NULL)
    g_propagate_error (error, g_steal_pointer (&call_error));

  return answer;
}

static void
call_thread (gpointer data,
             gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  GVariant *answer;

  answer = carrel_worker_pool_call (g_task_get_source_object (task), call->method, call->arguments,
                                    call->fd, g_task_get_cancellable (task), &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, (GDestroyNotify) g_variant_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_worker_pool_call_async:
 * @arguments: its arguments; a floating reference is taken
 * @fd: a descriptor that goes along, or -1; borrowed, and duplicated for the time of the call
 *
 * See carrel_worker_pool_call().
 */
void
carrel_worker_pool_call_async (CarrelWorkerPool    *self,
                               const char          *method,
                               GVariant            *arguments,
                               int                  fd,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Call *call;
  GTask *task;

  g_return_if_fail (CARREL_IS_WORKER_POOL (self));
  g_return_if_fail (method != NULL);

  call = g_new0 (Call, 1);
  call->method = g_strdup (method);
  call->arguments = g_variant_ref_sink (arguments);
  call->fd = fd >= 0 ? fcntl (fd, F_DUPFD_CLOEXEC, 0) : -1;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_worker_pool_call_async);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);

  if (self->threads == NULL)
    self->threads = g_thread_pool_new (call_thread, NULL, self->max_workers, FALSE, NULL);

  g_thread_pool_push (self->threads, task, NULL);
}

GVariant *
carrel_worker_pool_call_finish (CarrelWorkerPool  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * carrel_worker_pool_get_n_replaced:
 *
 * Returns: how many workers ended before their time
 */
guint
carrel_worker_pool_get_n_replaced (CarrelWorkerPool *self)
{
  guint n_replaced;

  g_return_val_if_fail (CARREL_IS_WORKER_POOL (self), 0);

  g_mutex_lock (&self->mutex);
  n_replaced = self->n_replaced;
  g_mutex_unlock (&self->mutex);

  return n_replaced;
}
