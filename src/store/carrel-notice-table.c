/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

gboolean
carrel_notice_table_clear (CarrelConnection  *connection,
                           gint64             document_id,
                           GError           **error)
{
  return carrel_connection_run (connection, error, "DELETE FROM notice WHERE document = ?", "i", document_id);
}

/**
 * carrel_notice_table_add:
 * @topic_id: 0 when the notice is of no topic
 */
gboolean
carrel_notice_table_add (CarrelConnection    *connection,
                         gint64               document_id,
                         gint64               topic_id,
                         const CarrelNotice  *notice,
                         GError             **error)
{
  return carrel_connection_run (connection, error,
                                "INSERT INTO notice (document, topic, line, code, message)"
                                " VALUES (?, nullif (?, 0), ?, ?, ?)",
                                "iiiss", document_id, topic_id, (gint64) notice->line, notice->code, notice->message);
}

GPtrArray *
carrel_notice_table_list (CarrelConnection  *connection,
                          gint64             bank_id,
                          GError           **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_notice_record_free);
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT line, path, code, message, topic FROM notice"
                             " JOIN document ON document.id = notice.document WHERE bank = ?"
                             " ORDER BY document.position, line, notice.id",
                             "i", bank_id);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelNoticeRecord *notice;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&notices);

      notice = g_new0 (CarrelNoticeRecord, 1);
      notice->line = sqlite3_column_int (rows, 0);
      notice->document = g_strdup ((const char *) sqlite3_column_text (rows, 1));
      notice->code = g_strdup ((const char *) sqlite3_column_text (rows, 2));
      notice->message = g_strdup ((const char *) sqlite3_column_text (rows, 3));
      notice->topic_id = sqlite3_column_int64 (rows, 4);
      g_ptr_array_add (notices, notice);
    }
}
