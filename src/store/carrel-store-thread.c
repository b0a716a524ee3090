/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-thread.h"

typedef struct
{
  GTask           *task; /* NULL: end */
  CarrelStoreFunc  func;
} Job;

struct _CarrelStoreThread
{
  GThread          *thread;
  GAsyncQueue      *jobs;
  CarrelConnection *connection; /* owned; touched by the thread alone */
  gboolean          detached;   /* frees itself; touched by the thread alone */
};

static void
thread_data_free (CarrelStoreThread *self)
{
  g_async_queue_unref (self->jobs);
  carrel_connection_free (self->connection);
  g_free (self);
}

static gpointer
run_cb (gpointer data)
{
  CarrelStoreThread *self = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (self->jobs);
      g_autoptr (GTask) task = job->task;
      CarrelStoreFunc func = job->func;

      g_free (job);

      if (task == NULL)
        break;

      if (!g_task_return_error_if_cancelled (task))
        func (self->connection, task);
    }

  if (self->detached)
    thread_data_free (self);

  return NULL;
}

/**
 * carrel_store_thread_new:
 * @name: of the thread
 * @connection: (transfer full): what it works on
 */
CarrelStoreThread *
carrel_store_thread_new (const char       *name,
                         CarrelConnection *connection)
{
  CarrelStoreThread *self = g_new0 (CarrelStoreThread, 1);

  self->connection = connection;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, run_cb, self);

  return self;
}

/**
 * carrel_store_thread_free:
 *
 * Waits until all that was pushed is done. The last reference to the store may be that of a task,
 * dropped by the thread itself: then the thread ends on its own after this job.
 */
void
carrel_store_thread_free (CarrelStoreThread *self)
{
  g_async_queue_push (self->jobs, g_new0 (Job, 1));

  if (self->thread == g_thread_self ())
    {
      self->detached = TRUE;
      g_thread_unref (self->thread);
      return;
    }

  g_thread_join (self->thread);
  thread_data_free (self);
}

/**
 * carrel_store_thread_push:
 * @task: (transfer full): what @func returns from
 */
void
carrel_store_thread_push (CarrelStoreThread *self,
                          GTask             *task,
                          CarrelStoreFunc    func)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->func = func;
  g_async_queue_push (self->jobs, job);
}
