/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-store-study.h"
#include "carrel-study-tables.h"

typedef struct
{
  gint64  bank_id;
  gint64  topic_id;
  GArray *topics; /* nullable */
  gint64  time;
  gboolean again;
  double  retention;
  gint64  n_aside;
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->topics, g_array_unref);
  g_free (request);
}

static void
push (CarrelStore         *self,
      Request              request,
      GAsyncReadyCallback  callback,
      gpointer             user_data,
      gpointer             source_tag,
      CarrelStoreFunc      func)
{
  carrel_store_push_write (self,
                           carrel_store_new_task (self, NULL, callback, user_data, source_tag,
                                                  g_memdup2 (&request, sizeof request), (GDestroyNotify) request_free),
                           func);
}

static gboolean
load_fsrs (CarrelConnection  *connection,
           const Request     *request,
           CarrelFsrs        *fsrs,
           GError           **error)
{
  CarrelFsrsParameters parameters;
  CarrelFitRecord fit;

  if (!carrel_parameters_table_load (connection, &parameters, &fit, error))
    return FALSE;

  carrel_fsrs_init (fsrs, &parameters, request->retention, CARREL_FSRS_LONGEST_INTERVAL);

  return TRUE;
}

static void
write_cb (CarrelConnection       *connection,
          GTask                  *task,
          CarrelStoreTransaction  transaction)
{
  if (!carrel_store_run_transaction (connection, task, transaction))
    return;

  carrel_store_announce (g_task_get_source_object (task), CARREL_STORE_CHANGE_STUDY, 0, 0, CARREL_TOPIC_FLAG_NONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
reset (CarrelConnection  *connection,
       GTask             *task,
       GError           **error)
{
  const Request *request = g_task_get_task_data (task);

  return carrel_progress_table_reset (connection, request->bank_id, request->topics, request->time, error);
}

static void
reset_cb (CarrelConnection *connection,
          GTask            *task)
{
  write_cb (connection, task, reset);
}

/**
 * carrel_store_reset_progress_async:
 * @topics: (nullable) (element-type gint64): of the bank; %NULL for all of it
 *
 * Begins anew; finishes after the commit. Nothing is deleted.
 */
void
carrel_store_reset_progress_async (CarrelStore         *self,
                                   gint64               bank_id,
                                   GArray              *topics,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Request request = { .bank_id = bank_id, .time = g_get_real_time () };

  g_return_if_fail (CARREL_IS_STORE (self));

  request.topics = topics != NULL ? g_array_copy (topics) : NULL;
  push (self, request, callback, user_data, carrel_store_reset_progress_async, reset_cb);
}

/**
 * carrel_store_reset_progress_finish:
 *
 * Returns: by what it is taken back; 0 with @error set
 */
gint64
carrel_store_reset_progress_finish (CarrelStore   *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;

  return ((Request *) g_task_get_task_data (G_TASK (result)))->time;
}

static gboolean
undo_reset (CarrelConnection  *connection,
            GTask             *task,
            GError           **error)
{
  const Request *request = g_task_get_task_data (task);
  CarrelFsrs fsrs;

  return load_fsrs (connection, request, &fsrs, error) &&
         carrel_progress_table_undo_reset (connection, request->time, &fsrs, error);
}

static void
undo_reset_cb (CarrelConnection *connection,
               GTask            *task)
{
  write_cb (connection, task, undo_reset);
}

/**
 * carrel_store_undo_reset_async:
 * @time: as carrel_store_reset_progress_finish() gave it
 * @retention: that is wanted
 */
void
carrel_store_undo_reset_async (CarrelStore         *self,
                               gint64               time,
                               double               retention,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, (Request) { .time = time, .retention = retention }, callback, user_data, carrel_store_undo_reset_async,
        undo_reset_cb);
}

static gboolean
ask_again (CarrelConnection  *connection,
           GTask             *task,
           GError           **error)
{
  const Request *request = g_task_get_task_data (task);
  CarrelFsrs fsrs;

  return load_fsrs (connection, request, &fsrs, error) &&
         carrel_progress_table_ask_again (connection, request->topic_id, request->again, carrel_store_get_today (), &fsrs,
                                          error);
}

static void
ask_again_cb (CarrelConnection *connection,
              GTask            *task)
{
  write_cb (connection, task, ask_again);
}

/**
 * carrel_store_ask_again_async:
 * @again: today; %FALSE: when the schedule says
 * @retention: that is wanted
 *
 * Sets when the questions of a topic come back; finishes after the commit.
 */
void
carrel_store_ask_again_async (CarrelStore         *self,
                              gint64               topic_id,
                              gboolean             again,
                              double               retention,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, (Request) { .topic_id = topic_id, .again = again, .retention = retention }, callback, user_data,
        carrel_store_ask_again_async, ask_again_cb);
}

static gboolean
take_all_back (CarrelConnection  *connection,
               GTask             *task,
               GError           **error)
{
  return carrel_progress_table_take_all_back (connection, error);
}

static void
take_all_back_cb (CarrelConnection *connection,
                  GTask            *task)
{
  write_cb (connection, task, take_all_back);
}

/**
 * carrel_store_take_all_back_async:
 *
 * Has every question asked again that the user had set aside.
 */
void
carrel_store_take_all_back_async (CarrelStore         *self,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, (Request) { 0 }, callback, user_data, carrel_store_take_all_back_async, take_all_back_cb);
}

/**
 * carrel_store_progress_finish:
 *
 * Returns: whether one of the above is done and saved
 */
gboolean
carrel_store_progress_finish (CarrelStore   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
count_aside_cb (CarrelConnection *connection,
                GTask            *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (carrel_progress_table_count_aside (connection, &request->n_aside, &error))
    g_task_return_int (task, request->n_aside);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_count_aside_async:
 *
 * Counts the questions that are not asked because the user does not want them or found them wrong.
 */
void
carrel_store_count_aside_async (CarrelStore         *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          carrel_store_new_task (self, cancellable, callback, user_data, carrel_store_count_aside_async,
                                                 g_new0 (Request, 1), (GDestroyNotify) request_free),
                          count_aside_cb);
}

/**
 * carrel_store_count_aside_finish:
 *
 * Returns: how many; -1 with @error set
 */
gssize
carrel_store_count_aside_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
