/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-quiz-question.h"

G_BEGIN_DECLS

typedef enum
{
  CARREL_QUESTION_VIEW_PLAIN = 0,
  CARREL_QUESTION_VIEW_HIDE_OPTIONS = 1 << 0, /* until the user has thought */
  CARREL_QUESTION_VIEW_TYPE = 1 << 1,         /* what is recalled is typed */
  CARREL_QUESTION_VIEW_EXAM = 1 << 2,         /* nothing is told before the end */
} CarrelQuestionViewFlags;

/* Asks one question: the page, and beside it what answers it.
 *
 * Signals:
 *   "answered"        (int grade, gboolean unsure, guint duration)   in milliseconds; to be saved
 *   "next"            ()                  the user has seen enough
 *   "skipped"         ()                  the question cannot be shown
 *   "topic-activated" (gint64 topic_id)   a link was followed
 */
#define CARREL_TYPE_QUESTION_VIEW (carrel_question_view_get_type ())
G_DECLARE_FINAL_TYPE (CarrelQuestionView, carrel_question_view, CARREL, QUESTION_VIEW, AdwBin)

void     carrel_question_view_set_library  (CarrelQuestionView       *self,
                                            CarrelLibrary            *library);
void     carrel_question_view_set_zoom     (CarrelQuestionView       *self,
                                            double                    zoom);
void     carrel_question_view_ask          (CarrelQuestionView       *self,
                                            const CarrelQuizQuestion *question,
                                            const guint               days[4],
                                            CarrelQuestionViewFlags   flags);
void     carrel_question_view_show_problem (CarrelQuestionView       *self,
                                            const char               *message);
void     carrel_question_view_tell         (CarrelQuestionView       *self);
void     carrel_question_view_let_go       (CarrelQuestionView       *self);
gboolean carrel_question_view_is_typing    (CarrelQuestionView       *self);

G_END_DECLS
