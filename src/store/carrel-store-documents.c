/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-tables.h"

typedef struct
{
  char *location;
  char *layout; /* nullable */
} Bank;

static void
bank_free (Bank *bank)
{
  g_free (bank->location);
  g_free (bank->layout);
  g_free (bank);
}

static GPtrArray *
list (CarrelConnection  *connection,
      Bank              *bank,
      GError           **error)
{
  gint64 bank_id;

  if (!carrel_bank_table_find (connection, bank->location, &bank_id, &bank->layout, error))
    return NULL;

  return carrel_document_table_list (connection, bank_id, error);
}

static void
list_documents_cb (CarrelConnection *connection,
                   GTask            *task)
{
  Bank *bank = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *documents = list (connection, bank, &error);

  if (documents != NULL)
    g_task_return_pointer (task, documents, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_list_documents_async:
 * @location: of a bank, which need not be in the library
 *
 * Lists what the library knows of the bank's files, for an import to tell which have changed.
 */
void
carrel_store_list_documents_async (CarrelStore         *self,
                                   const char          *location,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  Bank *bank;

  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (location != NULL);

  bank = g_new0 (Bank, 1);
  bank->location = g_strdup (location);
  carrel_store_push_read (self,
                          carrel_store_new_task (self, cancellable, callback, user_data,
                                                 carrel_store_list_documents_async, bank, (GDestroyNotify) bank_free),
                          list_documents_cb);
}

/**
 * carrel_store_list_documents_finish:
 * @layout: (out) (transfer full) (nullable): the only one that the bank is read by
 *
 * Returns: (transfer full) (nullable) (element-type CarrelDocumentRecord): the files; none of a bank that
 *   is not in the library
 */
GPtrArray *
carrel_store_list_documents_finish (CarrelStore   *self,
                                    GAsyncResult  *result,
                                    char         **layout,
                                    GError       **error)
{
  Bank *bank;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  bank = g_task_get_task_data (G_TASK (result));
  *layout = g_steal_pointer (&bank->layout);

  return g_task_propagate_pointer (G_TASK (result), error);
}
