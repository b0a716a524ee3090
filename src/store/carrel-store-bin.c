/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-store-private.h"
#include "carrel-tables.h"

typedef struct
{
  gint64  bank_id;
  char   *location; /* nullable */
} Request;

static void
request_free (Request *request)
{
  g_free (request->location);
  g_free (request);
}

static void
push (CarrelStore         *self,
      gint64               bank_id,
      const char          *location,
      GCancellable        *cancellable,
      GAsyncReadyCallback  callback,
      gpointer             user_data,
      gpointer             source_tag,
      CarrelStoreFunc      func)
{
  Request *request = g_new0 (Request, 1);

  request->bank_id = bank_id;
  request->location = g_strdup (location);
  carrel_store_push_write (self,
                           carrel_store_new_task (self, cancellable, callback, user_data, source_tag, request,
                                                  (GDestroyNotify) request_free),
                           func);
}

static void
run (CarrelConnection       *connection,
     GTask                  *task,
     CarrelStoreTransaction  transaction)
{
  if (!carrel_store_run_transaction (connection, task, transaction))
    return;

  carrel_store_announce (g_task_get_source_object (task), CARREL_STORE_CHANGE_BANKS, 0, 0, 0);
  g_task_return_boolean (task, TRUE);
}

static gboolean
finish (CarrelStore   *self,
        GAsyncResult  *result,
        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
bin (CarrelConnection  *connection,
     GTask             *task,
     GError           **error)
{
  const Request *request = g_task_get_task_data (task);

  return carrel_bank_table_set_binned (connection, request->bank_id, TRUE, error);
}

static void
bin_bank_cb (CarrelConnection *connection,
             GTask            *task)
{
  run (connection, task, bin);
}

/**
 * carrel_store_bin_bank_async:
 *
 * Puts a bank into the bin, where it rests with all that the user wrote on it until it is restored, opened
 * again, or forgotten after %CARREL_STORE_BIN_DAYS.
 */
void
carrel_store_bin_bank_async (CarrelStore         *self,
                             gint64               bank_id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, bank_id, NULL, cancellable, callback, user_data, carrel_store_bin_bank_async, bin_bank_cb);
}

gboolean
carrel_store_bin_bank_finish (CarrelStore   *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return finish (self, result, error);
}

static gboolean
restore (CarrelConnection  *connection,
         GTask             *task,
         GError           **error)
{
  const Request *request = g_task_get_task_data (task);

  return carrel_bank_table_set_binned (connection, request->bank_id, FALSE, error);
}

static void
restore_bank_cb (CarrelConnection *connection,
                 GTask            *task)
{
  run (connection, task, restore);
}

/**
 * carrel_store_restore_bank_async:
 *
 * Takes a bank out of the bin.
 */
void
carrel_store_restore_bank_async (CarrelStore         *self,
                                 gint64               bank_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  push (self, bank_id, NULL, cancellable, callback, user_data, carrel_store_restore_bank_async, restore_bank_cb);
}

gboolean
carrel_store_restore_bank_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return finish (self, result, error);
}

/* A bank in the bin gives way; what the user wrote on it is not to be lost by that. */
static gboolean
relocate (CarrelConnection  *connection,
          GTask             *task,
          GError           **error)
{
  const Request *request = g_task_get_task_data (task);
  g_autofree char *layout = NULL;
  gint64 other;

  if (!carrel_bank_table_find (connection, request->location, &other, &layout, error))
    return FALSE;

  if (other != 0 && other != request->bank_id)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED,
                           _("Another bank of the library is read from there. Remove one of the two first"));
      return FALSE;
    }

  return carrel_bank_table_set_location (connection, request->bank_id, request->location, error);
}

static void
relocate_bank_cb (CarrelConnection *connection,
                  GTask            *task)
{
  run (connection, task, relocate);
}

/**
 * carrel_store_relocate_bank_async:
 * @location: where the bank is now; canonical
 *
 * Says where a bank has gone. It is to be read again from there.
 */
void
carrel_store_relocate_bank_async (CarrelStore         *self,
                                  gint64               bank_id,
                                  const char          *location,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (location != NULL);

  push (self, bank_id, location, cancellable, callback, user_data, carrel_store_relocate_bank_async, relocate_bank_cb);
}

gboolean
carrel_store_relocate_bank_finish (CarrelStore   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  return finish (self, result, error);
}

static void
list_binned_cb (CarrelConnection *connection,
                GTask            *task)
{
  GError *error = NULL;
  GPtrArray *banks = carrel_bank_table_list_binned (connection, &error);

  if (banks != NULL)
    g_task_return_pointer (task, banks, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_list_binned_async:
 *
 * Lists the banks in the bin, the last one first.
 */
void
carrel_store_list_binned_async (CarrelStore         *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          carrel_store_new_task (self, cancellable, callback, user_data, carrel_store_list_binned_async,
                                                 NULL, NULL),
                          list_binned_cb);
}

GPtrArray *
carrel_store_list_binned_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
