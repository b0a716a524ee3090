/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-quiz-plan.h"
#include "carrel-quiz-question.h"

G_BEGIN_DECLS

/* A quiz as the dialog sees it: what can be asked, the session under way, and its current question. What is
 * answered is saved before the session goes on. Lives on the main thread, never blocks it. */
#define CARREL_TYPE_QUIZ (carrel_quiz_get_type ())
G_DECLARE_FINAL_TYPE (CarrelQuiz, carrel_quiz, CARREL, QUIZ, GObject)

CarrelQuiz              *carrel_quiz_new             (CarrelLibrary           *library,
                                                      double                   retention) G_GNUC_WARN_UNUSED_RESULT;
CarrelLibrary           *carrel_quiz_get_library     (CarrelQuiz              *self);

/* What can be asked */
void                     carrel_quiz_look_async      (CarrelQuiz              *self,
                                                      const CarrelStudyScope  *scope,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
gboolean                 carrel_quiz_look_finish     (CarrelQuiz              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);
const CarrelStudyToday  *carrel_quiz_get_today       (CarrelQuiz              *self);
void                     carrel_quiz_count           (CarrelQuiz              *self,
                                                      const CarrelQuizPlan    *plan,
                                                      CarrelQuizCounts        *counts,
                                                      guint                   *n_chosen);
CarrelQuizSession       *carrel_quiz_get_paused      (CarrelQuiz              *self);

/* A session */
gboolean                 carrel_quiz_start           (CarrelQuiz              *self,
                                                      const CarrelQuizPlan    *plan,
                                                      const CarrelQuizExam    *exam);
gboolean                 carrel_quiz_resume          (CarrelQuiz              *self);
gboolean                 carrel_quiz_start_missed    (CarrelQuiz              *self);
void                     carrel_quiz_pause           (CarrelQuiz              *self);
void                     carrel_quiz_discard         (CarrelQuiz              *self);
CarrelQuizSession       *carrel_quiz_get_session     (CarrelQuiz              *self);
void                     carrel_quiz_ask_async       (CarrelQuiz              *self,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
CarrelQuizQuestion      *carrel_quiz_ask_finish      (CarrelQuiz              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);
void                     carrel_quiz_get_days        (CarrelQuiz              *self,
                                                      const CarrelStudyCard   *card,
                                                      guint                    days[4]);
void                     carrel_quiz_answer_async    (CarrelQuiz              *self,
                                                      CarrelGrade              grade,
                                                      gboolean                 unsure,
                                                      guint                    duration,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
void                     carrel_quiz_drop_async      (CarrelQuiz              *self,
                                                      CarrelDrop               drop,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
void                     carrel_quiz_undo_async      (CarrelQuiz              *self,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
gboolean                 carrel_quiz_step_finish     (CarrelQuiz              *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);

G_END_DECLS
