/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

#define CHUNK_SIZE (64 * 1024)

#define SECTIONS_SQL \
  "SELECT document.id, document.title, section.position, section.parent, section.title" \
  " FROM document LEFT JOIN section ON section.document = document.id" \
  " WHERE document.bank = ? AND NOT gone AND NOT hidden ORDER BY document.position, document.id, section.position"

#define TOPICS_SQL \
  "SELECT topic.id, topic.document, section, topic.title, removed IS NOT NULL, kind," \
  " bookmark.topic IS NOT NULL, note.topic IS NOT NULL," \
  " topic.id IN (SELECT topic FROM change WHERE bank = ?1 AND NOT seen AND topic IS NOT NULL)" \
  " FROM topic JOIN document ON document.id = topic.document" \
  " LEFT JOIN bookmark ON bookmark.topic = topic.id LEFT JOIN note ON note.topic = topic.id" \
  " WHERE topic.bank = ?1 AND NOT hidden ORDER BY removed IS NOT NULL, document.position, document.id, topic.position, topic.id"

/* Where the sections of a document begin in those of the outline. */
typedef struct
{
  int own;   /* the document's own section, or -1 */
  int first; /* its section 0 */
} Base;

/**
 * carrel_outline_ref:
 *
 * Returns: (transfer full): @self
 */
CarrelOutline *
carrel_outline_ref (CarrelOutline *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
carrel_outline_unref (CarrelOutline *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->sections);
  g_free (self->topics);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static gboolean
load_sections (CarrelConnection  *connection,
               CarrelOutline     *self,
               gboolean           by_document,
               GHashTable        *bases,
               GError           **error)
{
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (CarrelOutlineSection));
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, SECTIONS_SQL, "i", self->bank_id);
  gint64 document = 0;
  Base *base = NULL;
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  for (;;)
    {
      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        break;

      if (base == NULL || sqlite3_column_int64 (rows, 0) != document)
        {
          gint64 *key = g_new (gint64, 1);

          document = *key = sqlite3_column_int64 (rows, 0);
          base = g_new (Base, 1);
          base->own = -1;
          g_hash_table_insert (bases, key, base);

          if (by_document)
            {
              CarrelOutlineSection own = { -1, NULL };

              own.title = g_string_chunk_insert (self->strings, (const char *) sqlite3_column_text (rows, 1));
              base->own = sections->len;
              g_array_append_val (sections, own);
            }

          base->first = sections->len;
        }

      if (sqlite3_column_type (rows, 2) != SQLITE_NULL)
        {
          CarrelOutlineSection section;
          int parent = sqlite3_column_int (rows, 3);

          section.parent = parent >= 0 ? base->first + parent : base->own;
          section.title = g_string_chunk_insert (self->strings, (const char *) sqlite3_column_text (rows, 4));
          g_array_append_val (sections, section);
        }
    }

  self->n_sections = sections->len;
  self->sections = (CarrelOutlineSection *) g_array_free (g_steal_pointer (&sections), FALSE);

  return TRUE;
}

static gboolean
load_topics (CarrelConnection  *connection,
             CarrelOutline     *self,
             GHashTable        *bases,
             GError           **error)
{
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (CarrelOutlineTopic));
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, TOPICS_SQL, "i", self->bank_id);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  for (;;)
    {
      CarrelOutlineTopic topic;
      gint64 document;
      const Base *base;
      int section;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        break;

      topic.id = sqlite3_column_int64 (rows, 0);
      document = sqlite3_column_int64 (rows, 1);
      section = sqlite3_column_int (rows, 2);
      topic.title = g_string_chunk_insert (self->strings, (const char *) sqlite3_column_text (rows, 3));
      topic.flags = (sqlite3_column_int (rows, 4) ? CARREL_TOPIC_FLAG_REMOVED : 0) |
                    (sqlite3_column_int (rows, 5) == 1 ? CARREL_TOPIC_FLAG_QUESTION : 0) |
                    (sqlite3_column_int (rows, 6) ? CARREL_TOPIC_FLAG_BOOKMARKED : 0) |
                    (sqlite3_column_int (rows, 7) ? CARREL_TOPIC_FLAG_NOTED : 0) |
                    (sqlite3_column_int (rows, 8) ? CARREL_TOPIC_FLAG_CHANGED : 0);
      base = g_hash_table_lookup (bases, &document);
      topic.section = -1;

      if (base != NULL && (topic.flags & CARREL_TOPIC_FLAG_REMOVED) == 0)
        topic.section = section >= 0 ? base->first + section : base->own;

      if (topic.section >= (int) self->n_sections)
        topic.section = -1;

      g_array_append_val (topics, topic);
    }

  self->n_topics = topics->len;
  self->topics = (CarrelOutlineTopic *) g_array_free (g_steal_pointer (&topics), FALSE);

  return TRUE;
}

/**
 * carrel_outline_load:
 *
 * Returns: (transfer full) (nullable): the outline of the bank, or %NULL with @error set
 */
CarrelOutline *
carrel_outline_load (CarrelConnection  *connection,
                     gint64             bank_id,
                     GError           **error)
{
  g_autoptr (CarrelOutline) self = g_new0 (CarrelOutline, 1);
  g_autoptr (GHashTable) bases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gint64 n_documents;

  g_atomic_ref_count_init (&self->ref_count);
  self->bank_id = bank_id;
  self->strings = g_string_chunk_new (CHUNK_SIZE);

  /* Both queries see the same state of the library. */
  if (!carrel_connection_execute (connection, "BEGIN", error))
    return NULL;

  if (!carrel_connection_find_id (connection, &n_documents, error,
                                  "SELECT count (*) FROM document WHERE bank = ? AND NOT gone AND NOT hidden", "i",
                                  bank_id) ||
      !load_sections (connection, self, n_documents > 1, bases, error) ||
      !load_topics (connection, self, bases, error))
    {
      carrel_connection_rollback (connection);
      return NULL;
    }

  if (!carrel_connection_commit (connection, error))
    return NULL;

  return g_steal_pointer (&self);
}
