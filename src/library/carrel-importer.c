/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-importer.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-answer-pairing.h"
#include "carrel-bank-order.h"
#include "carrel-bank-scanner.h"
#include "carrel-document-batch.h"
#include "carrel-document.h"
#include "carrel-error.h"
#include "carrel-location.h"
#include "carrel-safe-open.h"
#include "carrel-translation.h"

#define MAX_READERS 8

/* Small documents are read together: so many at most, of so many bytes, and never so many that a
 * reader would have nothing to do. */
#define MAX_TOGETHER 64
#define MAX_BATCH_SIZE (256 * 1024)
#define BATCHES_PER_READER 8

/* A file whose time is not older than this when it is looked at may be written again without a new time. */
#define TIME_GRAIN (2 * G_USEC_PER_SEC)

/* One reading of a bank; shared by the threads that read its documents. */
typedef struct
{
  CarrelWorkerPool            *pool;        /* borrowed */
  CarrelBankScan              *scan;        /* borrowed */
  const char                  *layout;      /* borrowed; nullable */
  GHashTable                  *known;       /* path to CarrelDocumentRecord; borrowed */
  GCancellable                *cancellable; /* borrowed */
  CarrelImporterProgressFunc   progress;
  gpointer                     progress_data;
  GArray                      *todo;       /* guint: indices of the paths to read */
  guint                        n_together; /* documents a thread reads in one go */
  gboolean                     by_hash;    /* whether those of the same contents need not be read */

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

/* Fills what the order of the bank takes. */
static CarrelDocument *
fill_unchanged (CarrelDocument             *document,
                const CarrelDocumentRecord *record)
{
  guint i;

  document->unchanged = TRUE;
  document->coupled = record->coupled;
  document->language = g_strdup (record->own_language);
  document->has_order = record->has_order;
  document->order = record->order;

  for (i = 0; record->links[i] != NULL; i++)
    g_ptr_array_add (document->links, g_strdup (record->links[i]));

  return document;
}

/* Adds a document that is to be read to the batch. */
static gboolean
add_document (Reading             *reading,
              CarrelDocumentBatch *batch,
              guint                index)
{
  const char *path = g_ptr_array_index (reading->scan->paths, index);
  const CarrelDocumentRecord *record = g_hash_table_lookup (reading->known, path);

  if (!carrel_document_batch_add (batch, reading->scan->root_fd, path, carrel_bank_scan_get_codes (reading->scan, path),
                                  &reading->errors[index]))
    {
      count_done (reading);
      return FALSE;
    }

  if (record == NULL)
    return TRUE;

  /* An editor or a full disk has left nothing: more likely an accident than meant. */
  if (carrel_document_batch_get_last_size (batch) == 0 && record->size > 0)
    {
      carrel_document_free (carrel_document_batch_take_back (batch));
      g_set_error (&reading->errors[index], CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                   _("%s: the file is empty; what was read of it before is kept"), path);
      count_done (reading);
      return FALSE;
    }

  if (reading->by_hash && record->current && g_strcmp0 (record->hash, carrel_document_batch_get_last_hash (batch)) == 0)
    {
      reading->documents[index] = fill_unchanged (carrel_document_batch_take_back (batch), record);
      count_done (reading);
      return FALSE;
    }

  return TRUE;
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
  guint end = MIN (first + reading->n_together, reading->todo->len);
  g_autoptr (CarrelDocumentBatch) batch = carrel_document_batch_new ();
  g_autofree guint *indices = g_new (guint, reading->n_together);
  guint i;

  for (i = first; i < end && !g_cancellable_is_cancelled (reading->cancellable); i++)
    {
      guint index = g_array_index (reading->todo, guint, i);

      if (!add_document (reading, batch, index))
        continue;

      indices[carrel_document_batch_get_n (batch) - 1] = index;

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

/* Has the documents to do read by threads. */
static void
read_todo (Reading *reading)
{
  guint n_threads = CLAMP (g_get_num_processors (), 1, MAX_READERS);
  GThreadPool *threads;
  guint n_jobs;
  guint i;

  reading->n_together = CLAMP (reading->todo->len / (n_threads * BATCHES_PER_READER), 1, MAX_TOGETHER);
  n_jobs = (reading->todo->len + reading->n_together - 1) / reading->n_together;
  threads = g_thread_pool_new (read_some_cb, reading, n_threads, FALSE, NULL);

  for (i = 0; i < n_jobs; i++)
    g_thread_pool_push (threads, GUINT_TO_POINTER (i + 1), NULL);

  g_thread_pool_free (threads, FALSE, TRUE);
}

/* Whether size and time say that the file is as it was. */
static CarrelDocument *
look (Reading                    *reading,
      const CarrelDocumentRecord *record)
{
  CarrelDocument *document;
  struct stat info;
  gint64 mtime;

  /* Of code beside it neither says enough. */
  if (!record->current || carrel_bank_scan_get_codes (reading->scan, record->path) != NULL ||
      fstatat (reading->scan->root_fd, record->path, &info, AT_SYMLINK_NOFOLLOW) < 0)
    return NULL;

  mtime = info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;

  if (!S_ISREG (info.st_mode) || (guint64) info.st_size != record->size || mtime != record->mtime ||
      mtime > record->looked - TIME_GRAIN)
    return NULL;

  document = carrel_document_new (record->path);
  document->size = record->size;
  document->mtime = record->mtime;
  document->looked = record->looked;
  document->hash = g_strdup (record->hash);

  return fill_unchanged (document, record);
}

static void
look_at_all (Reading *reading)
{
  guint i;

  for (i = 0; i < reading->scan->paths->len; i++)
    {
      const CarrelDocumentRecord *record = g_hash_table_lookup (reading->known, g_ptr_array_index (reading->scan->paths, i));

      if (record != NULL)
        reading->documents[i] = look (reading, record);

      if (reading->documents[i] != NULL)
        count_done (reading);
      else
        g_array_append_val (reading->todo, i);
    }
}

static GHashTable *
new_path_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Returns the known documents that were not found, by path. */
static GHashTable *
collect_missing (Reading *reading)
{
  GHashTable *missing = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer path;
  gpointer record;
  guint i;

  g_hash_table_iter_init (&iter, reading->known);

  while (g_hash_table_iter_next (&iter, &path, &record))
    g_hash_table_insert (missing, path, record);

  for (i = 0; i < reading->scan->paths->len; i++)
    g_hash_table_remove (missing, g_ptr_array_index (reading->scan->paths, i));

  return missing;
}

/* Answers stand in other documents of the same folder: where one changed, came or went, those that
 * may have to do with it are to be read again too. */
static void
collect_coupled (Reading    *reading,
                 GHashTable *missing)
{
  g_autoptr (GHashTable) changed = new_path_set ();
  g_autoptr (GHashTable) coupled = new_path_set ();
  GHashTableIter iter;
  gpointer path;
  gpointer value;
  guint i;

  g_array_set_size (reading->todo, 0);

  for (i = 0; i < reading->scan->paths->len; i++)
    {
      const CarrelDocument *document = reading->documents[i];

      if (document == NULL)
        continue;

      if (!document->unchanged)
        g_hash_table_add (changed, g_path_get_dirname (document->path));

      if (document->coupled || document->answers->len > 0)
        g_hash_table_add (coupled, g_path_get_dirname (document->path));
    }

  g_hash_table_iter_init (&iter, missing);

  while (g_hash_table_iter_next (&iter, &path, &value))
    if (!carrel_bank_scan_may_have (reading->scan, path))
      {
        g_hash_table_add (changed, g_path_get_dirname (path));

        if (((const CarrelDocumentRecord *) value)->coupled)
          g_hash_table_add (coupled, g_path_get_dirname (path));
      }

  for (i = 0; i < reading->scan->paths->len; i++)
    {
      g_autofree char *folder = g_path_get_dirname (g_ptr_array_index (reading->scan->paths, i));

      if (reading->documents[i] != NULL && reading->documents[i]->unchanged && g_hash_table_contains (changed, folder) &&
          g_hash_table_contains (coupled, folder))
        {
          g_clear_pointer (&reading->documents[i], carrel_document_free);
          g_array_append_val (reading->todo, i);
        }
    }

  reading->n_done -= reading->todo->len;
}

/* What cannot be looked at is not gone for that. */
static void
keep_unlisted (Reading    *reading,
               GHashTable *missing,
               GPtrArray  *documents)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, missing);

  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autoptr (GError) error = NULL;
      int fd;

      if (!carrel_bank_scan_may_have (reading->scan, path))
        continue;

      fd = carrel_safe_open_beneath (reading->scan->root_fd, path, CARREL_MAX_DOCUMENT_SIZE, &error);

      if (fd >= 0)
        {
          close (fd);
          g_set_error (&error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_PERMITTED,
                       _("%s: the folder of the file cannot be listed"), (const char *) path);
        }

      g_ptr_array_add (documents, carrel_document_new_unreadable (path, error));
    }
}

static GPtrArray *
read_documents (Reading  *reading,
                GError  **error)
{
  g_autoptr (GHashTable) missing = collect_missing (reading);
  g_autoptr (GPtrArray) documents = NULL;
  guint n_paths = reading->scan->paths->len;
  guint i;

  g_mutex_init (&reading->mutex);
  reading->documents = g_new0 (CarrelDocument *, n_paths);
  reading->errors = g_new0 (GError *, n_paths);
  reading->todo = g_array_new (FALSE, FALSE, sizeof (guint));
  reading->by_hash = TRUE;

  look_at_all (reading);
  read_todo (reading);

  if (!g_cancellable_is_cancelled (reading->cancellable))
    {
      collect_coupled (reading, missing);
      reading->by_hash = FALSE;
      read_todo (reading);
    }

  if (!g_cancellable_set_error_if_cancelled (reading->cancellable, error))
    documents = collect_documents (reading, error);

  if (documents != NULL)
    {
      keep_unlisted (reading, missing, documents);
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
  g_clear_pointer (&reading->todo, g_array_unref);
  g_mutex_clear (&reading->mutex);

  return g_steal_pointer (&documents);
}

/**
 * carrel_importer_read:
 * @pool: the reader workers
 * @location: what to open
 * @layout: (nullable): the only layout to read by, "A" to "I"; %NULL to find it out
 * @known: (nullable) (element-type CarrelDocumentRecord): what the library knows of the bank's files, read
 *   by the same layout
 * @progress: (nullable): told after each document, on the thread that read it
 *
 * Scans the bank and has every document that has changed read by a worker, as many at a time as there
 * are cores.
 * Blocks: never call it on the main thread. A folder of which some documents can be read is a
 * success, with a notice for each of the others.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with @error set
 */
CarrelImport *
carrel_importer_read (CarrelWorkerPool            *pool,
                      const char                  *location,
                      const char                  *layout,
                      GPtrArray                   *known,
                      CarrelImporterProgressFunc   progress,
                      gpointer                     progress_data,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  g_autoptr (CarrelImport) self = g_new0 (CarrelImport, 1);
  g_autoptr (CarrelBankScan) scan = NULL;
  g_autoptr (GHashTable) known_by_path = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *path = NULL;
  Reading reading = { 0 };
  const char *title;
  guint i;

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

  for (i = 0; known != NULL && i < known->len; i++)
    {
      CarrelDocumentRecord *record = g_ptr_array_index (known, i);

      g_hash_table_insert (known_by_path, record->path, record);
    }

  reading.known = known_by_path;
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
