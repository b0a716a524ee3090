/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz.h"

struct _CarrelQuiz
{
  GObject              parent_instance;

  /* Owned */
  CarrelLibrary       *library;
  GArray              *candidates; /* CarrelQuizCandidate; NULL until looked at */
  CarrelQuizSession   *paused;     /* nullable */
  CarrelQuizSession   *session;    /* nullable */
  CarrelQuizQuestion  *current;    /* nullable */
  CarrelQuizQuestion  *next;       /* made ready while the user thinks, nullable */
  GCancellable        *next_cancellable;

  CarrelFsrs           fsrs;
  double               retention;
  CarrelStudyToday     today;
};

G_DEFINE_FINAL_TYPE (CarrelQuiz, carrel_quiz, G_TYPE_OBJECT)

static void
forget_next (CarrelQuiz *self)
{
  g_cancellable_cancel (self->next_cancellable);
  g_clear_object (&self->next_cancellable);
  g_clear_pointer (&self->next, carrel_quiz_question_free);
}

static void
carrel_quiz_dispose (GObject *object)
{
  CarrelQuiz *self = CARREL_QUIZ (object);

  forget_next (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_clear_pointer (&self->paused, carrel_quiz_session_free);
  g_clear_pointer (&self->session, carrel_quiz_session_free);
  g_clear_pointer (&self->current, carrel_quiz_question_free);

  G_OBJECT_CLASS (carrel_quiz_parent_class)->dispose (object);
}

static void
carrel_quiz_class_init (CarrelQuizClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = carrel_quiz_dispose;
}

static void
carrel_quiz_init (CarrelQuiz *self)
{
}

/**
 * carrel_quiz_new:
 * @retention: the recall that is wanted when a question comes back, 0 to 1
 */
CarrelQuiz *
carrel_quiz_new (CarrelLibrary *library,
                 double         retention)
{
  CarrelQuiz *self = g_object_new (CARREL_TYPE_QUIZ, NULL);

  self->library = g_object_ref (library);
  self->retention = retention;
  carrel_fsrs_init (&self->fsrs, &carrel_fsrs_default_parameters, retention, CARREL_FSRS_LONGEST_INTERVAL);

  return self;
}

CarrelLibrary *
carrel_quiz_get_library (CarrelQuiz *self)
{
  g_return_val_if_fail (CARREL_IS_QUIZ (self), NULL);

  return self->library;
}

/* Looking */

static void
candidates_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  GError *error = NULL;
  GArray *candidates = carrel_store_list_candidates_finish (CARREL_STORE (source), result, &error);

  if (candidates == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_clear_pointer (&self->candidates, g_array_unref);
  self->candidates = candidates;
  g_task_return_boolean (task, TRUE);
}

static void
paused_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  CarrelStore *store = CARREL_STORE (source);
  g_autoptr (GError) error = NULL;

  /* One that cannot be read is no reason not to start another. */
  g_clear_pointer (&self->paused, carrel_quiz_session_free);
  self->paused = carrel_store_load_session_finish (store, result, &error);

  if (error != NULL)
    g_debug ("Could not load the paused quiz: %s", error->message);

  carrel_store_list_candidates_async (store, g_task_get_task_data (task), g_task_get_cancellable (task), candidates_cb,
                                      g_object_ref (task));
}

static void
today_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (carrel_store_load_today_finish (CARREL_STORE (source), result, &self->today, &error))
    carrel_store_load_session_async (CARREL_STORE (source), g_task_get_cancellable (task), paused_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
parameters_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  CarrelFsrsParameters parameters;
  CarrelFitRecord fit;
  GError *error = NULL;

  if (!carrel_store_load_parameters_finish (CARREL_STORE (source), result, &parameters, &fit, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_fsrs_init (&self->fsrs, &parameters, self->retention, CARREL_FSRS_LONGEST_INTERVAL);
  carrel_store_load_today_async (CARREL_STORE (source), g_task_get_cancellable (task), today_cb, g_object_ref (task));
}

static void
scope_free (CarrelStudyScope *scope)
{
  g_clear_pointer (&scope->banks, g_array_unref);
  g_clear_pointer (&scope->topics, g_array_unref);
  g_free (scope);
}

/**
 * carrel_quiz_look_async:
 *
 * Looks what there is to be asked, and whether a session was paused.
 */
void
carrel_quiz_look_async (CarrelQuiz             *self,
                        const CarrelStudyScope *scope,
                        GCancellable           *cancellable,
                        GAsyncReadyCallback     callback,
                        gpointer                user_data)
{
  CarrelStudyScope *copy;
  GTask *task;

  g_return_if_fail (CARREL_IS_QUIZ (self));

  copy = g_new0 (CarrelStudyScope, 1);
  copy->kind = scope->kind;
  copy->banks = scope->banks != NULL ? g_array_ref (scope->banks) : NULL;
  copy->topics = scope->topics != NULL ? g_array_ref (scope->topics) : NULL;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_quiz_look_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) scope_free);
  carrel_store_load_parameters_async (carrel_library_get_store (self->library), cancellable, parameters_cb, task);
}

gboolean
carrel_quiz_look_finish (CarrelQuiz    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const CarrelStudyToday *
carrel_quiz_get_today (CarrelQuiz *self)
{
  g_return_val_if_fail (CARREL_IS_QUIZ (self), NULL);

  return &self->today;
}

static GArray *
choose (CarrelQuiz           *self,
        const CarrelQuizPlan *plan)
{
  return carrel_quiz_plan_choose (plan, &self->fsrs, (const CarrelQuizCandidate *) (void *) self->candidates->data,
                                  self->candidates->len);
}

/**
 * carrel_quiz_count:
 * @counts: (out): what there is
 * @n_chosen: (out): how many of it @plan would ask
 */
void
carrel_quiz_count (CarrelQuiz           *self,
                   const CarrelQuizPlan *plan,
                   CarrelQuizCounts     *counts,
                   guint                *n_chosen)
{
  g_autoptr (GArray) chosen = NULL;

  g_return_if_fail (CARREL_IS_QUIZ (self));
  g_return_if_fail (self->candidates != NULL);

  carrel_quiz_plan_count (plan, (const CarrelQuizCandidate *) (void *) self->candidates->data, self->candidates->len, counts);
  chosen = choose (self, plan);
  *n_chosen = chosen->len;
}

/**
 * carrel_quiz_get_paused:
 *
 * Returns: (transfer none) (nullable): the session that was paused
 */
CarrelQuizSession *
carrel_quiz_get_paused (CarrelQuiz *self)
{
  g_return_val_if_fail (CARREL_IS_QUIZ (self), NULL);

  return self->paused;
}

/* Takes over @session. */
static void
set_session (CarrelQuiz        *self,
             CarrelQuizSession *session)
{
  forget_next (self);
  g_clear_pointer (&self->current, carrel_quiz_question_free);
  g_clear_pointer (&self->session, carrel_quiz_session_free);
  self->session = session;
}

/**
 * carrel_quiz_start:
 * @exam: (nullable):
 *
 * Returns: whether there is anything to ask
 */
gboolean
carrel_quiz_start (CarrelQuiz           *self,
                   const CarrelQuizPlan *plan,
                   const CarrelQuizExam *exam)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (CarrelQuizItem));
  g_autoptr (GArray) chosen = NULL;
  guint i;

  g_return_val_if_fail (CARREL_IS_QUIZ (self), FALSE);
  g_return_val_if_fail (self->candidates != NULL, FALSE);

  chosen = choose (self, plan);

  for (i = 0; i < chosen->len; i++)
    {
      const CarrelStudyCard *card =
        &g_array_index (self->candidates, CarrelQuizCandidate, g_array_index (chosen, guint, i)).card;
      CarrelQuizItem item = { card->question, card->topic, card->section };

      g_array_append_val (items, item);
    }

  if (items->len == 0)
    return FALSE;

  set_session (self, carrel_quiz_session_new ((CarrelQuizItem *) (void *) items->data, items->len, exam));

  return TRUE;
}

/**
 * carrel_quiz_resume:
 *
 * Goes on with the session that was paused.
 */
gboolean
carrel_quiz_resume (CarrelQuiz *self)
{
  g_return_val_if_fail (CARREL_IS_QUIZ (self), FALSE);

  if (self->paused == NULL)
    return FALSE;

  set_session (self, g_steal_pointer (&self->paused));

  return TRUE;
}

/**
 * carrel_quiz_start_missed:
 *
 * Starts a session of what the last one asked in vain.
 */
gboolean
carrel_quiz_start_missed (CarrelQuiz *self)
{
  g_autoptr (GArray) missed = NULL;

  g_return_val_if_fail (CARREL_IS_QUIZ (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  missed = carrel_quiz_session_list_missed (self->session);

  if (missed->len == 0)
    return FALSE;

  set_session (self, carrel_quiz_session_new ((CarrelQuizItem *) (void *) missed->data, missed->len, NULL));

  return TRUE;
}

static void
discarded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!carrel_store_save_session_finish (CARREL_STORE (source), result, &error))
    g_debug ("Could not forget the paused quiz: %s", error->message);
}

/**
 * carrel_quiz_discard:
 *
 * Forgets the session that was paused; the answers given in it stay.
 */
void
carrel_quiz_discard (CarrelQuiz *self)
{
  g_return_if_fail (CARREL_IS_QUIZ (self));

  g_clear_pointer (&self->paused, carrel_quiz_session_free);
  carrel_store_save_session_async (carrel_library_get_store (self->library), NULL, NULL, discarded_cb, NULL);
}

/**
 * carrel_quiz_get_session:
 *
 * Returns: (transfer none) (nullable): the session under way, or at its end
 */
CarrelQuizSession *
carrel_quiz_get_session (CarrelQuiz *self)
{
  g_return_val_if_fail (CARREL_IS_QUIZ (self), NULL);

  return self->session;
}

static void
paused_saved_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!carrel_store_save_session_finish (CARREL_STORE (source), result, &error))
    g_warning ("Could not keep the quiz: %s", error->message);
}

/**
 * carrel_quiz_pause:
 *
 * Keeps the session for another time, unless it is at its end.
 */
void
carrel_quiz_pause (CarrelQuiz *self)
{
  g_return_if_fail (CARREL_IS_QUIZ (self));

  if (self->session != NULL)
    carrel_store_save_session_async (carrel_library_get_store (self->library), self->session, NULL, paused_saved_cb, NULL);
}

/* Asking */

static void
next_loaded_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CarrelQuiz) self = user_data;
  g_autoptr (GError) error = NULL;
  CarrelQuizQuestion *question = carrel_quiz_question_load_finish (CARREL_LIBRARY (source), result, &error);

  /* It is loaded again when it is asked, and then its failure is told. */
  if (question == NULL)
    return;

  g_clear_pointer (&self->next, carrel_quiz_question_free);
  self->next = question;
}

static void
load_next (CarrelQuiz *self)
{
  const CarrelQuizItem *item = carrel_quiz_session_get_next (self->session);

  forget_next (self);

  if (item == NULL)
    return;

  self->next_cancellable = g_cancellable_new ();
  carrel_quiz_question_load_async (self->library, item->question, self->next_cancellable, next_loaded_cb, g_object_ref (self));
}

/* Takes over @question. */
static void
set_current (CarrelQuiz         *self,
             CarrelQuizQuestion *question)
{
  g_clear_pointer (&self->current, carrel_quiz_question_free);
  self->current = question;
  load_next (self);
}

static void
current_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  GError *error = NULL;
  CarrelQuizQuestion *question = carrel_quiz_question_load_finish (CARREL_LIBRARY (source), result, &error);

  if (question == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  set_current (self, question);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_quiz_ask_async:
 *
 * Makes the current question of the session ready to be shown. There must be one.
 */
void
carrel_quiz_ask_async (CarrelQuiz          *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  const CarrelQuizItem *item;

  g_return_if_fail (CARREL_IS_QUIZ (self));

  item = carrel_quiz_session_get_current (self->session);
  g_return_if_fail (item != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_quiz_ask_async);

  if (self->next != NULL && self->next->record->id == item->question)
    {
      set_current (self, g_steal_pointer (&self->next));
      g_task_return_boolean (task, TRUE);
      return;
    }

  carrel_quiz_question_load_async (self->library, item->question, cancellable, current_loaded_cb, g_steal_pointer (&task));
}

/**
 * carrel_quiz_ask_finish:
 *
 * Returns: (transfer none) (nullable): the question, or %NULL with @error set
 */
CarrelQuizQuestion *
carrel_quiz_ask_finish (CarrelQuiz    *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? self->current : NULL;
}

/**
 * carrel_quiz_get_days:
 * @days: (out): when the question would come back, for each grade
 */
void
carrel_quiz_get_days (CarrelQuiz            *self,
                      const CarrelStudyCard *card,
                      guint                  days[4])
{
  CarrelStudyDay today = carrel_store_get_today ();
  guint i;

  g_return_if_fail (CARREL_IS_QUIZ (self));

  for (i = 0; i < 4; i++)
    {
      CarrelStudyCard after = *card;

      carrel_study_card_review (&after, &self->fsrs, today, (CarrelGrade) (CARREL_GRADE_AGAIN + i));
      days[i] = (guint) MAX (after.due_day - today, 0);
    }
}

/* Steps: what is saved first and then done */

typedef struct
{
  CarrelGrade grade; /* 0: dropped */
  gboolean    unsure;
  guint       duration;
} Step;

static GTask *
new_step (CarrelQuiz          *self,
          Step                 step,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             source_tag)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, g_memdup2 (&step, sizeof step), g_free);

  return task;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  const Step *step = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 review = carrel_store_answer_finish (CARREL_STORE (source), result, &error);

  if (review == 0)
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_quiz_session_answer (self->session, review, step->grade, step->unsure, step->duration);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_quiz_answer_async:
 * @duration: milliseconds
 *
 * Saves the answer to the current question, and goes on when it is saved.
 */
void
carrel_quiz_answer_async (CarrelQuiz          *self,
                          CarrelGrade          grade,
                          gboolean             unsure,
                          guint                duration,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_QUIZ (self));

  carrel_store_answer_async (carrel_library_get_store (self->library), self->session, &self->fsrs, grade, unsure, duration, NULL,
                             answered_cb,
                             new_step (self, (Step) { grade, unsure, duration }, callback, user_data, carrel_quiz_answer_async));
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!carrel_store_drop_question_finish (CARREL_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_quiz_session_drop (self->session);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_quiz_drop_async:
 *
 * Goes on without an answer to the current question.
 */
void
carrel_quiz_drop_async (CarrelQuiz          *self,
                        CarrelDrop           drop,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_QUIZ (self));

  carrel_store_drop_question_async (carrel_library_get_store (self->library), self->session, drop, NULL, dropped_cb,
                                    new_step (self, (Step) { 0 }, callback, user_data, carrel_quiz_drop_async));
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuiz *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!carrel_store_undo_answer_finish (CARREL_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  carrel_quiz_session_undo (self->session);

  /* What was made ready knows the card as it was before. */
  forget_next (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * carrel_quiz_undo_async:
 *
 * Takes back the last answer, or that a question was dropped.
 */
void
carrel_quiz_undo_async (CarrelQuiz          *self,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_QUIZ (self));

  carrel_store_undo_answer_async (carrel_library_get_store (self->library), self->session, &self->fsrs, NULL, undone_cb,
                                  new_step (self, (Step) { 0 }, callback, user_data, carrel_quiz_undo_async));
}

/**
 * carrel_quiz_step_finish:
 *
 * Returns: whether it is saved and done; if not, the session stays as it was
 */
gboolean
carrel_quiz_step_finish (CarrelQuiz    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
