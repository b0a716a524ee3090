/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents that a worker is asked to read in one go: where a bank has a file for each question, asking
 * for one at a time takes three times as long as reading them. */

#include "config.h"

#include "carrel-document-batch.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-document.h"
#include "carrel-error.h"
#include "carrel-safe-open.h"

#define COPY_CHUNK (256 * 1024)

struct _CarrelDocumentBatch
{
  int      memory; /* -1 as long as there is nothing in it */
  guint64  size;
  GArray  *entries; /* Entry */
};

typedef struct
{
  char    *path;
  guint64  size;
  gint64   mtime; /* microseconds */
  char    *hash;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_free (entry->path);
  g_free (entry->hash);
}

/**
 * carrel_document_batch_new:
 *
 * Returns: (transfer full): an empty batch
 */
CarrelDocumentBatch *
carrel_document_batch_new (void)
{
  CarrelDocumentBatch *self = g_new0 (CarrelDocumentBatch, 1);

  self->memory = -1;
  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, (GDestroyNotify) entry_clear);

  return self;
}

void
carrel_document_batch_free (CarrelDocumentBatch *self)
{
  if (self->memory >= 0)
    close (self->memory);

  g_array_unref (self->entries);
  g_free (self);
}

guint
carrel_document_batch_get_n (CarrelDocumentBatch *self)
{
  return self->entries->len;
}

/**
 * carrel_document_batch_get_size:
 *
 * Returns: the bytes of all its documents
 */
guint64
carrel_document_batch_get_size (CarrelDocumentBatch *self)
{
  return self->size;
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        return FALSE;

      data += n;
      size -= n;
    }

  return TRUE;
}

/* Copies the file into memory of our own and takes its digest in one pass, so that what was
 * hashed is what is read, even while an editor writes the file. */
static gboolean
copy (int           fd,
      int           memory,
      const char   *name,
      guint64      *size,
      char        **hash,
      GError      **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (COPY_CHUNK);

  for (;;)
    {
      gssize n_read = read (fd, buffer, COPY_CHUNK);

      if (n_read < 0 && errno == EINTR)
        continue;

      if (n_read == 0)
        break;

      if (n_read < 0 || !write_all (memory, buffer, n_read))
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "%s: %s", name, g_strerror (errno));
          return FALSE;
        }

      *size += n_read;

      if (*size > CARREL_MAX_DOCUMENT_SIZE)
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                       _("%s: the file is larger than 100 MB"), name);
          return FALSE;
        }

      g_checksum_update (checksum, buffer, n_read);
    }

  *hash = g_strdup (g_checksum_get_string (checksum));

  return TRUE;
}

/**
 * carrel_document_batch_add:
 * @root_fd: the bank's folder
 * @path: of the document, relative to it
 *
 * Opens the document safely and copies it. When that fails, the batch stays as it was.
 */
gboolean
carrel_document_batch_add (CarrelDocumentBatch  *self,
                           int                   root_fd,
                           const char           *path,
                           GError              **error)
{
  Entry entry = { 0 };
  gboolean copied = FALSE;
  struct stat info;
  int fd = carrel_safe_open_beneath (root_fd, path, CARREL_MAX_DOCUMENT_SIZE, error);

  if (fd < 0)
    return FALSE;

  if (self->memory < 0)
    self->memory = memfd_create ("carrel-documents", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (self->memory < 0 || fstat (fd, &info) < 0)
    g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
  else
    copied = copy (fd, self->memory, path, &entry.size, &entry.hash, error);

  close (fd);

  if (!copied)
    {
      /* What was copied before it failed is none of the batch. */
      if (self->memory >= 0 && (ftruncate (self->memory, self->size) < 0 ||
                                lseek (self->memory, self->size, SEEK_SET) < 0))
        g_warning ("%s: %s", path, g_strerror (errno));

      return FALSE;
    }

  entry.path = g_strdup (path);
  entry.mtime = info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
  self->size += entry.size;
  g_array_append_val (self->entries, entry);

  /* cppcheck-suppress memleak */
  return TRUE;
}

static GVariant *
ask (CarrelDocumentBatch  *self,
     CarrelWorkerPool     *pool,
     const char           *layout,
     GCancellable         *cancellable,
     GError              **error)
{
  g_autoptr (GVariant) answer = NULL;
  GVariantBuilder builder;
  guint i;

  if (fcntl (self->memory, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) < 0 ||
      lseek (self->memory, 0, SEEK_SET) < 0)
    {
      g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, g_strerror (errno));
      return NULL;
    }

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(st)"));

  for (i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);

      g_variant_builder_add (&builder, "(st)", entry->path, entry->size);
    }

  answer = carrel_worker_pool_call (pool, "read", g_variant_new ("(a(st)ms)", &builder, layout), self->memory,
                                    cancellable, error);

  if (answer == NULL)
    return NULL;

  if (!g_variant_is_of_type (answer, G_VARIANT_TYPE ("a(bv)")) ||
      g_variant_n_children (answer) != self->entries->len)
    {
      g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                           _("The worker’s answer makes no sense"));
      return NULL;
    }

  return g_steal_pointer (&answer);
}

static CarrelDocument *
take_document (GVariant     *answer,
               const Entry  *entry,
               GError      **error)
{
  g_autoptr (GVariant) value = NULL;
  CarrelDocument *document;
  gboolean succeeded;

  g_variant_get (answer, "(bv)", &succeeded, &value);

  if (!succeeded)
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_REFUSED, "%s",
                   g_variant_is_of_type (value, G_VARIANT_TYPE_STRING) ? g_variant_get_string (value, NULL)
                                                                       : _("The text could not be read"));
      return NULL;
    }

  document = carrel_document_from_variant (value, error);

  if (document == NULL)
    {
      g_prefix_error (error, "%s: ", entry->path);
      return NULL;
    }

  /* The worker has read a stranger's text: only we say which file this was. */
  g_free (document->path);
  document->path = g_strdup (entry->path);
  document->size = entry->size;
  document->mtime = entry->mtime;
  document->hash = g_strdup (entry->hash);

  return document;
}

/**
 * carrel_document_batch_read:
 * @layout: (nullable): the only layout to read by
 * @errors: (element-type GError): gets for each document why it could not be read, or %NULL
 *
 * Has a worker read all documents, once; nothing can be added after it. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type CarrelDocument): for each document what was read, or
 *   %NULL; %NULL with @error set when the worker did not answer, for whichever of them
 */
GPtrArray *
carrel_document_batch_read (CarrelDocumentBatch  *self,
                            CarrelWorkerPool     *pool,
                            const char           *layout,
                            GPtrArray            *errors,
                            GCancellable         *cancellable,
                            GError              **error)
{
  g_autoptr (GVariant) answer = NULL;
  GPtrArray *documents;
  guint i;

  g_return_val_if_fail (self->entries->len > 0, NULL);

  answer = ask (self, pool, layout, cancellable, error);

  if (answer == NULL)
    return NULL;

  documents = g_ptr_array_sized_new (self->entries->len);

  for (i = 0; i < self->entries->len; i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (answer, i);
      GError *document_error = NULL;

      g_ptr_array_add (documents, take_document (child, &g_array_index (self->entries, Entry, i), &document_error));
      g_ptr_array_add (errors, document_error);
    }

  return documents;
}
