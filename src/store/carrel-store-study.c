/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-study.h"

#include "carrel-store-private.h"
#include "carrel-study-tables.h"

/* What is asked of the store's thread. */
typedef struct
{
  gint64             question_id;
  CarrelStudyScope   scope;
  CarrelQuizSession *session; /* a copy of the caller's; nullable */
  CarrelFsrs         fsrs;
  CarrelGrade        grade;
  gboolean           unsure;
  guint              duration;
  CarrelDrop         drop;
  /* The answer */
  gint64               review_id;
  CarrelStudyToday     today;
  CarrelFsrsParameters parameters;
  CarrelFitRecord      fit;
} Request;

static void
request_free (Request *request)
{
  g_clear_pointer (&request->scope.banks, g_array_unref);
  g_clear_pointer (&request->scope.topics, g_array_unref);
  g_clear_pointer (&request->session, carrel_quiz_session_free);
  g_free (request);
}

static GTask *
new_task (CarrelStore         *self,
          Request             *request,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             source_tag)
{
  return carrel_store_new_task (self, cancellable, callback, user_data, source_tag, request, (GDestroyNotify) request_free);
}

/**
 * carrel_store_get_today:
 *
 * Returns: the day it is for who studies here
 */
CarrelStudyDay
carrel_store_get_today (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  return carrel_study_day_at (g_get_real_time (), zone, CARREL_STUDY_DAY_ROLLOVER_HOUR);
}

static GArray *
copy_ids (GArray *ids)
{
  return ids != NULL ? g_array_copy (ids) : NULL;
}

static void
list_candidates_cb (CarrelConnection *connection,
                    GTask            *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  GArray *candidates = carrel_card_table_list_candidates (connection, &request->scope, &error);

  if (candidates != NULL)
    g_task_return_pointer (task, candidates, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_list_candidates_async:
 *
 * Lists what a quiz may ask.
 */
void
carrel_store_list_candidates_async (CarrelStore            *self,
                                    const CarrelStudyScope *scope,
                                    GCancellable           *cancellable,
                                    GAsyncReadyCallback     callback,
                                    gpointer                user_data)
{
  Request *request;

  g_return_if_fail (CARREL_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->scope.kind = scope->kind;
  request->scope.banks = copy_ids (scope->banks);
  request->scope.topics = copy_ids (scope->topics);
  carrel_store_push_read (self,
                          new_task (self, request, cancellable, callback, user_data, carrel_store_list_candidates_async),
                          list_candidates_cb);
}

GArray *
carrel_store_list_candidates_finish (CarrelStore   *self,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_question_cb (CarrelConnection *connection,
                  GTask            *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  CarrelQuestionRecord *question = carrel_asked_question_load (connection, request->question_id, &error);

  if (question != NULL)
    g_task_return_pointer (task, question, (GDestroyNotify) carrel_question_record_free);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_question_async:
 *
 * Loads all that is needed to ask a question.
 */
void
carrel_store_load_question_async (CarrelStore         *self,
                                  gint64               question_id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CARREL_IS_STORE (self));

  request = g_new0 (Request, 1);
  request->question_id = question_id;
  carrel_store_push_read (self, new_task (self, request, cancellable, callback, user_data, carrel_store_load_question_async),
                          load_question_cb);
}

CarrelQuestionRecord *
carrel_store_load_question_finish (CarrelStore   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_today_cb (CarrelConnection *connection,
               GTask            *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (carrel_card_table_count_today (connection, carrel_store_get_today (), &request->today, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_today_async:
 *
 * Counts what was asked today, and what is due.
 */
void
carrel_store_load_today_async (CarrelStore         *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, g_new0 (Request, 1), cancellable, callback, user_data, carrel_store_load_today_async),
                          load_today_cb);
}

gboolean
carrel_store_load_today_finish (CarrelStore       *self,
                                GAsyncResult      *result,
                                CarrelStudyToday  *today,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *today = ((Request *) g_task_get_task_data (G_TASK (result)))->today;

  return TRUE;
}

static void
load_parameters_cb (CarrelConnection *connection,
                    GTask            *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;

  if (carrel_parameters_table_load (connection, &request->parameters, &request->fit, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_parameters_async:
 *
 * Loads what was learned of the user's memory.
 */
void
carrel_store_load_parameters_async (CarrelStore         *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, g_new0 (Request, 1), cancellable, callback, user_data,
                                    carrel_store_load_parameters_async),
                          load_parameters_cb);
}

gboolean
carrel_store_load_parameters_finish (CarrelStore           *self,
                                     GAsyncResult          *result,
                                     CarrelFsrsParameters  *parameters,
                                     CarrelFitRecord       *fit,
                                     GError               **error)
{
  const Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  request = g_task_get_task_data (G_TASK (result));
  *parameters = request->parameters;
  *fit = request->fit;

  return TRUE;
}

/* Writing: what is told of is in the file */

static void
write_cb (CarrelConnection       *connection,
          GTask                  *task,
          CarrelStoreTransaction  transaction)
{
  if (!carrel_store_run_transaction (connection, task, transaction))
    return;

  carrel_store_announce (g_task_get_source_object (task), CARREL_STORE_CHANGE_STUDY, 0, 0, CARREL_TOPIC_FLAG_NONE);
  g_task_return_boolean (task, TRUE);
}

static gboolean
answer (CarrelConnection  *connection,
        GTask             *task,
        GError           **error)
{
  Request *request = g_task_get_task_data (task);

  if (!carrel_review_table_add (connection, request->question_id, &request->fsrs, carrel_store_get_today (), request->grade,
                                request->unsure, request->duration, &request->review_id, error))
    return FALSE;

  carrel_quiz_session_answer (request->session, request->review_id, request->grade, request->unsure, request->duration);

  return carrel_session_table_put (connection, request->session, error);
}

static void
answer_cb (CarrelConnection *connection,
           GTask            *task)
{
  write_cb (connection, task, answer);
}

static Request *
request_new (CarrelQuizSession *session,
             const CarrelFsrs  *fsrs)
{
  Request *request = g_new0 (Request, 1);
  const CarrelQuizItem *item = session != NULL ? carrel_quiz_session_get_current (session) : NULL;

  if (session != NULL)
    request->session = carrel_quiz_session_copy (session);

  if (fsrs != NULL)
    request->fsrs = *fsrs;

  if (item != NULL)
    request->question_id = item->question;

  return request;
}

/**
 * carrel_store_answer_async:
 * @session: (transfer none): whose current question was answered
 * @duration: milliseconds
 *
 * Saves an answer; finishes after the commit.
 */
void
carrel_store_answer_async (CarrelStore         *self,
                           CarrelQuizSession   *session,
                           const CarrelFsrs    *fsrs,
                           CarrelGrade          grade,
                           gboolean             unsure,
                           guint                duration,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (carrel_quiz_session_get_current (session) != NULL);

  request = request_new (session, fsrs);
  request->grade = grade;
  request->unsure = unsure;
  request->duration = duration;
  carrel_store_push_write (self, new_task (self, request, cancellable, callback, user_data, carrel_store_answer_async),
                           answer_cb);
}

gint64
carrel_store_answer_finish (CarrelStore   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;

  return ((Request *) g_task_get_task_data (G_TASK (result)))->review_id;
}

static gboolean
undo_answer (CarrelConnection  *connection,
             GTask             *task,
             GError           **error)
{
  Request *request = g_task_get_task_data (task);
  gint64 review_id;
  gint64 question_id;

  if (!carrel_quiz_session_can_undo (request->session, &review_id, &question_id))
    return TRUE;

  if (review_id != 0 ? !carrel_review_table_revoke (connection, review_id, &request->fsrs, error)
                     : !carrel_card_table_take_back (connection, question_id, error))
    return FALSE;

  carrel_quiz_session_undo (request->session);

  return carrel_session_table_put (connection, request->session, error);
}

static void
undo_answer_cb (CarrelConnection *connection,
                GTask            *task)
{
  write_cb (connection, task, undo_answer);
}

/**
 * carrel_store_undo_answer_async:
 *
 * Takes back the last thing done in @session; finishes after the commit.
 */
void
carrel_store_undo_answer_async (CarrelStore         *self,
                                CarrelQuizSession   *session,
                                const CarrelFsrs    *fsrs,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_write (self,
                           new_task (self, request_new (session, fsrs), cancellable, callback, user_data,
                                     carrel_store_undo_answer_async),
                           undo_answer_cb);
}

gboolean
carrel_store_undo_answer_finish (CarrelStore   *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
drop_question (CarrelConnection  *connection,
               GTask             *task,
               GError           **error)
{
  Request *request = g_task_get_task_data (task);

  if (request->drop != CARREL_DROP_SKIP &&
      !carrel_card_table_set_aside (connection, request->question_id, request->drop == CARREL_DROP_WRONG, error))
    return FALSE;

  carrel_quiz_session_drop (request->session);

  return carrel_session_table_put (connection, request->session, error);
}

static void
drop_question_cb (CarrelConnection *connection,
                  GTask            *task)
{
  write_cb (connection, task, drop_question);
}

/**
 * carrel_store_drop_question_async:
 *
 * Goes on without an answer to the current question; finishes after the commit.
 */
void
carrel_store_drop_question_async (CarrelStore         *self,
                                  CarrelQuizSession   *session,
                                  CarrelDrop           drop,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  Request *request;

  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (carrel_quiz_session_get_current (session) != NULL);

  request = request_new (session, NULL);
  request->drop = drop;
  carrel_store_push_write (self, new_task (self, request, cancellable, callback, user_data, carrel_store_drop_question_async),
                           drop_question_cb);
}

gboolean
carrel_store_drop_question_finish (CarrelStore   *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
save_session (CarrelConnection  *connection,
              GTask             *task,
              GError           **error)
{
  Request *request = g_task_get_task_data (task);

  return carrel_session_table_put (connection, request->session, error);
}

static void
save_session_cb (CarrelConnection *connection,
                 GTask            *task)
{
  if (carrel_store_run_transaction (connection, task, save_session))
    g_task_return_boolean (task, TRUE);
}

/**
 * carrel_store_save_session_async:
 * @session: (nullable): %NULL forgets the one there is
 *
 * Keeps a session for another time; finishes after the commit.
 */
void
carrel_store_save_session_async (CarrelStore         *self,
                                 CarrelQuizSession   *session,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_write (self,
                           new_task (self, request_new (session, NULL), cancellable, callback, user_data,
                                     carrel_store_save_session_async),
                           save_session_cb);
}

gboolean
carrel_store_save_session_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
load_session_cb (CarrelConnection *connection,
                 GTask            *task)
{
  CarrelQuizSession *session;
  GError *error = NULL;

  if (carrel_session_table_load (connection, &session, &error))
    g_task_return_pointer (task, session, (GDestroyNotify) carrel_quiz_session_free);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_session_async:
 *
 * Loads the session that was paused.
 */
void
carrel_store_load_session_async (CarrelStore         *self,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, g_new0 (Request, 1), cancellable, callback, user_data,
                                    carrel_store_load_session_async),
                          load_session_cb);
}

CarrelQuizSession *
carrel_store_load_session_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
