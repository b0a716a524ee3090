/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-review-histories.h"

#include <math.h>
#include <string.h>

#define LEAST_RECALL 0.0001

typedef struct
{
  const CarrelReview *review;
  gsize               place; /* in what was given, so that equal times keep their order */
  guint               rank;
} Entry;

static int
compare_time (const void *a,
              const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->review->time != y->review->time)
    return x->review->time < y->review->time ? -1 : 1;

  return x->place < y->place ? -1 : 1;
}

static int
compare_question (const void *a,
                  const void *b)
{
  const Entry *x = a;
  const Entry *y = b;

  if (x->review->question != y->review->question)
    return x->review->question < y->review->question ? -1 : 1;

  return x->rank < y->rank ? -1 : 1;
}

static void
add (CarrelReviewHistories *self,
     const Entry           *entry,
     const Entry           *before,
     CarrelStudyDay        *last_day)
{
  CarrelPastReview *past = &self->reviews[self->n_reviews++];

  *past = (CarrelPastReview) { .rank = entry->rank, .grade = entry->review->grade };
  past->is_first = before == NULL || before->review->question != entry->review->question;

  if (past->is_first)
    *last_day = entry->review->day;

  past->elapsed = carrel_study_day_elapsed (*last_day, entry->review->day);
  *last_day = MAX (*last_day, entry->review->day);

  if (carrel_past_review_is_judged (past))
    self->n_judged++;
}

/**
 * carrel_review_histories_new:
 * @reviews: (array length=n_reviews): in any order
 *
 * Returns: (transfer full): the reviews, question by question, each in the order of time; those with a
 *   grade that is none are left out
 */
CarrelReviewHistories *
carrel_review_histories_new (const CarrelReview *reviews,
                             gsize               n_reviews)
{
  CarrelReviewHistories *self = g_new0 (CarrelReviewHistories, 1);
  g_autofree Entry *entries = g_new (Entry, MAX (n_reviews, 1));
  CarrelStudyDay last_day = CARREL_STUDY_DAY_NONE;
  gsize n_entries = 0;
  gsize i;

  g_return_val_if_fail (n_reviews < G_MAXUINT, self);

  for (i = 0; i < n_reviews; i++)
    if (carrel_grade_is_valid (reviews[i].grade))
      entries[n_entries++] = (Entry) { &reviews[i], i, 0 };

  qsort (entries, n_entries, sizeof *entries, compare_time);

  for (i = 0; i < n_entries; i++)
    entries[i].rank = (guint) i;

  qsort (entries, n_entries, sizeof *entries, compare_question);
  self->reviews = g_new (CarrelPastReview, MAX (n_entries, 1));

  for (i = 0; i < n_entries; i++)
    add (self, &entries[i], i > 0 ? &entries[i - 1] : NULL, &last_day);

  return self;
}

void
carrel_review_histories_free (CarrelReviewHistories *self)
{
  g_free (self->reviews);
  g_free (self);
}

/**
 * carrel_review_histories_find_cut:
 * @share: 0 to 1
 *
 * Returns: the rank before which that share of the judged reviews lies
 */
guint
carrel_review_histories_find_cut (const CarrelReviewHistories *self,
                                  double                       share)
{
  g_autofree guint8 *judged = g_malloc0 (MAX (self->n_reviews, 1));
  guint n_before = (guint) round (self->n_judged * share);
  guint i;

  for (i = 0; i < self->n_reviews; i++)
    judged[self->reviews[i].rank] = carrel_past_review_is_judged (&self->reviews[i]);

  for (i = 0; i < self->n_reviews && n_before > 0; i++)
    n_before -= judged[i];

  return i;
}

/**
 * carrel_review_histories_get_losses:
 * @first_rank: reviews before it are only learnt from
 * @losses: (out) (array length=n_judged): room for as many as are judged of all; set for those from @first_rank on,
 *   see carrel_past_review_get_loss()
 *
 * Returns: how many were judged
 */
guint
carrel_review_histories_get_losses (const CarrelReviewHistories *self,
                                    const CarrelFsrsParameters  *parameters,
                                    guint                        first_rank,
                                    double                      *losses)
{
  CarrelFsrs fsrs;
  CarrelMemory memory = { 0, 0 };
  guint n = 0;
  guint i;

  carrel_fsrs_init (&fsrs, parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);

  for (i = 0; i < self->n_reviews; i++)
    {
      const CarrelPastReview *review = &self->reviews[i];

      if (review->is_first)
        memory = (CarrelMemory) { 0, 0 };

      if (review->rank >= first_rank && carrel_past_review_is_judged (review))
        losses[n++] = carrel_past_review_get_loss (review, carrel_fsrs_recall (&fsrs, &memory, review->elapsed));

      memory = carrel_fsrs_review (&fsrs, &memory, review->elapsed, review->grade);
    }

  return n;
}

/**
 * carrel_past_review_get_loss:
 * @recall: that was predicted
 *
 * Returns: -ln of the probability that was given to what happened, of which the log loss is the mean. No
 *   prediction is taken for certain: people press the wrong key as well.
 */
double
carrel_past_review_get_loss (const CarrelPastReview *self,
                             double                  recall)
{
  double bounded = CLAMP (recall, LEAST_RECALL, 1 - LEAST_RECALL);

  return self->grade == CARREL_GRADE_AGAIN ? -log1p (-bounded) : -log (bounded);
}
