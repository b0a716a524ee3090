/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-tables.h"

/**
 * carrel_parameters_table_load:
 * @parameters: (out caller-allocates): what was learned last, or the defaults
 * @fit: (out caller-allocates): how well it predicts
 */
gboolean
carrel_parameters_table_load (CarrelConnection      *connection,
                              CarrelFsrsParameters  *parameters,
                              CarrelFitRecord       *fit,
                              GError               **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT numbers, fitted, n_reviews, default_log_loss, log_loss FROM parameters"
                             " WHERE n_parameters = ? ORDER BY id DESC LIMIT 1",
                             "i", (gint64) CARREL_FSRS_N_PARAMETERS);
  g_autoptr (GVariant) numbers = NULL;
  gboolean has_row;

  *parameters = carrel_fsrs_default_parameters;
  *fit = (CarrelFitRecord) { 0 };

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (!has_row)
    return TRUE;

  /* What cannot be read is learned again some day. */
  numbers = g_variant_parse (NULL, (const char *) sqlite3_column_text (rows, 0), NULL, NULL, NULL);

  if (numbers == NULL || !carrel_fsrs_parameters_from_variant (parameters, numbers, NULL))
    {
      *parameters = carrel_fsrs_default_parameters;
      return TRUE;
    }

  fit->fitted = sqlite3_column_int64 (rows, 1);
  fit->n_reviews = sqlite3_column_int (rows, 2);
  fit->default_log_loss = sqlite3_column_double (rows, 3);
  fit->log_loss = sqlite3_column_double (rows, 4);

  return TRUE;
}

/**
 * carrel_parameters_table_put:
 *
 * Adds what was learned; what was learned before stays.
 */
gboolean
carrel_parameters_table_put (CarrelConnection            *connection,
                             const CarrelFsrsParameters  *parameters,
                             const CarrelFitRecord       *fit,
                             GError                     **error)
{
  g_autoptr (GVariant) numbers = g_variant_ref_sink (carrel_fsrs_parameters_to_variant (parameters));
  g_autofree char *text = g_variant_print (numbers, TRUE);

  return carrel_connection_run (connection, error,
                                "INSERT INTO parameters (fitted, n_reviews, n_parameters, default_log_loss, log_loss, numbers)"
                                " VALUES (?, ?, ?, ?, ?, ?)",
                                "iiidds", fit->fitted, (gint64) fit->n_reviews, (gint64) CARREL_FSRS_N_PARAMETERS,
                                fit->default_log_loss, fit->log_loss, text);
}
