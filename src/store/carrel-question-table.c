/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-question-matcher.h"
#include "carrel-tables.h"

static gboolean
put_options (CarrelConnection  *connection,
             gint64             question_id,
             GPtrArray         *options,
             GError           **error)
{
  guint i;

  for (i = 0; i < options->len; i++)
    {
      const CarrelOption *option = g_ptr_array_index (options, i);

      if (!carrel_connection_run (connection, error,
                                  "INSERT INTO option (question, position, line, text, correct) VALUES (?, ?, ?, ?, ?)",
                                  "iiisi", question_id, (gint64) i, (gint64) option->line, option->text,
                                  (gint64) option->correct))
        return FALSE;
    }

  return TRUE;
}

/* @question_id: 0 to make one */
static gboolean
put (CarrelConnection      *connection,
     gint64                 question_id,
     gint64                 topic_id,
     guint                  position,
     const CarrelQuestion  *question,
     GError               **error)
{
  if (question_id != 0 &&
      !carrel_connection_run (connection, error, "DELETE FROM option WHERE question = ?", "i", question_id))
    return FALSE;

  if (!carrel_connection_run (connection, error,
                              "INSERT INTO question (id, topic, position, kind, answered, line, title, prompt, answer,"
                              " explanation) VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                              " ON CONFLICT (id) DO UPDATE SET position = excluded.position, kind = excluded.kind,"
                              " answered = excluded.answered, line = excluded.line, title = excluded.title,"
                              " prompt = excluded.prompt, answer = excluded.answer, explanation = excluded.explanation,"
                              " retired = NULL",
                              "iiiiiissss", question_id, topic_id, (gint64) position, (gint64) question->kind,
                              (gint64) question->answered, (gint64) question->line, question->title,
                              question->prompt, question->answer, question->explanation))
    return FALSE;

  if (question_id == 0)
    question_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return put_options (connection, question_id, question->options, error);
}

/* One that was answered stays for its reviews. */
static gboolean
remove_question (CarrelConnection  *connection,
                 gint64             question_id,
                 GError           **error)
{
  return carrel_connection_run (connection, error,
                                "DELETE FROM question WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM review WHERE question = ?1)",
                                "i", question_id) &&
         carrel_connection_run (connection, error, "UPDATE question SET retired = ? WHERE id = ?", "ii",
                                g_get_real_time (), question_id);
}

/* @id: (out): of a question that was no longer asked and is asked again; 0 for none */
static gboolean
find_removed (CarrelConnection      *connection,
              gint64                 topic_id,
              const CarrelQuestion  *question,
              gint64                *id,
              GError               **error)
{
  return carrel_connection_find_id (connection, id, error,
                                    "SELECT id FROM question WHERE topic = ? AND retired IS NOT NULL AND kind = ? AND title = ?"
                                    " AND prompt IS ? LIMIT 1",
                                    "iiss", topic_id, (gint64) question->kind, question->title, question->prompt);
}

/**
 * carrel_question_table_put_all:
 * @known: (nullable): the topic as the library knows it, with its questions; %NULL when it is new
 * @known_questions: (nullable): these questions
 * @fresh: the topic as it was read
 * @questions: (array): its questions, as many as @fresh says
 *
 * Puts the questions of a topic. One that asks what a known one asked keeps its identity.
 */
gboolean
carrel_question_table_put_all (CarrelConnection        *connection,
                               gint64                   topic_id,
                               const CarrelMatchTopic  *known,
                               const CarrelKnownQuestion *known_questions,
                               const CarrelMatchTopic  *fresh,
                               CarrelQuestion         **questions,
                               GError                 **error)
{
  guint n_known = known != NULL ? known->n_questions : 0;
  g_autofree gboolean *kept = g_new0 (gboolean, n_known + 1);
  g_autofree int *matches = NULL;
  guint i;

  matches = carrel_question_matcher_match (n_known > 0 ? known->questions : NULL, n_known, fresh->questions,
                                           fresh->n_questions);

  for (i = 0; i < fresh->n_questions; i++)
    if (matches[i] >= 0)
      kept[matches[i]] = TRUE;

  for (i = 0; i < n_known; i++)
    if (!kept[i] && !remove_question (connection, known_questions[i].id, error))
      return FALSE;

  for (i = 0; i < fresh->n_questions; i++)
    {
      gint64 id = 0;

      if (matches[i] >= 0)
        id = known_questions[matches[i]].id;
      else if (known != NULL && !find_removed (connection, topic_id, questions[i], &id, error))
        return FALSE;

      if (!put (connection, id, topic_id, i, questions[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_same_option (const CarrelMatchOption *known,
                const CarrelMatchOption *fresh)
{
  return !known->correct == !fresh->correct && strcmp (known->text, fresh->text) == 0;
}

/* @shift: how many lines further down it stands */
static gboolean
is_same_question (const CarrelMatchQuestion *known,
                  const CarrelKnownQuestion *rest,
                  const CarrelMatchQuestion *fresh,
                  const CarrelQuestion      *question,
                  int                        shift)
{
  guint i;

  if (rest->kind != (int) question->kind || !rest->answered != !question->answered ||
      (int) question->line - (int) rest->line != shift || known->n_options != fresh->n_options ||
      g_strcmp0 (known->prompt, fresh->prompt) != 0 || g_strcmp0 (known->answer, fresh->answer) != 0 ||
      g_strcmp0 (rest->explanation, question->explanation) != 0)
    return FALSE;

  for (i = 0; i < known->n_options; i++)
    if (!is_same_option (&known->options[i], &fresh->options[i]))
      return FALSE;

  return TRUE;
}

/**
 * carrel_question_table_keep_all:
 * @kept: (out): whether the questions are as they were
 *
 * Of a topic whose title and body are as they were, and are read by the same rules: leaves its questions
 * alone if they are too, but for the lines in which they stand.
 */
gboolean
carrel_question_table_keep_all (CarrelConnection           *connection,
                                gint64                      topic_id,
                                const CarrelMatchTopic     *known,
                                const CarrelKnownQuestion  *known_questions,
                                const CarrelMatchTopic     *fresh,
                                CarrelQuestion            **questions,
                                gboolean                   *kept,
                                GError                    **error)
{
  int shift = 0;
  guint i;

  *kept = FALSE;

  if (known->n_questions != fresh->n_questions)
    return TRUE;

  if (fresh->n_questions > 0)
    shift = (int) questions[0]->line - (int) known_questions[0].line;

  for (i = 0; i < fresh->n_questions; i++)
    if (!is_same_question (&known->questions[i], &known_questions[i], &fresh->questions[i], questions[i], shift))
      return TRUE;

  *kept = TRUE;

  return shift == 0 ||
         (carrel_connection_run (connection, error,
                                 "UPDATE option SET line = line + ? WHERE question IN (SELECT id FROM question WHERE topic = ?)",
                                 "ii", (gint64) shift, topic_id) &&
          carrel_connection_run (connection, error, "UPDATE question SET line = line + ? WHERE topic = ?", "ii",
                                 (gint64) shift, topic_id));
}
