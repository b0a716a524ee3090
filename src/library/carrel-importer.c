/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-importer.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-answer-pairing.h"
#include "carrel-bank-order.h"
#include "carrel-bank-scanner.h"
#include "carrel-document.h"
#include "carrel-error.h"
#include "carrel-location.h"
#include "carrel-safe-open.h"
#include "carrel-translation.h"

#define MAX_READERS 8
#define COPY_CHUNK (256 * 1024)

/* One reading of a bank; shared by the threads that read its documents. */
typedef struct
{
  CarrelWorkerPool            *pool;        /* borrowed */
  CarrelBankScan              *scan;        /* borrowed */
  const char                  *layout;      /* borrowed; nullable */
  GCancellable                *cancellable; /* borrowed */
  CarrelImporterProgressFunc   progress;
  gpointer                     progress_data;

  GMutex                       mutex;
  guint                        n_done;      /* under the mutex */
  CarrelDocument             **documents;   /* each slot belongs to one thread */
  GError                     **errors;      /* the same */
} Reading;

/* Copies the file into memory of our own and takes its digest in one pass, so that what was
 * hashed is what is read, even while an editor writes the file. */
static int
copy_to_memory (int           fd,
                guint64       max_size,
                guint64      *size,
                char        **hash,
                const char   *name,
                GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (COPY_CHUNK);
  int memory = memfd_create ("carrel-document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  guint64 total = 0;

  if (memory < 0)
    goto failed;

  for (;;)
    {
      gssize n_read = read (fd, buffer, COPY_CHUNK);
      gssize n_written = 0;

      if (n_read < 0 && errno == EINTR)
        continue;

      if (n_read < 0)
        goto failed;

      if (n_read == 0)
        break;

      total += n_read;

      if (total > max_size)
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                       _("%s: the file is larger than 100 MB"), name);
          close (memory);
          return -1;
        }

      g_checksum_update (checksum, buffer, n_read);

      while (n_written < n_read)
        {
          gssize n = write (memory, buffer + n_written, n_read - n_written);

          if (n < 0 && errno != EINTR)
            goto failed;

          n_written += MAX (n, 0);
        }
    }

  if (fcntl (memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) < 0 ||
      lseek (memory, 0, SEEK_SET) < 0)
    goto failed;

  *size = total;
  *hash = g_strdup (g_checksum_get_string (checksum));

  return memory;

failed:
  g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
               "%s: %s", name, g_strerror (errno));

  if (memory >= 0)
    close (memory);

  return -1;
}

static CarrelDocument *
read_document (Reading     *reading,
               const char  *path,
               GError     **error)
{
  g_autoptr (CarrelDocument) document = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *hash = NULL;
  struct stat info;
  guint64 size = 0;
  int memory;
  int fd;

  fd = carrel_safe_open_beneath (reading->scan->root_fd, path, CARREL_MAX_DOCUMENT_SIZE, error);

  if (fd < 0)
    return NULL;

  if (fstat (fd, &info) < 0)
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                   "%s: %s", path, g_strerror (errno));
      close (fd);
      return NULL;
    }

  memory = copy_to_memory (fd, CARREL_MAX_DOCUMENT_SIZE, &size, &hash, path, error);
  close (fd);

  if (memory < 0)
    return NULL;

  answer = carrel_worker_pool_call (reading->pool, "read", g_variant_new ("(sms)", path, reading->layout),
                                    memory, reading->cancellable, error);
  close (memory);

  if (answer == NULL)
    return NULL;

  document = carrel_document_from_variant (answer, error);

  if (document == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  /* The worker has read a stranger's text: only we say which file this was. */
  g_free (document->path);
  document->path = g_strdup (path);
  document->size = size;
  document->mtime = info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
  document->hash = g_steal_pointer (&hash);

  return g_steal_pointer (&document);
}

static void
read_document_cb (gpointer data,
                  gpointer user_data)
{
  Reading *reading = user_data;
  guint index = GPOINTER_TO_UINT (data) - 1;
  guint n_done;

  if (!g_cancellable_is_cancelled (reading->cancellable))
    reading->documents[index] = read_document (reading,
                                               g_ptr_array_index (reading->scan->paths, index),
                                               &reading->errors[index]);

  g_mutex_lock (&reading->mutex);
  n_done = ++reading->n_done;
  g_mutex_unlock (&reading->mutex);

  if (reading->progress != NULL)
    reading->progress (n_done, reading->scan->paths->len, reading->progress_data);
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
  GThreadPool *threads;
  guint i;

  g_mutex_init (&reading->mutex);
  reading->documents = g_new0 (CarrelDocument *, n_paths);
  reading->errors = g_new0 (GError *, n_paths);

  threads = g_thread_pool_new (read_document_cb, reading,
                               CLAMP (g_get_num_processors (), 1, MAX_READERS), FALSE, NULL);

  for (i = 0; i < n_paths; i++)
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
