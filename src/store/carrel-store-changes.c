/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-tables.h"

typedef struct
{
  gint64           bank_id;
  gint64           topic_id;
  gint64           change_id;
  CarrelTopicFlags flags; /* of the topic, once it is seen */
} Request;

static GTask *
new_task (CarrelStore         *self,
          Request              request,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             source_tag)
{
  return carrel_store_new_task (self, cancellable, callback, user_data, source_tag,
                                g_memdup2 (&request, sizeof request), g_free);
}

static void
list_changes_cb (CarrelConnection *connection,
                 GTask            *task)
{
  const Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *changes = carrel_change_table_list (connection, request->bank_id, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_list_changes_async:
 *
 * Lists what rescans of a bank have found, the newest first.
 */
void
carrel_store_list_changes_async (CarrelStore         *self,
                                 gint64               bank_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, (Request) { .bank_id = bank_id }, cancellable, callback, user_data,
                                    carrel_store_list_changes_async),
                          list_changes_cb);
}

GPtrArray *
carrel_store_list_changes_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_change_cb (CarrelConnection *connection,
                GTask            *task)
{
  const Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  CarrelChangeRecord *change = carrel_change_table_load (connection, request->change_id, &error);

  if (change != NULL)
    g_task_return_pointer (task, change, (GDestroyNotify) carrel_change_record_free);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_change_async:
 *
 * Loads a change with its texts.
 */
void
carrel_store_load_change_async (CarrelStore         *self,
                                gint64               change_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, (Request) { .change_id = change_id }, cancellable, callback, user_data,
                                    carrel_store_load_change_async),
                          load_change_cb);
}

CarrelChangeRecord *
carrel_store_load_change_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
see (CarrelConnection  *connection,
     GTask             *task,
     GError           **error)
{
  Request *request = g_task_get_task_data (task);

  if (!carrel_change_table_see (connection, request->bank_id, request->topic_id, error))
    return FALSE;

  return request->topic_id == 0 ||
         carrel_mark_table_get_flags (connection, request->topic_id, &request->bank_id, &request->flags, error);
}

static void
see_changes_cb (CarrelConnection *connection,
                GTask            *task)
{
  const Request *request = g_task_get_task_data (task);

  if (!carrel_store_run_transaction (connection, task, see))
    return;

  carrel_store_announce (g_task_get_source_object (task),
                         request->topic_id != 0 ? CARREL_STORE_CHANGE_TOPIC : CARREL_STORE_CHANGE_BANK,
                         request->bank_id, request->topic_id, request->flags);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_store_see_changes_async:
 * @topic_id: whose changes the user has seen, or 0 for all of the bank
 *
 * Takes away the marks of what changed.
 */
void
carrel_store_see_changes_async (CarrelStore         *self,
                                gint64               bank_id,
                                gint64               topic_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_write (self,
                           new_task (self, (Request) { .bank_id = bank_id, .topic_id = topic_id }, cancellable, callback,
                                     user_data, carrel_store_see_changes_async),
                           see_changes_cb);
}

gboolean
carrel_store_see_changes_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
