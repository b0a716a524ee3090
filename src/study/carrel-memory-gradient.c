/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-memory-gradient.h"

#include <math.h>

/* The formulas of carrel-fsrs.c, differentiated by hand and carried forward: the derivative of a new stability by
 * parameter k is that by the old stability times the old one's derivative by k, and so on, plus what the
 * parameter does by itself. A test compares all of them with differences. */

/* Partial derivatives of one new stability. */
typedef struct
{
  double value;
  double by_stability;
  double by_difficulty;
  double by_w[CARREL_FSRS_N_PARAMETERS];
} Step;

/* Recall, and its derivatives by the stability and by w[20]. */
static double
get_recall (const CarrelFsrs *fsrs,
            double            stability,
            double            elapsed,
            double           *by_stability,
            double           *by_w20)
{
  double d = fsrs->decay;
  double base = 1 + fsrs->factor * elapsed / stability;
  double recall = pow (base, d);
  double by_base = d * recall / base;
  double factor_by_decay = (fsrs->factor + 1) * log (0.9) * (-1 / (d * d));

  *by_stability = by_base * (-fsrs->factor * elapsed / (stability * stability));
  *by_w20 = -(recall * log (base) + by_base * elapsed / stability * factor_by_decay);

  return recall;
}

static void
step_recalled (Step               *step,
               const CarrelFsrs   *fsrs,
               const CarrelMemory *before,
               guint               elapsed,
               CarrelGrade         grade)
{
  const double *w = fsrs->parameters.w;
  double s = before->stability;
  double recall_by_s;
  double recall_by_w20;
  double recall = get_recall (fsrs, s, elapsed, &recall_by_s, &recall_by_w20);
  double gain = exp (w[10] * (1 - recall));
  double reward = grade == CARREL_GRADE_HARD ? w[15] : grade == CARREL_GRADE_EASY ? w[16] : 1;
  double plain = exp (w[8]) * (11 - before->difficulty) * pow (s, -w[9]);
  double growth = plain * reward * (gain - 1);
  double by_recall = -s * plain * reward * w[10] * gain;

  step->value = s * (1 + growth);
  step->by_stability = 1 + growth - w[9] * growth + by_recall * recall_by_s;
  step->by_difficulty = -s * growth / (11 - before->difficulty);
  step->by_w[8] = s * growth;
  step->by_w[9] = -s * growth * log (s);
  step->by_w[10] = s * plain * reward * (1 - recall) * gain;
  step->by_w[20] = by_recall * recall_by_w20;

  if (grade == CARREL_GRADE_HARD)
    step->by_w[15] = s * plain * (gain - 1);
  else if (grade == CARREL_GRADE_EASY)
    step->by_w[16] = s * plain * (gain - 1);
}

static void
step_forgotten (Step               *step,
                const CarrelFsrs   *fsrs,
                const CarrelMemory *before,
                guint               elapsed)
{
  const double *w = fsrs->parameters.w;
  double s = before->stability;
  double recall_by_s;
  double recall_by_w20;
  double recall = get_recall (fsrs, s, elapsed, &recall_by_s, &recall_by_w20);
  double ease = pow (before->difficulty, -w[12]);
  double kept = pow (s + 1, w[13]);
  double loss = exp (w[14] * (1 - recall));
  double stability = w[11] * ease * (kept - 1) * loss;
  double share = fsrs->same_day ? exp (-w[17] * w[18]) : 1;

  if (stability <= s * share)
    {
      step->value = stability;
      step->by_stability = w[11] * ease * w[13] * kept / (s + 1) * loss - stability * w[14] * recall_by_s;
      step->by_difficulty = -w[12] * stability / before->difficulty;
      step->by_w[11] = ease * (kept - 1) * loss;
      step->by_w[12] = -stability * log (before->difficulty);
      step->by_w[13] = w[11] * ease * kept * log (s + 1) * loss;
      step->by_w[14] = stability * (1 - recall);
      step->by_w[20] = -stability * w[14] * recall_by_w20;
    }
  else
    {
      step->value = s * share;
      step->by_stability = share;

      if (fsrs->same_day)
        {
          step->by_w[17] = -s * share * w[18];
          step->by_w[18] = -s * share * w[17];
        }
    }
}

static void
step_same_day (Step               *step,
               const CarrelFsrs   *fsrs,
               const CarrelMemory *before,
               CarrelGrade         grade)
{
  const double *w = fsrs->parameters.w;
  double s = before->stability;
  double growth = exp (w[17] * ((int) grade - 3 + w[18])) * pow (s, -w[19]);

  if (grade != CARREL_GRADE_AGAIN && growth < 1)
    {
      step->value = s;
      step->by_stability = 1;
      return;
    }

  step->value = s * growth;
  step->by_stability = growth * (1 - w[19]);
  step->by_w[17] = step->value * ((int) grade - 3 + w[18]);
  step->by_w[18] = step->value * w[17];
  step->by_w[19] = -step->value * log (s);
}

/* What has come to a bound does not move with the parameters. */
static gboolean
is_within (double value,
           double least,
           double most)
{
  return value > least && value < most;
}

static void
begin (CarrelMemoryGradient *self,
       const CarrelFsrs     *fsrs,
       CarrelGrade           grade)
{
  const double *w = fsrs->parameters.w;
  double bend = exp (w[5] * (grade - 1));

  *self = (CarrelMemoryGradient) { 0 };
  self->memory = carrel_fsrs_review (fsrs, NULL, 0, grade);
  self->stability_by[grade - 1] = 1;

  if (is_within (w[4] - bend + 1, 1, 10))
    {
      self->difficulty_by[4] = 1;
      self->difficulty_by[5] = -((int) grade - 1) * bend;
    }
}

static void
step_difficulty (CarrelMemoryGradient *self,
                 const CarrelFsrs     *fsrs,
                 CarrelGrade           grade)
{
  const double *w = fsrs->parameters.w;
  double before = self->memory.difficulty;
  double bend = exp (3 * w[5]);
  double easy = w[4] - bend + 1;
  double by_w6 = -((int) grade - 3) * (10 - before) / 9;
  double moved = before + w[6] * by_w6;
  double by_before = (1 - w[7]) * (1 + w[6] * ((int) grade - 3) / 9);
  double after = w[7] * easy + (1 - w[7]) * moved;
  gboolean moves = is_within (after, 1, 10);
  guint i;

  self->memory.difficulty = CLAMP (after, 1, 10);

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    self->difficulty_by[i] = moves ? self->difficulty_by[i] * by_before : 0;

  if (moves)
    {
      self->difficulty_by[4] += w[7];
      self->difficulty_by[5] += w[7] * -3 * bend;
      self->difficulty_by[6] += (1 - w[7]) * by_w6;
      self->difficulty_by[7] += easy - moved;
    }
}

/**
 * carrel_memory_gradient_review:
 * @self: all zero before the first review
 * @elapsed: days since the review before
 *
 * Does what carrel_fsrs_review() does, and keeps the derivatives.
 */
void
carrel_memory_gradient_review (CarrelMemoryGradient *self,
                               const CarrelFsrs     *fsrs,
                               guint                 elapsed,
                               CarrelGrade           grade)
{
  Step step = { 0 };
  gboolean moves;
  guint i;

  if (carrel_memory_is_new (&self->memory))
    {
      begin (self, fsrs, grade);
      return;
    }

  if (elapsed == 0 && fsrs->same_day)
    step_same_day (&step, fsrs, &self->memory, grade);
  else if (grade == CARREL_GRADE_AGAIN)
    step_forgotten (&step, fsrs, &self->memory, elapsed);
  else
    step_recalled (&step, fsrs, &self->memory, elapsed, grade);

  moves = is_within (step.value, CARREL_FSRS_LEAST_STABILITY, CARREL_FSRS_MOST_STABILITY);

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    self->stability_by[i] = moves ? step.by_stability * self->stability_by[i] +
                                      step.by_difficulty * self->difficulty_by[i] + step.by_w[i]
                                  : 0;

  self->memory.stability = CLAMP (step.value, CARREL_FSRS_LEAST_STABILITY, CARREL_FSRS_MOST_STABILITY);
  step_difficulty (self, fsrs, grade);
}

/**
 * carrel_memory_gradient_recall:
 * @elapsed: days since the last review
 * @recall_by: (out): derivatives of the recall
 *
 * Returns: what carrel_fsrs_recall() returns
 */
double
carrel_memory_gradient_recall (const CarrelMemoryGradient *self,
                               const CarrelFsrs           *fsrs,
                               double                      elapsed,
                               double                      recall_by[CARREL_FSRS_N_PARAMETERS])
{
  double by_stability;
  double by_w20;
  double recall = get_recall (fsrs, self->memory.stability, elapsed, &by_stability, &by_w20);
  guint i;

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    recall_by[i] = by_stability * self->stability_by[i];

  recall_by[20] += by_w20;

  return recall;
}
