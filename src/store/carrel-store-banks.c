/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-tables.h"

static gint64 *
dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static void
return_array (GTask     *task,
              GPtrArray *array,
              GError    *error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
list_banks_cb (CarrelConnection *connection,
               GTask            *task)
{
  GError *error = NULL;

  return_array (task, carrel_bank_table_list (connection, &error), error);
}

/**
 * carrel_store_list_banks_async:
 *
 * Lists the banks of the library in the order in which they were added.
 */
void
carrel_store_list_banks_async (CarrelStore         *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          carrel_store_new_task (self, cancellable, callback, user_data,
                                                 carrel_store_list_banks_async, NULL, NULL),
                          list_banks_cb);
}

GPtrArray *
carrel_store_list_banks_finish (CarrelStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_bank_cb (CarrelConnection *connection,
                GTask            *task)
{
  CarrelStore *self = g_task_get_source_object (task);
  const gint64 *bank_id = g_task_get_task_data (task);
  GError *error = NULL;

  if (!carrel_bank_table_remove (connection, *bank_id, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_store_announce (self, CARREL_STORE_CHANGE_BANKS, 0, 0, 0);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_store_remove_bank_async:
 *
 * Forgets a bank and all that the user wrote on it.
 */
void
carrel_store_remove_bank_async (CarrelStore         *self,
                                gint64               bank_id,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_write (self,
                           carrel_store_new_task (self, cancellable, callback, user_data,
                                                  carrel_store_remove_bank_async, dup_id (bank_id), g_free),
                           remove_bank_cb);
}

gboolean
carrel_store_remove_bank_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  gint64  bank_id;
  gint64  topic_id;
  char   *language; /* nullable */
} Choice;

static void
choice_free (Choice *choice)
{
  g_free (choice->language);
  g_free (choice);
}

static gboolean
set_language (CarrelConnection  *connection,
              GTask             *task,
              GError           **error)
{
  Choice *choice = g_task_get_task_data (task);

  return carrel_bank_table_set_language (connection, choice->bank_id, choice->language, error) &&
         carrel_document_table_choose (connection, choice->bank_id, error) &&
         carrel_topic_table_find_shown (connection, choice->bank_id, &choice->topic_id, error);
}

static void
set_language_cb (CarrelConnection *connection,
                 GTask            *task)
{
  const Choice *choice = g_task_get_task_data (task);

  if (!carrel_store_run_transaction (connection, task, set_language))
    return;

  carrel_store_announce (g_task_get_source_object (task), CARREL_STORE_CHANGE_BANK, choice->bank_id, 0, 0);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_store_set_language_async:
 * @language: (nullable): BCP 47; %NULL for the originals
 * @topic_id: being read, or 0
 *
 * Chooses the language that translations of a bank's documents are shown in.
 */
void
carrel_store_set_language_async (CarrelStore         *self,
                                 gint64               bank_id,
                                 const char          *language,
                                 gint64               topic_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Choice *choice;

  g_return_if_fail (CARREL_IS_STORE (self));

  choice = g_new0 (Choice, 1);
  choice->bank_id = bank_id;
  choice->topic_id = topic_id;
  choice->language = g_strdup (language);
  carrel_store_push_write (self,
                           carrel_store_new_task (self, cancellable, callback, user_data,
                                                  carrel_store_set_language_async, choice, (GDestroyNotify) choice_free),
                           set_language_cb);
}

/**
 * carrel_store_set_language_finish:
 * @topic_id: (out): what is now to be read, or 0
 */
gboolean
carrel_store_set_language_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  gint64        *topic_id,
                                  GError       **error)
{
  const Choice *choice;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  choice = g_task_get_task_data (G_TASK (result));
  *topic_id = choice->topic_id;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_notices_cb (CarrelConnection *connection,
                 GTask            *task)
{
  const gint64 *bank_id = g_task_get_task_data (task);
  GError *error = NULL;

  return_array (task, carrel_notice_table_list (connection, *bank_id, &error), error);
}

/**
 * carrel_store_list_notices_async:
 *
 * Lists what could not be read as meant in a bank, in the order of the text.
 */
void
carrel_store_list_notices_async (CarrelStore         *self,
                                 gint64               bank_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          carrel_store_new_task (self, cancellable, callback, user_data,
                                                 carrel_store_list_notices_async, dup_id (bank_id), g_free),
                          list_notices_cb);
}

GPtrArray *
carrel_store_list_notices_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
