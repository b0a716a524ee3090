/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The languages and layouts of a bank, chosen in the window: a real library that an older version has
 * left, real workers, a real web view. */

#include "config.h"

#include <string.h>

#include <sqlite3.h>

#include "carrel-application.h"
#include "carrel-document.h"
#include "carrel-library.h"
#include "carrel-marks-page.h"
#include "carrel-sidebar.h"
#include "carrel-topic-item.h"
#include "carrel-window.h"

#define CUPS "## What is a cup?\n\nSmall.\n\n## What is a mug?\n\nLarge.\n"
#define ORIGINALS "What is tea? | What is a pot? | What is a cup? | What is a mug?"
#define JAPANESE "お茶とは？ | 急須とは？ | What is a cup? | What is a mug?"

typedef struct
{
  CarrelApplication *application;
  CarrelWindow      *window;
  char              *folder;
  gint64             marked; /* 急須とは？ */
} Fixture;

static Fixture shared;

/* What an older version of the app has left */

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

static gint64
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

static void
write_file (const char *name,
            const char *contents)
{
  g_autofree char *path = g_build_filename (shared.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static void
leave_library (void)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GAsyncResult) noted = NULL;
  g_autoptr (CarrelLibrary) library = NULL;
  g_autofree char *location = NULL;
  CarrelImportSummary summary = { 0 };
  CarrelStore *store;

  shared.folder = g_dir_make_tmp (NULL, NULL);
  location = g_filename_to_uri (shared.folder, NULL, NULL);
  write_file ("README.md", "## What is tea?\n\nLeaves.\n\n## What is a pot?\n\nClay.\n");
  write_file ("README-ja.md", "## お茶とは？\n\n葉。\n\n## 急須とは？\n\n陶器。\n");
  write_file ("cups.md", CUPS);

  carrel_library_open_async (NULL, store_result_cb, &opened);
  library = carrel_library_open_finish (wait_for (&opened), NULL);
  store = carrel_library_get_store (library);
  carrel_library_import_async (library, location, NULL, NULL, NULL, store_result_cb, &imported);
  g_assert_true (carrel_library_import_finish (library, wait_for (&imported), &summary, NULL));
  carrel_store_find_topic_async (store, summary.bank_id, "README-ja.md", "急須とは", NULL, store_result_cb, &found);
  g_assert_true (carrel_store_find_topic_finish (store, wait_for (&found), &shared.marked, NULL));
  g_assert_cmpint (shared.marked, !=, 0);
  carrel_store_save_note_async (store, shared.marked, "mine", NULL, store_result_cb, &noted);
  g_assert_true (carrel_store_save_note_finish (store, wait_for (&noted), NULL));
  carrel_library_close (library);

  ask_library ("UPDATE document SET reader_version = 0, language = NULL, translation_of = NULL, hidden = 0");
}

/* The window */

typedef gboolean (*Condition) (Fixture *fixture, gconstpointer data);

static void
wait_until (Fixture       *fixture,
            Condition      condition,
            gconstpointer  data)
{
  while (!condition (fixture, data))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  GtkWidget *child;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_title (Fixture       *fixture,
           gconstpointer  data)
{
  const char *title = gtk_window_get_title (GTK_WINDOW (fixture->window));

  return title != NULL && g_str_has_prefix (title, data);
}

static gboolean
shows_topics (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *view = find_child (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_SIDEBAR), GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));
  g_autoptr (GString) titles = g_string_new (NULL);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CarrelTopicItem) item = g_list_model_get_item (model, i);

      if (!carrel_topic_item_is_section (item))
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? " | " : "", carrel_topic_item_get_title (item));
    }

  return strcmp (titles->str, data) == 0;
}

static void
choose (Fixture    *fixture,
        const char *action,
        const char *target)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", target);
}

static gboolean
has_state (Fixture    *fixture,
           const char *action,
           const char *state)
{
  g_autoptr (GVariant) value = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), action);

  return strcmp (g_variant_get_string (value, NULL), state) == 0;
}

static gboolean
has_language (Fixture       *fixture,
              gconstpointer  data)
{
  return has_state (fixture, "language", data);
}

static gboolean
has_layout (Fixture       *fixture,
            gconstpointer  data)
{
  return has_state (fixture, "layout", data);
}

/* An application lives as long as its process: the tests share one, each from the first topic in the
 * original. */
static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  if (shared.application == NULL)
    {
      GError *error = NULL;

      leave_library ();
      shared.application = carrel_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
      g_settings_set_boolean (carrel_application_get_settings (shared.application), "starter-bank-shown", TRUE);
      g_application_register (G_APPLICATION (shared.application), NULL, &error);
      g_assert_no_error (error);
      g_application_activate (G_APPLICATION (shared.application));
      shared.window = CARREL_WINDOW (gtk_application_get_windows (GTK_APPLICATION (shared.application))->data);
    }

  *fixture = shared;
  wait_until (fixture, shows_topics, ORIGINALS);

  while (!has_title (fixture, "What is tea?"))
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.previous-topic", NULL);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  choose (fixture, "win.language", "");
  wait_until (fixture, shows_topics, ORIGINALS);

  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_read_again (Fixture       *fixture,
               gconstpointer  data)
{
  return ask_library ("SELECT min (reader_version) FROM document") == CARREL_READER_VERSION;
}

/* Nobody asks for it; what the user wrote is still there. */
static void
test_outdated_bank_is_read_again (Fixture       *fixture,
                                  gconstpointer  user_data)
{
  wait_until (fixture, is_read_again, NULL);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM topic"), ==, 6);
  g_assert_cmpint (ask_library ("SELECT topic FROM note WHERE text = 'mine'"), ==, fixture->marked);
}

/* The labels of a menu, with those of its sections and submenus in it. */
static void
append_labels (GString    *labels,
               GMenuModel *menu)
{
  int i;

  for (i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      g_autofree char *label = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
        g_string_append_printf (labels, "%s;", label);

      if (section != NULL)
        append_labels (labels, section);

      if (submenu != NULL)
        append_labels (labels, submenu);
    }
}

static GtkMenuButton *
find_bank_button (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Banks") == 0)
    return GTK_MENU_BUTTON (widget);

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkMenuButton *found = find_bank_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_menu (Fixture       *fixture,
           gconstpointer  user_data)
{
  GtkMenuButton *button = find_bank_button (GTK_WIDGET (fixture->window));
  g_autoptr (GString) labels = g_string_new (NULL);

  append_labels (labels, gtk_menu_button_get_menu_model (button));
  g_assert_nonnull (strstr (labels->str, "_Language;Original;日本語;"));
  g_assert_nonnull (strstr (labels->str,
                            "La_yout;Automatic;Headings;Details That Unfold;Bold Lines;Questions in Lists;"
                            "Options with Boxes;Labelled Options;Answers at the End;One Question per File;Cards;"));
  g_assert_true (has_language (fixture, ""));
  g_assert_true (has_layout (fixture, ""));
}

static void
test_language (Fixture       *fixture,
               gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "win.next-topic", NULL);
  wait_until (fixture, has_title, "What is a pot?");

  /* The same number in the other language; the list and the steps are in it too. */
  choose (fixture, "win.language", "ja");
  wait_until (fixture, has_title, "急須とは？");
  wait_until (fixture, shows_topics, JAPANESE);
  wait_until (fixture, has_language, "ja");
  gtk_widget_activate_action (window, "win.next-topic", NULL);
  wait_until (fixture, has_title, "What is a cup?");

  /* What is in no other language stays where it is. */
  choose (fixture, "win.language", "");
  wait_until (fixture, shows_topics, ORIGINALS);
  g_assert_true (has_title (fixture, "What is a cup?"));
}

/* The way back leads into the other language, and so does the list. */
static void
test_history (Fixture       *fixture,
              gconstpointer  user_data)
{
  choose (fixture, "win.language", "ja");
  wait_until (fixture, has_title, "お茶とは？");
  wait_until (fixture, shows_topics, JAPANESE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  wait_until (fixture, has_title, "What is tea?");
  wait_until (fixture, shows_topics, ORIGINALS);
  wait_until (fixture, has_language, "");
}

static gboolean
has_marks (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *view = find_child (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_MARKS_PAGE), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (view));

  return model != NULL && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0;
}

static void
test_note_in_hidden_language (Fixture       *fixture,
                              gconstpointer  user_data)
{
  GtkWidget *view = find_child (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_MARKS_PAGE), GTK_TYPE_LIST_VIEW);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-marks", NULL);
  wait_until (fixture, has_marks, NULL);
  gtk_widget_activate_action (view, "list.activate-item", "u", 0);
  wait_until (fixture, has_title, "急須とは？");
  wait_until (fixture, has_language, "ja");
  wait_until (fixture, shows_topics, JAPANESE);
}

static void
test_layout (Fixture       *fixture,
             gconstpointer  user_data)
{
  choose (fixture, "win.layout", "C");
  wait_until (fixture, has_layout, "C");
  g_assert_cmpint (ask_library ("SELECT count (*) FROM bank WHERE layout = 'C'"), ==, 1);
  g_assert_cmpint (ask_library ("SELECT topic FROM note WHERE text = 'mine'"), ==, fixture->marked);

  choose (fixture, "win.layout", "");
  wait_until (fixture, has_layout, "");
  wait_until (fixture, shows_topics, ORIGINALS);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM bank WHERE layout IS NULL"), ==, 1);
  g_assert_cmpint (ask_library ("SELECT topic FROM note WHERE text = 'mine'"), ==, fixture->marked);
}

/* The topic on show is gone from the file: the first one is shown, not a complaint. */
static void
test_topic_goes (Fixture       *fixture,
                 gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  while (!has_title (fixture, "What is a mug?"))
    {
      gtk_widget_activate_action (window, "win.next-topic", NULL);
      g_main_context_iteration (NULL, TRUE);
    }

  write_file ("cups.md", "## What is a cup?\n\nSmall.\n\n## Why is it warmed?\n\nTo keep the heat.\n");
  gtk_widget_activate_action (window, "win.reload", NULL);
  wait_until (fixture, has_title, "What is tea?");
  wait_until (fixture, shows_topics, "What is tea? | What is a pot? | What is a cup? | Why is it warmed?");

  write_file ("cups.md", CUPS);
  gtk_widget_activate_action (window, "win.reload", NULL);
  wait_until (fixture, shows_topics, ORIGINALS);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/ui/bank-menu/outdated", test_outdated_bank_is_read_again);
  ADD ("/ui/bank-menu/menu", test_menu);
  ADD ("/ui/bank-menu/language", test_language);
  ADD ("/ui/bank-menu/history", test_history);
  ADD ("/ui/bank-menu/note", test_note_in_hidden_language);
  ADD ("/ui/bank-menu/layout", test_layout);
  ADD ("/ui/bank-menu/topic-goes", test_topic_goes);
  return g_test_run ();
}
