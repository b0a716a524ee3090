/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-store.h"
#include "carrel-tables.h"

#define LIST_SQL \
  "SELECT topic.id, topic.bank, bank.title, replace (section_path, char (31), ' › '), topic.title, note.text," \
  " bookmark.topic IS NOT NULL, removed IS NOT NULL" \
  " FROM topic JOIN bank ON bank.id = topic.bank JOIN document ON document.id = topic.document" \
  " LEFT JOIN bookmark ON bookmark.topic = topic.id LEFT JOIN note ON note.topic = topic.id" \
  " WHERE topic.id IN (SELECT topic FROM bookmark UNION SELECT topic FROM note) AND binned IS NULL" \
  " ORDER BY bank.added, bank.id, document.position, topic.position, topic.id"

gboolean
carrel_mark_table_set_bookmark (CarrelConnection  *connection,
                                gint64             topic_id,
                                gboolean           bookmarked,
                                GError           **error)
{
  if (!bookmarked)
    return carrel_connection_run (connection, error, "DELETE FROM bookmark WHERE topic = ?", "i", topic_id);

  return carrel_connection_run (connection, error,
                                "INSERT INTO bookmark (topic, created) VALUES (?, ?) ON CONFLICT DO NOTHING", "ii",
                                topic_id, g_get_real_time ());
}

/**
 * carrel_mark_table_set_note:
 * @text: the whole note; "" deletes it
 */
gboolean
carrel_mark_table_set_note (CarrelConnection  *connection,
                            gint64             topic_id,
                            const char        *text,
                            GError           **error)
{
  if (*text == '\0')
    return carrel_connection_run (connection, error, "DELETE FROM note WHERE topic = ?", "i", topic_id);

  return carrel_connection_run (connection, error,
                                "INSERT INTO note (topic, text, created, modified) VALUES (?1, ?2, ?3, ?3)"
                                " ON CONFLICT (topic) DO UPDATE SET text = excluded.text, modified = excluded.modified",
                                "isi", topic_id, text, g_get_real_time ());
}

/**
 * carrel_mark_table_get_flags:
 * @bank_id: (out): of the topic
 *
 * Fails with %CARREL_STORE_ERROR_NOT_FOUND when there is no such topic.
 */
gboolean
carrel_mark_table_get_flags (CarrelConnection  *connection,
                             gint64             topic_id,
                             gint64            *bank_id,
                             CarrelTopicFlags  *flags,
                             GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT bank, removed IS NOT NULL, kind,"
                             " EXISTS (SELECT 1 FROM bookmark WHERE bookmark.topic = topic.id),"
                             " EXISTS (SELECT 1 FROM note WHERE note.topic = topic.id),"
                             " EXISTS (SELECT 1 FROM change WHERE change.topic = topic.id AND NOT seen)"
                             " FROM topic WHERE id = ?",
                             "i", topic_id);
  gboolean has_row;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND,
                           _("The topic is no longer in the library"));
      return FALSE;
    }

  *bank_id = sqlite3_column_int64 (rows, 0);
  *flags = (sqlite3_column_int (rows, 1) ? CARREL_TOPIC_FLAG_REMOVED : 0) |
           (sqlite3_column_int (rows, 2) == CARREL_TOPIC_QUESTION ? CARREL_TOPIC_FLAG_QUESTION : 0) |
           (sqlite3_column_int (rows, 3) ? CARREL_TOPIC_FLAG_BOOKMARKED : 0) |
           (sqlite3_column_int (rows, 4) ? CARREL_TOPIC_FLAG_NOTED : 0) |
           (sqlite3_column_int (rows, 5) ? CARREL_TOPIC_FLAG_CHANGED : 0);

  return TRUE;
}

GPtrArray *
carrel_mark_table_list (CarrelConnection  *connection,
                        GError           **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_mark_record_free);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, LIST_SQL, "");
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelMarkRecord *mark;
      const char *note;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&marks);

      mark = g_new0 (CarrelMarkRecord, 1);
      mark->topic_id = sqlite3_column_int64 (rows, 0);
      mark->bank_id = sqlite3_column_int64 (rows, 1);
      mark->bank_title = g_strdup ((const char *) sqlite3_column_text (rows, 2));
      mark->section = g_strdup ((const char *) sqlite3_column_text (rows, 3));
      mark->title = g_strdup ((const char *) sqlite3_column_text (rows, 4));
      note = (const char *) sqlite3_column_text (rows, 5);
      mark->note = g_strdup (note != NULL ? note : "");
      mark->flags = (note != NULL ? CARREL_TOPIC_FLAG_NOTED : 0) |
                    (sqlite3_column_int (rows, 6) ? CARREL_TOPIC_FLAG_BOOKMARKED : 0) |
                    (sqlite3_column_int (rows, 7) ? CARREL_TOPIC_FLAG_REMOVED : 0);
      g_ptr_array_add (marks, mark);
    }
}
