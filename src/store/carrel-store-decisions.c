/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-tables.h"

typedef struct
{
  gint64 topic_id;
  gint64 other_id;
  gint64 change_id;
  gint64 decision_id;
  gint64 bank_id; /* that the decision is about, once it is made */
} Request;

static void
push (CarrelStore         *self,
      Request              request,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data,
      gpointer             source_tag,
      CarrelStoreFunc      func)
{
  carrel_store_push_write (self,
                           carrel_store_new_task (self, cancellable, callback, user_data, source_tag,
                                                  g_memdup2 (&request, sizeof request), g_free),
                           func);
}

static void
run (CarrelConnection       *connection,
     GTask                  *task,
     CarrelStoreTransaction  transaction)
{
  const Request *request = g_task_get_task_data (task);

  if (!carrel_store_run_transaction (connection, task, transaction))
    return;

  carrel_store_announce (g_task_get_source_object (task), CARREL_STORE_CHANGE_BANK, request->bank_id, 0, 0);
  g_task_return_boolean (task, TRUE);
}

static gboolean
finish (CarrelStore   *self,
        GAsyncResult  *result,
        gint64        *decision_id,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (decision_id != NULL)
    *decision_id = ((const Request *) g_task_get_task_data (G_TASK (result)))->decision_id;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
join (CarrelConnection  *connection,
      GTask             *task,
      GError           **error)
{
  Request *request = g_task_get_task_data (task);
  CarrelTopicFlags flags;

  return carrel_decision_table_join (connection, request->topic_id, request->other_id, &request->decision_id, error) &&
         carrel_mark_table_get_flags (connection, request->other_id, &request->bank_id, &flags, error);
}

static void
join_topics_cb (CarrelConnection *connection,
                GTask            *task)
{
  run (connection, task, join);
}

/**
 * carrel_store_join_topics_async:
 * @topic_id: no longer in the file
 * @other_id: that it has become
 *
 * Gives what the user wrote on a topic to another of its bank: they are the same.
 */
void
carrel_store_join_topics_async (CarrelStore         *self,
                                gint64               topic_id,
                                gint64               other_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, (Request) { .topic_id = topic_id, .other_id = other_id }, cancellable, callback, user_data,
        carrel_store_join_topics_async, join_topics_cb);
}

/**
 * carrel_store_join_topics_finish:
 * @decision_id: (out) (optional): for carrel_store_undo_decision_async()
 */
gboolean
carrel_store_join_topics_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 gint64        *decision_id,
                                 GError       **error)
{
  return finish (self, result, decision_id, error);
}

static gboolean
part (CarrelConnection  *connection,
      GTask             *task,
      GError           **error)
{
  Request *request = g_task_get_task_data (task);

  return carrel_decision_table_part (connection, request->change_id, &request->bank_id, &request->decision_id, error);
}

static void
part_topics_cb (CarrelConnection *connection,
                GTask            *task)
{
  run (connection, task, part);
}

/**
 * carrel_store_part_topics_async:
 * @change_id: that takes two texts for one topic
 *
 * Says that they are two: what the user wrote before the change goes to one that is no longer in the file.
 */
void
carrel_store_part_topics_async (CarrelStore         *self,
                                gint64               change_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, (Request) { .change_id = change_id }, cancellable, callback, user_data, carrel_store_part_topics_async,
        part_topics_cb);
}

/**
 * carrel_store_part_topics_finish:
 * @decision_id: (out) (optional): for carrel_store_undo_decision_async()
 */
gboolean
carrel_store_part_topics_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 gint64        *decision_id,
                                 GError       **error)
{
  return finish (self, result, decision_id, error);
}

static gboolean
undo (CarrelConnection  *connection,
      GTask             *task,
      GError           **error)
{
  Request *request = g_task_get_task_data (task);

  return carrel_decision_table_undo (connection, request->decision_id, &request->bank_id, error);
}

static void
undo_decision_cb (CarrelConnection *connection,
                  GTask            *task)
{
  run (connection, task, undo);
}

/**
 * carrel_store_undo_decision_async:
 *
 * Takes back what the user said of two topics.
 */
void
carrel_store_undo_decision_async (CarrelStore         *self,
                                  gint64               decision_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, (Request) { .decision_id = decision_id }, cancellable, callback, user_data, carrel_store_undo_decision_async,
        undo_decision_cb);
}

gboolean
carrel_store_undo_decision_finish (CarrelStore   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish (self, result, NULL, error);
}
