/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-migrations.h"

#include <glib/gi18n-lib.h>

#include "carrel-backup.h"
#include "carrel-sql-resources.h"
#include "carrel-store.h"

/* Steps never change once released: a new one is added at the end. Step n makes `user_version` n. */
static const char *const steps[] = {
  "001-library.sql",
  "002-translations.sql",
  "003-rescan.sql",
  "004-study.sql",
};

static gboolean
get_pragma (CarrelConnection  *connection,
            const char        *sql,
            gint64            *value,
            GError           **error)
{
  return carrel_connection_find_id (connection, value, error, sql, "");
}

/**
 * carrel_migrations_check:
 *
 * Returns: whether the file is a library that this version can read; %FALSE with @error set
 *   (%CARREL_STORE_ERROR_NEWER, %CARREL_STORE_ERROR_DAMAGED, or %CARREL_STORE_ERROR_READ_ONLY when it is
 *   older and may only be read) when not
 */
gboolean
carrel_migrations_check (CarrelConnection  *connection,
                         GError           **error)
{
  gint64 application_id;
  gint64 version;
  gint64 n_tables;

  if (!get_pragma (connection, "PRAGMA application_id", &application_id, error) ||
      !get_pragma (connection, "PRAGMA user_version", &version, error) ||
      !get_pragma (connection, "SELECT count (*) FROM sqlite_schema", &n_tables, error))
    return FALSE;

  if (application_id != CARREL_MIGRATIONS_APPLICATION_ID && n_tables > 0)
    {
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_DAMAGED,
                   _("%s: not a library of Carrel"),
                   sqlite3_db_filename (carrel_connection_get_db (connection), "main"));
      return FALSE;
    }

  if (version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NEWER,
                   _("%s: the library was last used with a newer version of Carrel; update Carrel to open it"),
                   sqlite3_db_filename (carrel_connection_get_db (connection), "main"));
      return FALSE;
    }

  /* Another instance, of the version before this one, has it open for writing. */
  if (version < (gint64) G_N_ELEMENTS (steps) && sqlite3_db_readonly (carrel_connection_get_db (connection), "main") == 1)
    {
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY,
                   _("%s: an older version of Carrel is using the library; close it to go on"),
                   sqlite3_db_filename (carrel_connection_get_db (connection), "main"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
run_step (CarrelConnection  *connection,
          guint              step,
          GError           **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PATH "/sql/", steps[step], NULL);
  g_autofree char *version = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                              CARREL_MIGRATIONS_APPLICATION_ID, step + 1);
  g_autoptr (GBytes) sql = g_resource_lookup_data (carrel_sql_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (sql == NULL || !carrel_connection_begin (connection, error))
    return FALSE;

  /* Resources end with a NUL. */
  if (carrel_connection_execute (connection, g_bytes_get_data (sql, NULL), error) &&
      carrel_connection_execute (connection, version, error) &&
      carrel_connection_commit (connection, error))
    return TRUE;

  carrel_connection_rollback (connection);

  return FALSE;
}

/**
 * carrel_migrations_run:
 * @backup_folder: where a copy goes before the first step
 *
 * Brings the library to this version, each step in one transaction.
 */
gboolean
carrel_migrations_run (CarrelConnection  *connection,
                       const char        *backup_folder,
                       GError           **error)
{
  gint64 version;
  gint64 step;

  if (!carrel_migrations_check (connection, error) ||
      !get_pragma (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  /* A library that is just being made holds nothing to save. */
  if (version > 0 && version < (gint64) G_N_ELEMENTS (steps) &&
      !carrel_backup_take (connection, backup_folder, version, error))
    return FALSE;

  for (step = version; step < (gint64) G_N_ELEMENTS (steps); step++)
    if (!run_step (connection, step, error))
      return FALSE;

  return TRUE;
}
