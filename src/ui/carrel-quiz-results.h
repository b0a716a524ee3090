/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-quiz.h"

G_BEGIN_DECLS

/* The last page of the quiz: how it went.
 *
 * Signals:
 *   "again"           ()   the missed questions are to be asked again
 *   "another"         ()   another quiz is wanted
 *   "done"            ()
 *   "topic-activated" (gint64 topic_id)
 */
#define CARREL_TYPE_QUIZ_RESULTS (carrel_quiz_results_get_type ())
G_DECLARE_FINAL_TYPE (CarrelQuizResults, carrel_quiz_results, CARREL, QUIZ_RESULTS, AdwBin)

void carrel_quiz_results_show (CarrelQuizResults *self,
                               CarrelQuiz        *quiz);

G_END_DECLS
