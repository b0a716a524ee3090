/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-slug.h"
#include "carrel-store.h"
#include "carrel-tables.h"
#include "carrel-title-key.h"

/* Parts the titles of nested sections: no title holds it, and it sorts before all text. */
#define SEPARATOR "\x1f"

#define LOAD_SQL \
  "SELECT topic.bank, uuid, bank.title, bank.location, bank.is_folder, topic.title, body, section_path," \
  " document.path, first_line, removed IS NOT NULL, kind, bookmark.topic IS NOT NULL, note.text," \
  " CASE WHEN translation_of IS NOT NULL THEN document.language END, hidden," \
  " EXISTS (SELECT 1 FROM change WHERE change.topic = topic.id AND NOT seen)" \
  " FROM topic JOIN bank ON bank.id = topic.bank JOIN document ON document.id = topic.document" \
  " LEFT JOIN bookmark ON bookmark.topic = topic.id LEFT JOIN note ON note.topic = topic.id" \
  " WHERE topic.id = ?"

/* A question that stands elsewhere too: titles that share their words, of topics that are in a file. */
#define MAX_SAME 10
#define SAME_SQL \
  "SELECT other.id, other.bank, bank.title, other.section_path, other.title FROM topic" \
  " JOIN topic AS other ON other.title_key = topic.title_key AND other.id <> topic.id AND other.removed IS NULL" \
  " JOIN document ON document.id = other.document AND NOT hidden JOIN bank ON bank.id = other.bank AND binned IS NULL" \
  " WHERE topic.id = ?1 AND topic.title_key IS NOT NULL AND topic.kind = 1 AND other.kind = 1" \
  " ORDER BY other.bank <> topic.bank, bank.added, bank.id, document.position, other.position LIMIT ?2"

/* The topic with the same number in the same document, as it is shown; else the first of it. */
#define FIND_SHOWN_SQL \
  "SELECT shown.id FROM topic JOIN document ON document.id = topic.document" \
  " JOIN document AS other ON other.bank = document.bank AND NOT other.gone AND NOT other.hidden" \
  "  AND coalesce (other.translation_of, other.path) = coalesce (document.translation_of, document.path)" \
  " JOIN topic AS shown ON shown.document = other.id AND shown.removed IS NULL" \
  " WHERE topic.id = ?1 AND topic.bank = ?2" \
  " ORDER BY shown.position = topic.position DESC, other.position, shown.position LIMIT 1"

#define FIND_FIRST_SQL \
  "SELECT topic.id FROM topic JOIN document ON document.id = topic.document" \
  " WHERE topic.bank = ? AND removed IS NULL AND NOT hidden ORDER BY document.position, topic.position LIMIT 1"

/**
 * carrel_topic_table_hash_body:
 *
 * Returns: (transfer full) (nullable): the digest by which bodies are compared; %NULL for an empty one
 */
char *
carrel_topic_table_hash_body (const char *body)
{
  return *body != '\0' ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) : NULL;
}

/**
 * carrel_topic_table_put:
 * @topic_id: (inout): the topic to write over, or 0 to make one
 *
 * What is put is in the file, so it is no longer removed.
 */
gboolean
carrel_topic_table_put (CarrelConnection   *connection,
                        gint64             *topic_id,
                        gint64              bank_id,
                        gint64              document_id,
                        guint               position,
                        const char         *section_path,
                        const CarrelTopic  *topic,
                        GError            **error)
{
  g_autofree char *uuid = NULL;
  g_autofree char *body_hash = carrel_topic_table_hash_body (topic->body);
  g_autofree char *key = carrel_title_key_new (topic->title);

  if (*topic_id != 0)
    return carrel_connection_run (connection, error,
                                  "UPDATE topic SET document = ?, position = ?, section = ?, section_path = ?, kind = ?,"
                                  " title = ?, title_key = ?, body = ?, body_hash = ?, first_line = ?, last_line = ?,"
                                  " removed = NULL WHERE id = ?",
                                  "iiisissssiii", document_id, (gint64) position, (gint64) topic->section, section_path,
                                  (gint64) topic->kind, topic->title, key, topic->body, body_hash,
                                  (gint64) topic->first_line, (gint64) topic->last_line, *topic_id);

  uuid = g_uuid_string_random ();

  if (!carrel_connection_run (connection, error,
                              "INSERT INTO topic (uuid, bank, document, position, section, section_path, kind, title,"
                              " title_key, body, body_hash, first_line, last_line)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              "siiiisissssii", uuid, bank_id, document_id, (gint64) position, (gint64) topic->section,
                              section_path, (gint64) topic->kind, topic->title, key, topic->body, body_hash,
                              (gint64) topic->first_line, (gint64) topic->last_line))
    return FALSE;

  *topic_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return TRUE;
}

/**
 * carrel_topic_table_move:
 *
 * Puts a topic whose title and body are as they were where it stands now.
 */
gboolean
carrel_topic_table_move (CarrelConnection   *connection,
                         gint64              topic_id,
                         gint64              document_id,
                         guint               position,
                         const char         *section_path,
                         const CarrelTopic  *topic,
                         GError            **error)
{
  return carrel_connection_run (connection, error,
                                "UPDATE topic SET document = ?, position = ?, section = ?, section_path = ?, kind = ?,"
                                " first_line = ?, last_line = ? WHERE id = ?",
                                "iiisiiii", document_id, (gint64) position, (gint64) topic->section, section_path,
                                (gint64) topic->kind, (gint64) topic->first_line, (gint64) topic->last_line, topic_id);
}

/**
 * carrel_topic_table_remove:
 * @keep: whether it stays in the library, and is said to be removed
 *
 * The topic is no longer in the file.
 */
gboolean
carrel_topic_table_remove (CarrelConnection  *connection,
                           gint64             topic_id,
                           gboolean           keep,
                           GError           **error)
{
  if (!keep)
    return carrel_connection_run (connection, error, "DELETE FROM topic WHERE id = ?", "i", topic_id);

  return carrel_connection_run (connection, error,
                                "UPDATE topic SET removed = ?, section = -1 WHERE id = ? AND removed IS NULL", "ii",
                                g_get_real_time (), topic_id);
}

static char *
dup_display_path (const char *section_path)
{
  g_auto (GStrv) titles = g_strsplit (section_path, SEPARATOR, -1);

  return g_strjoinv (" › ", titles);
}

/**
 * carrel_topic_table_load:
 *
 * Returns: (transfer full) (nullable): the topic, or %NULL with @error set
 *   (%CARREL_STORE_ERROR_NOT_FOUND)
 */
CarrelTopicRecord *
carrel_topic_table_load (CarrelConnection  *connection,
                         gint64             topic_id,
                         GError           **error)
{
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, LOAD_SQL, "i", topic_id);
  CarrelTopicRecord *topic;
  gboolean has_row;
  const char *note;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND,
                           _("The topic is no longer in the library"));
      return NULL;
    }

  topic = g_new0 (CarrelTopicRecord, 1);
  topic->id = topic_id;
  topic->bank_id = sqlite3_column_int64 (rows, 0);
  topic->uuid = g_strdup ((const char *) sqlite3_column_text (rows, 1));
  topic->bank_title = g_strdup ((const char *) sqlite3_column_text (rows, 2));
  topic->bank_location = g_strdup ((const char *) sqlite3_column_text (rows, 3));
  topic->bank_is_folder = sqlite3_column_int (rows, 4);
  topic->title = g_strdup ((const char *) sqlite3_column_text (rows, 5));
  topic->body = g_strdup ((const char *) sqlite3_column_text (rows, 6));
  topic->section = dup_display_path ((const char *) sqlite3_column_text (rows, 7));
  topic->document = g_strdup ((const char *) sqlite3_column_text (rows, 8));
  topic->line = sqlite3_column_int (rows, 9);
  note = (const char *) sqlite3_column_text (rows, 13);
  topic->note = g_strdup (note != NULL ? note : "");
  topic->language = g_strdup ((const char *) sqlite3_column_text (rows, 14));
  topic->hidden = sqlite3_column_int (rows, 15);
  topic->flags = (sqlite3_column_int (rows, 10) ? CARREL_TOPIC_FLAG_REMOVED : 0) |
                 (sqlite3_column_int (rows, 11) == CARREL_TOPIC_QUESTION ? CARREL_TOPIC_FLAG_QUESTION : 0) |
                 (sqlite3_column_int (rows, 12) ? CARREL_TOPIC_FLAG_BOOKMARKED : 0) |
                 (note != NULL ? CARREL_TOPIC_FLAG_NOTED : 0) |
                 (sqlite3_column_int (rows, 16) ? CARREL_TOPIC_FLAG_CHANGED : 0);

  return topic;
}

/**
 * carrel_topic_table_find:
 * @fragment: (nullable): what a link has after `#`
 * @topic_id: (out): 0 when there is none
 */
gboolean
carrel_topic_table_find (CarrelConnection  *connection,
                         gint64             bank_id,
                         const char        *document,
                         const char        *fragment,
                         gint64            *topic_id,
                         GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT topic.id, topic.title FROM topic JOIN document ON document.id = topic.document"
                             " WHERE document.bank = ? AND document.path = ? AND removed IS NULL ORDER BY topic.position",
                             "is", bank_id, document);
  gboolean has_row;

  *topic_id = 0;

  if (rows == NULL)
    return FALSE;

  /* The sanitizer has put this before every id, so that a bank's own cannot pass for ours. */
  if (fragment != NULL && g_str_has_prefix (fragment, "user-"))
    fragment += strlen ("user-");

  for (;;)
    {
      g_autofree char *slug = NULL;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      slug = carrel_slug_for_title ((const char *) sqlite3_column_text (rows, 1));

      if (fragment == NULL || *fragment == '\0' || strcmp (slug, fragment) == 0)
        {
          *topic_id = sqlite3_column_int64 (rows, 0);
          return TRUE;
        }
    }
}

/**
 * carrel_topic_table_find_shown:
 * @topic_id: (inout): a topic of the bank, or 0; gets the one that is shown instead of it when its
 *   document is hidden, else stays
 */
gboolean
carrel_topic_table_find_shown (CarrelConnection  *connection,
                               gint64             bank_id,
                               gint64            *topic_id,
                               GError           **error)
{
  gint64 hidden;
  gint64 shown;

  if (*topic_id == 0)
    return TRUE;

  if (!carrel_connection_find_id (connection, &hidden, error,
                                  "SELECT hidden FROM topic JOIN document ON document.id = topic.document"
                                  " WHERE topic.id = ? AND topic.bank = ?",
                                  "ii", *topic_id, bank_id))
    return FALSE;

  if (!hidden)
    return TRUE;

  if (!carrel_connection_find_id (connection, &shown, error, FIND_SHOWN_SQL, "ii", *topic_id, bank_id))
    return FALSE;

  if (shown == 0 && !carrel_connection_find_id (connection, &shown, error, FIND_FIRST_SQL, "i", bank_id))
    return FALSE;

  *topic_id = shown;

  return TRUE;
}

/**
 * carrel_topic_table_list_same:
 *
 * Returns: (transfer full) (nullable) (element-type CarrelMarkRecord): other topics of the library that
 *   ask what the topic asks, those of its own bank first
 */
GPtrArray *
carrel_topic_table_list_same (CarrelConnection  *connection,
                              gint64             topic_id,
                              GError           **error)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_mark_record_free);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, SAME_SQL, "ii", topic_id, (gint64) MAX_SAME);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelMarkRecord *topic;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&topics);

      topic = g_new0 (CarrelMarkRecord, 1);
      topic->topic_id = sqlite3_column_int64 (rows, 0);
      topic->bank_id = sqlite3_column_int64 (rows, 1);
      topic->bank_title = g_strdup ((const char *) sqlite3_column_text (rows, 2));
      topic->section = dup_display_path ((const char *) sqlite3_column_text (rows, 3));
      topic->title = g_strdup ((const char *) sqlite3_column_text (rows, 4));
      topic->note = g_strdup ("");
      g_ptr_array_add (topics, topic);
    }
}
