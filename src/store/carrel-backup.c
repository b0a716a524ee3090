/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-backup.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "carrel-store.h"

#define MAX_BACKUPS 7

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names begin with the time, so their order is that of age. */
static void
forget_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint i;

  if (dir == NULL)
    return;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "library-") && g_str_has_suffix (name, ".db"))
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_names);

  for (i = 0; i + MAX_BACKUPS < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

/**
 * carrel_backup_take:
 * @folder: where backups are kept; made if missing
 * @version: `user_version` of the library, for the name
 *
 * Copies the whole library with SQLite's backup interface. The copy gets its name only once it is
 * complete. The newest seven are kept.
 */
gboolean
carrel_backup_take (CarrelConnection  *connection,
                    const char        *folder,
                    int                version,
                    GError           **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf ("library-%s-%06d-v%d.db", stamp, g_date_time_get_microsecond (now), version);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *partial = g_strconcat (path, ".partial", NULL);
  sqlite3_backup *backup;
  sqlite3 *copy = NULL;
  int code = SQLITE_ERROR;

  if (g_mkdir_with_parents (folder, 0700) == 0 && sqlite3_open (partial, &copy) == SQLITE_OK)
    {
      backup = sqlite3_backup_init (copy, "main", carrel_connection_get_db (connection), "main");

      if (backup != NULL)
        {
          sqlite3_backup_step (backup, -1);
          code = sqlite3_backup_finish (backup);
        }
    }

  if (sqlite3_close (copy) != SQLITE_OK)
    code = SQLITE_ERROR;

  if (code == SQLITE_OK && g_rename (partial, path) == 0)
    {
      forget_old (folder);
      return TRUE;
    }

  g_unlink (partial);
  g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED,
               _("%s: the backup could not be written, so the library was left as it is"), path);

  return FALSE;
}
