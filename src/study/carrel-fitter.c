/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-fitter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "carrel-memory-gradient.h"
#include "carrel-normal-equations.h"
#include "carrel-review-histories.h"
#include "carrel-study-error.h"

/* What is sought is the most probable of all parameters, given the reviews and how parameters differ between
 * people (a maximum a posteriori estimate). The second is what keeps 400 reviews from being learnt by heart.
 *
 * It is found by Fisher scoring: as in Gauss's and Newton's method the slope of each predicted recall gives both
 * the direction and the step, damped as Levenberg and Marquardt do until the step makes the sum smaller. No step
 * is random and every search begins at the defaults, so the same reviews always give the same parameters; some ten
 * passes over them suffice. */

#define N CARREL_FSRS_N_PARAMETERS

#define N_STABILITIES 4 /* first parameters, which differ by factors between people: their logarithms are fitted */
#define SHARE_FITTED  0.8
#define MAX_PASSES    60 /* over the reviews: bounds the work whatever they are */
#define MAX_DAMPING   1e8
#define ENOUGH        1e-6 /* a pass that makes the sum less smaller than by this share is the last */

/* Reviews between two looks at the cancellable: about a millisecond. */
#define LOOK_EVERY 1024

/* How parameters differ between people: the standard deviations of fsrs-rs 6.6.1 (src/training.rs, PARAMS_STDDEV), but
 * for the first four, of whose logarithms these are ours. They are taken for smaller than they are: of 10,000 simulated
 * users (tests/study/simulate-users.c) a fit made the predictions for 1 in 30 worse by over 1 % when taken as they are,
 * for 1 in 74 at 0.5, while the others lost nothing; at 0.4 rare recalls were predicted less well. Choosing among several
 * by the reviews kept apart, asking for a sure gain there, and fitting to all reviews afterwards were tried: each made
 * one of the two worse. */
#define CAUTION 0.5

static const double spread[N] = {
  1,    1,    1,   1,    0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
  0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
};

typedef struct
{
  const CarrelReviewHistories *histories;
  guint                        cut;  /* rank from which reviews are kept apart */
  GCancellable                *cancellable;
  double                       centre[N];
  double                       least[N];
  double                       most[N];
  guint                        n_passes;
} Problem;

/* A point is where the search stands: logarithms of stabilities, and the other parameters as they are. */
static void
to_point (const CarrelFsrsParameters *parameters,
          double                      point[N])
{
  guint i;

  for (i = 0; i < N; i++)
    point[i] = i < N_STABILITIES ? log (parameters->w[i]) : parameters->w[i];
}

static void
from_point (const double          point[N],
            CarrelFsrsParameters *parameters)
{
  guint i;

  for (i = 0; i < N; i++)
    parameters->w[i] = i < N_STABILITIES ? exp (point[i]) : point[i];

  carrel_fsrs_parameters_clip (parameters);
}

static void
problem_init (Problem                     *self,
              const CarrelReviewHistories *histories,
              GCancellable                *cancellable)
{
  CarrelFsrsParameters least;
  CarrelFsrsParameters most;
  guint i;

  self->histories = histories;
  self->cut = carrel_review_histories_find_cut (histories, SHARE_FITTED);
  self->cancellable = cancellable;
  self->n_passes = 0;

  for (i = 0; i < N; i++)
    carrel_fsrs_parameters_get_range (i, &least.w[i], &most.w[i]);

  to_point (&carrel_fsrs_default_parameters, self->centre);
  to_point (&least, self->least);
  to_point (&most, self->most);
}

/* What the distance from the average person costs. */
static double
get_distance_cost (const Problem *self,
                   const double   point[N])
{
  double cost = 0;
  guint i;

  for (i = 0; i < N; i++)
    {
      double distance = (point[i] - self->centre[i]) / (CAUTION * spread[i]);

      cost += distance * distance / 2;
    }

  return cost;
}

/* The sum to be made small; G_MAXDOUBLE when cancelled. */
static double
get_cost (Problem      *self,
          const double  point[N])
{
  CarrelFsrsParameters parameters;
  CarrelFsrs fsrs;
  CarrelMemory memory = { 0, 0 };
  double cost = get_distance_cost (self, point);
  guint i;

  from_point (point, &parameters);
  carrel_fsrs_init (&fsrs, &parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  self->n_passes++;

  for (i = 0; i < self->histories->n_reviews; i++)
    {
      const CarrelPastReview *review = &self->histories->reviews[i];

      if (i % LOOK_EVERY == 0 && g_cancellable_is_cancelled (self->cancellable))
        return G_MAXDOUBLE;

      if (review->rank >= self->cut)
        continue;

      if (review->is_first)
        memory = (CarrelMemory) { 0, 0 };
      else if (review->elapsed > 0)
        cost += carrel_past_review_get_loss (review, carrel_fsrs_recall (&fsrs, &memory, review->elapsed));

      memory = carrel_fsrs_review (&fsrs, &memory, review->elapsed, review->grade);
    }

  return cost;
}

/* Sums up slope and curvature at a point. */
static void
add_up (Problem               *self,
        const double           point[N],
        CarrelNormalEquations *equations)
{
  CarrelFsrsParameters parameters;
  CarrelFsrs fsrs;
  CarrelMemoryGradient gradient = { 0 };
  guint i;
  guint k;

  from_point (point, &parameters);
  carrel_fsrs_init (&fsrs, &parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  carrel_normal_equations_init (equations);
  self->n_passes++;

  for (k = 0; k < N; k++)
    {
      double weight = 1 / (CAUTION * spread[k] * CAUTION * spread[k]);

      carrel_normal_equations_add_single (equations, k, (point[k] - self->centre[k]) * weight, weight);
    }

  for (i = 0; i < self->histories->n_reviews; i++)
    {
      const CarrelPastReview *review = &self->histories->reviews[i];

      if (i % LOOK_EVERY == 0 && g_cancellable_is_cancelled (self->cancellable))
        return;

      if (review->rank >= self->cut)
        continue;

      if (review->is_first)
        gradient = (CarrelMemoryGradient) { 0 };
      else if (review->elapsed > 0)
        {
          double by[N];
          double recall = carrel_memory_gradient_recall (&gradient, &fsrs, review->elapsed, by);
          double recalled = review->grade == CARREL_GRADE_AGAIN ? 0 : 1;

          /* What is all but certain would weigh without bound. */
          recall = CLAMP (recall, 0.0001, 0.9999);

          for (k = 0; k < N_STABILITIES; k++)
            by[k] *= parameters.w[k];

          carrel_normal_equations_add (equations, by, recall - recalled, 1 / (recall * (1 - recall)));
        }

      carrel_memory_gradient_review (&gradient, &fsrs, review->elapsed, review->grade);
    }
}

/* Parameters that stand at a bound and would leave it stay out of the step. */
static void
find_fixed (const Problem               *self,
            const double                 point[N],
            const CarrelNormalEquations *equations,
            gboolean                     fixed[N])
{
  guint i;

  for (i = 0; i < N; i++)
    fixed[i] = (point[i] <= self->least[i] && equations->slope[i] > 0) ||
               (point[i] >= self->most[i] && equations->slope[i] < 0);
}

/* Finds a better point near; returns FALSE when there is none. */
static gboolean
improve (Problem                     *self,
         double                       point[N],
         double                      *cost,
         const CarrelNormalEquations *equations,
         double                      *damping)
{
  gboolean fixed[N];

  find_fixed (self, point, equations, fixed);

  for (; *damping < MAX_DAMPING && self->n_passes < MAX_PASSES; *damping *= 8)
    {
      double step[N];
      double next[N];
      double next_cost;
      guint i;

      if (!carrel_normal_equations_solve (equations, fixed, *damping, step))
        continue;

      for (i = 0; i < N; i++)
        next[i] = CLAMP (point[i] + step[i], self->least[i], self->most[i]);

      next_cost = get_cost (self, next);

      if (next_cost < *cost)
        {
          memcpy (point, next, sizeof next);
          *cost = next_cost;
          *damping = MAX (*damping / 16, 1e-6);
          return TRUE;
        }
    }

  return FALSE;
}

static void
search (Problem *self,
        double   point[N])
{
  CarrelNormalEquations equations;
  double cost = get_cost (self, point);
  double damping = 1e-3;

  while (self->n_passes < MAX_PASSES && !g_cancellable_is_cancelled (self->cancellable))
    {
      double last_cost = cost;

      add_up (self, point, &equations);

      if (!improve (self, point, &cost, &equations, &damping) || last_cost - cost < ENOUGH * last_cost)
        return;
    }
}

static double
get_mean_loss (const Problem              *self,
               const CarrelFsrsParameters *parameters,
               guint                      *n_apart)
{
  g_autofree double *losses = g_new (double, self->histories->n_judged);
  double sum = 0;
  guint i;

  *n_apart = carrel_review_histories_get_losses (self->histories, parameters, self->cut, losses);

  for (i = 0; i < *n_apart; i++)
    sum += losses[i];

  return sum / MAX (*n_apart, 1);
}

/* Finding nothing better is no reason to change what is in use: only what is better by the reviews kept apart is
 * taken, and never what is worse there than the defaults. */
static void
choose (CarrelFit                  *fit,
        const CarrelFsrsParameters *current,
        const CarrelFsrsParameters *fitted)
{
  fit->choice = CARREL_FIT_CHOICE_CURRENT;
  fit->parameters = *current;

  if (fit->default_log_loss < fit->current_log_loss)
    {
      fit->choice = CARREL_FIT_CHOICE_DEFAULTS;
      fit->parameters = carrel_fsrs_default_parameters;
    }

  if (fit->fitted_log_loss < MIN (fit->default_log_loss, fit->current_log_loss))
    {
      fit->choice = CARREL_FIT_CHOICE_FITTED;
      fit->parameters = *fitted;
    }
}

/**
 * carrel_fitter_fit:
 * @reviews: (array length=n_reviews): all of the user's, in any order
 * @current: the parameters in use
 * @cancellable: (nullable): looked at about every millisecond
 * @fit: (out caller-allocates): what was found; unchanged on failure
 *
 * Finds the parameters that fit a user's memory. Blocks; see carrel_fitter_fit_async(). Judged are reviews that came
 * at least a day after the one before. The last fifth of them in time is kept apart, and says which parameters to use.
 *
 * Fails with %CARREL_STUDY_ERROR_TOO_FEW below %CARREL_FITTER_LEAST_REVIEWS reviews or %CARREL_FITTER_LEAST_JUDGED that
 * can be judged, and with %G_IO_ERROR_CANCELLED.
 */
gboolean
carrel_fitter_fit (const CarrelReview         *reviews,
                   gsize                       n_reviews,
                   const CarrelFsrsParameters *current,
                   GCancellable               *cancellable,
                   CarrelFit                  *fit,
                   GError                    **error)
{
  g_autoptr (CarrelReviewHistories) histories = NULL;
  CarrelFsrsParameters fitted;
  Problem problem;
  double point[N];
  CarrelFit found = { 0 };

  g_return_val_if_fail (current != NULL && fit != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  histories = carrel_review_histories_new (reviews, n_reviews);

  if (histories->n_reviews < CARREL_FITTER_LEAST_REVIEWS || histories->n_judged < CARREL_FITTER_LEAST_JUDGED)
    {
      g_set_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_TOO_FEW,
                   _("%u reviews are too few to learn from; %u are needed, %u of them on a later day than the one before"),
                   histories->n_reviews, CARREL_FITTER_LEAST_REVIEWS, CARREL_FITTER_LEAST_JUDGED);
      return FALSE;
    }

  problem_init (&problem, histories, cancellable);
  to_point (&carrel_fsrs_default_parameters, point);
  search (&problem, point);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  from_point (point, &fitted);
  found.n_reviews = histories->n_reviews;
  found.current_log_loss = get_mean_loss (&problem, current, &found.n_apart);
  found.default_log_loss = get_mean_loss (&problem, &carrel_fsrs_default_parameters, &found.n_apart);
  found.fitted_log_loss = get_mean_loss (&problem, &fitted, &found.n_apart);
  found.n_fitted = histories->n_judged - found.n_apart;
  choose (&found, current, &fitted);
  *fit = found;

  return TRUE;
}

typedef struct
{
  GArray              *reviews;
  CarrelFsrsParameters current;
} Errand;

static void
errand_free (Errand *errand)
{
  g_array_unref (errand->reviews);
  g_free (errand);
}

static void
fit_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Errand *errand = data;
  g_autofree CarrelFit *fit = g_new0 (CarrelFit, 1);
  GError *error = NULL;

  if (carrel_fitter_fit ((const CarrelReview *) errand->reviews->data, errand->reviews->len, &errand->current, cancellable,
                         fit, &error))
    g_task_return_pointer (task, g_steal_pointer (&fit), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_fitter_fit_async:
 * @reviews: (element-type CarrelReview): not to be changed until @callback is called
 * @current: the parameters in use
 * @cancellable: (nullable):
 *
 * Does what carrel_fitter_fit() does on a thread of its own.
 */
void
carrel_fitter_fit_async (GArray                     *reviews,
                         const CarrelFsrsParameters *current,
                         GCancellable               *cancellable,
                         GAsyncReadyCallback         callback,
                         gpointer                    user_data)
{
  g_autoptr (GTask) task = NULL;
  Errand *errand;

  g_return_if_fail (reviews != NULL && g_array_get_element_size (reviews) == sizeof (CarrelReview));
  g_return_if_fail (current != NULL);

  errand = g_new (Errand, 1);
  *errand = (Errand) { g_array_ref (reviews), *current };
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_fitter_fit_async);
  g_task_set_task_data (task, errand, (GDestroyNotify) errand_free);
  g_task_run_in_thread (task, fit_in_thread);
}

/**
 * carrel_fitter_fit_finish:
 * @fit: (out caller-allocates): what was found; unchanged on failure
 *
 * Fails as carrel_fitter_fit() does.
 */
gboolean
carrel_fitter_fit_finish (GAsyncResult *result,
                          CarrelFit    *fit,
                          GError      **error)
{
  g_autofree CarrelFit *found = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  g_return_val_if_fail (fit != NULL, FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);

  if (found == NULL)
    return FALSE;

  *fit = *found;

  return TRUE;
}
