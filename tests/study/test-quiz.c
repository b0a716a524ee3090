/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-choice.h"
#include "carrel-quiz-plan.h"
#include "carrel-quiz-session.h"
#include "carrel-study-error.h"

#define TODAY 1000

static CarrelFsrs fsrs;

static CarrelQuizCandidate
make_candidate (gint64          question,
                guint           days_ago,
                CarrelGrade     grade,
                CarrelQuizKinds kind)
{
  CarrelQuizCandidate candidate = { { 0 }, 1, kind, grade == CARREL_GRADE_AGAIN };

  carrel_study_card_init (&candidate.card, question, question, question / 10);

  if (days_ago > 0)
    carrel_study_card_review (&candidate.card, &fsrs, TODAY - days_ago, grade);

  return candidate;
}

static CarrelQuizPlan
make_plan (void)
{
  CarrelQuizPlan plan = { 0 };

  plan.which = CARREL_QUIZ_DUE_THEN_NEW;
  plan.kinds = CARREL_QUIZ_KIND_ALL;
  plan.order = CARREL_QUIZ_IN_ORDER;
  plan.number = 20;
  plan.reviews_left = 200;
  plan.new_left = 10;
  plan.day = TODAY;
  plan.seed = 7;

  return plan;
}

/* The questions that are chosen, as "1 2 3". */
static char *
choose (const CarrelQuizPlan *plan,
        GArray               *candidates)
{
  g_autoptr (GArray) chosen =
    carrel_quiz_plan_choose (plan, &fsrs, (CarrelQuizCandidate *) (void *) candidates->data, candidates->len);
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 0; i < chosen->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? " " : "",
                            (int) g_array_index (candidates, CarrelQuizCandidate,
                                                 g_array_index (chosen, guint, i)).card.question);

  return g_string_free (text, FALSE);
}

static void
assert_chosen (const CarrelQuizPlan *plan,
               GArray               *candidates,
               const char           *expected)
{
  g_autofree char *chosen = choose (plan, candidates);

  g_assert_cmpstr (chosen, ==, expected);
}

static GArray *
make_candidates (void)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (CarrelQuizCandidate));
  const CarrelQuizCandidate rows[] = {
    make_candidate (1, 0, CARREL_GRADE_GOOD, CARREL_QUIZ_KIND_RECALL),
    make_candidate (2, 30, CARREL_GRADE_GOOD, CARREL_QUIZ_KIND_CHOICE), /* due, long ago */
    make_candidate (3, 1, CARREL_GRADE_EASY, CARREL_QUIZ_KIND_RECALL),  /* known */
    make_candidate (4, 3, CARREL_GRADE_AGAIN, CARREL_QUIZ_KIND_RECALL), /* due, missed */
    make_candidate (5, 0, CARREL_GRADE_GOOD, CARREL_QUIZ_KIND_CHOICE),
  };

  g_array_append_vals (candidates, rows, G_N_ELEMENTS (rows));

  return candidates;
}

static void
test_choose (void)
{
  g_autoptr (GArray) candidates = make_candidates ();
  CarrelQuizPlan plan = make_plan ();
  CarrelQuizCounts counts;

  carrel_quiz_plan_count (&plan, (CarrelQuizCandidate *) (void *) candidates->data, candidates->len, &counts);
  g_assert_cmpuint (counts.n_due, ==, 2);
  g_assert_cmpuint (counts.n_new, ==, 2);
  g_assert_cmpuint (counts.n_ahead, ==, 1);
  g_assert_cmpuint (counts.n_missed, ==, 1);

  assert_chosen (&plan, candidates, "1 2 4 5");

  /* The one that is most likely forgotten goes first when not all can be asked, and due ones before new. */
  plan.number = 1;
  assert_chosen (&plan, candidates, "4");
  plan.number = 3;
  assert_chosen (&plan, candidates, "1 2 4");

  /* Daily limits. */
  plan.number = 20;
  plan.new_left = 0;
  assert_chosen (&plan, candidates, "2 4");
  plan.reviews_left = 0;
  assert_chosen (&plan, candidates, "");

  /* What the user asks for beyond them. */
  plan.which = CARREL_QUIZ_NEW;
  assert_chosen (&plan, candidates, "1 5");
  plan.which = CARREL_QUIZ_AHEAD;
  assert_chosen (&plan, candidates, "3");
  plan.which = CARREL_QUIZ_MISSED;
  assert_chosen (&plan, candidates, "4");
  plan.which = CARREL_QUIZ_ANY;
  assert_chosen (&plan, candidates, "1 2 3 4 5");
  plan.kinds = CARREL_QUIZ_KIND_CHOICE;
  assert_chosen (&plan, candidates, "2 5");
}

/* Far sections are not mixed, and the same chance gives the same order. */
static void
test_order (void)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CarrelQuizCandidate));
  g_autoptr (GArray) chosen = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  CarrelQuizPlan plan = make_plan ();
  gboolean moved = FALSE;
  guint i;

  for (i = 0; i < 100; i++)
    {
      CarrelQuizCandidate candidate = make_candidate (i, 0, CARREL_GRADE_GOOD, CARREL_QUIZ_KIND_RECALL);

      g_array_append_val (candidates, candidate);
    }

  plan.order = CARREL_QUIZ_MIXED;
  plan.number = plan.new_left = 100;
  chosen = carrel_quiz_plan_choose (&plan, &fsrs, (CarrelQuizCandidate *) (void *) candidates->data, candidates->len);

  for (i = 0; i < chosen->len; i++)
    {
      g_assert_cmpint (ABS ((int) g_array_index (chosen, guint, i) - (int) i), <, 12);
      moved |= g_array_index (chosen, guint, i) != i;
    }

  g_assert_true (moved);
  first = choose (&plan, candidates);
  second = choose (&plan, candidates);
  g_assert_cmpstr (first, ==, second);
}

static CarrelQuizSession *
make_session (guint                 n,
              const CarrelQuizExam *exam)
{
  g_autofree CarrelQuizItem *items = g_new0 (CarrelQuizItem, n);
  guint i;

  for (i = 0; i < n; i++)
    items[i] = (CarrelQuizItem) { 100 + i, 200 + i, i / 2 };

  return carrel_quiz_session_new (items, n, exam);
}

static void
assert_current (CarrelQuizSession *session,
                gint64             question)
{
  const CarrelQuizItem *item = carrel_quiz_session_get_current (session);

  g_assert_cmpint (item != NULL ? item->question : 0, ==, question);
}

static void
test_failed_comes_back (void)
{
  g_autoptr (CarrelQuizSession) session = make_session (8, NULL);
  CarrelQuizScore score;
  guint i;

  carrel_quiz_session_answer (session, 1, CARREL_GRADE_AGAIN, FALSE, 2000);
  g_assert_cmpuint (carrel_quiz_session_get_n_done (session), ==, 0);

  for (i = 0; i < 5; i++)
    {
      assert_current (session, 101 + i);
      carrel_quiz_session_answer (session, 2 + i, CARREL_GRADE_GOOD, FALSE, 1000);
    }

  assert_current (session, 100);
  carrel_quiz_session_answer (session, 7, CARREL_GRADE_GOOD, FALSE, 1000);
  assert_current (session, 106);
  carrel_quiz_session_answer (session, 8, CARREL_GRADE_HARD, TRUE, 1000);
  carrel_quiz_session_answer (session, 9, CARREL_GRADE_EASY, FALSE, 1000);
  assert_current (session, 0);

  /* The first try counts. */
  carrel_quiz_session_get_score (session, &score);
  g_assert_cmpuint (score.n_asked, ==, 8);
  g_assert_cmpuint (score.n_right, ==, 7);
  g_assert_cmpfloat_with_epsilon (score.seconds, 10, 1e-9);
}

static void
test_undo (void)
{
  g_autoptr (CarrelQuizSession) session = make_session (4, NULL);
  g_autoptr (CarrelQuizSession) read = NULL;
  g_autoptr (GVariant) before = g_variant_ref_sink (carrel_quiz_session_to_variant (session));
  g_autoptr (GVariant) after = NULL;
  gint64 review;
  gint64 question;
  guint i;

  g_assert_false (carrel_quiz_session_can_undo (session, &review, &question));
  g_assert_false (carrel_quiz_session_undo (session));

  for (i = 0; i < 3; i++)
    carrel_quiz_session_answer (session, 11 + i, i < 2 ? CARREL_GRADE_AGAIN : CARREL_GRADE_GOOD, FALSE, 0);

  carrel_quiz_session_drop (session);
  assert_current (session, 100);
  carrel_quiz_session_answer (session, 14, CARREL_GRADE_AGAIN, FALSE, 0);

  for (i = 5; i > 0; i--)
    {
      g_assert_true (carrel_quiz_session_can_undo (session, &review, &question));
      g_assert_cmpint (review, ==, i == 4 ? 0 : i == 5 ? 14 : 10 + i);
      g_assert_cmpint (question, ==, i == 5 ? 100 : 99 + i);
      g_assert_true (carrel_quiz_session_undo (session));
      assert_current (session, question);
    }

  after = g_variant_ref_sink (carrel_quiz_session_to_variant (session));
  g_assert_true (g_variant_equal (before, after));
}

static void
test_paused (void)
{
  g_autoptr (CarrelQuizSession) session = make_session (5, NULL);
  g_autoptr (CarrelQuizSession) read = NULL;
  g_autoptr (GVariant) saved = NULL;
  g_autoptr (GVariant) again = NULL;
  g_autoptr (GError) error = NULL;
  CarrelQuizScore score;

  carrel_quiz_session_answer (session, 1, CARREL_GRADE_AGAIN, FALSE, 500);
  carrel_quiz_session_answer (session, 2, CARREL_GRADE_GOOD, TRUE, 500);
  carrel_quiz_session_drop (session);
  saved = g_variant_ref_sink (carrel_quiz_session_to_variant (session));
  read = carrel_quiz_session_from_variant (saved, &error);
  g_assert_no_error (error);
  again = g_variant_ref_sink (carrel_quiz_session_to_variant (read));
  g_assert_true (g_variant_equal (saved, again));
  assert_current (read, 103);
  carrel_quiz_session_get_score (read, &score);
  g_assert_cmpuint (score.n_asked, ==, 2);
  g_assert_cmpuint (score.n_right, ==, 1);
}

static void
test_damaged (void)
{
  const char *const texts[] = {
    "(uint32 2, @a(xxx) [], @au [], @a(uxuubi) [], uint32 0, uint32 0)",
    "(uint32 1, @a(xxx) [], @au [0], @a(uxuubi) [], uint32 0, uint32 0)",
    "(uint32 1, [(int64 1, int64 2, int64 3)], @au [0, 0], @a(uxuubi) [], uint32 0, uint32 0)",
    "(uint32 1, [(int64 1, int64 2, int64 3)], @au [], [(uint32 1, int64 1, uint32 3, uint32 0, false, -1)], uint32 0, uint32 0)",
    "(uint32 1, [(int64 1, int64 2, int64 3)], @au [], [(uint32 0, int64 1, uint32 9, uint32 0, false, -1)], uint32 0, uint32 0)",
    "(uint32 1, [(int64 1, int64 2, int64 3)], @au [], [(uint32 0, int64 1, uint32 1, uint32 0, false, 4)], uint32 0, uint32 0)",
    "'what is this'",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new_parsed (texts[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (carrel_quiz_session_from_variant (variant, &error));
      g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID);
    }
}

static void
test_results (void)
{
  const CarrelQuizExam exam = { 600, 70 };
  g_autoptr (CarrelQuizSession) session = make_session (4, &exam);
  g_autoptr (GArray) sections = NULL;
  g_autoptr (GArray) missed = NULL;
  const CarrelQuizSectionScore *first;

  g_assert_cmpuint (carrel_quiz_session_get_exam (session)->pass_mark, ==, 70);

  carrel_quiz_session_set_seconds_left (session, 0);
  g_assert_cmpuint (carrel_quiz_session_get_exam (session)->seconds, ==, 1);

  /* An exam asks nothing twice. */
  carrel_quiz_session_answer (session, 1, CARREL_GRADE_AGAIN, TRUE, 0);
  carrel_quiz_session_answer (session, 2, CARREL_GRADE_GOOD, FALSE, 0);
  carrel_quiz_session_answer (session, 3, CARREL_GRADE_AGAIN, FALSE, 0);
  carrel_quiz_session_answer (session, 4, CARREL_GRADE_GOOD, FALSE, 0);
  assert_current (session, 0);

  sections = carrel_quiz_session_list_sections (session);
  g_assert_cmpuint (sections->len, ==, 2);
  first = &g_array_index (sections, CarrelQuizSectionScore, 0);
  g_assert_cmpint (first->section, ==, 0);
  g_assert_cmpuint (first->score.n_asked, ==, 2);
  g_assert_cmpuint (first->score.n_right, ==, 1);

  /* Sure and wrong first. */
  missed = carrel_quiz_session_list_missed (session);
  g_assert_cmpuint (missed->len, ==, 2);
  g_assert_cmpint (g_array_index (missed, CarrelQuizItem, 0).question, ==, 102);
  g_assert_cmpint (g_array_index (missed, CarrelQuizItem, 1).question, ==, 100);
}

static void
test_grades (void)
{
  g_assert_cmpint (carrel_quiz_choice_grade (5, 5, FALSE), ==, CARREL_GRADE_GOOD);
  g_assert_cmpint (carrel_quiz_choice_grade (5, 5, TRUE), ==, CARREL_GRADE_HARD);
  g_assert_cmpint (carrel_quiz_choice_grade (5, 1, TRUE), ==, CARREL_GRADE_AGAIN);
  g_assert_cmpint (carrel_quiz_choice_grade (1, 3, FALSE), ==, CARREL_GRADE_AGAIN);
  g_assert_cmpint (carrel_quiz_points_grade (4, 4), ==, CARREL_GRADE_GOOD);
  g_assert_cmpint (carrel_quiz_points_grade (4, 2), ==, CARREL_GRADE_HARD);
  g_assert_cmpint (carrel_quiz_points_grade (4, 1), ==, CARREL_GRADE_AGAIN);
}

static void
test_options_that_refer (void)
{
  const char *const refer[] = {
    "All of the above", "None of these", "Both A and C", "A and B", "(A), (B) and (D)", "Neither B nor C", "Only A and B",
    "All the answers above are right", "Alle genannten", "Todas las anteriores", "Все перечисленное", "以上すべて",
    "Toutes les réponses ci-dessus", "Option B is wrong", "None of the options listed", "Both",
  };
  const char *const alone[] = {
    "All promises settle", "A and its callers share it", "None", "`a && b`", "Both threads wait", "The object above the stack",
    "It throws", "C++ and Rust", "A stream", "Nothing is printed",
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (refer); i++)
    {
      const char *const texts[] = { "one", refer[i], NULL };

      if (!carrel_quiz_options_refer (texts, NULL))
        g_error ("“%s” refers to the other options", refer[i]);
    }

  for (i = 0; i < G_N_ELEMENTS (alone); i++)
    {
      const char *const texts[] = { "one", alone[i], NULL };

      /* "None" may mean either: it is left where it stands. */
      if (carrel_quiz_options_refer (texts, NULL) != g_str_equal (alone[i], "None"))
        g_error ("“%s” stands alone", alone[i]);
    }
}

static void
test_options_order (void)
{
  const char *const texts[] = { "one", "two", "three", "four", NULL };
  const char *const referring[] = { "one", "two", "three", "All of the above", NULL };
  guint order[4];
  guint again[4];
  guint seen = 0;
  gboolean moved = FALSE;
  guint seed;
  guint i;

  for (seed = 0; seed < 8; seed++)
    {
      carrel_quiz_options_order (seed, texts, "The first is meant.", order);
      carrel_quiz_options_order (seed, texts, "The first is meant.", again);
      g_assert_cmpmem (order, sizeof order, again, sizeof again);
      seen = 0;

      for (i = 0; i < 4; i++)
        {
          seen |= 1u << order[i];
          moved |= order[i] != i;
        }

      g_assert_cmpuint (seen, ==, 15);

      carrel_quiz_options_order (seed, referring, NULL, order);

      for (i = 0; i < 4; i++)
        g_assert_cmpuint (order[i], ==, i);

      carrel_quiz_options_order (seed, texts, "A is wrong: it has no end.", order);

      for (i = 0; i < 4; i++)
        g_assert_cmpuint (order[i], ==, i);
    }

  g_assert_true (moved);
}

int
main (int   argc,
      char *argv[])
{
  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study/quiz/choose", test_choose);
  g_test_add_func ("/study/quiz/order", test_order);
  g_test_add_func ("/study/quiz/failed-comes-back", test_failed_comes_back);
  g_test_add_func ("/study/quiz/undo", test_undo);
  g_test_add_func ("/study/quiz/paused", test_paused);
  g_test_add_func ("/study/quiz/damaged", test_damaged);
  g_test_add_func ("/study/quiz/results", test_results);
  g_test_add_func ("/study/quiz/grades", test_grades);
  g_test_add_func ("/study/quiz/options-that-refer", test_options_that_refer);
  g_test_add_func ("/study/quiz/options-order", test_options_order);
  return g_test_run ();
}
