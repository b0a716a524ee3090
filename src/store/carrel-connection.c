/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-connection.h"

#include <glib/gi18n-lib.h>

#include "carrel-store.h"

#define BUSY_TIMEOUT_MS 10000

struct _CarrelConnection
{
  sqlite3    *db;
  char       *path;
  GHashTable *statements; /* address of the text to sqlite3_stmt */
};

static void
set_error (CarrelConnection  *self,
           GError           **error)
{
  int code = sqlite3_errcode (self->db);
  g_autofree char *display = g_filename_display_name (self->path);

  switch (code & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_DAMAGED,
                   _("%s: the library is damaged (%s)"), display, sqlite3_errmsg (self->db));
      break;

    case SQLITE_READONLY:
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY,
                   _("%s: the library cannot be written"), display);
      break;

    default:
      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED, "%s: %s", display,
                   sqlite3_errmsg (self->db));
    }
}

static void
finalize_cb (gpointer data)
{
  sqlite3_finalize (data);
}

/**
 * carrel_connection_open:
 * @path: of the database
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with @error set
 */
CarrelConnection *
carrel_connection_open (const char  *path,
                        gboolean     read_only,
                        GError     **error)
{
  g_autoptr (CarrelConnection) self = g_new0 (CarrelConnection, 1);
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_cb);

  if (sqlite3_open_v2 (path, &self->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);

  if (!carrel_connection_execute (self, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                                        "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;",
                                  error))
    return NULL;

  if (!read_only && !carrel_connection_execute (self, "PRAGMA journal_mode = WAL;", error))
    return NULL;

  return g_steal_pointer (&self);
}

void
carrel_connection_free (CarrelConnection *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->db);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
carrel_connection_get_db (CarrelConnection *self)
{
  return self->db;
}

/**
 * carrel_connection_execute:
 * @sql: statements that give no rows that matter
 */
gboolean
carrel_connection_execute (CarrelConnection  *self,
                           const char        *sql,
                           GError           **error)
{
  if (sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  set_error (self, error);
  return FALSE;
}

static sqlite3_stmt *
prepare (CarrelConnection  *self,
         const char        *sql,
         GError           **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      /* Two loops over the same statement would disturb one another. */
      g_assert (!sqlite3_stmt_busy (statement));
      sqlite3_clear_bindings (statement);
      return statement;
    }

  if (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      set_error (self, error);
      return NULL;
    }

  g_hash_table_insert (self->statements, (gpointer) sql, statement);

  return statement;
}

/* i: gint64, s: const char * (nullable), d: double. */
static void
bind (sqlite3_stmt *statement,
      const char   *types,
      va_list       args)
{
  int i;

  for (i = 0; types[i] != '\0'; i++)
    {
      switch (types[i])
        {
        case 'i':
          sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
          break;

        case 'd':
          sqlite3_bind_double (statement, i + 1, va_arg (args, double));
          break;

        case 's':
          sqlite3_bind_text (statement, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
          break;

        default:
          g_assert_not_reached ();
        }
    }
}

/**
 * carrel_connection_query:
 * @sql: static text of one statement
 * @types: one letter for each parameter: i (gint64), s (string, nullable), d (double)
 *
 * Returns: (transfer full) (nullable): the rows, not begun, or %NULL with @error set
 */
CarrelRows *
carrel_connection_query (CarrelConnection  *self,
                         GError           **error,
                         const char        *sql,
                         const char        *types,
                         ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  va_list args;

  if (statement == NULL)
    return NULL;

  va_start (args, types);
  bind (statement, types, args);
  va_end (args);

  return statement;
}

/**
 * carrel_connection_next:
 * @has_row: (out): whether there is a next row
 *
 * Returns: %TRUE on success, with or without a row; %FALSE with @error set
 */
gboolean
carrel_connection_next (CarrelConnection  *self,
                        CarrelRows        *rows,
                        gboolean          *has_row,
                        GError           **error)
{
  int code = sqlite3_step (rows);

  *has_row = code == SQLITE_ROW;

  if (code == SQLITE_ROW)
    return TRUE;

  if (code == SQLITE_DONE)
    {
      sqlite3_reset (rows);
      return TRUE;
    }

  set_error (self, error);
  sqlite3_reset (rows);

  return FALSE;
}

/**
 * carrel_connection_run:
 *
 * Runs a statement that gives no rows.
 */
gboolean
carrel_connection_run (CarrelConnection  *self,
                       GError           **error,
                       const char        *sql,
                       const char        *types,
                       ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  gboolean has_row;
  va_list args;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  bind (statement, types, args);
  va_end (args);

  return carrel_connection_next (self, statement, &has_row, error);
}

/**
 * carrel_connection_find_id:
 * @id: (out): the first column of the first row, or 0 when there is none
 */
gboolean
carrel_connection_find_id (CarrelConnection  *self,
                           gint64            *id,
                           GError           **error,
                           const char        *sql,
                           const char        *types,
                           ...)
{
  sqlite3_stmt *statement = prepare (self, sql, error);
  gboolean has_row;
  va_list args;

  *id = 0;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  bind (statement, types, args);
  va_end (args);

  if (!carrel_connection_next (self, statement, &has_row, error))
    return FALSE;

  if (has_row)
    *id = sqlite3_column_int64 (statement, 0);

  sqlite3_reset (statement);

  return TRUE;
}

gboolean
carrel_connection_begin (CarrelConnection  *self,
                         GError           **error)
{
  return carrel_connection_execute (self, "BEGIN IMMEDIATE", error);
}

gboolean
carrel_connection_commit (CarrelConnection  *self,
                          GError           **error)
{
  return carrel_connection_execute (self, "COMMIT", error);
}

/**
 * carrel_connection_rollback:
 *
 * Undoes what was done since carrel_connection_begin(); nothing if that was undone already.
 */
void
carrel_connection_rollback (CarrelConnection *self)
{
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

void
carrel_rows_end (CarrelRows *self)
{
  sqlite3_reset (self);
}
