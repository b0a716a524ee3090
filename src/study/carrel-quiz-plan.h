/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-quiz-candidate.h"

G_BEGIN_DECLS

typedef enum
{
  CARREL_QUIZ_DUE_THEN_NEW,
  CARREL_QUIZ_DUE,
  CARREL_QUIZ_NEW,
  CARREL_QUIZ_MISSED,
  CARREL_QUIZ_AHEAD, /* what will be due next */
  CARREL_QUIZ_ANY,   /* whatever there is, as an exam asks */
} CarrelQuizWhich;

typedef enum
{
  CARREL_QUIZ_MIXED, /* within sections that stand side by side */
  CARREL_QUIZ_IN_ORDER,
  CARREL_QUIZ_RANDOM,
} CarrelQuizOrder;

/**
 * CarrelQuizPlan:
 * @number: at most so many questions
 * @reviews_left: how many due ones the daily limit still allows
 * @new_left: how many new ones it allows
 * @day: today
 * @seed: of what is left to chance
 *
 * What the user wants to be asked.
 */
typedef struct
{
  CarrelQuizWhich which;
  CarrelQuizKinds kinds;
  CarrelQuizOrder order;
  guint           number;
  guint           reviews_left;
  guint           new_left;
  CarrelStudyDay  day;
  guint64         seed;
} CarrelQuizPlan;

/* How many there are of each, without regard to limits. */
typedef struct
{
  guint n_due;
  guint n_new;
  guint n_missed;
  guint n_ahead; /* known, and not due yet */
} CarrelQuizCounts;

void    carrel_quiz_plan_count  (const CarrelQuizPlan      *self,
                                 const CarrelQuizCandidate *candidates,
                                 gsize                      n_candidates,
                                 CarrelQuizCounts          *counts);
GArray *carrel_quiz_plan_choose (const CarrelQuizPlan      *self,
                                 const CarrelFsrs          *fsrs,
                                 const CarrelQuizCandidate *candidates,
                                 gsize                      n_candidates) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
