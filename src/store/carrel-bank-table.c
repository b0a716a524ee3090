/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

#define SELECT_SQL \
  "SELECT id, location, title, is_folder," \
  " (SELECT count (*) FROM topic JOIN document ON document.id = topic.document" \
  "  WHERE topic.bank = bank.id AND removed IS NULL AND NOT hidden)," \
  " (SELECT count (*) FROM notice JOIN document ON document.id = notice.document WHERE document.bank = bank.id)," \
  " language, (SELECT group_concat (language, ' ') FROM (SELECT DISTINCT language FROM document" \
  "  WHERE document.bank = bank.id AND NOT gone AND translation_of IS NOT NULL ORDER BY language))," \
  " layout, EXISTS (SELECT 1 FROM document WHERE document.bank = bank.id AND NOT gone AND reader_version <> ?)," \
  " binned, (SELECT count (*) FROM bookmark JOIN topic ON topic.id = bookmark.topic WHERE topic.bank = bank.id)," \
  " (SELECT count (*) FROM note JOIN topic ON topic.id = note.topic WHERE topic.bank = bank.id)," \
  " EXISTS (SELECT 1 FROM change WHERE change.bank = bank.id AND NOT seen)," \
  " (SELECT count (*) FROM card JOIN question ON question.id = card.question JOIN topic ON topic.id = question.topic" \
  "  WHERE topic.bank = bank.id)" \
  " FROM bank"

#define LIST_SQL SELECT_SQL " WHERE binned IS NULL ORDER BY added, id"

#define LIST_BINNED_SQL SELECT_SQL " WHERE binned IS NOT NULL ORDER BY binned DESC, id"

static GPtrArray *
list (CarrelConnection  *connection,
      const char        *sql,
      GError           **error)
{
  g_autoptr (GPtrArray) banks = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_bank_record_free);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, sql, "i", (gint64) CARREL_READER_VERSION);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelBankRecord *bank;
      const char *languages;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&banks);

      bank = g_new0 (CarrelBankRecord, 1);
      bank->id = sqlite3_column_int64 (rows, 0);
      bank->location = g_strdup ((const char *) sqlite3_column_text (rows, 1));
      bank->title = g_strdup ((const char *) sqlite3_column_text (rows, 2));
      bank->is_folder = sqlite3_column_int (rows, 3);
      bank->n_topics = sqlite3_column_int (rows, 4);
      bank->n_notices = sqlite3_column_int (rows, 5);
      bank->language = g_strdup ((const char *) sqlite3_column_text (rows, 6));
      languages = (const char *) sqlite3_column_text (rows, 7);
      bank->languages = g_strsplit (languages != NULL ? languages : "", " ", -1);
      bank->layout = g_strdup ((const char *) sqlite3_column_text (rows, 8));
      bank->outdated = sqlite3_column_int (rows, 9);
      bank->binned = sqlite3_column_int64 (rows, 10);
      bank->n_bookmarks = sqlite3_column_int (rows, 11);
      bank->n_notes = sqlite3_column_int (rows, 12);
      bank->n_asked = sqlite3_column_int (rows, 14);
      bank->changed = sqlite3_column_int (rows, 13);
      g_ptr_array_add (banks, bank);
    }
}

/**
 * carrel_bank_table_list:
 *
 * Returns: (transfer full) (nullable) (element-type CarrelBankRecord): the banks that are not in the bin
 */
GPtrArray *
carrel_bank_table_list (CarrelConnection  *connection,
                        GError           **error)
{
  return list (connection, LIST_SQL, error);
}

/**
 * carrel_bank_table_list_binned:
 *
 * Returns: (transfer full) (nullable) (element-type CarrelBankRecord): the banks in the bin, the last first
 */
GPtrArray *
carrel_bank_table_list_binned (CarrelConnection  *connection,
                               GError           **error)
{
  return list (connection, LIST_BINNED_SQL, error);
}

/**
 * carrel_bank_table_find:
 * @bank_id: (out): 0 when there is none
 * @layout: (out) (transfer full) (nullable): that it is read by
 */
gboolean
carrel_bank_table_find (CarrelConnection  *connection,
                        const char        *location,
                        gint64            *bank_id,
                        char             **layout,
                        GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error, "SELECT id, layout FROM bank WHERE location = ?", "s", location);
  gboolean has_row;

  *bank_id = 0;
  *layout = NULL;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *bank_id = sqlite3_column_int64 (rows, 0);
      *layout = g_strdup ((const char *) sqlite3_column_text (rows, 1));
    }

  return TRUE;
}

gboolean
carrel_bank_table_put (CarrelConnection  *connection,
                       const char        *location,
                       const char        *title,
                       gboolean           is_folder,
                       const char        *layout,
                       gint64            *bank_id,
                       GError           **error)
{
  return carrel_connection_run (connection, error,
                                "INSERT INTO bank (location, title, is_folder, layout, added) VALUES (?, ?, ?, ?, ?)"
                                " ON CONFLICT (location) DO UPDATE SET title = excluded.title,"
                                " is_folder = excluded.is_folder, layout = excluded.layout, binned = NULL",
                                "ssisi", location, title, (gint64) is_folder, layout, g_get_real_time ()) &&
         carrel_connection_find_id (connection, bank_id, error, "SELECT id FROM bank WHERE location = ?", "s", location);
}

/**
 * carrel_bank_table_set_language:
 * @language: (nullable): %NULL for the originals
 *
 * Does not change what is shown: see carrel_document_table_choose().
 */
gboolean
carrel_bank_table_set_language (CarrelConnection  *connection,
                                gint64             bank_id,
                                const char        *language,
                                GError           **error)
{
  return carrel_connection_run (connection, error, "UPDATE bank SET language = ? WHERE id = ?", "si", language, bank_id);
}

gboolean
carrel_bank_table_remove (CarrelConnection  *connection,
                          gint64             bank_id,
                          GError           **error)
{
  return carrel_connection_run (connection, error, "DELETE FROM bank WHERE id = ?", "i", bank_id);
}

gboolean
carrel_bank_table_set_binned (CarrelConnection  *connection,
                              gint64             bank_id,
                              gboolean           binned,
                              GError           **error)
{
  return carrel_connection_run (connection, error, "UPDATE bank SET binned = nullif (?, 0) WHERE id = ?", "ii",
                                binned ? g_get_real_time () : 0, bank_id);
}

gboolean
carrel_bank_table_set_location (CarrelConnection  *connection,
                                gint64             bank_id,
                                const char        *location,
                                GError           **error)
{
  return carrel_connection_run (connection, error, "UPDATE bank SET location = ? WHERE id = ?", "si", location, bank_id);
}

/**
 * carrel_bank_table_empty_bin:
 * @before: microseconds since 1970
 *
 * Forgets the banks that were put into the bin before.
 */
gboolean
carrel_bank_table_empty_bin (CarrelConnection  *connection,
                             gint64             before,
                             GError           **error)
{
  return carrel_connection_run (connection, error, "DELETE FROM bank WHERE binned < ?", "i", before);
}
