/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-card.h"

/**
 * carrel_study_card_init:
 * @self: (out caller-allocates): a new card
 */
void
carrel_study_card_init (CarrelStudyCard *self,
                        gint64           question,
                        gint64           topic,
                        gint64           section)
{
  *self = (CarrelStudyCard) {
    .question = question,
    .topic = topic,
    .section = section,
    .last_day = CARREL_STUDY_DAY_NONE,
    .due_day = CARREL_STUDY_DAY_NONE,
  };
}

/**
 * carrel_study_card_review:
 * @day: of the review
 *
 * Takes a review into account. What was failed is due the next day at the earliest: until it is known, the
 * session asks it again by itself.
 */
void
carrel_study_card_review (CarrelStudyCard  *self,
                          const CarrelFsrs *fsrs,
                          CarrelStudyDay    day,
                          CarrelGrade       grade)
{
  gboolean is_new = carrel_study_card_is_new (self);
  guint elapsed = is_new ? 0 : carrel_study_day_elapsed (self->last_day, day);
  gint64 due_day;

  g_return_if_fail (carrel_grade_is_valid (grade));

  if (!is_new && elapsed > 0 && grade == CARREL_GRADE_AGAIN)
    self->n_lapses++;

  self->memory = carrel_fsrs_review (fsrs, &self->memory, elapsed, grade);
  self->n_reviews++;

  /* After a journey west the day may be before the last one; memory does not grow younger by it. */
  if (is_new || day > self->last_day)
    self->last_day = day;

  due_day = (gint64) self->last_day + carrel_fsrs_interval_spread (fsrs, carrel_fsrs_interval (fsrs, self->memory.stability),
                                                                   elapsed, self->question, self->n_reviews);
  self->due_day = (CarrelStudyDay) MIN (due_day, G_MAXINT32);
}

/**
 * carrel_study_card_replay:
 * @reviews: (array length=n_reviews): of this question, in the order they were given; those with a grade that is
 *   none, as may come from a file, are left out
 *
 * Forgets what the card says and derives it again, as after an undo or with new parameters.
 */
void
carrel_study_card_replay (CarrelStudyCard    *self,
                          const CarrelFsrs   *fsrs,
                          const CarrelReview *reviews,
                          gsize               n_reviews)
{
  double seconds = self->seconds;
  gsize i;

  carrel_study_card_init (self, self->question, self->topic, self->section);
  self->seconds = seconds;

  for (i = 0; i < n_reviews; i++)
    if (carrel_grade_is_valid (reviews[i].grade))
      carrel_study_card_review (self, fsrs, reviews[i].day, reviews[i].grade);
}

/**
 * carrel_study_card_recall:
 *
 * Returns: the probability that it is recalled on the day, 0 for a new card
 */
double
carrel_study_card_recall (const CarrelStudyCard *self,
                          const CarrelFsrs      *fsrs,
                          CarrelStudyDay         day)
{
  return carrel_fsrs_recall (fsrs, &self->memory, carrel_study_day_elapsed (self->last_day, day));
}
