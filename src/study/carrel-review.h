/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-grade.h"
#include "carrel-study-day.h"

G_BEGIN_DECLS

/* Who went to lunch in the middle of a question did not think about it for an hour. */
#define CARREL_REVIEW_LONGEST 300000

/**
 * CarrelReview:
 * @question: id of the question
 * @section: id of its section today
 * @time: seconds from 1970-01-01 00:00 UTC
 * @day: that it belonged to where and when it was given
 * @duration: milliseconds from question to grade; counted up to %CARREL_REVIEW_LONGEST
 * @recall: that was predicted just before it, 0 to 1; below 0 for the first review of a question
 *
 * One graded attempt. Revoked ones are not among those that this layer is given.
 */
typedef struct
{
  gint64         question;
  gint64         section;
  gint64         time;
  CarrelStudyDay day;
  CarrelGrade    grade;
  guint          duration;
  double         recall;
} CarrelReview;

static inline double
carrel_review_get_seconds (const CarrelReview *review)
{
  return MIN (review->duration, CARREL_REVIEW_LONGEST) / 1000.0;
}

G_END_DECLS
