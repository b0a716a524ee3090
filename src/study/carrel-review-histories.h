/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-fsrs.h"
#include "carrel-review.h"

G_BEGIN_DECLS

/**
 * CarrelPastReview:
 * @rank: its place among all reviews in the order of time
 * @elapsed: days since the review of the same question before it
 * @is_first: whether it is the first of its question
 */
typedef struct
{
  guint rank;
  guint elapsed;
  guint grade : 3;
  guint is_first : 1;
} CarrelPastReview;

/**
 * CarrelReviewHistories:
 * Reviews, question by question: all that a memory model sees of them. Never changed once made.
 */
typedef struct
{
  CarrelPastReview *reviews;
  guint             n_reviews;
  guint             n_judged; /* whose recall is predicted; see carrel_past_review_is_judged() */
} CarrelReviewHistories;

CarrelReviewHistories *carrel_review_histories_new        (const CarrelReview          *reviews,
                                                           gsize                        n_reviews) G_GNUC_WARN_UNUSED_RESULT;
void                   carrel_review_histories_free       (CarrelReviewHistories       *self);
guint                  carrel_review_histories_find_cut   (const CarrelReviewHistories *self,
                                                           double                       share);
guint                  carrel_review_histories_get_losses (const CarrelReviewHistories *self,
                                                           const CarrelFsrsParameters  *parameters,
                                                           guint                        first_rank,
                                                           double                      *losses);
double                 carrel_past_review_get_loss        (const CarrelPastReview      *self,
                                                           double                       recall);

/* A first review has nothing to predict, and after one on the same day the model says 1. */
static inline gboolean
carrel_past_review_is_judged (const CarrelPastReview *self)
{
  return !self->is_first && self->elapsed > 0;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelReviewHistories, carrel_review_histories_free)

G_END_DECLS
