/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-matcher.h"
#include "carrel-store-private.h"
#include "carrel-tables.h"

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
  CarrelImportSummary  summary;
} Import;

/* A topic as now read, and where it stands. */
typedef struct
{
  CarrelDocument    *document;
  const CarrelTopic *topic;
  guint              position; /* in the document */
  char              *section_path;
  char              *body_hash;
  gint64             id;
} FreshTopic;

static void
import_free (Import *import)
{
  g_free (import->location);
  g_free (import->title);
  g_free (import->layout);
  g_ptr_array_unref (import->documents);
  g_free (import);
}

static void
fresh_topic_clear (FreshTopic *fresh)
{
  g_free (fresh->section_path);
  g_free (fresh->body_hash);
}

static void
add_fresh_topics (GArray         *topics,
                  CarrelDocument *document)
{
  guint i;

  for (i = 0; i < document->topics->len; i++)
    {
      FreshTopic fresh = { 0 };

      fresh.document = document;
      fresh.topic = g_ptr_array_index (document->topics, i);
      fresh.position = i;
      fresh.section_path = carrel_topic_table_dup_section_path (document, fresh.topic->section);
      fresh.body_hash = carrel_topic_table_hash_body (fresh.topic->body);
      g_array_append_val (topics, fresh);
    }
}

static CarrelMatch *
match (GPtrArray *known,
       GArray    *fresh)
{
  g_autofree CarrelMatchTopic *old_topics = g_new0 (CarrelMatchTopic, known->len);
  g_autofree CarrelMatchTopic *new_topics = g_new0 (CarrelMatchTopic, fresh->len);
  guint i;

  for (i = 0; i < known->len; i++)
    {
      const CarrelKnownTopic *topic = g_ptr_array_index (known, i);

      old_topics[i] = (CarrelMatchTopic) { .document = topic->document, .section = topic->section_path,
                                           .title = topic->title, .body = topic->body,
                                           .body_hash = topic->body_hash, .removed = topic->removed };
    }

  for (i = 0; i < fresh->len; i++)
    {
      const FreshTopic *topic = &g_array_index (fresh, FreshTopic, i);

      new_topics[i] = (CarrelMatchTopic) { .document = topic->document->path, .section = topic->section_path,
                                           .title = topic->topic->title, .body = topic->topic->body,
                                           .body_hash = topic->body_hash };
    }

  return carrel_matcher_match (old_topics, known->len, new_topics, fresh->len, NULL);
}

static void
count_match (CarrelImportSummary    *summary,
             const CarrelKnownTopic *known,
             const FreshTopic       *fresh)
{
  if (known == NULL)
    summary->n_added++;
  else
    summary->n_kept++;

  if (known != NULL && g_strcmp0 (known->title, fresh->topic->title) != 0)
    summary->n_reworded++;

  if (known != NULL && (g_strcmp0 (known->document, fresh->document->path) != 0 ||
                        g_strcmp0 (known->section_path, fresh->section_path) != 0))
    summary->n_moved++;
}

static gboolean
put_topics (CarrelConnection  *connection,
            Import            *import,
            GHashTable        *document_ids,
            GPtrArray         *known,
            GArray            *fresh,
            const int         *matches,
            GError           **error)
{
  guint i;

  for (i = 0; i < fresh->len; i++)
    {
      FreshTopic *topic = &g_array_index (fresh, FreshTopic, i);
      const CarrelKnownTopic *old = matches[i] >= 0 ? g_ptr_array_index (known, matches[i]) : NULL;
      const gint64 *document_id = g_hash_table_lookup (document_ids, topic->document);

      topic->id = old != NULL ? old->id : 0;

      if (!carrel_topic_table_put (connection, &topic->id, import->summary.bank_id, *document_id, topic->position,
                                   topic->section_path, topic->body_hash, topic->topic, error))
        return FALSE;

      count_match (&import->summary, old, topic);
    }

  return TRUE;
}

static gboolean
remove_topics (CarrelConnection  *connection,
               Import            *import,
               GPtrArray         *known,
               GArray            *fresh,
               const int         *matches,
               GError           **error)
{
  g_autofree gboolean *matched = g_new0 (gboolean, known->len);
  guint i;

  for (i = 0; i < fresh->len; i++)
    if (matches[i] >= 0)
      matched[matches[i]] = TRUE;

  for (i = 0; i < known->len; i++)
    {
      const CarrelKnownTopic *topic = g_ptr_array_index (known, i);

      if (matched[i])
        continue;

      if (!carrel_topic_table_remove (connection, topic, error))
        return FALSE;

      import->summary.n_removed += !topic->removed;
      import->summary.n_rescued += topic->marked && !topic->removed;
    }

  return TRUE;
}

/* Questions and notices name topics by their place in the document. */
static gboolean
put_details (CarrelConnection  *connection,
             CarrelDocument    *document,
             gint64             document_id,
             const FreshTopic  *topics,
             GError           **error)
{
  guint i;

  for (i = 0; i < document->questions->len; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      if (!carrel_topic_table_put_question (connection, topics[question->topic].id, i, question, error))
        return FALSE;
    }

  if (!carrel_notice_table_clear (connection, document_id, error))
    return FALSE;

  for (i = 0; i < document->notices->len; i++)
    {
      const CarrelNotice *notice = g_ptr_array_index (document->notices, i);
      gint64 topic_id = topics != NULL && notice->topic >= 0 ? topics[notice->topic].id : 0;

      if (!carrel_notice_table_add (connection, document_id, topic_id, notice, error))
        return FALSE;
    }

  return TRUE;
}

/* Puts the documents and collects their topics. A document that was not read completely, and is
 * known, only gets its notices: what the library had of it stays. */
static gboolean
put_documents (CarrelConnection  *connection,
               Import            *import,
               GHashTable        *document_ids,
               GArray            *fresh,
               GError           **error)
{
  guint i;

  for (i = 0; i < import->documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (import->documents, i);
      g_autofree gint64 *id = g_new0 (gint64, 1);

      if (!document->complete &&
          !carrel_document_table_find (connection, import->summary.bank_id, document->path, id, error))
        return FALSE;

      if (*id != 0)
        {
          if (!carrel_document_table_put_stale (connection, *id, i, document, error) ||
              !carrel_notice_table_clear (connection, *id, error))
            return FALSE;
        }
      else
        {
          if (!carrel_document_table_put (connection, import->summary.bank_id, i, document, id, error) ||
              !carrel_document_table_put_sections (connection, *id, document, error))
            return FALSE;

          add_fresh_topics (fresh, document);
        }

      g_hash_table_insert (document_ids, document, g_steal_pointer (&id));
    }

  return TRUE;
}

static gboolean
put_all_details (CarrelConnection  *connection,
                 Import            *import,
                 GHashTable        *document_ids,
                 GArray            *fresh,
                 GError           **error)
{
  guint next = 0;
  guint i;

  for (i = 0; i < import->documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (import->documents, i);
      const gint64 *id = g_hash_table_lookup (document_ids, document);
      const FreshTopic *topics = NULL;

      if (next < fresh->len && g_array_index (fresh, FreshTopic, next).document == document)
        {
          topics = &g_array_index (fresh, FreshTopic, next);
          next += document->topics->len;
        }

      if ((topics != NULL || document->questions->len == 0) &&
          !put_details (connection, document, *id, topics, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
import_bank (CarrelConnection  *connection,
             Import            *import,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr (GHashTable) document_ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (FreshTopic));
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (CarrelMatch) matches = NULL;

  g_array_set_clear_func (fresh, (GDestroyNotify) fresh_topic_clear);

  if (!carrel_bank_table_put (connection, import->location, import->title, import->is_folder, import->layout,
                              &import->summary.bank_id, error) ||
      !carrel_document_table_begin (connection, import->summary.bank_id, error) ||
      !put_documents (connection, import, document_ids, fresh, error))
    return FALSE;

  known = carrel_topic_table_list_known (connection, import->summary.bank_id, error);

  if (known == NULL)
    return FALSE;

  matches = match (known, fresh);

  return put_topics (connection, import, document_ids, known, fresh, matches->old_topics, error) &&
         remove_topics (connection, import, known, fresh, matches->old_topics, error) &&
         put_all_details (connection, import, document_ids, fresh, error) &&
         carrel_document_table_end (connection, import->summary.bank_id, error) &&
         carrel_document_table_choose (connection, import->summary.bank_id, error) &&
         !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
import_cb (CarrelConnection *connection,
           GTask            *task)
{
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!carrel_connection_begin (connection, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (!import_bank (connection, import, g_task_get_cancellable (task), &error) ||
      !carrel_connection_commit (connection, &error))
    {
      carrel_connection_rollback (connection);
      g_task_return_error (task, error);
      return;
    }

  /* What is durable is not taken back by a cancellation that came too late. */
  g_task_set_check_cancellable (task, FALSE);
  carrel_store_announce (import->store, CARREL_STORE_CHANGE_BANKS, 0, 0, 0);
  carrel_store_announce (import->store, CARREL_STORE_CHANGE_BANK, import->summary.bank_id, 0, 0);
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
