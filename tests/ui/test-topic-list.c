/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-list.h"

/* Sections 0 and, in it, 1; the last topic is no longer in the file. */
static CarrelOutline *
make_outline (guint n_topics)
{
  CarrelOutline *outline = g_new0 (CarrelOutline, 1);
  guint i;

  g_atomic_ref_count_init (&outline->ref_count);
  outline->bank_id = 1;
  outline->strings = g_string_chunk_new (4096);
  outline->n_sections = 2;
  outline->sections = g_new0 (CarrelOutlineSection, 2);
  outline->sections[0] = (CarrelOutlineSection) { -1, "Outer" };
  outline->sections[1] = (CarrelOutlineSection) { 0, "Inner" };
  outline->n_topics = n_topics;
  outline->topics = g_new0 (CarrelOutlineTopic, n_topics);

  for (i = 0; i < n_topics; i++)
    {
      g_autofree char *title = g_strdup_printf ("Topic %u", i);

      outline->topics[i].id = 100 + i;
      outline->topics[i].section = i == 0 ? -1 : (int) (i % 2);
      outline->topics[i].title = g_string_chunk_insert (outline->strings, title);
    }

  outline->topics[n_topics - 1].flags = CARREL_TOPIC_FLAG_REMOVED | CARREL_TOPIC_FLAG_BOOKMARKED;

  return outline;
}

static void
updated_cb (CarrelTopicList *list,
            gpointer         user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
wait_for_update (CarrelTopicList *list)
{
  gboolean updated = FALSE;
  gulong handler = g_signal_connect (list, "updated", G_CALLBACK (updated_cb), &updated);

  while (!updated)
    g_main_context_iteration (NULL, TRUE);

  g_signal_handler_disconnect (list, handler);
}

static void
assert_rows (CarrelTopicList *list,
             const char      *expected)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (CarrelTopicItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (rows, "%s%u%s", i > 0 ? ", " : "", carrel_topic_item_get_depth (item),
                              carrel_topic_item_get_title (item));
    }

  g_assert_cmpstr (rows->str, ==, expected);
}

static void
test_rows (void)
{
  g_autoptr (CarrelTopicList) list = carrel_topic_list_new ();
  g_autoptr (CarrelOutline) outline = make_outline (5);

  carrel_topic_list_set_outline (list, outline);
  wait_for_update (list);
  assert_rows (list, "0Topic 0, 0Outer, 1Inner, 2Topic 1, 1Topic 2, 2Topic 3, 0No Longer in the File, 1Topic 4");

  carrel_topic_list_toggle_section (list, 1);
  wait_for_update (list);
  assert_rows (list, "0Topic 0, 0Outer, 1Inner, 1Topic 2, 0No Longer in the File, 1Topic 4");

  /* In a folded section, but there. */
  g_assert_true (carrel_topic_list_contains (list, 101));
  g_assert_false (carrel_topic_list_contains (list, 99));

  /* What is looked for is shown in folded sections too. */
  carrel_topic_list_set_filter (list, CARREL_TOPIC_FILTER_ALL, "TOPIC 3");
  wait_for_update (list);
  assert_rows (list, "0Outer, 1Inner, 2Topic 3");

  carrel_topic_list_set_filter (list, CARREL_TOPIC_FILTER_BOOKMARKS, "");
  wait_for_update (list);
  assert_rows (list, "0No Longer in the File, 1Topic 4");

  carrel_topic_list_set_flags (list, 102, CARREL_TOPIC_FLAG_BOOKMARKED);
  wait_for_update (list);
  assert_rows (list, "0Outer, 1Topic 2, 0No Longer in the File, 1Topic 4");
}

static void
test_neighbours (void)
{
  g_autoptr (CarrelTopicList) list = carrel_topic_list_new ();
  g_autoptr (CarrelOutline) outline = make_outline (5);

  carrel_topic_list_set_outline (list, outline);
  wait_for_update (list);
  g_assert_cmpint (carrel_topic_list_get_neighbour (list, 0, 1), ==, 100);
  g_assert_cmpint (carrel_topic_list_get_neighbour (list, 100, 1), ==, 101);
  g_assert_cmpint (carrel_topic_list_get_neighbour (list, 101, -1), ==, 100);
  g_assert_cmpint (carrel_topic_list_get_neighbour (list, 104, 1), ==, 0);
}

/* Only what is looked at is made. */
static void
test_lazy (void)
{
  g_autoptr (CarrelTopicList) list = carrel_topic_list_new ();
  g_autoptr (CarrelOutline) outline = make_outline (100000);
  g_autoptr (CarrelTopicItem) item = NULL;
  g_autoptr (CarrelTopicItem) same = NULL;

  carrel_topic_list_set_outline (list, outline);
  wait_for_update (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 100003);

  item = g_list_model_get_item (G_LIST_MODEL (list), 50000);
  same = g_list_model_get_item (G_LIST_MODEL (list), 50000);
  g_assert_true (item == same);
  g_assert_cmpuint (G_OBJECT (item)->ref_count, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/topic-list/rows", test_rows);
  g_test_add_func ("/ui/topic-list/neighbours", test_neighbours);
  g_test_add_func ("/ui/topic-list/lazy", test_lazy);
  return g_test_run ();
}
