/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-fsrs.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "carrel-study-error.h"

/* Calls the function for each line of the figures that begins with the word. */
static void
for_each_line (void (*take) (char   **words,
                             guint    n_words,
                             gpointer data),
               const char *kind,
               gpointer    data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "study", "fsrs-vectors.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_taken = 0;
  guint i;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (words[0] == NULL || words[0][0] == '#' || (kind != NULL && !g_str_equal (words[0], kind)))
        continue;

      take (words, g_strv_length (words), data);
      n_taken++;
    }

  g_assert_cmpuint (n_taken, >, 0);
}

static double
number (const char *word)
{
  return g_ascii_strtod (word, NULL);
}

static void
read_parameters (CarrelFsrsParameters *parameters,
                 char                **words)
{
  guint i;

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    parameters->w[i] = number (words[i]);
}

typedef struct
{
  CarrelFsrs   fsrs;
  CarrelMemory memory;
  gboolean     has_steps;
  guint        n_reviews;
  guint        n_intervals;
} Replay;

static void
replay_line (char   **words,
             guint    n_words,
             gpointer data)
{
  Replay *replay = data;

  if (g_str_equal (words[0], "set"))
    {
      CarrelFsrsParameters parameters;

      read_parameters (&parameters, words + 6);
      carrel_fsrs_init (&replay->fsrs, &parameters, number (words[4]), atoi (words[5]));
      replay->fsrs.same_day = atoi (words[2]);
      replay->has_steps = atoi (words[3]);
    }
  else if (g_str_equal (words[0], "card"))
    replay->memory = (CarrelMemory) { 0, 0 };
  else if (g_str_equal (words[0], "review"))
    {
      replay->memory = carrel_fsrs_review (&replay->fsrs, &replay->memory, atoi (words[1]), atoi (words[2]));
      /* ts-fsrs rounds at each step, so that stabilities of thousands of days are compared by their ratio. */
      g_assert_cmpfloat_with_epsilon (replay->memory.stability, number (words[3]), 1e-4 * MAX (1, number (words[3])));
      g_assert_cmpfloat_with_epsilon (replay->memory.difficulty, number (words[4]), 1e-4);
      replay->n_reviews++;

      if (!replay->has_steps)
        {
          g_assert_cmpuint (carrel_fsrs_interval (&replay->fsrs, replay->memory.stability), ==, (guint) atoi (words[5]));
          replay->n_intervals++;
        }
    }
}

static void
test_reviews (void)
{
  Replay replay = { 0 };

  for_each_line (replay_line, NULL, &replay);
  g_assert_cmpuint (replay.n_reviews, ==, 636);
  g_assert_cmpuint (replay.n_intervals, ==, 530);
}

static void
check_curve (char   **words,
             guint    n_words,
             gpointer data)
{
  CarrelMemory memory = { number (words[2]), 5 };
  double recall = carrel_fsrs_recall (data, &memory, number (words[1]));

  g_assert_cmpfloat_with_epsilon (recall, number (words[3]), 1e-6);

  if (recall < 0.999 && memory.stability > 0.01)
    g_assert_cmpfloat_with_epsilon (carrel_fsrs_stability_for (data, recall, number (words[1])) / memory.stability, 1, 1e-6);
}

static void
test_curve (void)
{
  CarrelFsrs fsrs;

  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, 0.9, 36500);
  for_each_line (check_curve, "curve", &fsrs);
}

static void
check_modifier (char   **words,
                guint    n_words,
                gpointer data)
{
  CarrelFsrs fsrs;

  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, number (words[1]), 36500);
  g_assert_cmpuint (carrel_fsrs_interval (&fsrs, 1000), ==, (guint) round (1000 * number (words[2])));
}

static void
test_retention (void)
{
  for_each_line (check_modifier, "modifier", NULL);
}

static void
check_spread (char   **words,
              guint    n_words,
              gpointer data)
{
  guint least;
  guint most;

  carrel_fsrs_interval_range (data, atoi (words[1]), atoi (words[2]), &least, &most);
  g_assert_cmpuint (least, ==, (guint) atoi (words[3]));
  g_assert_cmpuint (most, ==, (guint) atoi (words[4]));
}

static void
test_spread (void)
{
  CarrelFsrs fsrs;
  guint counts[15] = { 0 };
  guint least;
  guint most;
  gint64 question;

  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, 0.9, 36500);
  for_each_line (check_spread, "spread", &fsrs);

  /* An interval that grew stays longer than the last; none is beyond the longest; short ones stay. */
  carrel_fsrs_interval_range (&fsrs, 100, 99, &least, &most);
  g_assert_cmpuint (least, ==, 100);
  carrel_fsrs_interval_range (&fsrs, 36500, 0, &least, &most);
  g_assert_cmpuint (most, ==, 36500);
  carrel_fsrs_interval_range (&fsrs, 2, 0, &least, &most);
  g_assert_cmpuint (least, ==, 2);
  g_assert_cmpuint (most, ==, 2);

  /* 100 days may become 93 to 107; neighbouring ids spread evenly. */
  for (question = 1; question <= 15000; question++)
    counts[carrel_fsrs_interval_spread (&fsrs, 100, 0, question, 3) - 93]++;

  for (question = 0; question < 15; question++)
    {
      g_assert_cmpuint (counts[question], >, 850);
      g_assert_cmpuint (counts[question], <, 1150);
    }

  /* The same on every machine and on every day; other counts move it. */
  g_assert_cmpuint (carrel_fsrs_interval_spread (&fsrs, 100, 0, 7, 3), ==, carrel_fsrs_interval_spread (&fsrs, 100, 0, 7, 3));
  g_assert_cmpuint (carrel_fsrs_interval_spread (&fsrs, 1000, 0, 7, 3), ==, 954);
  g_assert_cmpuint (carrel_fsrs_interval_spread (&fsrs, 1000, 0, 7, 4), ==, 1045);
}

static void
test_invariants (void)
{
  CarrelFsrs fsrs;
  CarrelMemory memory = { 0, 0 };
  guint i;

  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, 0.9, 36500);
  g_assert_cmpfloat (carrel_fsrs_recall (&fsrs, &memory, 1), <=, 0);

  /* However a question is failed, its memory keeps within bounds. */
  for (i = 0; i < 2000; i++)
    {
      CarrelMemory before = memory;

      memory = carrel_fsrs_review (&fsrs, &memory, i % 7 * 400, 1 + i * i % 4);
      g_assert_cmpfloat (memory.stability, >=, 0.001);
      g_assert_cmpfloat (memory.stability, <=, 36500);
      g_assert_cmpfloat (memory.difficulty, >=, 1);
      g_assert_cmpfloat (memory.difficulty, <=, 10);

      if (i > 0 && 1 + i * i % 4 == CARREL_GRADE_AGAIN)
        g_assert_cmpfloat (memory.stability, <=, before.stability);

      g_assert_cmpfloat_with_epsilon (carrel_fsrs_recall (&fsrs, &memory, memory.stability), 0.9, 1e-9);
    }
}

static void
check_upgrade (char   **words,
               guint    n_words,
               gpointer data)
{
  static const double from_17[] = { 0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61 };
  static const double from_19[] = { 0.40255, 1.18385, 3.173, 15.69105, 7.1949, 0.5345, 1.4604, 0.0046, 1.54575, 0.1192,
                                    1.01925, 1.9395, 0.11, 0.29605, 2.2698, 0.2315, 2.9898, 0.51655, 0.6621 };
  CarrelFsrsParameters parameters;
  guint count = atoi (words[1]);
  guint i;

  g_assert_true (carrel_fsrs_parameters_read (&parameters, count == 17 ? from_17 : from_19, count, NULL));

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    g_assert_cmpfloat_with_epsilon (parameters.w[i], number (words[2 + i]), 1e-6);
}

static void
test_parameters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) other = g_variant_ref_sink (g_variant_new_string ("w"));
  CarrelFsrsParameters parameters = carrel_fsrs_default_parameters;
  CarrelFsrsParameters read;
  double numbers[CARREL_FSRS_N_PARAMETERS];
  double least;
  double most;
  guint i;

  for_each_line (check_upgrade, "upgraded", NULL);

  /* The defaults are within their bounds; what is beyond comes back to them. */
  carrel_fsrs_parameters_clip (&parameters);
  g_assert_cmpmem (&parameters, sizeof parameters, &carrel_fsrs_default_parameters, sizeof parameters);

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    numbers[i] = i % 2 == 0 ? -1e9 : 1e9;

  g_assert_true (carrel_fsrs_parameters_read (&parameters, numbers, CARREL_FSRS_N_PARAMETERS, &error));
  g_assert_no_error (error);

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    {
      carrel_fsrs_parameters_get_range (i, &least, &most);
      g_assert_cmpfloat_with_epsilon (parameters.w[i], i % 2 == 0 ? least : most, 1e-12);
    }

  /* Kept and taken back. */
  variant = g_variant_ref_sink (carrel_fsrs_parameters_to_variant (&parameters));
  g_assert_true (carrel_fsrs_parameters_from_variant (&read, variant, &error));
  g_assert_cmpmem (&read, sizeof read, &parameters, sizeof parameters);

  /* What is no such thing is refused, and leaves what was there. */
  g_assert_false (carrel_fsrs_parameters_from_variant (&read, other, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (carrel_fsrs_parameters_read (&read, numbers, 18, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID);
  g_clear_error (&error);
  numbers[4] = NAN;
  g_assert_false (carrel_fsrs_parameters_read (&read, numbers, CARREL_FSRS_N_PARAMETERS, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID);
  g_clear_error (&error);
  numbers[4] = 5;
  numbers[5] = -1;
  g_assert_false (carrel_fsrs_parameters_read (&read, numbers, 17, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID);
  g_assert_cmpmem (&read, sizeof read, &parameters, sizeof parameters);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study/fsrs/reviews", test_reviews);
  g_test_add_func ("/study/fsrs/curve", test_curve);
  g_test_add_func ("/study/fsrs/retention", test_retention);
  g_test_add_func ("/study/fsrs/spread", test_spread);
  g_test_add_func ("/study/fsrs/invariants", test_invariants);
  g_test_add_func ("/study/fsrs/parameters", test_parameters);
  return g_test_run ();
}
