/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-backup.h"
#include "carrel-migrations.h"
#include "carrel-store.h"

static char *
make_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp (NULL, &error);

  g_assert_no_error (error);

  return folder;
}

static guint
count_backups (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_new_library (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  GError *error = NULL;
  g_autoptr (CarrelConnection) connection = carrel_connection_open (path, FALSE, &error);
  gint64 value;

  g_assert_no_error (error);
  carrel_migrations_run (connection, folder, &error);
  g_assert_no_error (error);

  g_assert_true (carrel_connection_find_id (connection, &value, NULL, "PRAGMA application_id", ""));
  g_assert_cmpint (value, ==, CARREL_MIGRATIONS_APPLICATION_ID);
  g_assert_true (carrel_connection_find_id (connection, &value, NULL, "PRAGMA user_version", ""));
  g_assert_cmpint (value, ==, 4);
  g_assert_true (carrel_connection_find_id (connection, &value, NULL, "PRAGMA synchronous", ""));
  g_assert_cmpint (value, ==, 2);
  g_assert_true (carrel_connection_find_id (connection, &value, NULL, "PRAGMA foreign_keys", ""));
  g_assert_cmpint (value, ==, 1);

  /* Once more does nothing. */
  carrel_migrations_run (connection, folder, &error);
  g_assert_no_error (error);
}

static char *
read_step (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "resources", "sql", name, NULL);
  GError *error = NULL;
  char *sql;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);

  return sql;
}

static gint64
count (CarrelConnection *connection,
       const char       *sql)
{
  GError *error = NULL;
  gint64 n;

  carrel_connection_find_id (connection, &n, &error, sql, "");
  g_assert_no_error (error);

  return n;
}

/* A library of the first version, with all that a user has in one. */
static void
test_first_library_is_kept (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autofree char *first = read_step ("001-library.sql");
  g_autoptr (CarrelConnection) connection = carrel_connection_open (path, FALSE, NULL);
  GError *error = NULL;

  g_assert_true (carrel_connection_execute (connection, first, NULL));
  carrel_connection_execute (connection,
                             "PRAGMA application_id = 1129468492; PRAGMA user_version = 1;"
                             "INSERT INTO bank VALUES (1, 'file:///bank', 'Bank', 1, 5);"
                             "INSERT INTO document VALUES (2, 1, 'README.md', 'Read', 0, 9, 9, 'h', 1, 0, 0);"
                             "INSERT INTO document VALUES (3, 1, 'README-ja.md', 'Yomu', 1, 9, 9, 'h', 1, 0, 0);"
                             "INSERT INTO topic VALUES (4, 'u', 1, 2, 0, -1, '', 1, 'One', 'body', 'h', 1, 2, NULL);"
                             "INSERT INTO topic VALUES (5, 'v', 1, 3, 0, -1, '', 1, 'Ichi', 'body', 'h', 1, 2, NULL);"
                             "INSERT INTO bookmark VALUES (4, 7); INSERT INTO note VALUES (5, 'mine', 7, 8);"
                             "INSERT INTO reading_place VALUES (1, 5, 0.5, 9);",
                             &error);
  g_assert_no_error (error);

  carrel_migrations_run (connection, backups, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (backups), ==, 1);
  g_assert_cmpint (count (connection, "PRAGMA user_version"), ==, 4);

  /* Nothing is hidden, nothing chosen, until the bank is read again. */
  g_assert_cmpint (count (connection, "SELECT count (*) FROM bank WHERE language IS NULL AND layout IS NULL"), ==, 1);
  g_assert_cmpint (count (connection,
                          "SELECT count (*) FROM document WHERE language IS NULL AND translation_of IS NULL AND NOT hidden"),
                   ==, 2);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM bookmark WHERE topic = 4"), ==, 1);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM note WHERE topic = 5 AND text = 'mine'"), ==, 1);
  g_assert_cmpint (count (connection, "SELECT topic FROM reading_place WHERE bank = 1 AND scroll = 0.5"), ==, 5);
  g_assert_cmpint (count (connection, "SELECT count (*) FROM pragma_foreign_key_check"), ==, 0);
}

static void
test_newer_library_is_refused (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (CarrelConnection) connection = carrel_connection_open (path, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (carrel_migrations_run (connection, folder, NULL));
  g_assert_true (carrel_connection_execute (connection, "PRAGMA user_version = 99", NULL));
  g_assert_false (carrel_migrations_run (connection, folder, &error));
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NEWER);
}

/* Read-only, because an older version is still running: nothing can bring it up to date. */
static void
test_older_library_is_not_read (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (CarrelConnection) writing = carrel_connection_open (path, FALSE, NULL);
  g_autoptr (CarrelConnection) reading = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (carrel_migrations_run (writing, folder, NULL));
  reading = carrel_connection_open (path, TRUE, NULL);
  g_assert_true (carrel_migrations_check (reading, NULL));
  g_assert_true (carrel_connection_execute (writing, "PRAGMA user_version = 1", NULL));
  g_assert_false (carrel_migrations_check (reading, &error));
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "older version"));
}

static void
test_other_file_is_refused (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (CarrelConnection) connection = carrel_connection_open (path, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (carrel_connection_execute (connection, "CREATE TABLE other (a)", NULL));
  g_assert_false (carrel_migrations_run (connection, folder, &error));
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_DAMAGED);
}

static void
test_damaged_file_is_left_alone (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (CarrelConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "this is no database, and long enough to be looked at", -1, NULL));
  connection = carrel_connection_open (path, FALSE, &error);
  g_assert_null (connection);
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "this is no database"));
}

static void
test_backups (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (CarrelConnection) connection = carrel_connection_open (path, FALSE, NULL);
  GError *error = NULL;
  guint i;

  g_assert_true (carrel_migrations_run (connection, backups, NULL));
  g_assert_cmpuint (count_backups (backups), ==, 0);

  for (i = 0; i < 9; i++)
    {
      carrel_backup_take (connection, backups, 1, &error);
      g_assert_no_error (error);
    }

  g_assert_cmpuint (count_backups (backups), ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/migrations/new", test_new_library);
  g_test_add_func ("/store/migrations/first", test_first_library_is_kept);
  g_test_add_func ("/store/migrations/newer", test_newer_library_is_refused);
  g_test_add_func ("/store/migrations/older", test_older_library_is_not_read);
  g_test_add_func ("/store/migrations/other", test_other_file_is_refused);
  g_test_add_func ("/store/migrations/damaged", test_damaged_file_is_left_alone);
  g_test_add_func ("/store/migrations/backups", test_backups);
  return g_test_run ();
}
