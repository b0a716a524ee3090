/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-importer.h"

#include "carrel-answer-pairing.h"
#include "carrel-bank-order.h"
#include "carrel-bank-scanner.h"
#include "carrel-document-batch.h"
#include "carrel-document.h"
#include "carrel-location.h"
#include "carrel-translation.h"

#define MAX_READERS 8

/* Small documents are read together: so many at most, of so many bytes, and never so many that a
 * reader would have nothing to do. */
#define MAX_TOGETHER 64
#define MAX_BATCH_SIZE (256 * 1024)
#define BATCHES_PER_READER 8

/* One reading of a bank; shared by the threads that read its documents. */
typedef struct
{
  CarrelWorkerPool            *pool;        /* borrowed */
  CarrelBankScan              *scan;        /* borrowed */
  const char                  *layout;      /* borrowed; nullable */
  GCancellable                *cancellable; /* borrowed */
  CarrelImporterProgressFunc   progress;
  gpointer                     progress_data;
  guint                        n_together; /* documents a thread reads in one go */

  GMutex                       mutex;
  guint                        n_done;      /* under the mutex */
  CarrelDocument             **documents;   /* each slot belongs to one thread */
  GError                     **errors;      /* the same */
} Reading;

static void
count_done (Reading *reading)
{
  guint n_done;

  g_mutex_lock (&reading->mutex);
  n_done = ++reading->n_done;
  g_mutex_unlock (&reading->mutex);

  if (reading->progress != NULL)
    reading->progress (n_done, reading->scan->paths->len, reading->progress_data);
}

static void read_batch (Reading             *reading,
                        CarrelDocumentBatch *batch,
                        const guint         *indices);

static gboolean
add_document (Reading             *reading,
              CarrelDocumentBatch *batch,
              guint                index)
{
  if (carrel_document_batch_add (batch, reading->scan->root_fd, g_ptr_array_index (reading->scan->paths, index),
                                 &reading->errors[index]))
    return TRUE;

  count_done (reading);

  return FALSE;
}

static void
read_alone (Reading *reading,
            guint    index)
{
  g_autoptr (CarrelDocumentBatch) batch = carrel_document_batch_new ();

  if (!g_cancellable_is_cancelled (reading->cancellable) && add_document (reading, batch, index))
    read_batch (reading, batch, &index);
}

/* Reads the documents named by their indices. Where one of several stops the worker, each is read
 * for itself: a stranger's text spoils no other. */
static void
read_batch (Reading             *reading,
            CarrelDocumentBatch *batch,
            const guint         *indices)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GPtrArray) errors = g_ptr_array_new ();
  guint n = carrel_document_batch_get_n (batch);
  GError *error = NULL;
  guint i;

  if (n == 0)
    return;

  documents = carrel_document_batch_read (batch, reading->pool, reading->layout, errors, reading->cancellable, &error);

  if (documents == NULL && n > 1)
    {
      g_clear_error (&error);

      for (i = 0; i < n; i++)
        read_alone (reading, indices[i]);

      return;
    }

  for (i = 0; i < n; i++)
    {
      reading->documents[indices[i]] = documents != NULL ? g_ptr_array_index (documents, i) : NULL;
      reading->errors[indices[i]] = documents != NULL ? g_ptr_array_index (errors, i) : error;
      count_done (reading);
    }
}

static void
read_some_cb (gpointer data,
              gpointer user_data)
{
  Reading *reading = user_data;
  guint first = (GPOINTER_TO_UINT (data) - 1) * reading->n_together;
  guint end = MIN (first + reading->n_together, reading->scan->paths->len);
  g_autoptr (CarrelDocumentBatch) batch = carrel_document_batch_new ();
  g_autofree guint *indices = g_new (guint, reading->n_together);
  guint i;

  for (i = first; i < end && !g_cancellable_is_cancelled (reading->cancellable); i++)
    {
      if (!add_document (reading, batch, i))
        continue;

      indices[carrel_document_batch_get_n (batch) - 1] = i;

      if (carrel_document_batch_get_size (batch) >= MAX_BATCH_SIZE)
        {
          read_batch (reading, batch, indices);
          g_clear_pointer (&batch, carrel_document_batch_free);
          batch = carrel_document_batch_new ();
        }
    }

  if (!g_cancellable_is_cancelled (reading->cancellable))
    read_batch (reading, batch, indices);
}

static GPtrArray *
collect_documents (Reading  *reading,
                   GError  **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  const GError *first_error = NULL;
  guint n_read = 0;
  guint i;

  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);

  for (i = 0; i < reading->scan->paths->len; i++)
    {
      const char *path = g_ptr_array_index (reading->scan->paths, i);

      if (reading->documents[i] != NULL)
        {
          g_ptr_array_add (documents, g_steal_pointer (&reading->documents[i]));
          n_read++;
        }
      else
        {
          if (first_error == NULL)
            first_error = reading->errors[i];

          g_ptr_array_add (documents, carrel_document_new_unreadable (path, reading->errors[i]));
        }
    }

  if (n_read == 0)
    {
      g_propagate_error (error, g_error_copy (first_error));
      return NULL;
    }

  return g_steal_pointer (&documents);
}

static GPtrArray *
read_documents (Reading  *reading,
                GError  **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  guint n_paths = reading->scan->paths->len;
  guint n_threads = CLAMP (g_get_num_processors (), 1, MAX_READERS);
  guint n_jobs;
  GThreadPool *threads;
  guint i;

  reading->n_together = CLAMP (n_paths / (n_threads * BATCHES_PER_READER), 1, MAX_TOGETHER);
  n_jobs = (n_paths + reading->n_together - 1) / reading->n_together;
  g_mutex_init (&reading->mutex);
  reading->documents = g_new0 (CarrelDocument *, n_paths);
  reading->errors = g_new0 (GError *, n_paths);

  threads = g_thread_pool_new (read_some_cb, reading, n_threads, FALSE, NULL);

  for (i = 0; i < n_jobs; i++)
    g_thread_pool_push (threads, GUINT_TO_POINTER (i + 1), NULL);

  g_thread_pool_free (threads, FALSE, TRUE);

  if (!g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    documents = collect_documents (reading, error);

  if (documents != NULL)
    {
      carrel_answer_pairing_apply (documents);
      carrel_translation_apply (documents);
      carrel_bank_order_sort (documents);
    }

  for (i = 0; i < n_paths; i++)
    {
      g_clear_pointer (&reading->documents[i], carrel_document_free);
      g_clear_error (&reading->errors[i]);
    }

  g_clear_pointer (&reading->documents, g_free);
  g_clear_pointer (&reading->errors, g_free);
  g_mutex_clear (&reading->mutex);

  return g_steal_pointer (&documents);
}

/**
 * carrel_importer_read:
 * @pool: the reader workers
 * @location: what to open
 * @layout: (nullable): the only layout to read by, "A" to "I"; %NULL to find it out
 * @progress: (nullable): told after each document, on the thread that read it
 *
 * Scans the bank and has every document read by a worker, as many at a time as there are cores.
 * Blocks: never call it on the main thread. A folder of which some documents can be read is a
 * success, with a notice for each of the others.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with @error set
 */
CarrelImport *
carrel_importer_read (CarrelWorkerPool            *pool,
                      const char                  *location,
                      const char                  *layout,
                      CarrelImporterProgressFunc   progress,
                      gpointer                     progress_data,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  g_autoptr (CarrelImport) self = g_new0 (CarrelImport, 1);
  g_autoptr (CarrelBankScan) scan = NULL;
  g_autofree char *path = NULL;
  Reading reading = { 0 };
  const char *title;

  g_return_val_if_fail (CARREL_IS_WORKER_POOL (pool), NULL);
  g_return_val_if_fail (location != NULL, NULL);

  self->location = carrel_location_canonicalize (location, error);

  if (self->location == NULL)
    return NULL;

  path = carrel_location_dup_path (self->location, error);

  if (path == NULL)
    return NULL;

  scan = carrel_bank_scan (path, error);

  if (scan == NULL)
    return NULL;

  if (progress != NULL)
    progress (0, scan->paths->len, progress_data);

  reading.pool = pool;
  reading.scan = scan;
  reading.layout = layout;
  reading.cancellable = cancellable;
  reading.progress = progress;
  reading.progress_data = progress_data;

  self->documents = read_documents (&reading, error);

  if (self->documents == NULL)
    return NULL;

  title = carrel_location_get_bundled_title (self->location);
  self->title = g_strdup (title != NULL ? title : scan->title);
  self->layout = g_strdup (layout);
  self->is_folder = scan->is_folder;

  return g_steal_pointer (&self);
}

void
carrel_import_free (CarrelImport *self)
{
  g_free (self->location);
  g_free (self->title);
  g_free (self->layout);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}
