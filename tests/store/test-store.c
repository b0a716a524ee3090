/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

/* A folder of README.md and quiz.md, their translations, and notes.md of which there is none. */
static CarrelImportSummary
import_translations (Fixture    *fixture,
                     const char *layout)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  g_autoptr (GAsyncResult) result = NULL;
  const char *parts[][4] = {
    { "README.md", "Read=r", NULL, NULL },
    { "README-ja.md", "Yomu=j", "ja", "README.md" },
    { "quiz.md", "One=1 Two=2 Three=3", NULL, NULL },
    { "quiz-ja.md", "Ichi=1 Ni=2", "ja", "quiz.md" },
    { "quiz-zh.md", "Yi=1 Er=2 San=3", "zh", "quiz.md" },
    { "notes.md", "Note=n", NULL, NULL },
  };
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      CarrelDocument *document = make_document (parts[i][0], parts[i][1]);

      document->language = g_strdup (parts[i][2]);
      document->translation_of = g_strdup (parts[i][3]);
      g_ptr_array_add (documents, document);
    }

  carrel_store_import_async (fixture->store, "file:///bank", "Bank", TRUE, layout, documents, NULL, wait_cb, &result);
  carrel_store_import_finish (fixture->store, wait_for (&result), &summary, &error);
  g_assert_no_error (error);

  return summary;
}

static gint64
set_language (Fixture    *fixture,
              gint64      bank_id,
              const char *language,
              gint64      topic_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_set_language_async (fixture->store, bank_id, language, topic_id, NULL, wait_cb, &result);
  carrel_store_set_language_finish (fixture->store, wait_for (&result), &topic_id, &error);
  g_assert_no_error (error);

  return topic_id;
}

static void
test_marks_survive_a_restart (Fixture       *fixture,
                              gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  g_autoptr (CarrelTopicRecord) topic = NULL;

  bookmark (fixture, outline->topics[0].id);
  write_note (fixture, outline->topics[0].id, "Größe & <tags>\nsecond line");

  carrel_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = open_store (fixture->folder);

  topic = load_topic (fixture, outline->topics[0].id);
  g_assert_cmpstr (topic->note, ==, "Größe & <tags>\nsecond line");
  g_assert_cmpuint (topic->flags, ==, CARREL_TOPIC_FLAG_BOOKMARKED | CARREL_TOPIC_FLAG_NOTED | CARREL_TOPIC_FLAG_QUESTION);
  g_assert_cmpstr (topic->section, ==, "Section");
}

/* Whoever comes back to a topic finds what was written there, saved already or not. */
static void
test_topic_is_read_after_its_marks (Fixture       *fixture,
                                    gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  gint64 topic_id = outline->topics[0].id;
  guint i;

  for (i = 0; i < 100; i++)
    {
      g_autoptr (GAsyncResult) noted = NULL;
      g_autoptr (GAsyncResult) bookmarked = NULL;
      g_autoptr (CarrelTopicRecord) topic = NULL;
      g_autofree char *note = g_strdup_printf ("note %u", i);

      carrel_store_save_note_async (fixture->store, topic_id, note, NULL, wait_cb, &noted);
      carrel_store_set_bookmark_async (fixture->store, topic_id, i % 2 == 0, NULL, wait_cb, &bookmarked);
      topic = load_topic (fixture, topic_id);
      g_assert_cmpstr (topic->note, ==, note);
      g_assert_true (((topic->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0) == (i % 2 == 0));
      g_assert_true (carrel_store_save_note_finish (fixture->store, wait_for (&noted), NULL));
      g_assert_true (carrel_store_set_bookmark_finish (fixture->store, wait_for (&bookmarked), NULL));
    }
}

static void
test_marked_topic_outlives_its_text (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  CarrelImportSummary summary = import_documents (fixture, make_document ("a.md", "One=1 Two=2 Three=3"), NULL);
  g_autoptr (CarrelOutline) before = load_outline (fixture, summary.bank_id);
  g_autoptr (CarrelOutline) without = NULL;
  g_autoptr (CarrelOutline) back = NULL;
  g_autoptr (CarrelTopicRecord) topic = NULL;

  write_note (fixture, before->topics[1].id, "mine");

  summary = import_documents (fixture, make_document ("a.md", "One=1"), NULL);
  g_assert_cmpuint (summary.n_removed, ==, 2);
  g_assert_cmpuint (summary.n_rescued, ==, 1);
  without = load_outline (fixture, summary.bank_id);
  g_assert_cmpuint (without->n_topics, ==, 2);
  g_assert_cmpint (without->topics[1].id, ==, before->topics[1].id);
  g_assert_true ((without->topics[1].flags & CARREL_TOPIC_FLAG_REMOVED) != 0);

  topic = load_topic (fixture, before->topics[1].id);
  g_assert_cmpstr (topic->body, ==, "2");

  import_documents (fixture, make_document ("a.md", "Three=3 Two=2 One=1"), NULL);
  back = load_outline (fixture, summary.bank_id);
  g_assert_cmpint (back->topics[1].id, ==, before->topics[1].id);
  g_assert_true ((back->topics[1].flags & CARREL_TOPIC_FLAG_REMOVED) == 0);
  g_assert_true ((back->topics[1].flags & CARREL_TOPIC_FLAG_NOTED) != 0);
}

static void
test_marked_topic_outlives_its_file (Fixture       *fixture,
                                     gconstpointer  user_data)
{
  CarrelImportSummary summary =
    import_documents (fixture, make_document ("a.md", "One=1"), make_document ("b.md", "Two=2 Three=3"));
  g_autoptr (CarrelOutline) before = load_outline (fixture, summary.bank_id);
  g_autoptr (CarrelOutline) after = NULL;

  bookmark (fixture, before->topics[1].id);
  import_documents (fixture, make_document ("a.md", "One=1"), NULL);
  after = load_outline (fixture, summary.bank_id);
  g_assert_cmpuint (after->n_topics, ==, 2);
  g_assert_cmpint (after->topics[1].id, ==, before->topics[1].id);
}

static void
test_incomplete_document_removes_nothing (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  CarrelImportSummary summary = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL);
  g_autoptr (CarrelOutline) before = load_outline (fixture, summary.bank_id);
  g_autoptr (CarrelOutline) after = NULL;
  CarrelDocument *incomplete = make_document ("a.md", "");

  incomplete->complete = FALSE;
  carrel_document_add_notice (incomplete, 1, -1, "unreadable", "Could not be read");
  summary = import_documents (fixture, incomplete, NULL);
  g_assert_cmpuint (summary.n_removed, ==, 0);

  after = load_outline (fixture, summary.bank_id);
  g_assert_cmpuint (after->n_topics, ==, 2);
  g_assert_cmpint (after->topics[0].id, ==, before->topics[0].id);
}

static void
topic_changed_cb (CarrelStore *store,
                  gint64       bank_id,
                  gint64       topic_id,
                  guint        flags,
                  gpointer     user_data)
{
  *(guint *) user_data = flags;
}

static void
test_signals (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  guint flags = 0;

  g_signal_connect (fixture->store, "topic-changed", G_CALLBACK (topic_changed_cb), &flags);
  write_note (fixture, outline->topics[0].id, "x");
  g_assert_cmpuint (flags, ==, CARREL_TOPIC_FLAG_NOTED | CARREL_TOPIC_FLAG_QUESTION);
  write_note (fixture, outline->topics[0].id, "");
  g_assert_cmpuint (flags, ==, CARREL_TOPIC_FLAG_QUESTION);
}

static void
test_place (Fixture       *fixture,
            gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  gint64 found_bank;
  gint64 topic_id;
  double scroll;

  carrel_store_save_place_async (fixture->store, bank_id, outline->topics[0].id, 0.25, NULL, wait_cb, &saved);
  g_assert_true (carrel_store_save_place_finish (fixture->store, wait_for (&saved), NULL));

  carrel_store_load_place_async (fixture->store, 0, NULL, wait_cb, &loaded);
  g_assert_true (carrel_store_load_place_finish (fixture->store, wait_for (&loaded), &found_bank, &topic_id, &scroll, NULL));
  g_assert_cmpint (found_bank, ==, bank_id);
  g_assert_cmpint (topic_id, ==, outline->topics[0].id);
  g_assert_cmpfloat_with_epsilon (scroll, 0.25, 1e-9);
}

static void
test_second_instance_reads_only (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  Fixture second = { open_store (fixture->folder), NULL };

  g_assert_false (carrel_store_is_read_only (fixture->store));
  g_assert_true (carrel_store_is_read_only (second.store));

  outline = load_outline (&second, bank_id);
  g_assert_cmpuint (outline->n_topics, ==, 1);
  carrel_store_save_note_async (second.store, outline->topics[0].id, "x", NULL, wait_cb, &result);
  g_assert_false (carrel_store_save_note_finish (second.store, wait_for (&result), &error));
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY);
  g_object_unref (second.store);
}

static void
test_removed_bank (Fixture       *fixture,
                   gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) banks = NULL;

  carrel_store_remove_bank_async (fixture->store, bank_id, NULL, wait_cb, &removed);
  g_assert_true (carrel_store_remove_bank_finish (fixture->store, wait_for (&removed), NULL));
  carrel_store_list_banks_async (fixture->store, NULL, wait_cb, &listed);
  banks = carrel_store_list_banks_finish (fixture->store, wait_for (&listed), NULL);
  g_assert_cmpuint (banks->len, ==, 0);
}

static void
assert_shown (Fixture    *fixture,
              gint64      bank_id,
              const char *expected)
{
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  g_autoptr (CarrelBankRecord) bank = load_bank (fixture);
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n_present = 0;
  guint i;

  for (i = 0; i < outline->n_topics; i++)
    {
      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", outline->topics[i].title);
      n_present += (outline->topics[i].flags & CARREL_TOPIC_FLAG_REMOVED) == 0;
    }

  g_assert_cmpstr (titles->str, ==, expected);
  g_assert_cmpuint (bank->n_topics, ==, n_present);
}

static gint64
find_topic (Fixture    *fixture,
            gint64      bank_id,
            const char *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  gint64 topic_id;

  carrel_store_find_topic_async (fixture->store, bank_id, document, NULL, NULL, wait_cb, &result);
  g_assert_true (carrel_store_find_topic_finish (fixture->store, wait_for (&result), &topic_id, NULL));
  g_assert_cmpint (topic_id, !=, 0);

  return topic_id;
}

static void
test_one_language_is_shown (Fixture       *fixture,
                            gconstpointer  user_data)
{
  gint64 bank_id = import_translations (fixture, NULL).bank_id;
  g_autoptr (CarrelBankRecord) bank = load_bank (fixture);
  g_autoptr (CarrelBankRecord) again = NULL;
  const char *languages[] = { "ja", "zh", NULL };

  g_assert_cmpstrv (bank->languages, languages);
  g_assert_null (bank->language);
  assert_shown (fixture, bank_id, "Read One Two Three Note");

  set_language (fixture, bank_id, "ja", 0);
  assert_shown (fixture, bank_id, "Yomu Ichi Ni Note");

  /* What is not translated is shown in the original. */
  set_language (fixture, bank_id, "zh", 0);
  assert_shown (fixture, bank_id, "Read Yi Er San Note");

  /* The choice outlives a restart and another reading. */
  carrel_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = open_store (fixture->folder);
  import_translations (fixture, NULL);
  again = load_bank (fixture);
  g_assert_cmpstr (again->language, ==, "zh");
  assert_shown (fixture, bank_id, "Read Yi Er San Note");

  /* A language that there is none of any more hides nothing. */
  set_language (fixture, bank_id, "fr", 0);
  assert_shown (fixture, bank_id, "Read One Two Three Note");
  set_language (fixture, bank_id, NULL, 0);
  assert_shown (fixture, bank_id, "Read One Two Three Note");
}

static void
test_place_in_another_language (Fixture       *fixture,
                                gconstpointer  user_data)
{
  gint64 bank_id = import_translations (fixture, NULL).bank_id;
  g_autoptr (CarrelOutline) original = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) japanese = NULL;
  gint64 note = original->topics[4].id;

  g_assert_cmpint (set_language (fixture, bank_id, "ja", original->topics[2].id), !=, original->topics[2].id);
  japanese = load_outline (fixture, bank_id);

  /* The same number, or the first where there is none; what stays, stays. */
  g_assert_cmpint (set_language (fixture, bank_id, "ja", original->topics[2].id), ==, japanese->topics[2].id);
  g_assert_cmpint (set_language (fixture, bank_id, "ja", original->topics[3].id), ==, japanese->topics[1].id);
  g_assert_cmpint (set_language (fixture, bank_id, "ja", note), ==, note);
  g_assert_cmpint (set_language (fixture, bank_id, NULL, japanese->topics[2].id), ==, original->topics[2].id);
  g_assert_cmpint (set_language (fixture, bank_id, NULL, 0), ==, 0);
}

static void
test_marks_in_hidden_languages (Fixture       *fixture,
                                gconstpointer  user_data)
{
  gint64 bank_id = import_translations (fixture, NULL).bank_id;
  gint64 topic_id = find_topic (fixture, bank_id, "quiz-ja.md");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  g_autoptr (CarrelTopicRecord) hidden = NULL;
  g_autoptr (CarrelTopicRecord) shown = NULL;

  bookmark (fixture, topic_id);
  carrel_store_list_marks_async (fixture->store, NULL, wait_cb, &result);
  marks = carrel_store_list_marks_finish (fixture->store, wait_for (&result), NULL);
  g_assert_cmpuint (marks->len, ==, 1);

  hidden = load_topic (fixture, topic_id);
  g_assert_true (hidden->hidden);
  g_assert_cmpstr (hidden->language, ==, "ja");

  set_language (fixture, bank_id, hidden->language, 0);
  shown = load_topic (fixture, topic_id);
  g_assert_false (shown->hidden);
  g_assert_true ((shown->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0);
}

/* A translation whose original goes is a document like others. */
static void
test_original_goes (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gint64 bank_id = import_translations (fixture, NULL).bank_id;

  bookmark (fixture, find_topic (fixture, bank_id, "quiz.md"));
  import_documents (fixture, make_document ("quiz-ja.md", "Ichi=1 Ni=2"), make_document ("notes.md", "Note=n"));
  assert_shown (fixture, bank_id, "Ichi Ni Note One");
}

static void
test_layout_is_kept (Fixture       *fixture,
                     gconstpointer  user_data)
{
  g_autoptr (CarrelBankRecord) bank = NULL;
  g_autoptr (CarrelBankRecord) again = NULL;

  import_translations (fixture, "C");
  bank = load_bank (fixture);
  g_assert_cmpstr (bank->layout, ==, "C");
  g_assert_false (bank->outdated);

  import_translations (fixture, NULL);
  again = load_bank (fixture);
  g_assert_null (again->layout);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/store/restart", test_marks_survive_a_restart);
  ADD ("/store/store/read-after-marks", test_topic_is_read_after_its_marks);
  ADD ("/store/store/removed-topic", test_marked_topic_outlives_its_text);
  ADD ("/store/store/removed-file", test_marked_topic_outlives_its_file);
  ADD ("/store/store/incomplete", test_incomplete_document_removes_nothing);
  ADD ("/store/store/signals", test_signals);
  ADD ("/store/store/place", test_place);
  ADD ("/store/store/second-instance", test_second_instance_reads_only);
  ADD ("/store/store/removed-bank", test_removed_bank);
  ADD ("/store/store/language", test_one_language_is_shown);
  ADD ("/store/store/language-place", test_place_in_another_language);
  ADD ("/store/store/language-marks", test_marks_in_hidden_languages);
  ADD ("/store/store/original-goes", test_original_goes);
  ADD ("/store/store/layout", test_layout_is_kept);
  return g_test_run ();
}
