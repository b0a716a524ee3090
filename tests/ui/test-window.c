/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in this process, with a real library and a real web view. */

#include "config.h"

#include <string.h>

#include "carrel-application.h"
#include "carrel-library.h"
#include "carrel-notes-pane.h"
#include "carrel-page-view.h"
#include "carrel-reader.h"
#include "carrel-window.h"

#define BANK \
  "## Tea\n\n### What is tea?\n\nLeaves in [hot water](#why-hot-water).\n\n" \
  "### Why hot water?\n\nIt *dissolves* more.\n\n### What is a pot?\n\n![pot](https://example.com/pot.png)\n"

#define LAST_LEAF 80

/* The paragraph that is being read. */
#define TOP_SCRIPT \
  "Array.from (document.querySelectorAll ('main p')).find (p => p.getBoundingClientRect ().bottom > 0).textContent"

typedef struct
{
  CarrelApplication *application;
  CarrelWindow      *window;
  char              *path; /* of the bank */
} Fixture;

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

/* The bank, and at its end a topic of many leaves, with @n_more ones before them. */
static void
write_bank (Fixture *fixture,
            guint    n_more)
{
  g_autoptr (GString) text = g_string_new (BANK "\n### What are leaves?\n\n");
  guint i;

  for (i = 0; i < n_more; i++)
    g_string_append_printf (text, "Another leaf, the %uth.\n\n", i);

  for (i = 0; i <= LAST_LEAF; i++)
    g_string_append_printf (text, "Leaf %u of the plant.\n\n", i);

  g_assert_true (g_file_set_contents (fixture->path, text->str, -1, NULL));
}

/* An application lives as long as its process: the tests share one, each from the first topic. */
static void
open_bank (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autoptr (GFile) file = NULL;
  GError *error = NULL;

  fixture->path = g_build_filename (folder, "tea.md", NULL);
  file = g_file_new_for_path (fixture->path);
  write_bank (fixture, 0);
  fixture->application = carrel_application_new (G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_settings_set_boolean (carrel_application_get_settings (fixture->application), "starter-bank-shown", TRUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  g_application_open (G_APPLICATION (fixture->application), &file, 1, "");
  fixture->window =
    CARREL_WINDOW (gtk_application_get_windows (GTK_APPLICATION (fixture->application))->data);
  wait_until (fixture, has_title, "What is tea?");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  static Fixture shared;

  if (shared.application == NULL)
    open_bank (&shared);

  *fixture = shared;

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
  /* What is under way ends before the next test begins. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_next_back_forward (Fixture       *fixture,
                        gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "win.next-topic", NULL);
  wait_until (fixture, has_title, "Why hot water?");
  gtk_widget_activate_action (window, "win.next-topic", NULL);
  wait_until (fixture, has_title, "What is a pot?");
  gtk_widget_activate_action (window, "win.back", NULL);
  wait_until (fixture, has_title, "Why hot water?");
  gtk_widget_activate_action (window, "win.forward", NULL);
  wait_until (fixture, has_title, "What is a pot?");
  gtk_widget_activate_action (window, "win.previous-topic", NULL);
  wait_until (fixture, has_title, "Why hot water?");
}

static GtkWidget *
find_note (Fixture *fixture)
{
  return find_child (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_NOTES_PANE), GTK_TYPE_TEXT_VIEW);
}

static gboolean
has_note (Fixture       *fixture,
          gconstpointer  data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_note (fixture)));
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);

  return g_str_equal (text, data);
}

/* A note belongs to its topic, however quickly one leaves it. */
static void
test_note_stays_with_its_topic (Fixture       *fixture,
                                gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *text = find_note (fixture);

  wait_until (fixture, has_note, "");
  g_signal_emit_by_name (text, "insert-at-cursor", "green or black");
  gtk_widget_activate_action (window, "win.next-topic", NULL);
  wait_until (fixture, has_title, "Why hot water?");
  wait_until (fixture, has_note, "");
  gtk_widget_activate_action (window, "win.back", NULL);
  wait_until (fixture, has_note, "green or black");
}

static gboolean
is_bookmarked (Fixture       *fixture,
               gconstpointer  data)
{
  CarrelTopicRecord *topic = carrel_reader_get_topic (CARREL_READER (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_READER)));

  return topic != NULL && (topic->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0;
}

static void
test_bookmark_is_kept (Fixture       *fixture,
                       gconstpointer  user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  gtk_widget_activate_action (window, "win.bookmark", NULL);
  gtk_widget_activate_action (window, "win.next-topic", NULL);
  wait_until (fixture, has_title, "Why hot water?");
  g_assert_false (is_bookmarked (fixture, NULL));
  gtk_widget_activate_action (window, "win.back", NULL);
  wait_until (fixture, has_title, "What is tea?");
  wait_until (fixture, is_bookmarked, NULL);
}

/* Every shortcut that works is listed, and the other way round: both come from the same actions. */
static void
test_shortcuts_window (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH "/gtk/help-overlay.ui", 0, NULL);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (fixture->application));
  guint i;

  for (i = 0; actions[i] != NULL; i++)
    {
      g_test_message ("%s", actions[i]);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), actions[i]));
    }
}

static GtkWidget *
find_bank_button (GtkWidget *widget)
{
  GtkWidget *child;

  if (GTK_IS_MENU_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), "Banks") == 0)
    return widget;

  for (child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_bank_button (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* How many banks the first section of the menu lists, and in @first the label of the first. */
static int
list_banks (Fixture  *fixture,
            char    **first)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (find_bank_button (GTK_WIDGET (fixture->window)));
  g_autoptr (GMenuModel) banks =
    g_menu_model_get_item_link (gtk_menu_button_get_menu_model (button), 0, G_MENU_LINK_SECTION);

  g_menu_model_get_item_attribute (banks, 0, G_MENU_ATTRIBUTE_LABEL, "s", first);

  return g_menu_model_get_n_items (banks);
}

/* The help opens like a bank, but is none of the user's. Once the bank is chosen, it is as before. */
static void
test_help (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *first = NULL;
  CarrelTopicRecord *topic = carrel_reader_get_topic (CARREL_READER (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_READER)));
  gint64 bank_id = topic->bank_id;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "help", NULL);
  wait_until (fixture, has_title, "Carrel Help");
  g_assert_true (g_str_has_suffix (gtk_window_get_title (GTK_WINDOW (fixture->window)), "– Help"));
  g_assert_cmpint (list_banks (fixture, &first), ==, 1);
  g_assert_cmpstr (first, ==, "tea");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.bank", "x", bank_id);
  wait_until (fixture, has_title, "What is tea?");
}

static WebKitWebView *
get_view (Fixture *fixture)
{
  return carrel_reader_get_view (CARREL_READER (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_READER)));
}

static void
evaluated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* What @script says, in the world of our own scripts. */
static char *
evaluate (Fixture    *fixture,
          const char *script)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (JSCValue) value = NULL;
  g_autoptr (GError) error = NULL;

  webkit_web_view_evaluate_javascript (get_view (fixture), script, -1, CARREL_PAGE_VIEW_WORLD, NULL, NULL, evaluated_cb, &result);

  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  value = webkit_web_view_evaluate_javascript_finish (get_view (fixture), result, &error);
  g_assert_no_error (error);

  return jsc_value_to_string (value);
}

static gboolean
has_scrolled (Fixture       *fixture,
              gconstpointer  data)
{
  return carrel_reader_get_scroll (CARREL_READER (find_child (GTK_WIDGET (fixture->window), CARREL_TYPE_READER))) > 0.2;
}

static gboolean
says (Fixture       *fixture,
      gconstpointer  data)
{
  g_autofree char *text = evaluate (fixture, "document.body.textContent");

  return strstr (text, data) != NULL;
}

static gboolean
has_on_top (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = evaluate (fixture, TOP_SCRIPT);

  return g_str_equal (text, data);
}

/* More is written above what is being read: that stays where it is. */
static void
test_place_is_kept (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autofree char *before = NULL;
  g_autofree char *scrolled = NULL;
  guint i;

  for (i = 0; i < 3; i++)
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-topic", NULL);

  wait_until (fixture, has_title, "What are leaves?");
  wait_until (fixture, says, "Leaf 40 of the plant.");
  scrolled = evaluate (fixture, "document.querySelectorAll ('main p')[40].scrollIntoView (); 1");
  wait_until (fixture, has_scrolled, NULL);
  before = evaluate (fixture, TOP_SCRIPT);
  g_assert_true (g_str_has_prefix (before, "Leaf "));

  write_bank (fixture, 30);
  wait_until (fixture, says, "Another leaf, the 7th.");
  wait_until (fixture, has_on_top, before);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/ui/window/next-back-forward", test_next_back_forward);
  ADD ("/ui/window/note", test_note_stays_with_its_topic);
  ADD ("/ui/window/bookmark", test_bookmark_is_kept);
  ADD ("/ui/window/shortcuts", test_shortcuts_window);
  ADD ("/ui/window/help", test_help);
  ADD ("/ui/window/place", test_place_is_kept);
  return g_test_run ();
}
