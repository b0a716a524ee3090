/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-known-outline.h"

#define CHUNK_SIZE (64 * 1024)

/* Topics of documents that are as they were, or could not be read, are left in peace. */
#define OF_BANK \
  "topic.bank = ? AND (removed IS NOT NULL OR NOT unchanged AND NOT (stale AND NOT gone))"

#define OF_TOPIC "topic.id = ?"

#define TOPICS_SQL(which) \
  "SELECT topic.id, document.path, section_path, topic.title, body, removed IS NOT NULL," \
  " EXISTS (SELECT 1 FROM bookmark WHERE bookmark.topic = topic.id)" \
  " OR EXISTS (SELECT 1 FROM note WHERE note.topic = topic.id)" \
  " OR EXISTS (SELECT 1 FROM question JOIN review ON review.question = question.id WHERE question.topic = topic.id)," \
  " topic.document, topic.position, section, kind, first_line, last_line" \
  " FROM topic JOIN document ON document.id = topic.document WHERE " which \
  " ORDER BY document.position, topic.position, topic.id"

#define QUESTIONS_SQL(which) \
  "SELECT topic.id, question.id, prompt, coalesce (answer, explanation), option.text, option.correct," \
  " question.kind, answered, question.line, explanation" \
  " FROM topic JOIN document ON document.id = topic.document JOIN question ON question.topic = topic.id" \
  " AND question.retired IS NULL LEFT JOIN option ON option.question = question.id WHERE " which \
  " ORDER BY topic.id, question.position, question.id, option.position"

static const char *
take_text (CarrelKnownOutline *self,
           CarrelRows         *rows,
           int                 column)
{
  const char *text = (const char *) sqlite3_column_text (rows, column);

  return text != NULL ? g_string_chunk_insert (self->strings, text) : NULL;
}

/* Few paths, and many topics that have them. */
static const char *
take_path (CarrelKnownOutline *self,
           CarrelRows         *rows,
           int                 column)
{
  return g_string_chunk_insert_const (self->strings, (const char *) sqlite3_column_text (rows, column));
}

static gboolean
load_topics (CarrelKnownOutline  *self,
             CarrelConnection    *connection,
             const char          *sql,
             gint64               id,
             GError             **error)
{
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (CarrelMatchTopic));
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (CarrelKnownTopic));
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, sql, "i", id);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  for (;;)
    {
      CarrelMatchTopic topic = { 0 };
      CarrelKnownTopic rest = { 0 };

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        break;

      rest.id = sqlite3_column_int64 (rows, 0);
      topic.document = take_path (self, rows, 1);
      topic.section = take_path (self, rows, 2);
      topic.title = take_text (self, rows, 3);
      topic.body = take_text (self, rows, 4);
      topic.removed = sqlite3_column_int (rows, 5);
      rest.marked = sqlite3_column_int (rows, 6);
      rest.document = sqlite3_column_int64 (rows, 7);
      rest.position = sqlite3_column_int (rows, 8);
      rest.section = sqlite3_column_int (rows, 9);
      rest.kind = sqlite3_column_int (rows, 10);
      rest.first_line = sqlite3_column_int (rows, 11);
      rest.last_line = sqlite3_column_int (rows, 12);
      g_array_append_val (topics, topic);
      g_array_append_val (known, rest);
    }

  self->n_topics = topics->len;
  self->topics = (CarrelMatchTopic *) (void *) g_array_free (g_steal_pointer (&topics), FALSE);
  self->known = (CarrelKnownTopic *) (void *) g_array_free (g_steal_pointer (&known), FALSE);

  return TRUE;
}

static void
add_question (CarrelKnownOutline *self,
              CarrelRows         *rows,
              guint               topic,
              gint64              id)
{
  CarrelMatchQuestion question = { 0 };
  CarrelKnownQuestion rest = { 0 };

  question.prompt = take_text (self, rows, 2);
  question.answer = take_text (self, rows, 3);

  rest.id = id;
  rest.kind = sqlite3_column_int (rows, 6);
  rest.answered = sqlite3_column_int (rows, 7);
  rest.line = sqlite3_column_int (rows, 8);
  rest.explanation = take_text (self, rows, 9);

  if (self->topics[topic].n_questions++ == 0)
    self->known[topic].first_question = self->questions->len;

  g_array_append_val (self->questions, question);
  g_array_append_val (self->known_questions, rest);
}

static gboolean
load_questions (CarrelKnownOutline  *self,
                CarrelConnection    *connection,
                const char          *sql,
                gint64               id,
                GError             **error)
{
  g_autoptr (GHashTable) topics = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, sql, "i", id);
  gint64 last = 0;
  gboolean has_row;
  guint i;

  if (rows == NULL)
    return FALSE;

  for (i = 0; i < self->n_topics; i++)
    g_hash_table_insert (topics, &self->known[i].id, GUINT_TO_POINTER (i));

  for (;;)
    {
      gint64 topic_id;
      gint64 question_id;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      topic_id = sqlite3_column_int64 (rows, 0);
      question_id = sqlite3_column_int64 (rows, 1);

      if (question_id != last)
        add_question (self, rows, GPOINTER_TO_UINT (g_hash_table_lookup (topics, &topic_id)), question_id);

      last = question_id;

      if (sqlite3_column_type (rows, 4) != SQLITE_NULL)
        {
          CarrelMatchOption option = { take_text (self, rows, 4), sqlite3_column_int (rows, 5) };

          g_array_append_val (self->options, option);
          g_array_index (self->questions, CarrelMatchQuestion, self->questions->len - 1).n_options++;
        }
    }
}

/* The arrays do not grow any more, so that pointers into them last. */
static void
link_questions (CarrelKnownOutline *self)
{
  guint first_option = 0;
  guint i;

  for (i = 0; i < self->questions->len; i++)
    {
      CarrelMatchQuestion *question = &g_array_index (self->questions, CarrelMatchQuestion, i);

      if (question->n_options > 0)
        question->options = &g_array_index (self->options, CarrelMatchOption, first_option);

      first_option += question->n_options;
    }

  for (i = 0; i < self->n_topics; i++)
    if (self->topics[i].n_questions > 0)
      self->topics[i].questions = &g_array_index (self->questions, CarrelMatchQuestion, self->known[i].first_question);
}

static CarrelKnownOutline *
load (CarrelConnection  *connection,
      const char        *topics_sql,
      const char        *questions_sql,
      gint64             id,
      GError           **error)
{
  g_autoptr (CarrelKnownOutline) self = g_new0 (CarrelKnownOutline, 1);

  self->known_questions = g_array_new (FALSE, FALSE, sizeof (CarrelKnownQuestion));
  self->questions = g_array_new (FALSE, FALSE, sizeof (CarrelMatchQuestion));
  self->options = g_array_new (FALSE, FALSE, sizeof (CarrelMatchOption));
  self->strings = g_string_chunk_new (CHUNK_SIZE);

  if (!load_topics (self, connection, topics_sql, id, error) ||
      !load_questions (self, connection, questions_sql, id, error))
    return NULL;

  link_questions (self);

  return g_steal_pointer (&self);
}

/**
 * carrel_known_outline_load:
 *
 * Returns: (transfer full) (nullable): the topics of the bank that an import may write over or remove:
 *   those of documents that were read again or are gone, and those that were removed before
 */
CarrelKnownOutline *
carrel_known_outline_load (CarrelConnection  *connection,
                           gint64             bank_id,
                           GError           **error)
{
  return load (connection, TOPICS_SQL (OF_BANK), QUESTIONS_SQL (OF_BANK), bank_id, error);
}

/**
 * carrel_known_outline_load_topic:
 *
 * Returns: (transfer full) (nullable): the topic alone; empty when there is none
 */
CarrelKnownOutline *
carrel_known_outline_load_topic (CarrelConnection  *connection,
                                 gint64             topic_id,
                                 GError           **error)
{
  return load (connection, TOPICS_SQL (OF_TOPIC), QUESTIONS_SQL (OF_TOPIC), topic_id, error);
}

void
carrel_known_outline_free (CarrelKnownOutline *self)
{
  g_free (self->topics);
  g_free (self->known);
  g_array_unref (self->known_questions);
  g_array_unref (self->questions);
  g_array_unref (self->options);
  g_string_chunk_free (self->strings);
  g_free (self);
}
