/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-fsrs.h"

#include <math.h>

#include "carrel-random.h"

/* The formulas are those of fsrs-rs 6.6.1 (src/model.rs); the names of the parameters too. On the right-hand side
 * stand the stability and difficulty before the review. */

/* Intervals shorter than this are not spread. */
#define SHORTEST_SPREAD 2.5

/**
 * carrel_fsrs_init:
 * @self: (out caller-allocates):
 * @parameters: within their bounds
 * @retention: wished recall, 0.01 to 0.99; %CARREL_FSRS_DEFAULT_RETENTION
 * @max_interval: days, at least 1; %CARREL_FSRS_LONGEST_INTERVAL
 */
void
carrel_fsrs_init (CarrelFsrs                 *self,
                  const CarrelFsrsParameters *parameters,
                  double                      retention,
                  guint                       max_interval)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (parameters != NULL);
  g_return_if_fail (retention >= 0.01 && retention <= 0.99);
  g_return_if_fail (max_interval >= 1);

  self->parameters = *parameters;
  self->decay = -parameters->w[20];
  self->factor = pow (0.9, 1 / self->decay) - 1;
  self->retention = retention;
  self->max_interval = MIN (max_interval, CARREL_FSRS_LONGEST_INTERVAL);
  self->same_day = TRUE;
}

static double
clamp_stability (double stability)
{
  return CLAMP (stability, CARREL_FSRS_LEAST_STABILITY, CARREL_FSRS_MOST_STABILITY);
}

static double
get_first_difficulty (const double *w,
                      CarrelGrade   grade)
{
  return w[4] - exp (w[5] * (grade - 1)) + 1;
}

static double
get_next_difficulty (const double *w,
                     double        difficulty,
                     CarrelGrade   grade)
{
  double moved = difficulty + (10 - difficulty) / 9 * (-w[6] * ((int) grade - 3));

  return CLAMP (w[7] * get_first_difficulty (w, CARREL_GRADE_EASY) + (1 - w[7]) * moved, 1, 10);
}

static double
get_recalled_stability (const double       *w,
                        const CarrelMemory *before,
                        double              recall,
                        CarrelGrade         grade)
{
  double growth = exp (w[8]) * (11 - before->difficulty) * pow (before->stability, -w[9]) * (exp (w[10] * (1 - recall)) - 1);

  if (grade == CARREL_GRADE_HARD)
    growth *= w[15];
  else if (grade == CARREL_GRADE_EASY)
    growth *= w[16];

  return before->stability * (1 + growth);
}

static double
get_forgotten_stability (const CarrelFsrs   *self,
                         const CarrelMemory *before,
                         double              recall)
{
  const double *w = self->parameters.w;
  double stability = w[11] * pow (before->difficulty, -w[12]) * (pow (before->stability + 1, w[13]) - 1) * exp (w[14] * (1 - recall));
  double most = self->same_day ? before->stability / exp (w[17] * w[18]) : before->stability;

  return MIN (stability, most);
}

static double
get_same_day_stability (const double       *w,
                        const CarrelMemory *before,
                        CarrelGrade         grade)
{
  double growth = exp (w[17] * ((int) grade - 3 + w[18])) * pow (before->stability, -w[19]);

  if (grade != CARREL_GRADE_AGAIN)
    growth = MAX (growth, 1);

  return before->stability * growth;
}

/**
 * carrel_fsrs_review:
 * @before: (nullable): %NULL or a new memory for the first review
 * @elapsed: days of study since the review before; see carrel_study_day_elapsed()
 *
 * Returns: the memory after the review
 */
CarrelMemory
carrel_fsrs_review (const CarrelFsrs   *self,
                    const CarrelMemory *before,
                    guint               elapsed,
                    CarrelGrade         grade)
{
  const double *w = self->parameters.w;
  CarrelMemory after = { 0, 0 };
  double recall;

  g_return_val_if_fail (carrel_grade_is_valid (grade), after);

  if (before == NULL || carrel_memory_is_new (before))
    {
      after.stability = clamp_stability (w[grade - 1]);
      after.difficulty = CLAMP (get_first_difficulty (w, grade), 1, 10);
      return after;
    }

  recall = carrel_fsrs_recall (self, before, elapsed);

  if (elapsed == 0 && self->same_day)
    after.stability = get_same_day_stability (w, before, grade);
  else if (grade == CARREL_GRADE_AGAIN)
    after.stability = get_forgotten_stability (self, before, recall);
  else
    after.stability = get_recalled_stability (w, before, recall, grade);

  after.stability = clamp_stability (after.stability);
  after.difficulty = get_next_difficulty (w, before->difficulty, grade);

  return after;
}

/**
 * carrel_fsrs_recall:
 * @elapsed: days, not below 0
 *
 * Returns: the probability that the question is recalled, 0 for a new one
 */
double
carrel_fsrs_recall (const CarrelFsrs   *self,
                    const CarrelMemory *memory,
                    double              elapsed)
{
  if (carrel_memory_is_new (memory))
    return 0;

  return pow (1 + self->factor * elapsed / memory->stability, self->decay);
}

/**
 * carrel_fsrs_stability_for:
 * @recall: more than 0, less than 1
 * @elapsed: days, more than 0
 *
 * Returns: the stability with which recall is @recall after @elapsed days
 */
double
carrel_fsrs_stability_for (const CarrelFsrs *self,
                           double            recall,
                           double            elapsed)
{
  return clamp_stability (self->factor * elapsed / (pow (recall, 1 / self->decay) - 1));
}

/**
 * carrel_fsrs_interval:
 *
 * Returns: whole days, at least 1, after which recall has fallen to the wished retention
 */
guint
carrel_fsrs_interval (const CarrelFsrs *self,
                      double            stability)
{
  double days = round (stability / self->factor * (pow (self->retention, 1 / self->decay) - 1));

  return (guint) CLAMP (days, 1, self->max_interval);
}

/**
 * carrel_fsrs_interval_range:
 * @interval: days
 * @elapsed: days since the review before
 * @least: (out):
 * @most: (out):
 *
 * How far an interval may be moved, so that questions learnt together do not stay together for ever. The
 * bounds are those of Anki and ts-fsrs; an interval that grew stays longer than the last.
 */
void
carrel_fsrs_interval_range (const CarrelFsrs *self,
                            guint             interval,
                            guint             elapsed,
                            guint            *least,
                            guint            *most)
{
  double days = MIN (interval, self->max_interval);
  double delta = 1;

  *least = *most = (guint) days;

  if (days < SHORTEST_SPREAD)
    return;

  delta += 0.15 * (MIN (days, 7) - SHORTEST_SPREAD);
  delta += 0.10 * MAX (MIN (days, 20) - 7, 0);
  delta += 0.05 * MAX (days - 20, 0);

  *least = (guint) MAX (round (days - delta), 2);
  *most = (guint) MIN (round (days + delta), self->max_interval);

  if (interval > elapsed)
    *least = MAX (*least, elapsed + 1);

  *least = MIN (*least, *most);
}

/**
 * carrel_fsrs_interval_spread:
 * @question: its id
 * @n_reviews: that the question has had
 *
 * Returns: a day of carrel_fsrs_interval_range(), always the same for the same question and count, so that
 *   cards rebuilt from their reviews are due when they were
 */
guint
carrel_fsrs_interval_spread (const CarrelFsrs *self,
                             guint             interval,
                             guint             elapsed,
                             gint64            question,
                             guint             n_reviews)
{
  CarrelRandom random;
  guint least;
  guint most;

  carrel_fsrs_interval_range (self, interval, elapsed, &least, &most);
  carrel_random_init (&random, carrel_random_mix ((guint64) question, n_reviews));

  return least + carrel_random_below (&random, most - least + 1);
}
