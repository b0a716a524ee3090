/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-tables.h"

#define COLUMNS "stability, difficulty, last_day, due_day, n_reviews, n_lapses, seconds"

#define SECTION_OF_TOPIC "topic.document * 1048576 + topic.section + 1"

/* Of a question that is set aside as wrong: what then has changed when it may be asked again. */
#define TEXT_OF_QUESTION \
  "topic.title || char (31) || coalesce (topic.body_hash, '') || char (31) || coalesce (question.prompt, '')" \
  " || char (31) || coalesce (question.answer, '') || char (31) || coalesce (question.explanation, '') || char (31)" \
  " || coalesce ((SELECT group_concat (option.correct || option.text, char (30)) FROM option" \
  " WHERE option.question = question.id), '')"

/* A question of the shown documents, of a bank that is not in the bin, that may be asked. */
#define IS_ASKED \
  "topic.removed IS NULL AND question.retired IS NULL AND NOT document.gone AND NOT document.hidden" \
  " AND bank.binned IS NULL AND NOT EXISTS (SELECT 1 FROM set_aside WHERE set_aside.question = question.id" \
  " AND (text IS NULL OR text = " TEXT_OF_QUESTION "))"

#define CANDIDATES_SQL \
  "SELECT question.id, topic.id, " SECTION_OF_TOPIC ", topic.bank, question.kind, question.answered," \
  " stability, difficulty, last_day, due_day, n_reviews, n_lapses, seconds, last_grade," \
  " bookmark.topic IS NOT NULL, topic_read.topic IS NOT NULL" \
  " FROM topic JOIN document ON document.id = topic.document JOIN bank ON bank.id = topic.bank" \
  " JOIN question ON question.topic = topic.id LEFT JOIN card ON card.question = question.id" \
  " LEFT JOIN bookmark ON bookmark.topic = topic.id LEFT JOIN topic_read ON topic_read.topic = topic.id" \
  " WHERE (?1 = 0 OR topic.bank = ?1) AND " IS_ASKED \
  " ORDER BY bank.added, bank.id, document.position, document.id, topic.position, question.position"

/* @column: the first of COLUMNS */
static void
take_card (CarrelRows      *rows,
           int              column,
           CarrelStudyCard *card)
{
  if (sqlite3_column_type (rows, column) == SQLITE_NULL)
    return;

  card->memory.stability = sqlite3_column_double (rows, column);
  card->memory.difficulty = sqlite3_column_double (rows, column + 1);
  card->last_day = sqlite3_column_int (rows, column + 2);
  card->due_day = sqlite3_column_int (rows, column + 3);
  card->n_reviews = sqlite3_column_int (rows, column + 4);
  card->n_lapses = sqlite3_column_int (rows, column + 5);
  card->seconds = sqlite3_column_double (rows, column + 6);
}

/**
 * carrel_card_table_load:
 * @card: (out caller-allocates): a new one when the question was never answered
 */
gboolean
carrel_card_table_load (CarrelConnection  *connection,
                        gint64             question_id,
                        CarrelStudyCard   *card,
                        GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error, "SELECT " COLUMNS " FROM card WHERE question = ?", "i", question_id);
  gboolean has_row;

  carrel_study_card_init (card, question_id, 0, 0);

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (has_row)
    take_card (rows, 0, card);

  return TRUE;
}

/**
 * carrel_card_table_put:
 * @first_day: when the question was answered first
 * @last_grade: of its last answer
 */
gboolean
carrel_card_table_put (CarrelConnection       *connection,
                       const CarrelStudyCard  *card,
                       CarrelStudyDay          first_day,
                       CarrelGrade             last_grade,
                       GError                **error)
{
  return carrel_connection_run (connection, error,
                                "INSERT INTO card (question, " COLUMNS ", first_day, last_grade)"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                " ON CONFLICT (question) DO UPDATE SET stability = excluded.stability,"
                                " difficulty = excluded.difficulty, last_day = excluded.last_day, due_day = excluded.due_day,"
                                " n_reviews = excluded.n_reviews, n_lapses = excluded.n_lapses, seconds = excluded.seconds,"
                                " first_day = excluded.first_day, last_grade = excluded.last_grade",
                                "iddiiiidii", card->question, card->memory.stability, card->memory.difficulty,
                                (gint64) card->last_day, (gint64) card->due_day, (gint64) card->n_reviews,
                                (gint64) card->n_lapses, card->seconds, (gint64) first_day, (gint64) last_grade);
}

gboolean
carrel_card_table_remove (CarrelConnection  *connection,
                          gint64             question_id,
                          GError           **error)
{
  return carrel_connection_run (connection, error, "DELETE FROM card WHERE question = ?", "i", question_id);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static gboolean
contains (GArray *ids,
          gint64  id)
{
  return ids == NULL || g_array_binary_search (ids, &id, compare_ids, NULL);
}

static gboolean
is_in_scope (const CarrelStudyScope *scope,
             CarrelRows             *rows)
{
  if (scope->kind == CARREL_STUDY_SCOPE_BOOKMARKED && !sqlite3_column_int (rows, 14))
    return FALSE;

  if (scope->kind == CARREL_STUDY_SCOPE_UNREAD && sqlite3_column_int (rows, 15))
    return FALSE;

  return contains (scope->topics, sqlite3_column_int64 (rows, 1)) && contains (scope->banks, sqlite3_column_int64 (rows, 3));
}

/**
 * carrel_card_table_kind:
 * @kind: CarrelQuestionKind
 *
 * Returns: what the question is asked as
 */
CarrelQuizKinds
carrel_card_table_kind (int      kind,
                        gboolean answered)
{
  if (kind == CARREL_QUESTION_CHOICE && answered)
    return CARREL_QUIZ_KIND_CHOICE;

  return kind == CARREL_QUESTION_CLOZE ? CARREL_QUIZ_KIND_CLOZE : CARREL_QUIZ_KIND_RECALL;
}

/**
 * carrel_card_table_list_candidates:
 * @scope: its arrays are sorted by this
 *
 * Returns: (transfer full) (nullable) (element-type CarrelQuizCandidate): the questions that a quiz may ask
 */
GArray *
carrel_card_table_list_candidates (CarrelConnection        *connection,
                                   const CarrelStudyScope  *scope,
                                   GError                 **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (CarrelQuizCandidate));
  gboolean one_bank = scope->banks != NULL && scope->banks->len == 1;
  g_autoptr (CarrelRows) rows = NULL;
  gboolean has_row;

  if (scope->banks != NULL)
    g_array_sort (scope->banks, compare_ids);

  if (scope->topics != NULL)
    g_array_sort (scope->topics, compare_ids);

  rows = carrel_connection_query (connection, error, CANDIDATES_SQL, "i",
                                  one_bank ? g_array_index (scope->banks, gint64, 0) : (gint64) 0);

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelQuizCandidate candidate = { 0 };

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&candidates);

      if (!is_in_scope (scope, rows))
        continue;

      carrel_study_card_init (&candidate.card, sqlite3_column_int64 (rows, 0), sqlite3_column_int64 (rows, 1),
                              sqlite3_column_int64 (rows, 2));
      candidate.bank = sqlite3_column_int64 (rows, 3);
      candidate.kind = carrel_card_table_kind (sqlite3_column_int (rows, 4), sqlite3_column_int (rows, 5));
      candidate.missed = sqlite3_column_int (rows, 13) == CARREL_GRADE_AGAIN;
      take_card (rows, 6, &candidate.card);
      g_array_append_val (candidates, candidate);
    }
}

/**
 * carrel_card_table_count_today:
 * @counts: (out):
 */
gboolean
carrel_card_table_count_today (CarrelConnection  *connection,
                               CarrelStudyDay     today,
                               CarrelStudyToday  *counts,
                               GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT (SELECT count (*) FROM card WHERE first_day = ?1),"
                             " (SELECT count (DISTINCT review.question) FROM review JOIN card ON card.question = review.question"
                             " WHERE day = ?1 AND first_day < ?1 AND review.id NOT IN (SELECT review FROM revocation)),"
                             " (SELECT count (*) FROM card JOIN question ON question.id = card.question"
                             " JOIN topic ON topic.id = question.topic JOIN document ON document.id = topic.document"
                             " JOIN bank ON bank.id = topic.bank WHERE due_day <= ?1 AND " IS_ASKED ")",
                             "i", (gint64) today);
  gboolean has_row;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  counts->n_introduced = sqlite3_column_int (rows, 0);
  counts->n_reviewed = sqlite3_column_int (rows, 1);
  counts->n_due = sqlite3_column_int (rows, 2);

  return TRUE;
}

/**
 * carrel_card_table_set_aside:
 * @until_changed: only as long as its text is what it is
 */
gboolean
carrel_card_table_set_aside (CarrelConnection  *connection,
                             gint64             question_id,
                             gboolean           until_changed,
                             GError           **error)
{
  return carrel_connection_run (connection, error,
                                "INSERT INTO set_aside (question, made, text)"
                                " SELECT question.id, ?1, CASE WHEN ?2 THEN " TEXT_OF_QUESTION " END"
                                " FROM question JOIN topic ON topic.id = question.topic WHERE question.id = ?3"
                                " ON CONFLICT (question) DO UPDATE SET made = excluded.made, text = excluded.text",
                                "iii", g_get_real_time (), (gint64) until_changed, question_id);
}

gboolean
carrel_card_table_take_back (CarrelConnection  *connection,
                             gint64             question_id,
                             GError           **error)
{
  return carrel_connection_run (connection, error, "DELETE FROM set_aside WHERE question = ?", "i", question_id);
}
