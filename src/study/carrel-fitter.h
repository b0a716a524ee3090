/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "carrel-fsrs-parameters.h"
#include "carrel-review.h"

G_BEGIN_DECLS

/* From fewer a person's memory cannot be told from the average one. Judged are reviews that came at least a day after
 * the one before; first reviews say nothing about forgetting. */
#define CARREL_FITTER_LEAST_REVIEWS 400u
#define CARREL_FITTER_LEAST_JUDGED  100u

/**
 * CarrelFitChoice:
 * @CARREL_FIT_CHOICE_CURRENT: nothing better was found than what is in use
 * @CARREL_FIT_CHOICE_FITTED: what was learnt from the reviews
 * @CARREL_FIT_CHOICE_DEFAULTS: what is in use, imported perhaps, does worse than the defaults
 */
typedef enum
{
  CARREL_FIT_CHOICE_CURRENT,
  CARREL_FIT_CHOICE_FITTED,
  CARREL_FIT_CHOICE_DEFAULTS,
} CarrelFitChoice;

/**
 * CarrelFit:
 * @choice: which parameters predict the reviews kept apart best
 * @parameters: these
 * @current_log_loss: of the parameters in use, on the reviews kept apart
 * @default_log_loss: of the defaults
 * @fitted_log_loss: of those that were learnt
 * @n_reviews: that were given and can be read
 * @n_fitted: that were learnt from: neither first reviews nor such on the day of the one before
 * @n_apart: that were kept apart: the last fifth of such reviews in time
 */
typedef struct
{
  CarrelFitChoice      choice;
  CarrelFsrsParameters parameters;
  double               current_log_loss;
  double               default_log_loss;
  double               fitted_log_loss;
  guint                n_reviews;
  guint                n_fitted;
  guint                n_apart;
} CarrelFit;

gboolean carrel_fitter_fit        (const CarrelReview         *reviews,
                                   gsize                       n_reviews,
                                   const CarrelFsrsParameters *current,
                                   GCancellable               *cancellable,
                                   CarrelFit                  *fit,
                                   GError                    **error);
void     carrel_fitter_fit_async  (GArray                     *reviews,
                                   const CarrelFsrsParameters *current,
                                   GCancellable               *cancellable,
                                   GAsyncReadyCallback         callback,
                                   gpointer                    user_data);
gboolean carrel_fitter_fit_finish (GAsyncResult               *result,
                                   CarrelFit                  *fit,
                                   GError                    **error);

G_END_DECLS
