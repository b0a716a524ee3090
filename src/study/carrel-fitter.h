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
 * CarrelFit:
 * @parameters: that were found
 * @accepted: whether they predict the reviews kept apart better than the current ones, and so are to be used
 * @old_log_loss: of the current parameters on the reviews kept apart
 * @new_log_loss: of the new ones
 * @n_reviews: that were given
 * @n_fitted: that were learnt from: neither first reviews nor such on the day of the one before
 * @n_apart: that were kept apart: the last fifth of such reviews in time
 */
typedef struct
{
  CarrelFsrsParameters parameters;
  gboolean             accepted;
  double               old_log_loss;
  double               new_log_loss;
  guint                n_reviews;
  guint                n_fitted;
  guint                n_apart;
} CarrelFit;

/* @share grows from 0 to 1. Called on the thread that fits. */
typedef void (*CarrelFitterProgress) (double   share,
                                      gpointer data);

gboolean carrel_fitter_fit (const CarrelReview         *reviews,
                            gsize                       n_reviews,
                            const CarrelFsrsParameters *current,
                            GCancellable               *cancellable,
                            CarrelFitterProgress        progress,
                            gpointer                    progress_data,
                            CarrelFit                  *fit,
                            GError                    **error);

G_END_DECLS
