/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library-private.h"

#include "carrel-importer.h"
#include "carrel-location.h"

typedef struct
{
  char                      *location;
  char                      *layout;    /* nullable */
  gboolean                   by_layout; /* whether @layout counts, or the one that was chosen before */
  GPtrArray                 *known;     /* CarrelDocumentRecord */
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
  g_clear_pointer (&data->known, g_ptr_array_unref);
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
  CarrelImport *import;
  GError *error = NULL;

  import = carrel_importer_read (self->pool, data->location, data->layout, data->known, progress_cb, import_task,
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

static void
run_in_thread (GTask               *task,
               GTaskThreadFunc      func,
               GAsyncReadyCallback  callback)
{
  CarrelLibrary *self = g_task_get_source_object (task);
  g_autoptr (GTask) step = g_task_new (self, g_task_get_cancellable (task), callback, g_object_ref (task));

  g_task_set_source_tag (step, carrel_library_import_async);
  g_task_set_task_data (step, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (step, func);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  ImportData *data = g_task_get_task_data (task);
  g_autofree char *layout = NULL;
  GError *error = NULL;
  guint i;

  data->known = carrel_store_list_documents_finish (CARREL_STORE (source), result, &layout, &error);

  if (data->known == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (!data->by_layout)
    data->layout = g_steal_pointer (&layout);

  /* What another layout made of the files says nothing of what this one would. */
  for (i = 0; i < data->known->len && data->by_layout; i++)
    ((CarrelDocumentRecord *) g_ptr_array_index (data->known, i))->current = FALSE;

  run_in_thread (task, read_thread, read_cb);
}

static void
canonicalize_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  ImportData *data = g_task_get_task_data (task_data);
  GError *error = NULL;
  char *location = carrel_location_canonicalize (data->location, &error);

  if (location != NULL)
    g_task_return_pointer (task, location, g_free);
  else
    g_task_return_error (task, error);
}

static void
canonicalized_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  CarrelLibrary *self = CARREL_LIBRARY (source);
  g_autoptr (GTask) task = user_data;
  ImportData *data = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *location = g_task_propagate_pointer (G_TASK (result), &error);

  if (location == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_free (data->location);
  data->location = g_steal_pointer (&location);
  carrel_store_list_documents_async (self->store, data->location, g_task_get_cancellable (task), listed_cb, g_object_ref (task));
}

static void
start_import (CarrelLibrary             *self,
              const char                *location,
              const char                *layout,
              gboolean                   by_layout,
              GCancellable              *cancellable,
              CarrelLibraryProgressFunc  progress,
              gpointer                   progress_data,
              GAsyncReadyCallback        callback,
              gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  ImportData *data = g_new0 (ImportData, 1);

  g_mutex_init (&data->mutex);
  data->location = g_strdup (location);
  data->layout = g_strdup (layout);
  data->by_layout = by_layout;
  data->progress = progress;
  data->progress_data = progress_data;

  g_task_set_source_tag (task, carrel_library_import_async);
  g_task_set_task_data (task, data, (GDestroyNotify) import_data_free);
  run_in_thread (task, canonicalize_thread, canonicalized_cb);
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

  start_import (self, location, NULL, FALSE, cancellable, progress, progress_data, callback, user_data);
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

  start_import (self, location, layout, TRUE, cancellable, progress, progress_data, callback, user_data);
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
