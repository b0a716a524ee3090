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
#include "carrel-sibling-code.h"

#define COPY_CHUNK (256 * 1024)

struct _CarrelDocumentBatch
{
  int      memory; /* -1 as long as there is nothing in it */
  guint64  size;
  GArray  *entries; /* Entry */
};

/* A file of code beside a document. */
typedef struct
{
  char    *path;
  guint64  size;
} Code;

typedef struct
{
  char      *path;
  guint64    size;
  gint64     mtime; /* microseconds */
  gint64     looked;
  GArray    *codes;   /* Code */
  GPtrArray *refused; /* char *: why others could not be read */
  GChecksum *checksum; /* of the document and its code */
} Entry;

static void
code_clear (Code *code)
{
  g_free (code->path);
}

static void
entry_clear (Entry *entry)
{
  g_free (entry->path);
  g_array_unref (entry->codes);
  g_ptr_array_unref (entry->refused);
  g_checksum_free (entry->checksum);
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
copy (int         fd,
      int         memory,
      const char *name,
      guint64     max_size,
      GChecksum  *checksum,
      guint64    *size,
      GError    **error)
{
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

      if (*size > max_size)
        {
          g_autofree char *limit = g_format_size (max_size);

          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE, _("%s: it is larger than %s"), name, limit);
          return FALSE;
        }

      g_checksum_update (checksum, buffer, n_read);
    }

  return TRUE;
}

static gboolean
differ (const struct stat *a,
        const struct stat *b)
{
  return a->st_size != b->st_size || a->st_mtim.tv_sec != b->st_mtim.tv_sec || a->st_mtim.tv_nsec != b->st_mtim.tv_nsec;
}

/* Forgets what was copied behind the last entry. */
static void
truncate_to_entries (CarrelDocumentBatch *self)
{
  if (self->memory >= 0 && (ftruncate (self->memory, self->size) < 0 || lseek (self->memory, self->size, SEEK_SET) < 0))
    g_warning ("Could not shorten a batch of documents: %s", g_strerror (errno));
}

/* Adds a file behind what is in the memory. When that fails, the memory stays as it was. */
static gboolean
add_file (CarrelDocumentBatch  *self,
          int                   root_fd,
          const char           *path,
          guint64               max_size,
          Entry                *entry,
          guint64              *size,
          GError              **error)
{
  gboolean copied = FALSE;
  struct stat info;
  struct stat info_after;
  int fd = carrel_safe_open_beneath (root_fd, path, max_size, error);

  if (fd < 0)
    return FALSE;

  if (self->memory < 0)
    self->memory = memfd_create ("carrel-documents", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  if (self->memory < 0 || fstat (fd, &info) < 0)
    g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "%s: %s", path, g_strerror (errno));
  else
    copied = copy (fd, self->memory, path, max_size, entry->checksum, size, error);

  /* What is written just now may be half of it: the watcher tells when it is whole. */
  if (copied && (fstat (fd, &info_after) < 0 || differ (&info_after, &info)))
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, _("%s: the file was changed while it was read"), path);
      copied = FALSE;
    }

  close (fd);

  if (copied)
    {
      self->size += *size;
      entry->mtime = MAX (entry->mtime, info.st_mtim.tv_sec * G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000);
    }
  else
    {
      truncate_to_entries (self);
    }

  return copied;
}

/* The name counts in the digest, since it is shown, and parts a file from the one before it. */
static void
add_code (CarrelDocumentBatch *self,
          int                  root_fd,
          const char          *path,
          Entry               *entry)
{
  g_autoptr (GError) error = NULL;
  Code code = { NULL, 0 };

  g_checksum_update (entry->checksum, (const guchar *) path, strlen (path) + 1);

  if (!add_file (self, root_fd, path, CARREL_MAX_SIBLING_CODE_SIZE, entry, &code.size, &error))
    {
      g_ptr_array_add (entry->refused, g_strdup (error->message));
      return;
    }

  code.path = g_strdup (path);
  g_array_append_val (entry->codes, code);
  /* cppcheck-suppress memleak */
}

/**
 * carrel_document_batch_add:
 * @root_fd: the bank's folder
 * @path: of the document, relative to it
 * @codes: (nullable) (element-type utf8): paths of the files of code beside the document
 *
 * Opens the document and its code safely and copies them. When that fails with the document, the
 * batch stays as it was.
 */
gboolean
carrel_document_batch_add (CarrelDocumentBatch  *self,
                           int                   root_fd,
                           const char           *path,
                           GPtrArray            *codes,
                           GError              **error)
{
  Entry entry = { 0 };
  guint i;

  entry.path = g_strdup (path);
  entry.mtime = G_MININT64;
  entry.looked = g_get_real_time ();
  entry.codes = g_array_new (FALSE, FALSE, sizeof (Code));
  g_array_set_clear_func (entry.codes, (GDestroyNotify) code_clear);
  entry.refused = g_ptr_array_new_with_free_func (g_free);
  entry.checksum = g_checksum_new (G_CHECKSUM_SHA256);

  if (!add_file (self, root_fd, path, CARREL_MAX_DOCUMENT_SIZE, &entry, &entry.size, error))
    {
      entry_clear (&entry);
      return FALSE;
    }

  for (i = 0; codes != NULL && i < codes->len; i++)
    add_code (self, root_fd, g_ptr_array_index (codes, i), &entry);

  g_array_append_val (self->entries, entry);

  return TRUE;
}

/* The worker has read a stranger's text: only we say which file this was. */
static void
name_document (CarrelDocument *document,
               const Entry    *entry)
{
  guint i;

  g_free (document->path);
  document->path = g_strdup (entry->path);
  document->size = entry->size;
  document->mtime = entry->mtime;
  /* Of code that goes neither size nor time may tell: never trust them. */
  document->looked = entry->codes->len + entry->refused->len > 0 ? 0 : entry->looked;
  document->hash = g_strdup (g_checksum_get_string (entry->checksum));

  for (i = 0; i < entry->codes->len; i++)
    document->size += g_array_index (entry->codes, Code, i).size;

  for (i = 0; i < entry->refused->len; i++)
    carrel_sibling_code_note (document, g_ptr_array_index (entry->refused, i));
}

/**
 * carrel_document_batch_get_last_size:
 *
 * Returns: the bytes of the document added last, without its code
 */
guint64
carrel_document_batch_get_last_size (CarrelDocumentBatch *self)
{
  g_return_val_if_fail (self->entries->len > 0, 0);

  return g_array_index (self->entries, Entry, self->entries->len - 1).size;
}

/**
 * carrel_document_batch_get_last_hash:
 *
 * Returns: (transfer none): the digest of the document added last
 */
const char *
carrel_document_batch_get_last_hash (CarrelDocumentBatch *self)
{
  g_return_val_if_fail (self->entries->len > 0, NULL);

  return g_checksum_get_string (g_array_index (self->entries, Entry, self->entries->len - 1).checksum);
}

/**
 * carrel_document_batch_take_back:
 *
 * Takes the document that was added last out of the batch: it need not be read.
 *
 * Returns: (transfer full): a document with its path, size, time and digest
 */
CarrelDocument *
carrel_document_batch_take_back (CarrelDocumentBatch *self)
{
  const Entry *entry;
  CarrelDocument *document;

  g_return_val_if_fail (self->entries->len > 0, NULL);

  entry = &g_array_index (self->entries, Entry, self->entries->len - 1);
  document = carrel_document_new (entry->path);
  name_document (document, entry);
  self->size -= document->size;
  g_array_set_size (self->entries, self->entries->len - 1);
  truncate_to_entries (self);

  return document;
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

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sta(st))"));

  for (i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      GVariantBuilder codes;
      guint j;

      g_variant_builder_init (&codes, G_VARIANT_TYPE ("a(st)"));

      for (j = 0; j < entry->codes->len; j++)
        {
          const Code *code = &g_array_index (entry->codes, Code, j);

          g_variant_builder_add (&codes, "(st)", code->path, code->size);
        }

      g_variant_builder_add (&builder, "(sta(st))", entry->path, entry->size, &codes);
    }

  answer = carrel_worker_pool_call (pool, "read", g_variant_new ("(a(sta(st))ms)", &builder, layout), self->memory,
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

  name_document (document, entry);

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
