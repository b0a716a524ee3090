/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-quiz-session.h"
#include "carrel-store.h"
#include "carrel-study-records.h"

G_BEGIN_DECLS

/* What the store knows of studying. Days are those of the place where the user is, from 4 o'clock on. */

CarrelStudyDay        carrel_store_get_today              (void);

/* The questions that a quiz of @scope may ask, in the order of the banks. */
void                  carrel_store_list_candidates_async  (CarrelStore *self, const CarrelStudyScope *scope, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GArray               *carrel_store_list_candidates_finish (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelQuizCandidate */

void                  carrel_store_load_question_async    (CarrelStore *self, gint64 question_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelQuestionRecord *carrel_store_load_question_finish   (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void                  carrel_store_load_today_async       (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean              carrel_store_load_today_finish      (CarrelStore *self, GAsyncResult *result, CarrelStudyToday *today, GError **error);

/* The user's answer to the current question of @session, which stays as it is: the caller puts the answer into it
 * when this has finished. One transaction: the review, the card, and the session as it then is. */
void                  carrel_store_answer_async           (CarrelStore *self, CarrelQuizSession *session, const CarrelFsrs *fsrs, CarrelGrade grade, gboolean unsure, guint duration, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64                carrel_store_answer_finish          (CarrelStore *self, GAsyncResult *result, GError **error); /* id of the review; 0 with @error set */

/* The same for what carrel_quiz_session_undo() and carrel_quiz_session_drop() do. */
void                  carrel_store_undo_answer_async      (CarrelStore *self, CarrelQuizSession *session, const CarrelFsrs *fsrs, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean              carrel_store_undo_answer_finish     (CarrelStore *self, GAsyncResult *result, GError **error);
void                  carrel_store_drop_question_async    (CarrelStore *self, CarrelQuizSession *session, CarrelDrop drop, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean              carrel_store_drop_question_finish   (CarrelStore *self, GAsyncResult *result, GError **error);

/* Progress of a bank or of some of its topics begun anew, and that taken back. */
void                  carrel_store_reset_progress_async   (CarrelStore *self, gint64 bank_id, GArray *topics, GAsyncReadyCallback callback, gpointer user_data);
gint64                carrel_store_reset_progress_finish  (CarrelStore *self, GAsyncResult *result, GError **error);
void                  carrel_store_undo_reset_async       (CarrelStore *self, gint64 time, double retention, GAsyncReadyCallback callback, gpointer user_data);
void                  carrel_store_ask_again_async        (CarrelStore *self, gint64 topic_id, gboolean again, double retention, GAsyncReadyCallback callback, gpointer user_data);
void                  carrel_store_take_all_back_async    (CarrelStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean              carrel_store_progress_finish        (CarrelStore *self, GAsyncResult *result, GError **error);
void                  carrel_store_count_aside_async      (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gssize                carrel_store_count_aside_finish     (CarrelStore *self, GAsyncResult *result, GError **error);

/* What is known of the user's memory, from the reviews it was learned of. */
void                  carrel_store_load_parameters_async  (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean              carrel_store_load_parameters_finish (CarrelStore *self, GAsyncResult *result, CarrelFsrsParameters *parameters, CarrelFitRecord *fit, GError **error);

/* The session that was paused; @session %NULL forgets it. */
void                  carrel_store_save_session_async     (CarrelStore *self, CarrelQuizSession *session, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean              carrel_store_save_session_finish    (CarrelStore *self, GAsyncResult *result, GError **error);
void                  carrel_store_load_session_async     (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelQuizSession    *carrel_store_load_session_finish    (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* NULL without @error: there is none */

G_END_DECLS
