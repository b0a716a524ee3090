/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "simulated-trial.h"

#include <math.h>

#include "carrel-fitter.h"

typedef struct
{
  CarrelMemory   memory;
  CarrelStudyDay last_day;
} Known;

/* The log loss of parameters on the later reviews, and what they predicted there. Written without the library's own
 * log loss, which is on trial as well. */
static double
judge (const SimulatedUser        *user,
       const CarrelFsrsParameters *parameters,
       SimulatedBin               *bins)
{
  g_autoptr (GArray) questions = g_array_new (FALSE, TRUE, sizeof (Known));
  CarrelFsrs fsrs;
  double loss = 0;
  guint n = 0;
  guint i;

  carrel_fsrs_init (&fsrs, parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);

  for (i = 0; i < user->reviews->len; i++)
    {
      const CarrelReview *review = &g_array_index (user->reviews, CarrelReview, i);
      Known *known;
      guint elapsed;

      if (review->question >= questions->len)
        g_array_set_size (questions, review->question + 1);

      known = &g_array_index (questions, Known, review->question);
      elapsed = known->last_day == 0 ? 0 : review->day - known->last_day;

      if (i >= user->n_known && elapsed > 0)
        {
          double recall = CLAMP (carrel_fsrs_recall (&fsrs, &known->memory, elapsed), 0.0001, 0.9999);
          gboolean recalled = review->grade != CARREL_GRADE_AGAIN;

          loss -= log (recalled ? recall : 1 - recall);
          n++;

          if (bins != NULL)
            {
              SimulatedBin *bin = &bins[MIN ((guint) (recall * SIMULATED_N_BINS), SIMULATED_N_BINS - 1)];

              bin->predicted += recall;
              bin->actual += recalled;
              bin->n++;
            }
        }

      known->memory = carrel_fsrs_review (&fsrs, &known->memory, elapsed, review->grade);
      known->last_day = review->day;
    }

  return loss / MAX (n, 1);
}

void
simulated_trial_run (SimulatedTrial       *self,
                     const SimulatedWorld *world,
                     guint64               seed)
{
  g_autoptr (SimulatedUser) user = simulated_user_new (world, seed);
  const CarrelFsrsParameters *used = &carrel_fsrs_default_parameters;
  g_autoptr (GError) error = NULL;
  double default_loss;
  double used_loss;
  gboolean accepted;
  CarrelFit fit;
  gint64 start = g_get_monotonic_time ();

  accepted = carrel_fitter_fit ((const CarrelReview *) user->reviews->data, user->n_known, used, NULL, &fit, &error) &&
             fit.choice == CARREL_FIT_CHOICE_FITTED;

  self->microseconds += g_get_monotonic_time () - start;
  self->n_known += user->n_known;

  if (accepted)
    used = &fit.parameters;

  default_loss = judge (user, &carrel_fsrs_default_parameters, self->defaults);
  used_loss = judge (user, used, self->used);
  self->n_users++;
  self->all_default_loss += default_loss;
  self->all_used_loss += used_loss;

  if (accepted)
    {
      self->n_accepted++;
      self->n_better += used_loss < default_loss;
      self->n_much_worse += used_loss > default_loss * 1.01;
      self->default_loss += default_loss;
      self->fitted_loss += used_loss;
      self->true_loss += judge (user, &user->truth, NULL);
    }
}

static void
add_bins (SimulatedBin       *bins,
          const SimulatedBin *other)
{
  guint i;

  for (i = 0; i < SIMULATED_N_BINS; i++)
    {
      bins[i].predicted += other[i].predicted;
      bins[i].actual += other[i].actual;
      bins[i].n += other[i].n;
    }
}

void
simulated_trial_add (SimulatedTrial       *self,
                     const SimulatedTrial *other)
{
  self->n_users += other->n_users;
  self->n_accepted += other->n_accepted;
  self->n_better += other->n_better;
  self->n_much_worse += other->n_much_worse;
  self->default_loss += other->default_loss;
  self->fitted_loss += other->fitted_loss;
  self->true_loss += other->true_loss;
  self->all_default_loss += other->all_default_loss;
  self->all_used_loss += other->all_used_loss;
  self->microseconds += other->microseconds;
  self->n_known += other->n_known;
  add_bins (self->defaults, other->defaults);
  add_bins (self->used, other->used);
}

/* The largest difference of predicted and actual recall in a bin that holds at least so many reviews. */
double
simulated_trial_get_error (const SimulatedBin *bins,
                           guint               n_least)
{
  double worst = 0;
  guint i;

  for (i = 0; i < SIMULATED_N_BINS; i++)
    if (bins[i].n >= MAX (n_least, 1))
      worst = MAX (worst, fabs (bins[i].predicted - bins[i].actual) / bins[i].n);

  return worst;
}
