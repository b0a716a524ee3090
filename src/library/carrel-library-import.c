/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library-private.h"

#include "carrel-importer.h"
#include "carrel-location.h"

typedef struct
{
  char                      *location;
  char                      *layout;  /* nullable */
  GHashTable                *layouts; /* location to the layout chosen for it; NULL when @layout counts */
  CarrelLibraryProgressFunc  progress;
  gpointer                   progress_data;
  CarrelImportSummary        summary;

  /* Of the reading threads; one report is on its way to the main context at a time. */
  GMutex                     mutex;
  gboolean                   report_pending;
  guint                      n_done;
  guint                      n_total;
} ImportData;

static void
import_data_free (ImportData *data)
{
  g_mutex_clear (&data->mutex);
  g_free (data->location);
  g_free (data->layout);
  g_clear_pointer (&data->layouts, g_hash_table_unref);
  g_free (data);
}

static gboolean
report_cb (gpointer user_data)
{
  GTask *task = user_data;
  ImportData *data = g_task_get_task_data (task);
  guint n_done;
  guint n_total;

  g_mutex_lock (&data->mutex);
  data->report_pending = FALSE;
  n_done = data->n_done;
  n_total = data->n_total;
  g_mutex_unlock (&data->mutex);

  if (!g_task_get_completed (task) && !g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    data->progress (n_done, n_total, data->progress_data);

  return G_SOURCE_REMOVE;
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  GTask *task = user_data;
  ImportData *data = g_task_get_task_data (task);
  gboolean report = FALSE;

  g_mutex_lock (&data->mutex);

  data->n_done = MAX (data->n_done, done);
  data->n_total = total;

  if (data->progress != NULL && !data->report_pending)
    report = data->report_pending = TRUE;

  g_mutex_unlock (&data->mutex);

  if (report)
    {
      /* Not g_main_context_invoke(): it may run the callback on this very thread. */
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, report_cb, g_object_ref (task), g_object_unref);
      g_source_attach (source, g_task_get_context (task));
    }
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (carrel_library_refresh_banks_finish (CARREL_LIBRARY (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ImportData *data = g_task_get_task_data (task);
  CarrelLibrary *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!carrel_store_import_finish (CARREL_STORE (source), result, &data->summary, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_library_refresh_banks_async (self, refreshed_cb, g_steal_pointer (&task));
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  CarrelLibrary *self = source;
  GTask *import_task = task_data;
  ImportData *data = g_task_get_task_data (import_task);
  g_autofree char *location = carrel_location_canonicalize (data->location, NULL);
  CarrelImport *import;
  GError *error = NULL;

  /* One that cannot be resolved has no layout either, and fails below. */
  if (data->layouts != NULL && location != NULL)
    data->layout = g_strdup (g_hash_table_lookup (data->layouts, location));

  import = carrel_importer_read (self->pool, data->location, data->layout, progress_cb, import_task,
                                 cancellable, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, (GDestroyNotify) carrel_import_free);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  CarrelLibrary *self = CARREL_LIBRARY (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (CarrelImport) import = NULL;
  GError *error = NULL;

  import = g_task_propagate_pointer (G_TASK (result), &error);

  if (import == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_store_import_async (self->store, import->location, import->title, import->is_folder,
                             import->layout, import->documents, g_task_get_cancellable (task),
                             stored_cb, g_object_ref (task));
}

static GHashTable *
list_layouts (CarrelLibrary *self)
{
  GHashTable *layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *banks = carrel_library_get_banks (self);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);

      g_hash_table_insert (layouts, g_strdup (carrel_bank_get_location (bank)),
                           g_strdup (carrel_bank_get_layout (bank)));
    }

  return layouts;
}

/* Takes over @layouts. */
static void
start_import (CarrelLibrary             *self,
              const char                *location,
              const char                *layout,
              GHashTable                *layouts,
              GCancellable              *cancellable,
              CarrelLibraryProgressFunc  progress,
              gpointer                   progress_data,
              GAsyncReadyCallback        callback,
              gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) read_task = NULL;
  ImportData *data = g_new0 (ImportData, 1);

  g_mutex_init (&data->mutex);
  data->location = g_strdup (location);
  data->layout = g_strdup (layout);
  data->layouts = layouts;
  data->progress = progress;
  data->progress_data = progress_data;

  g_task_set_source_tag (task, carrel_library_import_async);
  g_task_set_task_data (task, data, (GDestroyNotify) import_data_free);

  read_task = g_task_new (self, cancellable, read_cb, g_object_ref (task));
  g_task_set_source_tag (read_task, carrel_library_import_async);
  g_task_set_task_data (read_task, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (read_task, read_thread);
}

/**
 * carrel_library_import_async:
 * @location: "file:///…" or "bundled:…"
 * @progress: (nullable): told now and then how many documents are read
 *
 * Opens a file or folder as a bank, or reads it again by the layout that was chosen for it: scan,
 * read by workers, match, store. The last step is one transaction, so that a failure or @cancellable
 * leaves the library as it was.
 */
void
carrel_library_import_async (CarrelLibrary             *self,
                             const char                *location,
                             GCancellable              *cancellable,
                             CarrelLibraryProgressFunc  progress,
                             gpointer                   progress_data,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (location != NULL);

  start_import (self, location, NULL, list_layouts (self), cancellable, progress, progress_data, callback, user_data);
}

/**
 * carrel_library_import_by_layout_async:
 * @location: "file:///…" or "bundled:…"
 * @layout: (nullable): the only layout to read by, now and from now on, "A" to "I"; %NULL to find
 *   it out
 * @progress: (nullable): told now and then how many documents are read
 *
 * As carrel_library_import_async(), and finished with its function too. The choice is kept when the
 * bank is stored: a failure or @cancellable leaves the old one.
 */
void
carrel_library_import_by_layout_async (CarrelLibrary             *self,
                                       const char                *location,
                                       const char                *layout,
                                       GCancellable              *cancellable,
                                       CarrelLibraryProgressFunc  progress,
                                       gpointer                   progress_data,
                                       GAsyncReadyCallback        callback,
                                       gpointer                   user_data)
{
  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (location != NULL);

  start_import (self, location, layout, NULL, cancellable, progress, progress_data, callback, user_data);
}

/**
 * carrel_library_import_finish:
 * @summary: (out caller-allocates) (optional): what came of it
 *
 * Returns: whether the bank is stored, or %FALSE with @error set; its message names the file
 */
gboolean
carrel_library_import_finish (CarrelLibrary        *self,
                              GAsyncResult         *result,
                              CarrelImportSummary  *summary,
                              GError              **error)
{
  ImportData *data;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  data = g_task_get_task_data (G_TASK (result));

  if (summary != NULL)
    *summary = data->summary;

  return g_task_propagate_boolean (G_TASK (result), error);
}
