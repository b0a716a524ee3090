/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

gboolean
carrel_place_table_put (CarrelConnection  *connection,
                        gint64             bank_id,
                        gint64             topic_id,
                        double             scroll,
                        GError           **error)
{
  gint64 now = g_get_real_time ();

  return carrel_connection_run (connection, error,
                                "INSERT INTO topic_read (topic, time) VALUES (?, ?)"
                                " ON CONFLICT (topic) DO UPDATE SET time = excluded.time",
                                "ii", topic_id, now) &&
         carrel_connection_run (connection, error,
                                "INSERT INTO reading_place (bank, topic, scroll, read) VALUES (?, ?, ?, ?)"
                                " ON CONFLICT (bank) DO UPDATE SET topic = excluded.topic, scroll = excluded.scroll,"
                                " read = excluded.read",
                                "iidi", bank_id, topic_id, scroll, now);
}

/**
 * carrel_place_table_load:
 * @bank_id: 0 for the last place of all
 * @topic_id: (out): 0 when nothing was read yet
 * @scroll: (out): 0 to 1
 */
gboolean
carrel_place_table_load (CarrelConnection  *connection,
                         gint64             bank_id,
                         gint64            *found_bank,
                         gint64            *topic_id,
                         double            *scroll,
                         GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT bank, topic, scroll FROM reading_place JOIN bank ON bank.id = bank"
                             " WHERE CASE WHEN ?1 = 0 THEN binned IS NULL ELSE bank = ?1 END ORDER BY read DESC LIMIT 1",
                             "i", bank_id);
  gboolean has_row;

  *found_bank = bank_id;
  *topic_id = 0;
  *scroll = 0.0;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (has_row)
    {
      *found_bank = sqlite3_column_int64 (rows, 0);
      *topic_id = sqlite3_column_int64 (rows, 1);
      *scroll = sqlite3_column_double (rows, 2);
    }

  return TRUE;
}
