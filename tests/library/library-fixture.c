/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "library-fixture.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

void
wait_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiter *waiter = user_data;

  waiter->result = g_object_ref (result);
}

GAsyncResult *
wait_for (Waiter *waiter)
{
  while (waiter->result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return waiter->result;
}

void
remove_tree (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_tree (child);
        }
    }

  g_remove (path);
}

void
open_library (Fixture *fixture)
{
  Waiter waiter = { 0 };
  GError *error = NULL;

  carrel_library_open_async (NULL, wait_cb, &waiter);
  fixture->library = carrel_library_open_finish (wait_for (&waiter), &error);
  g_assert_no_error (error);
  g_object_unref (waiter.result);
}

void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  GError *error = NULL;
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "carrel", NULL);

  remove_tree (data);
  fixture->folder = g_dir_make_tmp (NULL, &error);
  g_assert_no_error (error);
  open_library (fixture);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  carrel_library_close (fixture->library);
  g_clear_object (&fixture->library);
  remove_tree (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

char *
write_file (Fixture    *fixture,
            const char *name,
            const char *contents,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  GError *error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);

  return g_filename_to_uri (path, NULL, NULL);
}

gboolean
import_location (Fixture              *fixture,
                 const char           *location,
                 GCancellable         *cancellable,
                 CarrelImportSummary  *summary,
                 GError              **error)
{
  Waiter waiter = { 0 };
  gboolean imported;

  carrel_library_import_async (fixture->library, location, cancellable, NULL, NULL, wait_cb, &waiter);
  imported = carrel_library_import_finish (fixture->library, wait_for (&waiter), summary, error);
  g_object_unref (waiter.result);

  return imported;
}

CarrelOutline *
load_outline (Fixture *fixture,
              gint64   bank_id)
{
  CarrelStore *store = carrel_library_get_store (fixture->library);
  Waiter waiter = { 0 };
  GError *error = NULL;
  CarrelOutline *outline;

  carrel_store_load_outline_async (store, bank_id, NULL, wait_cb, &waiter);
  outline = carrel_store_load_outline_finish (store, wait_for (&waiter), &error);
  g_assert_no_error (error);
  g_object_unref (waiter.result);

  return outline;
}

char *
render_topic (Fixture *fixture,
              gint64   topic_id)
{
  CarrelStore *store = carrel_library_get_store (fixture->library);
  g_autoptr (CarrelTopicRecord) topic = NULL;
  Waiter load = { 0 };
  Waiter render = { 0 };
  GError *error = NULL;
  char *html;

  carrel_store_load_topic_async (store, topic_id, NULL, wait_cb, &load);
  topic = carrel_store_load_topic_finish (store, wait_for (&load), &error);
  g_assert_no_error (error);
  g_object_unref (load.result);

  carrel_library_render_async (fixture->library, topic, NULL, wait_cb, &render);
  html = carrel_library_render_finish (fixture->library, wait_for (&render), &error);
  g_assert_no_error (error);
  g_object_unref (render.result);

  return html;
}

void
assert_titles (Fixture    *fixture,
               gint64      bank_id,
               const char *expected)
{
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  g_autoptr (GString) titles = g_string_new (NULL);
  guint i;

  for (i = 0; i < outline->n_topics; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " | " : "", outline->topics[i].title);

  g_assert_cmpstr (titles->str, ==, expected);
}

gint64
set_language (Fixture    *fixture,
              gint64      bank_id,
              const char *language,
              gint64      topic_id)
{
  CarrelStore *store = carrel_library_get_store (fixture->library);
  Waiter waiter = { 0 };
  GError *error = NULL;

  carrel_store_set_language_async (store, bank_id, language, topic_id, NULL, wait_cb, &waiter);
  carrel_store_set_language_finish (store, wait_for (&waiter), &topic_id, &error);
  g_assert_no_error (error);
  g_object_unref (waiter.result);

  return topic_id;
}

void
mark (Fixture *fixture,
      gint64   topic_id)
{
  CarrelStore *store = carrel_library_get_store (fixture->library);
  Waiter bookmark = { 0 };
  Waiter note = { 0 };

  carrel_store_set_bookmark_async (store, topic_id, TRUE, NULL, wait_cb, &bookmark);
  g_assert_true (carrel_store_set_bookmark_finish (store, wait_for (&bookmark), NULL));
  carrel_store_save_note_async (store, topic_id, "mine", NULL, wait_cb, &note);
  g_assert_true (carrel_store_save_note_finish (store, wait_for (&note), NULL));
  g_object_unref (bookmark.result);
  g_object_unref (note.result);
}

void
assert_marked (Fixture *fixture,
               gint64   topic_id)
{
  CarrelStore *store = carrel_library_get_store (fixture->library);
  g_autoptr (CarrelTopicRecord) topic = NULL;
  Waiter waiter = { 0 };

  carrel_store_load_topic_async (store, topic_id, NULL, wait_cb, &waiter);
  topic = carrel_store_load_topic_finish (store, wait_for (&waiter), NULL);
  g_object_unref (waiter.result);
  g_assert_nonnull (topic);
  g_assert_cmpstr (topic->note, ==, "mine");
  g_assert_true ((topic->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0);
}

gboolean
import_by_layout (Fixture       *fixture,
                  const char    *location,
                  const char    *layout,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Waiter waiter = { 0 };
  gboolean imported;

  carrel_library_import_by_layout_async (fixture->library, location, layout, cancellable, NULL, NULL, wait_cb, &waiter);
  imported = carrel_library_import_finish (fixture->library, wait_for (&waiter), NULL, error);
  g_object_unref (waiter.result);

  return imported;
}

gint64
ask_library (const char *sql)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "carrel", "library.db", NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  gint64 value = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);

  if (sqlite3_step (statement) == SQLITE_ROW)
    value = sqlite3_column_int64 (statement, 0);

  sqlite3_finalize (statement);
  sqlite3_close (db);

  return value;
}

/* Reads the folder of the banks as one bank, again if it is known. */
CarrelImportSummary
import_folder (Fixture *fixture)
{
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);

  return summary;
}

/* The topic of that title, once it is made sure that there is only one. */
CarrelOutlineTopic
find_topic (Fixture    *fixture,
            gint64      bank_id,
            const char *title)
{
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  CarrelOutlineTopic found = { 0 };
  guint i;

  for (i = 0; i < outline->n_topics; i++)
    if (g_strcmp0 (outline->topics[i].title, title) == 0)
      {
        g_assert_cmpint (found.id, ==, 0);
        found = outline->topics[i];
        found.title = title;
      }

  return found;
}

/* @seconds: ago */
void
set_age (Fixture    *fixture,
         const char *name,
         guint       seconds)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  gint64 time = g_get_real_time () / G_USEC_PER_SEC - seconds;
  struct timespec times[2] = { { time, 0 }, { time, 0 } };

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
}

void
rename_file (Fixture    *fixture,
             const char *from,
             const char *to)
{
  g_autofree char *old_path = g_build_filename (fixture->folder, from, NULL);
  g_autofree char *new_path = g_build_filename (fixture->folder, to, NULL);
  g_autofree char *parent = g_path_get_dirname (new_path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_cmpint (g_rename (old_path, new_path), ==, 0);
}

void
remove_file (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  remove_tree (path);
}
