/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-card.h"

static CarrelFsrs fsrs;

static void
test_due (void)
{
  CarrelStudyCard card;

  carrel_study_card_init (&card, 1, 2, 3);
  g_assert_true (carrel_study_card_is_new (&card));
  g_assert_false (carrel_study_card_is_due (&card, 100000));
  g_assert_cmpfloat (carrel_study_card_recall (&card, &fsrs, 100), <=, 0);

  /* Failed, and failed again on the same day: due the next day, no lapse, not twice as forgotten. */
  carrel_study_card_review (&card, &fsrs, 100, CARREL_GRADE_AGAIN);
  g_assert_cmpint (card.due_day, ==, 101);
  g_assert_false (carrel_study_card_is_due (&card, 100));
  g_assert_true (carrel_study_card_is_due (&card, 101));
  carrel_study_card_review (&card, &fsrs, 100, CARREL_GRADE_AGAIN);
  g_assert_cmpuint (card.n_lapses, ==, 0);
  g_assert_cmpint (card.due_day, ==, 101);

  /* Known: later each time. Failed on another day: a lapse. */
  carrel_study_card_review (&card, &fsrs, 101, CARREL_GRADE_GOOD);
  carrel_study_card_review (&card, &fsrs, 110, CARREL_GRADE_GOOD);
  g_assert_cmpint (card.due_day, >, 111);
  g_assert_cmpfloat (carrel_study_card_recall (&card, &fsrs, 110), >=, 1);
  g_assert_cmpfloat (carrel_study_card_recall (&card, &fsrs, 130), <, carrel_study_card_recall (&card, &fsrs, 120));
  carrel_study_card_review (&card, &fsrs, 120, CARREL_GRADE_AGAIN);
  g_assert_cmpuint (card.n_lapses, ==, 1);
  g_assert_cmpuint (card.n_reviews, ==, 5);
}

static void
test_travel (void)
{
  CarrelStudyCard home;
  CarrelStudyCard abroad;

  /* A review on the day before, for the user flew west, counts as one on the same day. */
  carrel_study_card_init (&home, 7, 1, 1);
  carrel_study_card_review (&home, &fsrs, 200, CARREL_GRADE_GOOD);
  abroad = home;
  carrel_study_card_review (&home, &fsrs, 200, CARREL_GRADE_GOOD);
  carrel_study_card_review (&abroad, &fsrs, 199, CARREL_GRADE_GOOD);
  g_assert_cmpfloat_with_epsilon (home.memory.stability, abroad.memory.stability, 1e-12);
  g_assert_cmpint (abroad.last_day, ==, 200);
  g_assert_cmpint (abroad.due_day, ==, home.due_day);
}

static void
test_leech (void)
{
  CarrelStudyCard card;
  CarrelStudyDay day = 100;
  guint i;

  carrel_study_card_init (&card, 1, 1, 1);

  /* The first failure is no lapse: nothing was known yet. */
  for (i = 0; i <= 8; i++, day++)
    {
      g_assert_false (carrel_study_card_is_leech (&card));
      carrel_study_card_review (&card, &fsrs, day, CARREL_GRADE_AGAIN);
    }

  g_assert_true (carrel_study_card_is_leech (&card));

  /* Once it is kept it is none any more, whatever was. */
  for (i = 0; i < 40 && carrel_study_card_is_leech (&card); i++)
    {
      day = card.due_day;
      carrel_study_card_review (&card, &fsrs, day, CARREL_GRADE_EASY);
    }

  g_assert_cmpuint (i, >, 1);
  g_assert_cmpuint (i, <, 40);
}

static void
test_last_day (void)
{
  CarrelStudyCard card;

  /* A day from a file may be any number. */
  carrel_study_card_init (&card, 1, 1, 1);
  carrel_study_card_review (&card, &fsrs, G_MININT32 + 1, CARREL_GRADE_GOOD);
  carrel_study_card_review (&card, &fsrs, G_MAXINT32, CARREL_GRADE_GOOD);
  g_assert_cmpint (card.due_day, ==, G_MAXINT32);
  g_assert_cmpfloat (card.memory.stability, <=, 36500);
}

static void
test_replay (void)
{
  CarrelReview reviews[40] = { 0 };
  CarrelStudyCard lived;
  CarrelStudyCard rebuilt;
  guint i;

  carrel_study_card_init (&lived, 99, 4, 3);
  carrel_study_card_init (&rebuilt, 99, 4, 3);
  lived.seconds = rebuilt.seconds = 12;

  for (i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      reviews[i].day = 100 + i * i / 3;
      reviews[i].grade = 1 + (i * 7 + i / 5) % 4;
      carrel_study_card_review (&lived, &fsrs, reviews[i].day, reviews[i].grade);
    }

  /* Rebuilt from its reviews a card is what it was, due on the same day; of what it said before nothing is left. */
  carrel_study_card_review (&rebuilt, &fsrs, 5, CARREL_GRADE_EASY);
  carrel_study_card_replay (&rebuilt, &fsrs, reviews, G_N_ELEMENTS (reviews));
  g_assert_cmpmem (&rebuilt, sizeof rebuilt, &lived, sizeof lived);

  /* What cannot have been graded so was not. */
  reviews[0].grade = 0;
  reviews[1].grade = 5;
  carrel_study_card_replay (&rebuilt, &fsrs, reviews, 2);
  g_assert_true (carrel_study_card_is_new (&rebuilt));
  g_assert_cmpint (rebuilt.topic, ==, 4);

  carrel_study_card_replay (&rebuilt, &fsrs, NULL, 0);
  g_assert_true (carrel_study_card_is_new (&rebuilt));
  g_assert_cmpfloat (rebuilt.seconds, >, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  g_test_add_func ("/study/card/due", test_due);
  g_test_add_func ("/study/card/travel", test_travel);
  g_test_add_func ("/study/card/leech", test_leech);
  g_test_add_func ("/study/card/last-day", test_last_day);
  g_test_add_func ("/study/card/replay", test_replay);
  return g_test_run ();
}
