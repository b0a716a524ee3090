/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-key-points.h"
#include "carrel-store.h"
#include "carrel-study-tables.h"

#define QUESTION_SQL \
  "SELECT topic.id, topic.bank, bank.title, replace (section_path, char (31), ' › '), document.path, question.line," \
  " question.kind, question.answered, question.title, question.prompt, question.answer, question.explanation, topic.title," \
  " topic.body, note.text, bookmark.topic IS NOT NULL, topic.document * 1048576 + topic.section + 1" \
  " FROM question JOIN topic ON topic.id = question.topic JOIN document ON document.id = topic.document" \
  " JOIN bank ON bank.id = topic.bank LEFT JOIN note ON note.topic = topic.id" \
  " LEFT JOIN bookmark ON bookmark.topic = topic.id WHERE question.id = ?"

static char *
dup_text (CarrelRows *rows,
          int         column)
{
  return g_strdup ((const char *) sqlite3_column_text (rows, column));
}

static gboolean
load_options (CarrelConnection      *connection,
              CarrelQuestionRecord  *question,
              GError               **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT line, text, correct FROM option WHERE question = ? ORDER BY position", "i", question->id);
  gboolean has_row;

  if (rows == NULL)
    return FALSE;

  for (;;)
    {
      CarrelOption *option;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        return TRUE;

      option = g_new0 (CarrelOption, 1);
      option->line = sqlite3_column_int (rows, 0);
      option->text = dup_text (rows, 1);
      option->correct = sqlite3_column_int (rows, 2);
      g_ptr_array_add (question->options, option);
    }
}

/* Of a topic that asks its own title the body is the answer; a choice has its explanation. */
static void
take_texts (CarrelQuestionRecord *question,
            CarrelRows           *rows)
{
  const char *topic_title = (const char *) sqlite3_column_text (rows, 12);

  question->title = dup_text (rows, 8);
  question->prompt = dup_text (rows, 9);
  question->answer = dup_text (rows, 10);
  question->explanation = dup_text (rows, 11);

  if (question->prompt == NULL && *question->title == '\0')
    {
      g_free (question->title);
      question->title = g_strdup (topic_title);
    }

  if (question->answer == NULL && question->kind != CARREL_QUIZ_KIND_CHOICE)
    question->answer = dup_text (rows, 13);
}

/**
 * carrel_asked_question_load:
 *
 * Returns: (transfer full) (nullable): all that is needed to ask a question; %NULL with @error set,
 *   %CARREL_STORE_ERROR_NOT_FOUND when there is none such
 */
CarrelQuestionRecord *
carrel_asked_question_load (CarrelConnection  *connection,
                            gint64             question_id,
                            GError           **error)
{
  g_autoptr (CarrelQuestionRecord) question = g_new0 (CarrelQuestionRecord, 1);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, QUESTION_SQL, "i", question_id);
  gboolean has_row;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return NULL;

  if (!has_row)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND,
                           _("The question is no longer in the library"));
      return NULL;
    }

  question->id = question_id;
  question->topic_id = sqlite3_column_int64 (rows, 0);
  question->bank_id = sqlite3_column_int64 (rows, 1);
  question->bank_title = dup_text (rows, 2);
  question->section = dup_text (rows, 3);
  question->document = dup_text (rows, 4);
  question->line = sqlite3_column_int (rows, 5);
  question->kind = carrel_card_table_kind (sqlite3_column_int (rows, 6), sqlite3_column_int (rows, 7));
  take_texts (question, rows);
  question->note = sqlite3_column_type (rows, 14) != SQLITE_NULL ? dup_text (rows, 14) : g_strdup ("");
  question->bookmarked = sqlite3_column_int (rows, 15);
  question->options = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_option_free);
  question->key_points = carrel_key_points_list (question->answer != NULL ? question->answer : "");

  if (!load_options (connection, question, error) ||
      !carrel_card_table_load (connection, question_id, &question->card, error))
    return NULL;

  question->card.topic = question->topic_id;
  question->card.section = sqlite3_column_int64 (rows, 16);

  return g_steal_pointer (&question);
}
