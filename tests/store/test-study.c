/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-connection.h"
#include "carrel-store-study.h"
#include "store-fixture.h"

static CarrelFsrs fsrs;

static GArray *
list_candidates (Fixture                *fixture,
                 const CarrelStudyScope *scope)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  GArray *candidates;

  carrel_store_list_candidates_async (fixture->store, scope, NULL, wait_cb, &result);
  candidates = carrel_store_list_candidates_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return candidates;
}

static GArray *
list_all (Fixture *fixture)
{
  CarrelStudyScope scope = { 0 };

  return list_candidates (fixture, &scope);
}

static guint
count_all (Fixture *fixture)
{
  g_autoptr (GArray) candidates = list_all (fixture);

  return candidates->len;
}

static CarrelQuizCandidate
get_candidate (Fixture *fixture,
               guint    index)
{
  g_autoptr (GArray) candidates = list_all (fixture);

  g_assert_cmpuint (index, <, candidates->len);

  return g_array_index (candidates, CarrelQuizCandidate, index);
}

/* Of all there is, in its order. */
static CarrelQuizSession *
start (Fixture *fixture)
{
  g_autoptr (GArray) candidates = list_all (fixture);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (CarrelQuizItem));
  guint i;

  for (i = 0; i < candidates->len; i++)
    {
      const CarrelStudyCard *card = &g_array_index (candidates, CarrelQuizCandidate, i).card;
      CarrelQuizItem item = { card->question, card->topic, card->section };

      g_array_append_val (items, item);
    }

  return carrel_quiz_session_new ((CarrelQuizItem *) (void *) items->data, items->len, NULL);
}

static void
answer (Fixture           *fixture,
        CarrelQuizSession *session,
        CarrelGrade        grade)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gint64 review;

  carrel_store_answer_async (fixture->store, session, &fsrs, grade, FALSE, 4000, NULL, wait_cb, &result);
  review = carrel_store_answer_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpint (review, >, 0);
  carrel_quiz_session_answer (session, review, grade, FALSE, 4000);
}

static void
undo (Fixture           *fixture,
      CarrelQuizSession *session)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_undo_answer_async (fixture->store, session, &fsrs, NULL, wait_cb, &result);
  carrel_store_undo_answer_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  carrel_quiz_session_undo (session);
}

static void
drop (Fixture           *fixture,
      CarrelQuizSession *session,
      CarrelDrop         how)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_drop_question_async (fixture->store, session, how, NULL, wait_cb, &result);
  carrel_store_drop_question_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  carrel_quiz_session_drop (session);
}

static CarrelQuizSession *
load_session (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  CarrelQuizSession *session;

  carrel_store_load_session_async (fixture->store, NULL, wait_cb, &result);
  session = carrel_store_load_session_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return session;
}

static CarrelStudyToday
load_today (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  CarrelStudyToday today;
  GError *error = NULL;

  carrel_store_load_today_async (fixture->store, NULL, wait_cb, &result);
  carrel_store_load_today_finish (fixture->store, wait_for (&result), &today, &error);
  g_assert_no_error (error);

  return today;
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
count_cb (CarrelStore *store,
          gpointer     user_data)
{
  (*(guint *) user_data)++;
}

static void
test_answer_and_undo (Fixture       *fixture,
                      gconstpointer  user_data)
{
  g_autoptr (CarrelQuizSession) session = NULL;
  g_autoptr (CarrelQuizSession) loaded = NULL;
  guint n_announced = 0;

  import_documents (fixture, make_document ("a.md", "One=1 Two=2 Three=3"), NULL);
  g_assert_null (load_session (fixture));
  session = start (fixture);
  g_signal_connect (fixture->store, "study-changed", G_CALLBACK (count_cb), &n_announced);

  answer (fixture, session, CARREL_GRADE_GOOD);
  answer (fixture, session, CARREL_GRADE_AGAIN);
  g_assert_cmpuint (n_announced, ==, 2);
  g_assert_cmpuint (get_candidate (fixture, 0).card.n_reviews, ==, 1);
  g_assert_cmpint (get_candidate (fixture, 0).card.due_day, >, carrel_store_get_today ());
  g_assert_cmpfloat_with_epsilon (get_candidate (fixture, 0).card.seconds, 4, 1e-9);
  g_assert_false (get_candidate (fixture, 0).missed);
  g_assert_true (get_candidate (fixture, 1).missed);
  g_assert_cmpuint (load_today (fixture).n_introduced, ==, 2);
  g_assert_cmpuint (load_today (fixture).n_reviewed, ==, 0);
  g_assert_cmpuint (load_today (fixture).n_due, ==, 0);

  /* Whoever kills us now finds the session as it was. */
  loaded = load_session (fixture);
  g_assert_cmpint (carrel_quiz_session_get_current (loaded)->question, ==, carrel_quiz_session_get_current (session)->question);

  /* Several steps back; the reviews stay, and are revoked. */
  undo (fixture, session);
  undo (fixture, session);
  g_assert_cmpuint (get_candidate (fixture, 0).card.n_reviews, ==, 0);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 0);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM review"), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM revocation"), ==, 2);

  /* And on: what was revoked does not count. */
  answer (fixture, session, CARREL_GRADE_EASY);
  g_assert_cmpuint (get_candidate (fixture, 0).card.n_reviews, ==, 1);
  answer (fixture, session, CARREL_GRADE_GOOD);
  answer (fixture, session, CARREL_GRADE_GOOD);

  /* There is nothing to go on with. */
  g_assert_null (load_session (fixture));
}

static void
test_scopes (Fixture       *fixture,
             gconstpointer  user_data)
{
  CarrelStudyScope scope = { 0 };
  g_autoptr (GArray) bookmarked = NULL;
  g_autoptr (GArray) unread = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), make_document ("b.md", "Three=3")).bank_id;
  gint64 one = get_candidate (fixture, 0).card.topic;
  gint64 two = get_candidate (fixture, 1).card.topic;
  gint64 other_bank = bank_id + 1;

  bookmark (fixture, two);
  carrel_store_save_place_async (fixture->store, bank_id, one, 0.5, NULL, wait_cb, &result);
  carrel_store_save_place_finish (fixture->store, wait_for (&result), NULL);

  scope.kind = CARREL_STUDY_SCOPE_BOOKMARKED;
  bookmarked = list_candidates (fixture, &scope);
  g_assert_cmpuint (bookmarked->len, ==, 1);
  g_assert_cmpint (g_array_index (bookmarked, CarrelQuizCandidate, 0).card.topic, ==, two);

  scope.kind = CARREL_STUDY_SCOPE_UNREAD;
  unread = list_candidates (fixture, &scope);
  g_assert_cmpuint (unread->len, ==, 2);
  g_assert_cmpint (g_array_index (unread, CarrelQuizCandidate, 0).card.topic, ==, two);

  scope.kind = CARREL_STUDY_SCOPE_ALL;
  scope.topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (scope.topics, two);
  g_array_append_val (scope.topics, one);
  chosen = list_candidates (fixture, &scope);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_array_unref (scope.topics);

  scope.topics = NULL;
  scope.banks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (scope.banks, other_bank);
  none = list_candidates (fixture, &scope);
  g_assert_cmpuint (none->len, ==, 0);
  g_array_unref (scope.banks);
}

static void
test_set_aside (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (CarrelQuizSession) session = NULL;

  import_documents (fixture, make_document ("a.md", "One=1 Two=2 Three=3"), NULL);
  session = start (fixture);
  drop (fixture, session, CARREL_DROP_SUSPEND);
  drop (fixture, session, CARREL_DROP_WRONG);
  drop (fixture, session, CARREL_DROP_SKIP);
  g_assert_cmpuint (count_all (fixture), ==, 1);

  /* The text that was wrong has been corrected. */
  import_documents (fixture, make_document ("a.md", "One=1 Two=zwei Three=3"), NULL);
  g_assert_cmpuint (count_all (fixture), ==, 2);

  undo (fixture, session);
  undo (fixture, session);
  undo (fixture, session);
  g_assert_cmpuint (count_all (fixture), ==, 3);
}

static void
test_reviews_outlive_edits (Fixture       *fixture,
                            gconstpointer  user_data)
{
  g_autoptr (CarrelQuizSession) session = NULL;
  g_autoptr (CarrelOutline) outline = NULL;
  CarrelDocument *document;
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL).bank_id;
  gint64 question = get_candidate (fixture, 0).card.question;

  session = start (fixture);
  answer (fixture, session, CARREL_GRADE_GOOD);

  /* Its text changes, it moves. */
  import_documents (fixture, make_document ("a.md", "Two=2 One=eins"), NULL);
  g_assert_cmpint (get_candidate (fixture, 1).card.question, ==, question);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 1);

  /* It is gone: a review keeps it, as a note would. */
  import_documents (fixture, make_document ("a.md", "Two=2"), NULL);
  g_assert_cmpuint (count_all (fixture), ==, 1);
  outline = load_outline (fixture, bank_id);
  g_assert_cmpuint (outline->n_topics, ==, 2);
  g_assert_true ((outline->topics[1].flags & CARREL_TOPIC_FLAG_REMOVED) != 0);

  /* It comes back. */
  import_documents (fixture, make_document ("a.md", "Two=2 One=eins"), NULL);
  g_assert_cmpint (get_candidate (fixture, 1).card.question, ==, question);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 1);

  /* The topic stays, and asks nothing any more; then it does again. */
  document = make_document ("a.md", "Two=2 One=eins");
  g_ptr_array_set_size (document->questions, 1);
  import_documents (fixture, document, NULL);
  g_assert_cmpuint (count_all (fixture), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM review"), ==, 1);
  import_documents (fixture, make_document ("a.md", "Two=2 One=eins"), NULL);
  g_assert_cmpint (get_candidate (fixture, 1).card.question, ==, question);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 1);
}

static void
test_joined_topics (Fixture       *fixture,
                    gconstpointer  user_data)
{
  g_autoptr (CarrelQuizSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 decision;
  gint64 old_topic;
  GError *error = NULL;

  import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL);
  old_topic = get_candidate (fixture, 0).card.topic;
  session = start (fixture);
  answer (fixture, session, CARREL_GRADE_GOOD);
  import_documents (fixture, make_document ("a.md", "Different=d Two=2"), NULL);
  g_assert_cmpuint (get_candidate (fixture, 0).card.n_reviews, ==, 0);

  carrel_store_join_topics_async (fixture->store, old_topic, get_candidate (fixture, 0).card.topic, NULL, wait_cb, &result);
  carrel_store_join_topics_finish (fixture->store, wait_for (&result), &decision, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (get_candidate (fixture, 0).card.n_reviews, ==, 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM review"), ==, 1);
}

static void
test_question (Fixture       *fixture,
               gconstpointer  user_data)
{
  CarrelDocument *document = make_document ("a.md", "One=1 Two=2");
  g_autoptr (CarrelQuestionRecord) recall = NULL;
  g_autoptr (CarrelQuestionRecord) choice = NULL;
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (GAsyncResult) third = NULL;
  CarrelTopic *topic = g_ptr_array_index (document->topics, 0);
  CarrelQuestion *question = g_ptr_array_index (document->questions, 1);
  CarrelOption *option = g_new0 (CarrelOption, 1);
  GError *error = NULL;

  g_free (topic->body);
  topic->body = g_strdup ("- a\n- b\n");
  question->kind = CARREL_QUESTION_CHOICE;
  question->answered = TRUE;
  question->prompt = g_strdup ("Which?");
  question->explanation = g_strdup ("This.");
  option->text = g_strdup ("x");
  option->correct = TRUE;
  g_ptr_array_add (question->options, option);
  import_documents (fixture, document, NULL);

  carrel_store_load_question_async (fixture->store, get_candidate (fixture, 0).card.question, NULL, wait_cb, &first);
  recall = carrel_store_load_question_finish (fixture->store, wait_for (&first), &error);
  g_assert_no_error (error);
  g_assert_cmpint (recall->kind, ==, CARREL_QUIZ_KIND_RECALL);
  g_assert_cmpstr (recall->title, ==, "One");
  g_assert_null (recall->prompt);
  g_assert_cmpstr (recall->answer, ==, "- a\n- b\n");
  g_assert_cmpuint (g_strv_length (recall->key_points), ==, 2);
  g_assert_cmpstr (recall->section, ==, "Section");
  g_assert_cmpstr (recall->document, ==, "a.md");

  carrel_store_load_question_async (fixture->store, get_candidate (fixture, 1).card.question, NULL, wait_cb, &second);
  choice = carrel_store_load_question_finish (fixture->store, wait_for (&second), &error);
  g_assert_no_error (error);
  g_assert_cmpint (choice->kind, ==, CARREL_QUIZ_KIND_CHOICE);
  g_assert_cmpstr (choice->prompt, ==, "Which?");
  g_assert_cmpstr (choice->explanation, ==, "This.");
  g_assert_null (choice->answer);
  g_assert_cmpuint (choice->options->len, ==, 1);

  carrel_store_load_question_async (fixture->store, 999, NULL, wait_cb, &third);
  g_assert_null (carrel_store_load_question_finish (fixture->store, wait_for (&third), &error));
  g_assert_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
}

static void
finish_progress (Fixture       *fixture,
                 GAsyncResult **result)
{
  GError *error = NULL;

  carrel_store_progress_finish (fixture->store, wait_for (result), &error);
  g_assert_no_error (error);
}

static gint64
reset (Fixture *fixture,
       gint64   bank_id,
       GArray  *topics)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  gint64 time;

  carrel_store_reset_progress_async (fixture->store, bank_id, topics, wait_cb, &result);
  time = carrel_store_reset_progress_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return time;
}

static void
test_reset (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (CarrelQuizSession) session = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  CarrelQuizCandidate before;
  CarrelQuizCandidate after;
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL).bank_id;
  gint64 time;

  session = start (fixture);
  answer (fixture, session, CARREL_GRADE_GOOD);
  answer (fixture, session, CARREL_GRADE_EASY);
  before = get_candidate (fixture, 0);

  g_array_append_val (topics, before.card.topic);
  time = reset (fixture, bank_id, topics);
  g_assert_cmpuint (get_candidate (fixture, 0).card.n_reviews, ==, 0);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 1);
  reset (fixture, bank_id, NULL);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 0);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM review"), ==, 2);

  carrel_store_undo_reset_async (fixture->store, time, CARREL_FSRS_DEFAULT_RETENTION, wait_cb, &result);
  finish_progress (fixture, &result);
  after = get_candidate (fixture, 0);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  g_assert_cmpuint (get_candidate (fixture, 1).card.n_reviews, ==, 0);
}

static void
ask_again (Fixture  *fixture,
           gint64    topic_id,
           gboolean  again)
{
  g_autoptr (GAsyncResult) result = NULL;

  carrel_store_ask_again_async (fixture->store, topic_id, again, CARREL_FSRS_DEFAULT_RETENTION, wait_cb, &result);
  finish_progress (fixture, &result);
}

static void
test_ask_again (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (CarrelQuizSession) session = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CarrelChangeRecord) change = NULL;
  gint64 bank_id = import_documents (fixture, make_document ("a.md", "One=1 Two=2"), NULL).bank_id;
  CarrelStudyDay due_day;

  session = start (fixture);
  answer (fixture, session, CARREL_GRADE_GOOD);
  due_day = get_candidate (fixture, 0).card.due_day;
  import_documents (fixture, make_document ("a.md", "One=eins Two=2"), NULL);

  carrel_store_list_changes_async (fixture->store, bank_id, NULL, wait_cb, &listed);
  changes = carrel_store_list_changes_finish (fixture->store, wait_for (&listed), NULL);
  g_assert_cmpuint (changes->len, ==, 1);
  carrel_store_load_change_async (fixture->store, ((CarrelChangeRecord *) g_ptr_array_index (changes, 0))->id, NULL, wait_cb,
                                  &loaded);
  change = carrel_store_load_change_finish (fixture->store, wait_for (&loaded), NULL);
  g_assert_true (change->is_scheduled);
  g_assert_cmpint (change->due_day, ==, due_day);

  ask_again (fixture, change->topic_id, TRUE);
  g_assert_cmpint (get_candidate (fixture, 0).card.due_day, ==, carrel_store_get_today ());
  g_assert_cmpuint (load_today (fixture).n_due, ==, 1);
  ask_again (fixture, change->topic_id, FALSE);
  g_assert_cmpint (get_candidate (fixture, 0).card.due_day, ==, due_day);
}

static void
test_parameters (Fixture       *fixture,
                 gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) result = NULL;
  CarrelFsrsParameters parameters;
  CarrelFitRecord fit;
  GError *error = NULL;

  carrel_store_load_parameters_async (fixture->store, NULL, wait_cb, &result);
  carrel_store_load_parameters_finish (fixture->store, wait_for (&result), &parameters, &fit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fit.fitted, ==, 0);
  g_assert_cmpmem (&parameters, sizeof parameters, &carrel_fsrs_default_parameters, sizeof parameters);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer user_data);
  } tests[] = {
    { "/store/study/answer-and-undo", test_answer_and_undo },
    { "/store/study/scopes", test_scopes },
    { "/store/study/set-aside", test_set_aside },
    { "/store/study/reviews-outlive-edits", test_reviews_outlive_edits },
    { "/store/study/joined-topics", test_joined_topics },
    { "/store/study/question", test_question },
    { "/store/study/reset", test_reset },
    { "/store/study/ask-again", test_ask_again },
    { "/store/study/parameters", test_parameters },
  };
  guint i;

  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  g_test_init (&argc, &argv, NULL);

  for (i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
