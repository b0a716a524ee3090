/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-document.h"
#include "carrel-location.h"
#include "library-fixture.h"

#define QUESTIONS \
  "## Streams\n\n" \
  "### What is backpressure?\n\nThe reader asks the writer to **wait**.\n\n" \
  "### What is a pipe?\n\nIt connects two streams. See [the first](#what-is-backpressure).\n"

static void
test_opens_a_file (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", QUESTIONS, -1);
  g_autoptr (CarrelOutline) outline = NULL;
  g_autofree char *html = NULL;
  CarrelImportSummary summary = { 0 };
  CarrelBank *bank;
  GError *error = NULL;

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_added, ==, 2);

  bank = carrel_library_get_bank (fixture->library, summary.bank_id);
  g_assert_nonnull (bank);
  g_assert_cmpstr (carrel_bank_get_title (bank), ==, "bank");
  g_assert_cmpuint (carrel_bank_get_n_topics (bank), ==, 2);

  outline = load_outline (fixture, summary.bank_id);
  g_assert_cmpuint (outline->n_topics, ==, 2);
  g_assert_cmpstr (outline->topics[0].title, ==, "What is backpressure?");

  html = render_topic (fixture, outline->topics[0].id);
  g_assert_nonnull (strstr (html, "<strong>wait</strong>"));
}

static void
test_reading_again_keeps_topics (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", QUESTIONS, -1);
  g_autoptr (CarrelOutline) before = NULL;
  g_autoptr (CarrelOutline) after = NULL;
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  before = load_outline (fixture, summary.bank_id);

  g_free (write_file (fixture, "bank.md", "## Streams\n\n### Why?\n\nBecause.\n\n" QUESTIONS, -1));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_kept, ==, 2);
  g_assert_cmpuint (summary.n_added, ==, 1);

  after = load_outline (fixture, summary.bank_id);
  g_assert_cmpint (after->topics[1].id, ==, before->topics[0].id);
  g_assert_cmpint (after->topics[2].id, ==, before->topics[1].id);
}

/* Code beside a question is shown below it, and read again with it. */
static void
test_code_beside_a_question (Fixture       *fixture,
                             gconstpointer  user_data)
{
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  g_autoptr (CarrelOutline) outline = NULL;
  g_autoptr (CarrelOutline) again = NULL;
  g_autofree char *html = NULL;
  g_autofree char *html_again = NULL;
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  g_free (write_file (fixture, "sum.md", "# Why is it a sum?\n\n```text\nnever closed\n", -1));
  g_free (write_file (fixture, "sum.py", "print(1 + 1)  # ```\n", -1));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);

  outline = load_outline (fixture, summary.bank_id);
  g_assert_cmpuint (outline->n_topics, ==, 1);
  html = render_topic (fixture, outline->topics[0].id);
  g_assert_nonnull (strstr (html, "<code>sum.py</code>"));
  g_assert_nonnull (strstr (html, "print(1 + 1)  # ```\n</code>"));

  g_free (write_file (fixture, "sum.py", "print(2 + 2)\n", -1));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_kept + summary.n_moved + summary.n_reworded, ==, 1);

  again = load_outline (fixture, summary.bank_id);
  g_assert_cmpint (again->topics[0].id, ==, outline->topics[0].id);
  html_again = render_topic (fixture, again->topics[0].id);
  g_assert_nonnull (strstr (html_again, "print(2 + 2)"));
}

static void
test_bad_files_change_nothing (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autofree char *binary = write_file (fixture, "binary.md", "\0\1\2\0\0\0\0\0\0\0\0\0", 12);
  g_autofree char *missing = g_strconcat (binary, "-missing.md", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "empty", NULL);
  g_autofree char *empty = g_filename_to_uri (folder, NULL, NULL);
  const char *locations[] = { binary, missing, empty };
  const char *names[] = { "binary.md", "missing.md", "empty" };
  guint i;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);

  for (i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (import_location (fixture, locations[i], NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, names[i]));
    }

  g_assert_cmpuint (g_list_model_get_n_items (carrel_library_get_banks (fixture->library)), ==, 0);
}

static void
test_one_bad_document_of_a_folder (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  g_free (write_file (fixture, "a.md", QUESTIONS, -1));
  g_free (write_file (fixture, "b.md", "\0\1\2\0\0\0\0\0\0\0\0\0", 12));

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_added, ==, 2);
  g_assert_cmpuint (carrel_bank_get_n_notices (carrel_library_get_bank (fixture->library, summary.bank_id)), >=, 1);
}

static void
test_cancelled_import_leaves_nothing (Fixture       *fixture,
                                      gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", QUESTIONS, -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (import_location (fixture, location, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (carrel_library_get_banks (fixture->library)), ==, 0);
}

static void
test_links_lead_to_topics (Fixture       *fixture,
                           gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", QUESTIONS, -1);
  g_autoptr (CarrelOutline) outline = NULL;
  const struct
  {
    const char *document;
    const char *fragment;
    int         topic; /* -1: none */
  } links[] = {
    { "bank.md", "what-is-a-pipe", 1 },
    { "bank.md", "user-what-is-backpressure", 0 },
    { "bank.md", NULL, 0 },
    { "bank.md", "nowhere", -1 },
    { "other.md", NULL, -1 },
  };
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;
  guint i;

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  outline = load_outline (fixture, summary.bank_id);

  for (i = 0; i < G_N_ELEMENTS (links); i++)
    {
      Waiter waiter = { 0 };
      gint64 topic_id;

      carrel_library_resolve_link_async (fixture->library, summary.bank_id, links[i].document,
                                         links[i].fragment, NULL, wait_cb, &waiter);
      topic_id = carrel_library_resolve_link_finish (fixture->library, wait_for (&waiter), &error);
      g_assert_no_error (error);
      g_object_unref (waiter.result);

      g_assert_cmpint (topic_id, ==, links[i].topic < 0 ? 0 : outline->topics[links[i].topic].id);
    }
}

static void
test_bundled_bank (Fixture       *fixture,
                   gconstpointer  user_data)
{
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  import_location (fixture, "bundled:nodejs", NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary.n_added, >=, 6);
  g_assert_true (carrel_bank_is_bundled (carrel_library_get_bank (fixture->library, summary.bank_id)));
}

static void
test_translations (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  const char *languages[] = { "ja", "zh-CN", NULL };
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;
  CarrelBank *bank;

  g_free (write_file (fixture, "README.md", "## What is tea?\n\nLeaves.\n\n## What is a pot?\n\nClay.\n", -1));
  g_free (write_file (fixture, "README-ja.md", "## お茶とは？\n\n葉。\n\n## 急須とは？\n\n陶器。\n", -1));
  g_free (write_file (fixture, "README_zh-CN.md", "## 茶是什么？\n\n叶子。\n\n## 壶是什么？\n\n陶土。\n", -1));

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  bank = carrel_library_get_bank (fixture->library, summary.bank_id);
  g_assert_cmpstrv (carrel_bank_get_languages (bank), languages);
  g_assert_cmpuint (carrel_bank_get_n_topics (bank), ==, 2);
  assert_titles (fixture, summary.bank_id, "What is tea? | What is a pot?");

  set_language (fixture, summary.bank_id, "ja", 0);
  assert_titles (fixture, summary.bank_id, "お茶とは？ | 急須とは？");

  /* Reading again keeps the choice, and a new document is in no group. */
  g_free (write_file (fixture, "cups.md", "## What is a cup?\n\nSmall.\n\n## What is a mug?\n\nLarge.\n", -1));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  assert_titles (fixture, summary.bank_id, "お茶とは？ | 急須とは？ | What is a cup? | What is a mug?");
  g_assert_cmpstr (carrel_bank_get_language (bank), ==, "ja");
  g_assert_cmpuint (carrel_bank_get_n_topics (bank), ==, 4);
}

static void
test_order_of_documents (Fixture       *fixture,
                         gconstpointer  user_data)
{
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  g_autoptr (CarrelOutline) outline = NULL;
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  g_free (write_file (fixture, "README.md", "# Tea\n\n- [Pots](pots.md)\n- [Cups](cups.md)\n", -1));
  g_free (write_file (fixture, "cups.md", "## What is a cup?\n\nSmall.\n\n## What is a mug?\n\nLarge.\n", -1));
  g_free (write_file (fixture, "pots.md", "## What is a pot?\n\nClay.\n\n## What is a lid?\n\nA cover.\n", -1));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  outline = load_outline (fixture, summary.bank_id);

  /* Whether a bare table of contents is something to read is not for this test to say. */
  g_assert_cmpuint (outline->n_topics, >=, 4);
  g_assert_cmpstr (outline->topics[outline->n_topics - 4].title, ==, "What is a pot?");
  g_assert_cmpstr (outline->topics[outline->n_topics - 1].title, ==, "What is a mug?");
}

/* Whatever another layout makes of the text, what the user wrote is there, and all is as it was once
 * the layout is found out again. */
static void
test_layout (Fixture       *fixture,
             gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", QUESTIONS, -1);
  g_autofree char *by_another_way = g_strdup_printf ("file://%s/./bank.md", fixture->folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CarrelOutline) before = NULL;
  g_autoptr (CarrelOutline) after = NULL;
  g_autoptr (GError) cancelled = NULL;
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;
  CarrelBank *bank;

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  bank = carrel_library_get_bank (fixture->library, summary.bank_id);
  g_assert_null (carrel_bank_get_layout (bank));
  before = load_outline (fixture, summary.bank_id);
  mark (fixture, before->topics[1].id);

  g_cancellable_cancel (cancellable);
  g_assert_false (import_by_layout (fixture, location, "C", cancellable, &cancelled));
  g_assert_null (carrel_bank_get_layout (bank));

  g_assert_true (import_by_layout (fixture, location, "C", NULL, NULL));
  g_assert_cmpstr (carrel_bank_get_layout (bank), ==, "C");
  assert_marked (fixture, before->topics[1].id);

  /* Remembered, whatever the file is called when it is opened again. */
  import_location (fixture, by_another_way, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (carrel_bank_get_layout (bank), ==, "C");
  g_assert_cmpuint (g_list_model_get_n_items (carrel_library_get_banks (fixture->library)), ==, 1);

  g_assert_true (import_by_layout (fixture, location, NULL, NULL, NULL));
  g_assert_null (carrel_bank_get_layout (bank));
  after = load_outline (fixture, summary.bank_id);
  g_assert_cmpuint (after->n_topics, ==, 2);
  g_assert_cmpint (after->topics[1].id, ==, before->topics[1].id);
  g_assert_cmpuint (after->topics[1].flags & CARREL_TOPIC_FLAG_REMOVED, ==, 0);
  assert_marked (fixture, before->topics[1].id);
}

/* What an older version read is known to be outdated, and reading it again loses nothing. */
static void
test_reader_version (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", QUESTIONS, -1);
  g_autoptr (CarrelOutline) before = NULL;
  g_autoptr (CarrelOutline) after = NULL;
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;
  CarrelBank *bank;
  gint64 bank_id;

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  bank_id = summary.bank_id;
  g_assert_false (carrel_bank_is_outdated (carrel_library_get_bank (fixture->library, bank_id)));
  before = load_outline (fixture, bank_id);
  mark (fixture, before->topics[0].id);

  carrel_library_close (fixture->library);
  g_object_unref (fixture->library);
  ask_library ("UPDATE document SET reader_version = reader_version - 1");
  open_library (fixture);
  bank = carrel_library_get_bank (fixture->library, bank_id);
  g_assert_true (carrel_bank_is_outdated (bank));

  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_false (carrel_bank_is_outdated (bank));
  g_assert_cmpint (ask_library ("SELECT min (reader_version) FROM document"), ==, CARREL_READER_VERSION);
  after = load_outline (fixture, bank_id);
  g_assert_cmpuint (after->n_topics, ==, before->n_topics);
  g_assert_cmpint (after->topics[0].id, ==, before->topics[0].id);
  assert_marked (fixture, before->topics[0].id);
}

/* A file that cannot be read is tried once by each version, not each time the bank is shown. */
static void
test_reader_version_of_a_bad_file (Fixture       *fixture,
                                   gconstpointer  user_data)
{
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  g_free (write_file (fixture, "a.md", QUESTIONS, -1));
  g_free (write_file (fixture, "b.md", QUESTIONS, -1));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);

  ask_library ("UPDATE document SET reader_version = reader_version - 1");
  g_free (write_file (fixture, "b.md", "\0\1\2\0\0\0\0\0\0\0\0\0", 12));
  import_location (fixture, location, NULL, &summary, &error);
  g_assert_no_error (error);
  g_assert_false (carrel_bank_is_outdated (carrel_library_get_bank (fixture->library, summary.bank_id)));
}

static void
test_help (Fixture       *fixture,
           gconstpointer  user_data)
{
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;
  CarrelBank *help;

  import_location (fixture, CARREL_LOCATION_HELP, NULL, &summary, &error);
  g_assert_no_error (error);
  help = carrel_library_get_bank (fixture->library, summary.bank_id);
  g_assert_cmpstr (carrel_bank_get_title (help), ==, "Help");
  g_assert_cmpuint (carrel_bank_get_n_topics (help), >, 10);
  g_assert_cmpuint (carrel_bank_get_n_notices (help), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/library/library/file", test_opens_a_file);
  ADD ("/library/library/again", test_reading_again_keeps_topics);
  ADD ("/library/library/code", test_code_beside_a_question);
  ADD ("/library/library/bad", test_bad_files_change_nothing);
  ADD ("/library/library/one-bad", test_one_bad_document_of_a_folder);
  ADD ("/library/library/cancelled", test_cancelled_import_leaves_nothing);
  ADD ("/library/library/links", test_links_lead_to_topics);
  ADD ("/library/library/bundled", test_bundled_bank);
  ADD ("/library/library/help", test_help);
  ADD ("/library/library/translations", test_translations);
  ADD ("/library/library/order", test_order_of_documents);
  ADD ("/library/library/layout", test_layout);
  ADD ("/library/library/reader-version", test_reader_version);
  ADD ("/library/library/reader-version-bad", test_reader_version_of_a_bad_file);
  return g_test_run ();
}
