/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-tables.h"

/**
 * carrel_session_table_put:
 * @session: (nullable): %NULL forgets the one there is
 *
 * Keeps the session that is under way; there is one at most.
 */
gboolean
carrel_session_table_put (CarrelConnection         *connection,
                          const CarrelQuizSession  *session,
                          GError                  **error)
{
  g_autoptr (GVariant) state = NULL;
  g_autofree char *text = NULL;

  if (session == NULL || carrel_quiz_session_get_current (session) == NULL)
    return carrel_connection_run (connection, error, "DELETE FROM session", "");

  state = g_variant_ref_sink (carrel_quiz_session_to_variant (session));
  text = g_variant_print (state, TRUE);

  return carrel_connection_run (connection, error,
                                "INSERT INTO session (id, saved, state) VALUES (1, ?, ?)"
                                " ON CONFLICT (id) DO UPDATE SET saved = excluded.saved, state = excluded.state",
                                "is", g_get_real_time (), text);
}

/**
 * carrel_session_table_load:
 * @session: (out) (transfer full) (nullable): %NULL when there is none
 */
gboolean
carrel_session_table_load (CarrelConnection   *connection,
                           CarrelQuizSession **session,
                           GError            **error)
{
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, "SELECT state FROM session", "");
  g_autoptr (GVariant) state = NULL;
  gboolean has_row;

  *session = NULL;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (!has_row)
    return TRUE;

  state = g_variant_parse (NULL, (const char *) sqlite3_column_text (rows, 0), NULL, NULL, error);

  if (state == NULL)
    return FALSE;

  *session = carrel_quiz_session_from_variant (state, error);

  return *session != NULL;
}
