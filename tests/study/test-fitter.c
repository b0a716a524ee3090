/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-fitter.h"

#include <math.h>

#include "carrel-study-error.h"
#include "simulated-trial.h"

static const SimulatedWorld world = { .spread = 1 };

/* The figures of issue 5, with as many users as a test has time for. */
static void
test_users (void)
{
  SimulatedTrial trial = { 0 };
  guint i;

  for (i = 0; i < 1000; i++)
    simulated_trial_run (&trial, &world, i);

  g_test_message ("%u users: %u fitted, %u of these better on later reviews, %u worse by over 1 %%", trial.n_users,
                  trial.n_accepted, trial.n_better, trial.n_much_worse);
  g_test_message ("log loss on later reviews: defaults %.4f, fitted %.4f, the users' own %.4f",
                  trial.default_loss / trial.n_accepted, trial.fitted_loss / trial.n_accepted,
                  trial.true_loss / trial.n_accepted);
  g_test_message ("largest difference of predicted and actual recall in a bin: %.4f",
                  simulated_trial_get_error (trial.used, 2000));

  g_assert_cmpuint (trial.n_accepted, >, 700);
  g_assert_cmpfloat (trial.fitted_loss, <, 0.95 * trial.default_loss);
  g_assert_cmpfloat (trial.all_used_loss, <, trial.all_default_loss);
  g_assert_cmpuint (trial.n_much_worse * 50, <=, trial.n_accepted);
  g_assert_cmpfloat (simulated_trial_get_error (trial.used, 2000), <, 0.02);
}

/* The reviews of some user, as many as are known before the fit. */
static GArray *
make_reviews (guint64 seed)
{
  g_autoptr (SimulatedUser) user = simulated_user_new (&world, seed);

  return g_array_set_size (g_array_ref (user->reviews), user->n_known);
}

static gboolean
fit (GArray                     *reviews,
     const CarrelFsrsParameters *current,
     CarrelFit                  *found)
{
  return carrel_fitter_fit ((const CarrelReview *) reviews->data, reviews->len, current, NULL, found, NULL);
}

/* Neither the parameters in use nor the order of the reviews decides what is found. */
static void
test_same (void)
{
  g_autoptr (GArray) reviews = make_reviews (2);
  g_autoptr (GArray) backwards = g_array_new (FALSE, FALSE, sizeof (CarrelReview));
  CarrelFit one;
  CarrelFit other;
  guint i;

  /* The simulated clock goes on by seconds: no two times are the same. */
  for (i = reviews->len; i > 0; i--)
    g_array_append_val (backwards, g_array_index (reviews, CarrelReview, i - 1));

  g_assert_true (fit (reviews, &carrel_fsrs_default_parameters, &one));
  g_assert_cmpint (one.choice, ==, CARREL_FIT_CHOICE_FITTED);
  g_assert_cmpuint (one.n_reviews, ==, reviews->len);
  g_assert_cmpfloat (fabs ((double) one.n_apart / (one.n_apart + one.n_fitted) - 0.2), <, 0.01);
  g_assert_cmpfloat (one.fitted_log_loss, <, one.default_log_loss);
  g_assert_cmpfloat_with_epsilon (one.current_log_loss, one.default_log_loss, 1e-12);

  g_assert_true (fit (backwards, &one.parameters, &other));
  g_assert_cmpint (other.choice, ==, CARREL_FIT_CHOICE_CURRENT);
  g_assert_cmpmem (&one.parameters, sizeof one.parameters, &other.parameters, sizeof other.parameters);
}

/* What is worse than the defaults does not stay in use, even where nothing better is learnt. */
static void
test_never_worse (void)
{
  guint n_defaults = 0;
  guint64 seed;

  for (seed = 0; seed < 60; seed++)
    {
      g_autoptr (GArray) reviews = make_reviews (seed);
      CarrelFsrsParameters bad = carrel_fsrs_default_parameters;
      CarrelFit found;
      guint i;

      for (i = 0; i < 4; i++)
        bad.w[i] = 100;

      if (!fit (reviews, &bad, &found))
        continue;

      switch (found.choice)
        {
        case CARREL_FIT_CHOICE_CURRENT:
          g_assert_cmpfloat (found.current_log_loss, <=, MIN (found.default_log_loss, found.fitted_log_loss));
          break;

        case CARREL_FIT_CHOICE_FITTED:
          g_assert_cmpfloat (found.fitted_log_loss, <, MIN (found.default_log_loss, found.current_log_loss));
          break;

        case CARREL_FIT_CHOICE_DEFAULTS:
          g_assert_cmpmem (&found.parameters, sizeof bad, &carrel_fsrs_default_parameters, sizeof bad);
          n_defaults++;
          break;

        default:
          g_assert_not_reached ();
        }
    }

  g_assert_cmpuint (n_defaults, >, 0);
}

static void
test_apart (void)
{
  g_autoptr (GArray) reviews = make_reviews (9);
  CarrelFit before;
  CarrelFit after;
  guint i;

  g_assert_true (fit (reviews, &carrel_fsrs_default_parameters, &before));

  /* Nothing is learnt from the last tenth of the reviews, whatever is in them. */
  for (i = reviews->len - reviews->len / 10; i < reviews->len; i++)
    g_array_index (reviews, CarrelReview, i).grade = CARREL_GRADE_AGAIN;

  g_assert_true (fit (reviews, &carrel_fsrs_default_parameters, &after));
  g_assert_cmpfloat (after.default_log_loss, >, before.default_log_loss);
  g_assert_cmpuint (after.n_apart, ==, before.n_apart);

  g_assert_cmpint (before.choice, ==, CARREL_FIT_CHOICE_FITTED);
  g_assert_cmpint (after.choice, ==, CARREL_FIT_CHOICE_FITTED);

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    g_assert_cmpfloat_with_epsilon (before.parameters.w[i], after.parameters.w[i], 1e-12);
}

/* Whatever a file says, the work is bounded and what comes of it is within bounds. */
static void
test_odd_reviews (void)
{
  g_autoptr (GArray) reviews = g_array_new (FALSE, TRUE, sizeof (CarrelReview));
  guint shape;

  g_array_set_size (reviews, 4000);

  for (shape = 0; shape < 24; shape++)
    {
      CarrelFit found;
      guint i;
      guint k;

      for (i = 0; i < reviews->len; i++)
        {
          CarrelReview *review = &g_array_index (reviews, CarrelReview, i);

          review->question = shape % 2 == 0 ? i % 100 : 1;
          review->time = shape % 3 == 0 ? 0 : i;
          review->day = shape % 5 == 4 ? (i % 2 == 0 ? G_MININT32 : G_MAXINT32) : (int) i;
          review->grade = shape < 8 ? 1 + shape % 4 : shape < 16 ? 1 + i % 4 : i % 7;
        }

      if (!fit (reviews, &carrel_fsrs_default_parameters, &found))
        continue;

      g_assert_true (isfinite (found.fitted_log_loss));

      for (k = 0; k < CARREL_FSRS_N_PARAMETERS; k++)
        {
          double least;
          double most;

          carrel_fsrs_parameters_get_range (k, &least, &most);
          g_assert_cmpfloat (found.parameters.w[k], >=, least);
          g_assert_cmpfloat (found.parameters.w[k], <=, most);
        }
    }
}

static void
test_too_few (void)
{
  g_autoptr (GArray) reviews = make_reviews (4);
  g_autoptr (GError) error = NULL;
  CarrelFit found;
  guint i;

  g_assert_false (carrel_fitter_fit (NULL, 0, &carrel_fsrs_default_parameters, NULL, &found, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_TOO_FEW);
  g_clear_error (&error);
  g_assert_false (carrel_fitter_fit ((const CarrelReview *) reviews->data, CARREL_FITTER_LEAST_REVIEWS - 1,
                                     &carrel_fsrs_default_parameters, NULL, &found, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_TOO_FEW);
  g_clear_error (&error);

  /* Many, but all on one day: nothing was there to be forgotten. */
  for (i = 0; i < reviews->len; i++)
    g_array_index (reviews, CarrelReview, i).day = 20000;

  g_assert_false (carrel_fitter_fit ((const CarrelReview *) reviews->data, reviews->len, &carrel_fsrs_default_parameters,
                                     NULL, &found, &error));
  g_assert_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_TOO_FEW);
}

static void
fit_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
  g_main_context_wakeup (NULL);
}

static void
test_async (void)
{
  g_autoptr (GArray) reviews = make_reviews (4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) cancelled = NULL;
  CarrelFit here;
  CarrelFit there;

  g_assert_true (fit (reviews, &carrel_fsrs_default_parameters, &here));
  carrel_fitter_fit_async (reviews, &carrel_fsrs_default_parameters, NULL, fit_cb, &result);

  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_true (carrel_fitter_fit_finish (result, &there, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (&there.parameters, sizeof there.parameters, &here.parameters, sizeof here.parameters);

  g_cancellable_cancel (cancellable);
  g_assert_false (carrel_fitter_fit ((const CarrelReview *) reviews->data, reviews->len, &carrel_fsrs_default_parameters,
                                     cancellable, &there, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  carrel_fitter_fit_async (reviews, &carrel_fsrs_default_parameters, cancellable, fit_cb, &cancelled);

  while (cancelled == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_false (carrel_fitter_fit_finish (cancelled, &there, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study/fitter/users", test_users);
  g_test_add_func ("/study/fitter/same", test_same);
  g_test_add_func ("/study/fitter/never-worse", test_never_worse);
  g_test_add_func ("/study/fitter/apart", test_apart);
  g_test_add_func ("/study/fitter/odd-reviews", test_odd_reviews);
  g_test_add_func ("/study/fitter/too-few", test_too_few);
  g_test_add_func ("/study/fitter/async", test_async);
  return g_test_run ();
}
