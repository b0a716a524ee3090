/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-store.h"
#include "carrel-tables.h"

/* Rescans of a bank whose changes are kept, and for how long when they were seen. */
#define MAX_RESCANS 50
#define MAX_AGE (180 * G_TIME_SPAN_DAY)

#define COLUMNS \
  "change.id, change.bank, topic.id, rescan, kinds, seen, old_document," \
  " replace (old_section, char (31), ' › '), old_title, new_document, replace (new_section, char (31), ' › ')," \
  " new_title, (SELECT max (decision.id) FROM decision WHERE decision.change = change.id)"

#define LIST_SQL \
  "SELECT " COLUMNS " FROM change LEFT JOIN topic ON topic.id = change.topic" \
  " WHERE change.bank = ? ORDER BY rescan DESC, change.id"

/* A topic that was added has its text itself. */
#define LOAD_SQL \
  "SELECT " COLUMNS ", old_body, coalesce (new_body, CASE WHEN new_title IS NOT NULL THEN topic.body END)," \
  " (SELECT max (due_day) FROM card JOIN question ON question.id = card.question WHERE question.topic = topic.id)" \
  " FROM change LEFT JOIN topic ON topic.id = change.topic WHERE change.id = ?"

/**
 * carrel_change_table_add:
 * @topic_id: 0 when there is none any more
 * @rescan: microseconds since 1970: the time of the rescan
 * @change: what was found; its ids and times are not looked at
 */
gboolean
carrel_change_table_add (CarrelConnection          *connection,
                         gint64                     bank_id,
                         gint64                     topic_id,
                         gint64                     rescan,
                         const CarrelChangeRecord  *change,
                         GError                   **error)
{
  return carrel_connection_run (connection, error,
                                "INSERT INTO change (bank, topic, rescan, kinds, old_document, old_section, old_title,"
                                " old_body, new_document, new_section, new_title, new_body)"
                                " VALUES (?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                "iiiissssssss", bank_id, topic_id, rescan, (gint64) change->kinds, change->old_document,
                                change->old_section, change->old_title, change->old_body, change->new_document,
                                change->new_section, change->new_title, change->new_body);
}

/**
 * carrel_change_table_prune:
 *
 * Forgets the changes of rescans long ago.
 */
gboolean
carrel_change_table_prune (CarrelConnection  *connection,
                           gint64             bank_id,
                           GError           **error)
{
  return carrel_connection_run (connection, error,
                                "DELETE FROM change WHERE bank = ?1 AND (seen AND rescan < ?2 OR rescan NOT IN"
                                " (SELECT DISTINCT rescan FROM change WHERE bank = ?1 ORDER BY rescan DESC LIMIT ?3))",
                                "iii", bank_id, g_get_real_time () - MAX_AGE, (gint64) MAX_RESCANS);
}

static CarrelChangeRecord *
read_row (CarrelRows *rows)
{
  CarrelChangeRecord *change = g_new0 (CarrelChangeRecord, 1);

  change->id = sqlite3_column_int64 (rows, 0);
  change->bank_id = sqlite3_column_int64 (rows, 1);
  change->topic_id = sqlite3_column_int64 (rows, 2);
  change->rescan = sqlite3_column_int64 (rows, 3);
  change->kinds = sqlite3_column_int (rows, 4);
  change->seen = sqlite3_column_int (rows, 5);
  change->old_document = g_strdup ((const char *) sqlite3_column_text (rows, 6));
  change->old_section = g_strdup ((const char *) sqlite3_column_text (rows, 7));
  change->old_title = g_strdup ((const char *) sqlite3_column_text (rows, 8));
  change->new_document = g_strdup ((const char *) sqlite3_column_text (rows, 9));
  change->new_section = g_strdup ((const char *) sqlite3_column_text (rows, 10));
  change->new_title = g_strdup ((const char *) sqlite3_column_text (rows, 11));
  change->decision_id = sqlite3_column_int64 (rows, 12);

  return change;
}

/**
 * carrel_change_table_list:
 *
 * Returns: (transfer full) (nullable) (element-type CarrelChangeRecord): the changes of the bank without
 *   bodies, the newest rescan first
 */
GPtrArray *
carrel_change_table_list (CarrelConnection  *connection,
                          gint64             bank_id,
                          GError           **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_change_record_free);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, LIST_SQL, "i", bank_id);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&changes);

      g_ptr_array_add (changes, read_row (rows));
    }
}

/**
 * carrel_change_table_load:
 *
 * Returns: (transfer full) (nullable): the change with its texts, or %NULL with @error set
 *   (%CARREL_STORE_ERROR_NOT_FOUND)
 */
CarrelChangeRecord *
carrel_change_table_load (CarrelConnection  *connection,
                          gint64             change_id,
                          GError           **error)
{
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, LOAD_SQL, "i", change_id);
  CarrelChangeRecord *change;
  gboolean has_row;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND,
                           _("The change is no longer in the library"));
      return NULL;
    }

  change = read_row (rows);
  change->old_body = g_strdup ((const char *) sqlite3_column_text (rows, 13));
  change->new_body = g_strdup ((const char *) sqlite3_column_text (rows, 14));
  change->is_scheduled = sqlite3_column_type (rows, 15) != SQLITE_NULL;
  change->due_day = sqlite3_column_int (rows, 15);

  return change;
}

/**
 * carrel_change_table_see:
 * @topic_id: whose changes the user has seen, or 0 for all of the bank
 */
gboolean
carrel_change_table_see (CarrelConnection  *connection,
                         gint64             bank_id,
                         gint64             topic_id,
                         GError           **error)
{
  if (topic_id == 0)
    return carrel_connection_run (connection, error, "UPDATE change SET seen = 1 WHERE bank = ? AND NOT seen", "i", bank_id);

  return carrel_connection_run (connection, error, "UPDATE change SET seen = 1 WHERE topic = ? AND NOT seen", "i", topic_id);
}
