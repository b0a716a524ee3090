/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-library.h"
#include "carrel-store-study.h"

G_BEGIN_DECLS

/**
 * CarrelQuizQuestion:
 * @record: as the store has it
 * @order: for each place on the page the option that stands there
 * @options: safe HTML of each option, in the order of the page
 * @option_names: plain text of each, in the same order
 * @right: a bit for each place whose option is right
 * @prompt: (nullable): safe HTML, as the next two
 *
 * A question with all that is needed to show it. Plain, owned data.
 */
typedef struct
{
  CarrelQuestionRecord  *record;
  guint                 *order;
  char                 **options;
  char                 **option_names;
  guint32                right;
  char                  *prompt;
  char                  *explanation;
  char                  *answer;
} CarrelQuizQuestion;

void                carrel_quiz_question_free        (CarrelQuizQuestion   *self);
void                carrel_quiz_question_load_async  (CarrelLibrary        *library,
                                                      gint64                question_id,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
CarrelQuizQuestion *carrel_quiz_question_load_finish (CarrelLibrary        *library,
                                                      GAsyncResult         *result,
                                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelQuizQuestion, carrel_quiz_question_free)

G_END_DECLS
