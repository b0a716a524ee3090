/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

typedef struct
{
  gint64  id;
  char   *title;
  char   *prompt; /* nullable */
} KnownQuestion;

static void
known_question_clear (KnownQuestion *question)
{
  g_free (question->title);
  g_free (question->prompt);
}

static GArray *
list_known (CarrelConnection  *connection,
            gint64             topic_id,
            GError           **error)
{
  g_autoptr (GArray) questions = g_array_new (FALSE, FALSE, sizeof (KnownQuestion));
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error, "SELECT id, title, prompt FROM question WHERE topic = ? ORDER BY position",
                             "i", topic_id);
  gboolean has_row;

  g_array_set_clear_func (questions, (GDestroyNotify) known_question_clear);

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      KnownQuestion question;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&questions);

      question.id = sqlite3_column_int64 (rows, 0);
      question.title = g_strdup ((const char *) sqlite3_column_text (rows, 1));
      question.prompt = g_strdup ((const char *) sqlite3_column_text (rows, 2));
      g_array_append_val (questions, question);
    }
}

static gboolean
put_options (CarrelConnection  *connection,
             gint64             question_id,
             GPtrArray         *options,
             GError           **error)
{
  guint i;

  if (!carrel_connection_run (connection, error, "DELETE FROM option WHERE question = ?", "i", question_id))
    return FALSE;

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
  if (!carrel_connection_run (connection, error,
                              "INSERT INTO question (id, topic, position, kind, answered, line, title, prompt, answer,"
                              " explanation) VALUES (nullif (?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                              " ON CONFLICT (id) DO UPDATE SET position = excluded.position, kind = excluded.kind,"
                              " answered = excluded.answered, line = excluded.line, title = excluded.title,"
                              " prompt = excluded.prompt, answer = excluded.answer, explanation = excluded.explanation",
                              "iiiiiissss", question_id, topic_id, (gint64) position, (gint64) question->kind,
                              (gint64) question->answered, (gint64) question->line, question->title,
                              question->prompt, question->answer, question->explanation))
    return FALSE;

  if (question_id == 0)
    question_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return put_options (connection, question_id, question->options, error);
}

static gboolean
asks_the_same (const KnownQuestion  *known,
               const CarrelQuestion *question)
{
  return g_strcmp0 (known->title, question->title) == 0 && g_strcmp0 (known->prompt, question->prompt) == 0;
}

/* The known question that each continues, as an index, or -1. */
static int *
match (GArray    *known,
       GPtrArray *questions)
{
  int *matches = g_new (int, MAX (questions->len, 1));
  g_autofree gboolean *taken = g_new0 (gboolean, known->len + 1);
  guint i;
  guint j;

  for (i = 0; i < questions->len; i++)
    {
      matches[i] = -1;

      for (j = 0; j < known->len && matches[i] < 0; j++)
        if (!taken[j] && asks_the_same (&g_array_index (known, KnownQuestion, j), g_ptr_array_index (questions, i)))
          matches[i] = j;

      if (matches[i] >= 0)
        taken[matches[i]] = TRUE;
    }

  /* What is left on either side: the same question in other words. */
  if (known->len == questions->len)
    for (i = 0; i < questions->len; i++)
      if (matches[i] < 0 && !taken[i])
        {
          matches[i] = i;
          taken[i] = TRUE;
        }

  return matches;
}

/**
 * carrel_question_table_put_all:
 * @questions: (element-type CarrelQuestion): all of the topic
 *
 * Puts the questions of a topic. One that asks what a known one asked keeps its identity.
 */
gboolean
carrel_question_table_put_all (CarrelConnection  *connection,
                               gint64             topic_id,
                               GPtrArray         *questions,
                               GError           **error)
{
  g_autoptr (GArray) known = list_known (connection, topic_id, error);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree int *matches = NULL;
  guint i;

  if (known == NULL)
    return FALSE;

  matches = match (known, questions);

  for (i = 0; i < questions->len; i++)
    if (matches[i] >= 0)
      g_hash_table_add (kept, &g_array_index (known, KnownQuestion, matches[i]).id);

  for (i = 0; i < known->len; i++)
    {
      gint64 *id = &g_array_index (known, KnownQuestion, i).id;

      if (!g_hash_table_contains (kept, id) &&
          !carrel_connection_run (connection, error, "DELETE FROM question WHERE id = ?", "i", *id))
        return FALSE;
    }

  for (i = 0; i < questions->len; i++)
    {
      gint64 id = matches[i] >= 0 ? g_array_index (known, KnownQuestion, matches[i]).id : 0;

      if (!put (connection, id, topic_id, i, g_ptr_array_index (questions, i), error))
        return FALSE;
    }

  return TRUE;
}
