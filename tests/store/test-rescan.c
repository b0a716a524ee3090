/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-connection.h"
#include "store-fixture.h"

#define TEXT_ONE "a loop of the program turns over all that waits for it"
#define TEXT_TWO "the stream is read in pieces of sixteen thousand bytes"

static GPtrArray *
list_changes (Fixture *fixture,
              gint64   bank_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  GPtrArray *changes;

  carrel_store_list_changes_async (fixture->store, bank_id, NULL, wait_cb, &result);
  changes = carrel_store_list_changes_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return changes;
}

static CarrelChangeRecord *
load_change (Fixture *fixture,
             gint64   change_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  CarrelChangeRecord *change;

  carrel_store_load_change_async (fixture->store, change_id, NULL, wait_cb, &result);
  change = carrel_store_load_change_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return change;
}

static void
see (Fixture *fixture,
     gint64   bank_id,
     gint64   topic_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_see_changes_async (fixture->store, bank_id, topic_id, NULL, wait_cb, &result);
  carrel_store_see_changes_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
add_option (CarrelQuestion *question,
            const char     *text,
            gboolean        correct)
{
  CarrelOption *option = g_new0 (CarrelOption, 1);

  option->text = g_strdup (text);
  option->correct = correct;
  g_ptr_array_add (question->options, option);
}

static CarrelDocument *
make_unchanged (const char *path)
{
  CarrelDocument *document = carrel_document_new (path);

  document->unchanged = TRUE;

  return document;
}

/* A document of one topic of several words. */
static CarrelDocument *
make_topic (const char *title,
            const char *body)
{
  CarrelDocument *document = make_document ("a.md", "Title=body");
  CarrelTopic *topic = g_ptr_array_index (document->topics, 0);

  g_free (topic->title);
  topic->title = g_strdup (title);
  g_free (topic->body);
  topic->body = g_strdup (body);

  return document;
}

static void
count_cb (CarrelStore *store,
          gint64       bank_id,
          gpointer     user_data)
{
  (*(guint *) user_data)++;
}

static gint64
query (Fixture    *fixture,
       const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autoptr (CarrelConnection) connection = carrel_connection_open (path, TRUE, NULL);
  GError *error = NULL;
  gint64 value;

  carrel_connection_find_id (connection, &value, &error, sql, "");
  g_assert_no_error (error);

  return value;
}

static void
test_unchanged_document_keeps_its_topics (Fixture       *fixture,
                                          gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), make_document ("b.md", "Three=3")).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) after = NULL;
  CarrelImportSummary summary;
  guint n_announced = 0;

  g_signal_connect (fixture->store, "bank-changed", G_CALLBACK (count_cb), &n_announced);
  summary = import_documents (fixture, make_unchanged ("a.md"), make_unchanged ("b.md"));
  g_assert_cmpuint (summary.n_documents, ==, 0);
  g_assert_cmpuint (summary.n_changes, ==, 0);
  g_assert_cmpuint (n_announced, ==, 0);

  summary = import_documents (fixture, make_unchanged ("a.md"), make_document ("b.md", "Three=3 Four=4"));
  g_assert_cmpuint (summary.n_documents, ==, 1);
  g_assert_cmpuint (summary.n_added, ==, 1);
  g_assert_cmpuint (summary.n_removed, ==, 0);
  g_assert_cmpuint (n_announced, ==, 1);
  after = load_outline (fixture, bank_id);
  g_assert_cmpuint (after->n_topics, ==, 4);
  g_assert_cmpint (after->topics[0].id, ==, before->topics[0].id);
  g_assert_cmpint (after->topics[2].id, ==, before->topics[2].id);
}

static void
test_changes_are_told (Fixture       *fixture,
                       gconstpointer  user_data)
{
  CarrelImportSummary summary = import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL);
  g_autoptr (CarrelOutline) outline = NULL;
  g_autoptr (CarrelOutline) seen = NULL;
  g_autoptr (GPtrArray) none = list_changes (fixture, summary.bank_id);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CarrelChangeRecord) change = NULL;
  const CarrelChangeRecord *listed;

  g_assert_true (summary.is_new);
  g_assert_cmpuint (none->len, ==, 0);

  summary = import_documents (fixture, make_topic ("What does the event loop do?", TEXT_ONE " again"), NULL);
  g_assert_false (summary.is_new);
  g_assert_cmpuint (summary.n_changes, ==, 1);
  g_assert_cmpuint (summary.n_reworded, ==, 1);
  g_assert_cmpuint (summary.n_answers, ==, 1);

  changes = list_changes (fixture, summary.bank_id);
  g_assert_cmpuint (changes->len, ==, 1);
  listed = g_ptr_array_index (changes, 0);
  g_assert_cmpuint (listed->kinds, ==, CARREL_CHANGE_REWORDED | CARREL_CHANGE_ANSWER);
  g_assert_false (listed->seen);
  g_assert_null (listed->old_body);
  g_assert_cmpstr (listed->old_section, ==, "Section");

  change = load_change (fixture, listed->id);
  g_assert_cmpstr (change->old_title, ==, "What does the loop do?");
  g_assert_cmpstr (change->old_body, ==, TEXT_ONE);
  g_assert_cmpstr (change->new_title, ==, "What does the event loop do?");
  g_assert_cmpstr (change->new_body, ==, TEXT_ONE " again");

  outline = load_outline (fixture, summary.bank_id);
  g_assert_true ((outline->topics[0].flags & CARREL_TOPIC_FLAG_CHANGED) != 0);
  g_assert_cmpint (outline->topics[0].id, ==, change->topic_id);
  see (fixture, summary.bank_id, change->topic_id);
  seen = load_outline (fixture, summary.bank_id);
  g_assert_true ((seen->topics[0].flags & CARREL_TOPIC_FLAG_CHANGED) == 0);
}

/* The newest first; what left the file and came back says so. */
static void
test_removed_and_returned (Fixture       *fixture,
                           gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2 Three=3"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  g_autoptr (GPtrArray) changes = NULL;
  const CarrelChangeRecord *returned;
  const CarrelChangeRecord *removed;

  bookmark (fixture, outline->topics[1].id);
  import_documents (fixture, make_document ("a.md", "One=1 Three=3"), NULL);
  import_documents (fixture, make_document ("a.md", "One=1 Two=2 Three=3"), NULL);

  changes = list_changes (fixture, bank_id);
  g_assert_cmpuint (changes->len, ==, 2);
  returned = g_ptr_array_index (changes, 0);
  removed = g_ptr_array_index (changes, 1);
  g_assert_cmpuint (returned->kinds & CARREL_CHANGE_RETURNED, !=, 0);
  g_assert_cmpuint (removed->kinds, ==, CARREL_CHANGE_REMOVED);
  g_assert_null (removed->new_title);
  g_assert_cmpint (removed->topic_id, ==, outline->topics[1].id);
  g_assert_cmpint (returned->rescan, >, removed->rescan);
}

/* Files that are as they were, read by other rules: the user has changed nothing. */
static void
test_other_rules_are_no_news (Fixture       *fixture,
                              gconstpointer  user_data)
{
  CarrelDocument *first = make_document ("a.md", "One=1 Two=2");
  CarrelDocument *second = make_document ("a.md", "One=1 Other=other");
  g_autoptr (GPtrArray) changes = NULL;
  CarrelImportSummary summary;

  first->hash = g_strdup ("h");
  second->hash = g_strdup ("h");
  import_documents (fixture, first, NULL);
  summary = import_documents_by_layout (fixture, second, NULL, "B");
  changes = list_changes (fixture, summary.bank_id);
  g_assert_cmpuint (changes->len, ==, 0);
  g_assert_cmpuint (summary.n_removed, ==, 1);
}

static void
test_questions_keep_their_ids (Fixture       *fixture,
                               gconstpointer  user_data)
{
  CarrelDocument *document = make_topic ("What does the loop do?", TEXT_ONE);
  CarrelDocument *edited = make_topic ("What does the event loop do?", TEXT_ONE);
  CarrelQuestion *question;
  gint64 id;
  gint64 choice_id;

  question = carrel_document_add_question (document, 3, 0, CARREL_QUESTION_CHOICE, "Which turns?");
  question->prompt = g_strdup ("Which turns?");
  add_option (question, "The loop", TRUE);
  add_option (question, "The stream", FALSE);
  import_documents (fixture, document, NULL);
  id = query (fixture, "SELECT id FROM question WHERE prompt IS NULL");
  choice_id = query (fixture, "SELECT id FROM question WHERE prompt = 'Which turns?'");
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM option WHERE correct"), ==, 1);

  question = carrel_document_add_question (edited, 3, 0, CARREL_QUESTION_CHOICE, "Which turns?");
  question->prompt = g_strdup ("Which turns?");
  add_option (question, "The stream", TRUE);
  add_option (question, "The loop", FALSE);
  add_option (question, "The buffer", FALSE);
  import_documents (fixture, edited, NULL);
  g_assert_cmpint (query (fixture, "SELECT id FROM question WHERE prompt IS NULL"), ==, id);
  g_assert_cmpint (query (fixture, "SELECT id FROM question WHERE prompt = 'Which turns?'"), ==, choice_id);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM option"), ==, 3);
}

static gint64
join (Fixture *fixture,
      gint64   topic_id,
      gint64   other_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gint64 decision_id;

  carrel_store_join_topics_async (fixture->store, topic_id, other_id, NULL, wait_cb, &result);
  carrel_store_join_topics_finish (fixture->store, wait_for (&result), &decision_id, &error);
  g_assert_no_error (error);

  return decision_id;
}

static gint64
part (Fixture *fixture,
      gint64   change_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gint64 decision_id;

  carrel_store_part_topics_async (fixture->store, change_id, NULL, wait_cb, &result);
  carrel_store_part_topics_finish (fixture->store, wait_for (&result), &decision_id, &error);
  g_assert_no_error (error);

  return decision_id;
}

static void
undo (Fixture *fixture,
      gint64   decision_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_undo_decision_async (fixture->store, decision_id, NULL, wait_cb, &result);
  carrel_store_undo_decision_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
}

static void
test_joined_topics (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) both = NULL;
  g_autoptr (CarrelOutline) joined = NULL;
  g_autoptr (CarrelOutline) parted = NULL;
  g_autoptr (CarrelTopicRecord) old = load_topic (fixture, before->topics[0].id);
  g_autoptr (CarrelTopicRecord) topic = NULL;
  g_autoptr (CarrelTopicRecord) again = NULL;
  gint64 decision_id;

  write_note (fixture, before->topics[0].id, "mine");
  bookmark (fixture, before->topics[0].id);
  import_documents (fixture, make_topic ("How are streams read?", TEXT_TWO), NULL);
  both = load_outline (fixture, bank_id);
  g_assert_cmpuint (both->n_topics, ==, 2);
  write_note (fixture, both->topics[0].id, "new");

  decision_id = join (fixture, both->topics[1].id, both->topics[0].id);
  joined = load_outline (fixture, bank_id);
  g_assert_cmpuint (joined->n_topics, ==, 1);
  topic = load_topic (fixture, joined->topics[0].id);
  g_assert_cmpstr (topic->title, ==, "How are streams read?");
  g_assert_cmpstr (topic->note, ==, "mine\n\nnew");
  g_assert_cmpstr (topic->uuid, ==, old->uuid);
  g_assert_true ((topic->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0);

  undo (fixture, decision_id);
  parted = load_outline (fixture, bank_id);
  g_assert_cmpuint (parted->n_topics, ==, 2);
  g_assert_cmpuint (parted->topics[0].flags & CARREL_TOPIC_FLAG_BOOKMARKED, ==, 0);
  again = load_topic (fixture, parted->topics[1].id);
  g_assert_cmpstr (again->uuid, ==, old->uuid);
  g_assert_cmpstr (again->note, ==, "mine");
  g_assert_cmpstr (again->body, ==, TEXT_ONE);
  g_assert_true ((again->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0);
  g_assert_true ((again->flags & CARREL_TOPIC_FLAG_REMOVED) != 0);
}

/* What was parted is not paired again, and what it was comes back to it. */
static void
test_parted_topics (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) parted = NULL;
  g_autoptr (CarrelOutline) again = NULL;
  g_autoptr (CarrelOutline) back = NULL;
  g_autoptr (CarrelTopicRecord) topic = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 change_id;

  write_note (fixture, before->topics[0].id, "mine");
  import_documents (fixture, make_topic ("What does the loop not do?", TEXT_ONE), NULL);
  changes = list_changes (fixture, bank_id);
  g_assert_cmpuint (changes->len, ==, 1);
  change_id = ((CarrelChangeRecord *) g_ptr_array_index (changes, 0))->id;

  part (fixture, change_id);
  parted = load_outline (fixture, bank_id);
  g_assert_cmpuint (parted->n_topics, ==, 2);
  g_assert_cmpuint (parted->topics[0].flags & CARREL_TOPIC_FLAG_NOTED, ==, 0);
  topic = load_topic (fixture, parted->topics[1].id);
  g_assert_cmpstr (topic->title, ==, "What does the loop do?");
  g_assert_cmpstr (topic->note, ==, "mine");

  import_documents (fixture, make_topic ("What does the loop not do?", TEXT_ONE), NULL);
  again = load_outline (fixture, bank_id);
  g_assert_cmpuint (again->n_topics, ==, 2);
  g_assert_cmpuint (again->topics[0].flags & CARREL_TOPIC_FLAG_NOTED, ==, 0);

  import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL);
  back = load_outline (fixture, bank_id);
  g_assert_cmpuint (back->n_topics, ==, 1);
  g_assert_cmpint (back->topics[0].id, ==, parted->topics[1].id);
}

static void
test_parting_is_undone (Fixture       *fixture,
                        gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) after = NULL;
  g_autoptr (CarrelTopicRecord) old = load_topic (fixture, before->topics[0].id);
  g_autoptr (CarrelTopicRecord) topic = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) decided = NULL;
  gint64 decision_id;

  write_note (fixture, before->topics[0].id, "mine");
  import_documents (fixture, make_topic ("What does the loop not do?", TEXT_ONE), NULL);
  changes = list_changes (fixture, bank_id);
  decision_id = part (fixture, ((CarrelChangeRecord *) g_ptr_array_index (changes, 0))->id);
  decided = list_changes (fixture, bank_id);
  g_assert_cmpint (((CarrelChangeRecord *) g_ptr_array_index (decided, 0))->decision_id, ==, decision_id);

  undo (fixture, decision_id);
  after = load_outline (fixture, bank_id);
  g_assert_cmpuint (after->n_topics, ==, 1);
  topic = load_topic (fixture, after->topics[0].id);
  g_assert_cmpstr (topic->note, ==, "mine");
  g_assert_cmpstr (topic->uuid, ==, old->uuid);
}

/* Who joins what was parted has come to another mind: the topic is not kept from its own text by that. */
static void
test_joined_after_parting (Fixture       *fixture,
                           gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) parted = NULL;
  g_autoptr (CarrelOutline) after = NULL;
  g_autoptr (CarrelTopicRecord) topic = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  CarrelDocument *again = make_topic ("What does the loop not do?", TEXT_ONE);

  write_note (fixture, before->topics[0].id, "mine");
  import_documents (fixture, make_topic ("What does the loop not do?", TEXT_ONE), NULL);
  changes = list_changes (fixture, bank_id);
  part (fixture, ((CarrelChangeRecord *) g_ptr_array_index (changes, 0))->id);
  parted = load_outline (fixture, bank_id);
  g_assert_cmpuint (parted->n_topics, ==, 2);
  join (fixture, parted->topics[1].id, parted->topics[0].id);

  carrel_document_add_topic (again, 9, 9, 0, CARREL_TOPIC_READING, "Something else");
  import_documents (fixture, again, NULL);
  after = load_outline (fixture, bank_id);
  g_assert_cmpuint (after->n_topics, ==, 2);
  g_assert_cmpint (after->topics[0].id, ==, parted->topics[0].id);
  topic = load_topic (fixture, after->topics[0].id);
  g_assert_cmpstr (topic->note, ==, "mine");
}

/* Decisions are taken back in another order than they were made: whatever comes of it, nothing is lost. */
static void
test_decisions_undone_crosswise (Fixture       *fixture,
                                 gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_topic ("What does the loop do?", TEXT_ONE), NULL).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) parted = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 first_change;
  gint64 second_change;
  gint64 first;
  gint64 second;
  gint64 joined;
  gint64 topic_id;

  /* Parted twice, so that the first decision is not forgotten with the join. */
  write_note (fixture, before->topics[0].id, "mine");
  import_documents (fixture, make_topic ("What does the loop not do?", TEXT_ONE), NULL);
  changes = list_changes (fixture, bank_id);
  first_change = ((CarrelChangeRecord *) g_ptr_array_index (changes, 0))->id;
  first = part (fixture, first_change);
  parted = load_outline (fixture, bank_id);
  topic_id = parted->topics[0].id;
  import_documents (fixture, make_topic ("What does the loop never do?", TEXT_ONE), NULL);
  joined = join (fixture, parted->topics[1].id, topic_id);
  undo (fixture, joined);

  write_note (fixture, topic_id, "newer");
  import_documents (fixture, make_topic ("How are streams read?", TEXT_TWO), NULL);
  g_clear_pointer (&changes, g_ptr_array_unref);
  changes = list_changes (fixture, bank_id);
  second_change = ((CarrelChangeRecord *) g_ptr_array_index (changes, 0))->id;
  g_assert_cmpint (second_change, !=, first_change);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM topic WHERE removed IS NOT NULL"), ==, 2);
  undo (fixture, first);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM note WHERE text LIKE '%newer%'"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM note WHERE text LIKE '%mine%'"), ==, 1);
  second = query (fixture, "SELECT count (*) FROM decision");
  g_assert_cmpint (second, ==, 0);
}

/* Of two topics that say the same the one that is marked stays, when one of them stays, wherever that is. */
static void
test_marked_one_of_two_stays (Fixture       *fixture,
                              gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Same=same"), make_document ("b.md", "Same=same Two=2")).bank_id;
  g_autoptr (CarrelOutline) before = load_outline (fixture, bank_id);
  g_autoptr (CarrelOutline) after = NULL;
  g_autoptr (CarrelOutline) last = NULL;
  CarrelImportSummary summary;

  g_assert_cmpstr (before->topics[1].title, ==, "Same");
  write_note (fixture, before->topics[1].id, "mine");

  summary = import_documents (fixture, make_document ("b.md", "Same=same Two=2"), NULL);
  g_assert_cmpuint (summary.n_rescued, ==, 0);
  after = load_outline (fixture, bank_id);
  g_assert_cmpuint (after->n_topics, ==, 2);
  g_assert_cmpint (after->topics[0].id, ==, before->topics[1].id);

  /* In a document that is not even read again it has the place of the other too. */
  import_documents (fixture, make_document ("b.md", "Same=same Two=2"), make_document ("c.md", "Same=same"));
  summary = import_documents (fixture, make_document ("b.md", "Two=2"), make_unchanged ("c.md"));
  g_assert_cmpuint (summary.n_removed, ==, 0);
  g_assert_cmpuint (summary.n_moved, ==, 1);
  last = load_outline (fixture, bank_id);
  g_assert_cmpuint (last->n_topics, ==, 2);
  g_assert_cmpint (last->topics[1].id, ==, before->topics[1].id);
  g_assert_cmpuint (last->topics[1].flags & CARREL_TOPIC_FLAG_REMOVED, ==, 0);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM note JOIN topic ON topic.id = note.topic JOIN document"
                                   " ON document.id = topic.document WHERE path = 'c.md'"),
                   ==, 1);
}

static CarrelDocument *
make_unreadable (const char *path)
{
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "%s: no", path);

  return carrel_document_new_unreadable (path, error);
}

/* What stays unreadable is no news the second time. */
static void
test_unreadable_twice (Fixture       *fixture,
                       gconstpointer  user_data)
{
  guint n_announced = 0;

  import_documents (fixture, make_document ("a.md", "One=1"), make_document ("b.md", "Two=2"));
  g_signal_connect (fixture->store, "bank-changed", G_CALLBACK (count_cb), &n_announced);
  import_documents (fixture, make_unchanged ("a.md"), make_unreadable ("b.md"));
  g_assert_cmpuint (n_announced, ==, 1);
  import_documents (fixture, make_unchanged ("a.md"), make_unreadable ("b.md"));
  g_assert_cmpuint (n_announced, ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM topic"), ==, 2);
}

/* The files were compared with what the library knew of another bank, or of none any more. */
static void
test_unknown_is_not_unchanged (Fixture       *fixture,
                               gconstpointer  user_data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (documents, make_unchanged ("a.md"));
  carrel_store_import_async (fixture->store, "file:///bank", "Bank", FALSE, NULL, documents, NULL, wait_cb, &result);
  g_assert_false (carrel_store_import_finish (fixture->store, wait_for (&result), NULL, &error));
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM bank"), ==, 0);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL);
  g_cancellable_cancel (cancellable);
  g_ptr_array_add (documents, make_document ("a.md", "Three=3"));
  carrel_store_import_async (fixture->store, "file:///bank", "Bank", FALSE, NULL, documents, cancellable, wait_cb, &result);
  g_assert_false (carrel_store_import_finish (fixture->store, wait_for (&result), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM topic WHERE title IN ('One', 'Two')"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM topic"), ==, 2);
}

static void
bin (Fixture  *fixture,
     gint64    bank_id,
     gboolean  restore)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  if (restore)
    {
      carrel_store_restore_bank_async (fixture->store, bank_id, NULL, wait_cb, &result);
      carrel_store_restore_bank_finish (fixture->store, wait_for (&result), &error);
    }
  else
    {
      carrel_store_bin_bank_async (fixture->store, bank_id, NULL, wait_cb, &result);
      carrel_store_bin_bank_finish (fixture->store, wait_for (&result), &error);
    }

  g_assert_no_error (error);
}

static guint
count_binned (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) banks = NULL;
  GError *error = NULL;

  carrel_store_list_binned_async (fixture->store, NULL, wait_cb, &result);
  banks = carrel_store_list_binned_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return banks->len;
}

static void
test_bin (Fixture       *fixture,
          gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (CarrelOutline) outline = load_outline (fixture, bank_id);
  g_autoptr (CarrelBankRecord) restored = NULL;
  g_autoptr (CarrelBankRecord) opened = NULL;
  g_autoptr (CarrelTopicRecord) topic = NULL;

  write_note (fixture, outline->topics[0].id, "mine");
  bin (fixture, bank_id, FALSE);
  g_assert_cmpuint (count_binned (fixture), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM note"), ==, 1);

  bin (fixture, bank_id, TRUE);
  restored = load_bank (fixture);
  g_assert_cmpint (restored->id, ==, bank_id);
  g_assert_cmpuint (restored->n_notes, ==, 1);

  /* Who opens it again has it back as it was. */
  bin (fixture, bank_id, FALSE);
  import_documents (fixture, make_document ("a.md", "One=1"), NULL);
  opened = load_bank (fixture);
  g_assert_cmpint (opened->id, ==, bank_id);
  topic = load_topic (fixture, outline->topics[0].id);
  g_assert_cmpstr (topic->note, ==, "mine");
}

static void
test_bin_is_emptied_in_time (Fixture       *fixture,
                             gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autofree char *path = g_build_filename (fixture->folder, "library.db", NULL);
  g_autofree char *aged = g_strdup_printf ("UPDATE bank SET binned = binned - 29 * %" G_GINT64_FORMAT, G_TIME_SPAN_DAY);
  guint i;

  bin (fixture, bank_id, FALSE);

  for (i = 0; i < 2; i++)
    {
      g_autoptr (CarrelConnection) connection = NULL;

      g_assert_cmpuint (count_binned (fixture), ==, 1);
      carrel_store_close (fixture->store);
      g_object_unref (fixture->store);
      connection = carrel_connection_open (path, FALSE, NULL);
      g_assert_true (carrel_connection_execute (connection, aged, NULL));
      g_clear_pointer (&connection, carrel_connection_free);
      fixture->store = open_store (fixture->folder);
    }

  g_assert_cmpuint (count_binned (fixture), ==, 0);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM topic"), ==, 0);
}

static void
test_relocated_bank (Fixture       *fixture,
                     gconstpointer  user_data)
{
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1"), NULL).bank_id;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CarrelBankRecord) bank = NULL;
  GError *error = NULL;

  carrel_store_relocate_bank_async (fixture->store, bank_id, "file:///elsewhere", NULL, wait_cb, &result);
  carrel_store_relocate_bank_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  bank = load_bank (fixture);
  g_assert_cmpint (bank->id, ==, bank_id);
  g_assert_cmpstr (bank->location, ==, "file:///elsewhere");
}

#define ADD(path, func) g_test_add ("/store/rescan/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("unchanged", test_unchanged_document_keeps_its_topics);
  ADD ("changes", test_changes_are_told);
  ADD ("returned", test_removed_and_returned);
  ADD ("other-rules", test_other_rules_are_no_news);
  ADD ("questions", test_questions_keep_their_ids);
  ADD ("joined", test_joined_topics);
  ADD ("parted", test_parted_topics);
  ADD ("parted-undone", test_parting_is_undone);
  ADD ("joined-after-parting", test_joined_after_parting);
  ADD ("undone-crosswise", test_decisions_undone_crosswise);
  ADD ("marked-of-two", test_marked_one_of_two_stays);
  ADD ("unreadable-twice", test_unreadable_twice);
  ADD ("unknown", test_unknown_is_not_unchanged);
  ADD ("cancelled", test_cancelled);
  ADD ("bin", test_bin);
  ADD ("bin-emptied", test_bin_is_emptied_in_time);
  ADD ("relocated", test_relocated_bank);
  return g_test_run ();
}
