/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-memory-gradient.h"

#include <math.h>

#include "carrel-random.h"

#define N_REVIEWS 12

typedef struct
{
  guint       elapsed[N_REVIEWS];
  CarrelGrade grades[N_REVIEWS];
} History;

/* Recall a week after a history. */
static double
get_recall (const CarrelFsrsParameters *parameters,
            const History              *history)
{
  CarrelFsrs fsrs;
  CarrelMemory memory = { 0, 0 };
  guint i;

  carrel_fsrs_init (&fsrs, parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);

  for (i = 0; i < N_REVIEWS; i++)
    memory = carrel_fsrs_review (&fsrs, &memory, history->elapsed[i], history->grades[i]);

  return carrel_fsrs_recall (&fsrs, &memory, 7);
}

static void
choose (CarrelRandom         *random,
        CarrelFsrsParameters *parameters,
        History              *history)
{
  guint i;

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    parameters->w[i] = carrel_fsrs_default_parameters.w[i] * (0.8 + 0.4 * carrel_random_unit (random));

  carrel_fsrs_parameters_clip (parameters);

  for (i = 0; i < N_REVIEWS; i++)
    {
      history->elapsed[i] = carrel_random_below (random, 3) == 0 ? 0 : carrel_random_below (random, 30);
      history->grades[i] = 1 + carrel_random_below (random, 4);
    }
}

/* Each derivative is the difference that a small change of the parameter makes. At a kink, such as a bound, there is no
 * derivative; the differences to either side tell those apart. */
static void
test_differences (void)
{
  CarrelRandom random;
  guint n_compared[CARREL_FSRS_N_PARAMETERS] = { 0 };
  guint n_kinks = 0;
  guint i;
  guint k;

  carrel_random_init (&random, 5);

  for (i = 0; i < 400; i++)
    {
      CarrelFsrsParameters parameters;
      CarrelMemoryGradient gradient = { 0 };
      History history;
      CarrelFsrs fsrs;
      double by[CARREL_FSRS_N_PARAMETERS];
      double recall;

      choose (&random, &parameters, &history);
      carrel_fsrs_init (&fsrs, &parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);

      for (k = 0; k < N_REVIEWS; k++)
        carrel_memory_gradient_review (&gradient, &fsrs, history.elapsed[k], history.grades[k]);

      recall = carrel_memory_gradient_recall (&gradient, &fsrs, 7, by);
      g_assert_cmpfloat_with_epsilon (recall, get_recall (&parameters, &history), 1e-12);

      for (k = 0; k < CARREL_FSRS_N_PARAMETERS; k++)
        {
          double h = 1e-6 * MAX (parameters.w[k], 0.01);
          CarrelFsrsParameters more = parameters;
          CarrelFsrsParameters less = parameters;
          double above;
          double below;

          more.w[k] += h;
          less.w[k] -= h;
          above = (get_recall (&more, &history) - recall) / h;
          below = (recall - get_recall (&less, &history)) / h;

          if (fabs (above - below) > 1e-3 * MAX (fabs (above), 0.1))
            {
              n_kinks++;
              continue;
            }

          g_assert_cmpfloat_with_epsilon (by[k], (above + below) / 2, 1e-4 * MAX (fabs (by[k]), 0.1));
          n_compared[k] += fabs (by[k]) > 1e-6;
        }
    }

  g_assert_cmpuint (n_kinks, <, 100);

  for (k = 0; k < CARREL_FSRS_N_PARAMETERS; k++)
    g_assert_cmpuint (n_compared[k], >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study/gradient/differences", test_differences);
  return g_test_run ();
}
