/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-question.h"

#include <string.h>

#include "carrel-key-points.h"
#include "carrel-quiz-choice.h"
#include "carrel-random.h"

void
carrel_quiz_question_free (CarrelQuizQuestion *self)
{
  g_clear_pointer (&self->record, carrel_question_record_free);
  g_free (self->order);
  g_strfreev (self->options);
  g_strfreev (self->option_names);
  g_free (self->prompt);
  g_free (self->explanation);
  g_free (self->answer);
  g_free (self);
}

/* The same for a question until it is answered, so that undo shows what was seen. */
static void
put_in_order (CarrelQuizQuestion *self)
{
  const CarrelQuestionRecord *record = self->record;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  guint i;

  for (i = 0; i < record->options->len; i++)
    g_ptr_array_add (texts, ((CarrelOption *) g_ptr_array_index (record->options, i))->text);

  g_ptr_array_add (texts, NULL);
  self->order = g_new0 (guint, record->options->len + 1);
  carrel_quiz_options_order (carrel_random_mix ((guint64) record->id, record->card.n_reviews),
                             (const char *const *) texts->pdata, record->explanation, self->order);
  self->option_names = g_new0 (char *, record->options->len + 1);

  for (i = 0; i < record->options->len; i++)
    {
      const CarrelOption *option = g_ptr_array_index (record->options, self->order[i]);

      self->option_names[i] = carrel_key_points_dup_plain (option->text, strlen (option->text));

      if (option->correct && i < 32)
        self->right |= 1u << i;
    }
}

/* Prompt, explanation and answer, then the options as they are shown. */
static char **
list_texts (const CarrelQuizQuestion *self)
{
  const CarrelQuestionRecord *record = self->record;
  GPtrArray *texts = g_ptr_array_new ();
  guint i;

  g_ptr_array_add (texts, g_strdup (record->prompt != NULL ? record->prompt : ""));
  g_ptr_array_add (texts, g_strdup (record->explanation != NULL ? record->explanation : ""));
  g_ptr_array_add (texts, g_strdup (record->answer != NULL ? record->answer : ""));

  for (i = 0; i < record->options->len; i++)
    g_ptr_array_add (texts, g_strdup (((CarrelOption *) g_ptr_array_index (record->options, self->order[i]))->text));

  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (texts, FALSE);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelQuizQuestion *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) html = carrel_library_render_texts_finish (CARREL_LIBRARY (source), result, &error);
  CarrelQuizQuestion *question;

  if (html == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self->options = g_strdupv (html + 3);
  self->prompt = self->record->prompt != NULL ? g_strdup (html[0]) : NULL;
  self->explanation = self->record->explanation != NULL ? g_strdup (html[1]) : NULL;
  self->answer = self->record->answer != NULL ? g_strdup (html[2]) : NULL;

  /* The task's data goes to who asked. */
  question = g_memdup2 (self, sizeof *self);
  *self = (CarrelQuizQuestion) { 0 };
  g_task_return_pointer (task, question, (GDestroyNotify) carrel_quiz_question_free);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelLibrary *library = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_auto (GStrv) texts = NULL;
  CarrelQuizQuestion *self;
  GError *error = NULL;
  CarrelQuestionRecord *record = carrel_store_load_question_finish (CARREL_STORE (source), result, &error);

  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = g_new0 (CarrelQuizQuestion, 1);
  self->record = record;
  put_in_order (self);
  g_task_set_task_data (task, self, (GDestroyNotify) carrel_quiz_question_free);
  texts = list_texts (self);
  carrel_library_render_texts_async (library, record->document, (const char *const *) texts,
                                     cancellable, rendered_cb, g_steal_pointer (&task));
}

/**
 * carrel_quiz_question_load_async:
 *
 * Loads a question and has its texts rendered.
 */
void
carrel_quiz_question_load_async (CarrelLibrary       *library,
                                 gint64               question_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CARREL_IS_LIBRARY (library));

  task = g_task_new (library, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_quiz_question_load_async);
  carrel_store_load_question_async (carrel_library_get_store (library), question_id, cancellable, loaded_cb, task);
}

/**
 * carrel_quiz_question_load_finish:
 *
 * Returns: (transfer full) (nullable): the question, or %NULL with @error set
 */
CarrelQuizQuestion *
carrel_quiz_question_load_finish (CarrelLibrary  *library,
                                  GAsyncResult   *result,
                                  GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, library), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
