/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-question-view.h"
#include "carrel-quiz.h"

G_BEGIN_DECLS

/**
 * CarrelQuizPlace:
 * @bank_id: on show, 0 for none
 * @bank_title: (nullable): its title
 * @section_title: (nullable): where the user reads; %NULL for none
 * @section_topics: (nullable) (element-type gint64): the topics of that section
 * @list_title: (nullable): of topics that were found
 * @list_topics: (nullable) (element-type gint64): these
 *
 * Where the quiz was asked for: what it is of unless the user wants something else.
 */
typedef struct
{
  gint64  bank_id;
  char   *bank_title;
  char   *section_title;
  GArray *section_topics;
  char   *list_title;
  GArray *list_topics;
} CarrelQuizPlace;

void carrel_quiz_place_free (CarrelQuizPlace *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelQuizPlace, carrel_quiz_place_free)

/* The first page of the quiz: what is asked, and how.
 *
 * Signals:
 *   "started" ()   the quiz has a session
 *   "failed"  (const char *message)
 */
#define CARREL_TYPE_QUIZ_START (carrel_quiz_start_get_type ())
G_DECLARE_FINAL_TYPE (CarrelQuizStart, carrel_quiz_start, CARREL, QUIZ_START, AdwBin)

void                    carrel_quiz_start_set_quiz  (CarrelQuizStart *self,
                                                     CarrelQuiz      *quiz,
                                                     GSettings       *settings,
                                                     CarrelQuizPlace *place);
void                    carrel_quiz_start_look      (CarrelQuizStart *self);
CarrelQuestionViewFlags carrel_quiz_start_get_flags (CarrelQuizStart *self);

G_END_DECLS
