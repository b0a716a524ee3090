/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-fsrs.h"
#include "carrel-review.h"

G_BEGIN_DECLS

/* A question that was failed so often, and is still not kept for three weeks, wastes time: it had better be reworded,
 * split or suspended. Eight is Anki's number. */
#define CARREL_STUDY_CARD_LEECH_LAPSES    8
#define CARREL_STUDY_CARD_LEECH_STABILITY 21.0

/**
 * CarrelStudyCard:
 * @question: id of the question
 * @topic: id of its topic, whose other questions give away something of this one
 * @section: id of its section
 * @last_day: of its last review, or %CARREL_STUDY_DAY_NONE
 * @due_day: when it is to be asked again, or %CARREL_STUDY_DAY_NONE
 * @n_reviews: that it has had
 * @n_lapses: reviews, after the first, that it was failed at on another day than the one before
 * @seconds: that a review of it is thought to take; 0 for what the caller's default says
 *
 * When to ask a question, derived from its reviews.
 */
typedef struct
{
  gint64         question;
  gint64         topic;
  gint64         section;
  CarrelMemory   memory;
  CarrelStudyDay last_day;
  CarrelStudyDay due_day;
  guint          n_reviews;
  guint          n_lapses;
  double         seconds;
} CarrelStudyCard;

void     carrel_study_card_init   (CarrelStudyCard       *self,
                                   gint64                 question,
                                   gint64                 topic,
                                   gint64                 section);
void     carrel_study_card_review (CarrelStudyCard       *self,
                                   const CarrelFsrs      *fsrs,
                                   CarrelStudyDay         day,
                                   CarrelGrade            grade);
void     carrel_study_card_replay (CarrelStudyCard       *self,
                                   const CarrelFsrs      *fsrs,
                                   const CarrelReview    *reviews,
                                   gsize                  n_reviews);
double   carrel_study_card_recall (const CarrelStudyCard *self,
                                   const CarrelFsrs      *fsrs,
                                   CarrelStudyDay         day);

static inline gboolean
carrel_study_card_is_new (const CarrelStudyCard *self)
{
  return carrel_memory_is_new (&self->memory);
}

static inline gboolean
carrel_study_card_is_due (const CarrelStudyCard *self,
                          CarrelStudyDay         day)
{
  return !carrel_study_card_is_new (self) && self->due_day <= day;
}

static inline gboolean
carrel_study_card_is_leech (const CarrelStudyCard *self)
{
  return self->n_lapses >= CARREL_STUDY_CARD_LEECH_LAPSES && self->memory.stability < CARREL_STUDY_CARD_LEECH_STABILITY;
}

G_END_DECLS
