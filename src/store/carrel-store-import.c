/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-store-private.h"
#include "carrel-tables.h"
#include "carrel-topic-import.h"

/* What an import was asked to store. The documents are the caller's, who does not touch them
 * until it is done. */
typedef struct
{
  CarrelStore         *store; /* borrowed: the task's source */
  char                *location;
  char                *title;
  char                *layout; /* nullable */
  gboolean             is_folder;
  GPtrArray           *documents;
  gboolean             other_layout; /* than it was read by before */
  gboolean             is_changed;   /* whether there is anything that the user may see */
  CarrelImportSummary  summary;
} Import;

static void
import_free (Import *import)
{
  g_free (import->location);
  g_free (import->title);
  g_free (import->layout);
  g_ptr_array_unref (import->documents);
  g_free (import);
}

/* Whether it stands where it stood, and for the same document. */
static gboolean
is_in_place (const CarrelDocument       *document,
             const CarrelDocumentRecord *record,
             guint                       position)
{
  return record->position == position && g_strcmp0 (record->language, document->language) == 0 &&
         g_strcmp0 (record->translation_of, document->translation_of) == 0;
}

static gboolean
is_as_known (const CarrelDocument       *document,
             const CarrelDocumentRecord *record)
{
  return record->mtime == document->mtime && record->looked == document->looked && record->size == document->size;
}

/* A document that was not read completely, and is known, only gets its notices: what the library had of
 * it stays. */
static gboolean
put_stale (CarrelConnection  *connection,
           gint64             document_id,
           guint              position,
           CarrelDocument    *document,
           GError           **error)
{
  guint i;

  if (!carrel_document_table_put_stale (connection, document_id, position, document, error) ||
      !carrel_notice_table_clear (connection, document_id, error))
    return FALSE;

  for (i = 0; i < document->notices->len; i++)
    if (!carrel_notice_table_add (connection, document_id, 0, g_ptr_array_index (document->notices, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
put_read (CarrelConnection   *connection,
          CarrelTopicImport  *topics,
          guint               position,
          CarrelDocument     *document,
          GError            **error)
{
  gint64 id;

  if (!carrel_document_table_put (connection, topics->bank_id, position, document, &id, error) ||
      !carrel_document_table_put_sections (connection, id, document, error) ||
      !carrel_notice_table_clear (connection, id, error))
    return FALSE;

  g_ptr_array_add (topics->documents, document);
  g_array_append_val (topics->document_ids, id);

  return TRUE;
}

static gboolean
keep (CarrelConnection            *connection,
      Import                      *import,
      guint                        position,
      CarrelDocument              *document,
      const CarrelDocumentRecord  *record,
      GError                     **error)
{
  gboolean in_place;

  /* The bank was removed or read in another way while its files were looked at. */
  if (record == NULL)
    {
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED,
                   _("%s: the bank has changed in the library meanwhile; read it again"), document->path);
      return FALSE;
    }

  in_place = is_in_place (document, record, position);
  import->is_changed |= !in_place;

  return (in_place && is_as_known (document, record)) ||
         carrel_document_table_keep (connection, import->summary.bank_id, position, document, error);
}

/* @known: CarrelDocumentRecord by path; those that are found are taken out */
static gboolean
put_document (CarrelConnection   *connection,
              Import             *import,
              CarrelTopicImport  *topics,
              GHashTable         *known,
              guint               position,
              GError            **error)
{
  CarrelDocument *document = g_ptr_array_index (import->documents, position);
  const CarrelDocumentRecord *record = g_hash_table_lookup (known, document->path);
  gint64 id;

  g_hash_table_remove (known, document->path);

  if (document->unchanged)
    return keep (connection, import, position, document, record, error);

  if (!document->complete && record != NULL)
    {
      import->is_changed |= !record->stale || !is_in_place (document, record, position);
      return carrel_document_table_find (connection, topics->bank_id, document->path, &id, error) &&
             put_stale (connection, id, position, document, error);
    }

  import->is_changed = TRUE;

  if (record != NULL && g_strcmp0 (record->hash, document->hash) == 0 && (import->other_layout || !record->current))
    g_hash_table_add (topics->silent, document->path);

  return put_read (connection, topics, position, document, error);
}

static gboolean
lose_documents (CarrelConnection  *connection,
                Import            *import,
                GHashTable        *known,
                GError           **error)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, known);

  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      import->is_changed = TRUE;

      if (!carrel_document_table_lose (connection, import->summary.bank_id, path, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_documents (CarrelConnection   *connection,
               Import             *import,
               CarrelTopicImport  *topics,
               GError            **error)
{
  g_autoptr (GPtrArray) records = carrel_document_table_list (connection, topics->bank_id, error);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  if (records == NULL || !carrel_document_table_begin (connection, topics->bank_id, error))
    return FALSE;

  for (i = 0; i < records->len; i++)
    {
      CarrelDocumentRecord *record = g_ptr_array_index (records, i);

      g_hash_table_insert (known, record->path, record);

      if (record->current && !import->other_layout)
        g_hash_table_add (topics->current, g_strdup (record->path));
    }

  for (i = 0; i < import->documents->len; i++)
    if (!put_document (connection, import, topics, known, i, error))
      return FALSE;

  import->summary.n_documents = topics->documents->len;

  return lose_documents (connection, import, known, error);
}

static gboolean
put_bank (CarrelConnection  *connection,
          Import            *import,
          GError           **error)
{
  g_autofree char *layout = NULL;

  if (!carrel_bank_table_find (connection, import->location, &import->summary.bank_id, &layout, error))
    return FALSE;

  import->summary.is_new = import->summary.bank_id == 0;
  import->other_layout = g_strcmp0 (layout, import->layout) != 0;
  import->is_changed = import->summary.is_new || import->other_layout;

  return carrel_bank_table_put (connection, import->location, import->title, import->is_folder, import->layout,
                                &import->summary.bank_id, error);
}

static gboolean
import_bank (CarrelConnection  *connection,
             GTask             *task,
             GError           **error)
{
  Import *import = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GHashTable) silent = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GArray) document_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  CarrelTopicImport topics = { 0, g_get_real_time (), FALSE, silent, current, documents, document_ids, &import->summary };

  if (!put_bank (connection, import, error))
    return FALSE;

  topics.bank_id = import->summary.bank_id;
  topics.record = !import->summary.is_new;

  if (!put_documents (connection, import, &topics, error))
    return FALSE;

  if (!import->is_changed)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);

  return carrel_topic_import_run (&topics, connection, error) &&
         carrel_document_table_end (connection, topics.bank_id, error) &&
         carrel_document_table_choose (connection, topics.bank_id, error) &&
         carrel_change_table_prune (connection, topics.bank_id, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
import_cb (CarrelConnection *connection,
           GTask            *task)
{
  Import *import = g_task_get_task_data (task);

  if (!carrel_store_run_transaction (connection, task, import_bank))
    return;

  if (import->is_changed)
    {
      carrel_store_announce (import->store, CARREL_STORE_CHANGE_BANKS, 0, 0, 0);
      carrel_store_announce (import->store, CARREL_STORE_CHANGE_BANK, import->summary.bank_id, 0, 0);
    }

  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_store_import_async:
 * @location: of the bank
 * @layout: (nullable): the only one it was read by, and is to be read by from now on
 * @documents: (element-type CarrelDocument): all of the bank, as now read; not to be touched until
 *   the import is finished
 *
 * Stores what was read of a bank, in one transaction.
 */
void
carrel_store_import_async (CarrelStore         *self,
                           const char          *location,
                           const char          *title,
                           gboolean             is_folder,
                           const char          *layout,
                           GPtrArray           *documents,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Import *import = g_new0 (Import, 1);
  GTask *task;

  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (location != NULL && title != NULL && documents != NULL);

  import->store = self;
  import->location = g_strdup (location);
  import->title = g_strdup (title);
  import->is_folder = is_folder;
  import->layout = g_strdup (layout);
  import->documents = g_ptr_array_ref (documents);

  task = carrel_store_new_task (self, cancellable, callback, user_data, carrel_store_import_async, import,
                                (GDestroyNotify) import_free);
  carrel_store_push_write (self, task, import_cb);
}

/**
 * carrel_store_import_finish:
 * @summary: (out) (optional): what became of the topics
 */
gboolean
carrel_store_import_finish (CarrelStore          *self,
                            GAsyncResult         *result,
                            CarrelImportSummary  *summary,
                            GError              **error)
{
  Import *import;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  import = g_task_get_task_data (G_TASK (result));

  if (summary != NULL)
    *summary = import->summary;

  return g_task_propagate_boolean (G_TASK (result), error);
}
