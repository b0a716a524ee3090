/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progress as a whole: begun anew, or asked for again. Reviews are never deleted. */

#include "config.h"

#include "carrel-study-tables.h"

#define REVIEWS_OF_TOPIC \
  "SELECT review.id FROM review JOIN question ON question.id = review.question WHERE question.topic = ?1" \
  " AND review.id NOT IN (SELECT review FROM revocation)"

static gboolean
reset_topic (CarrelConnection  *connection,
             gint64             topic_id,
             gint64             time,
             GError           **error)
{
  return carrel_connection_run (connection, error,
                                "INSERT INTO revocation (review, time) SELECT id, ?2 FROM (" REVIEWS_OF_TOPIC ")", "ii",
                                topic_id, time) &&
         carrel_connection_run (connection, error,
                                "DELETE FROM card WHERE question IN (SELECT id FROM question WHERE topic = ?)", "i", topic_id);
}

static GArray *
list_ids (CarrelConnection  *connection,
          const char        *sql,
          gint64             parameter,
          GError           **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, sql, "i", parameter);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      gint64 id;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&ids);

      id = sqlite3_column_int64 (rows, 0);
      g_array_append_val (ids, id);
    }
}

/**
 * carrel_progress_table_reset:
 * @topics: (nullable) (element-type gint64): of the bank; %NULL for all of it
 * @time: by which it is taken back
 *
 * Revokes every review, so that all is as if it had never been asked.
 */
gboolean
carrel_progress_table_reset (CarrelConnection  *connection,
                             gint64             bank_id,
                             GArray            *topics,
                             gint64             time,
                             GError           **error)
{
  g_autoptr (GArray) of_bank = NULL;
  guint i;

  if (topics == NULL)
    topics = of_bank = list_ids (connection,
                                 "SELECT DISTINCT topic.id FROM review JOIN question ON question.id = review.question"
                                 " JOIN topic ON topic.id = question.topic WHERE topic.bank = ?",
                                 bank_id, error);

  if (topics == NULL)
    return FALSE;

  for (i = 0; i < topics->len; i++)
    if (!reset_topic (connection, g_array_index (topics, gint64, i), time, error))
      return FALSE;

  return TRUE;
}

static gboolean
rebuild_all (CarrelConnection  *connection,
             GArray            *questions,
             const CarrelFsrs  *fsrs,
             GError           **error)
{
  guint i;

  for (i = 0; i < questions->len; i++)
    if (!carrel_review_table_rebuild (connection, g_array_index (questions, gint64, i), fsrs, error))
      return FALSE;

  return TRUE;
}

/**
 * carrel_progress_table_undo_reset:
 * @time: of the reset
 */
gboolean
carrel_progress_table_undo_reset (CarrelConnection  *connection,
                                  gint64             time,
                                  const CarrelFsrs  *fsrs,
                                  GError           **error)
{
  g_autoptr (GArray) questions =
    list_ids (connection,
              "SELECT DISTINCT question FROM review JOIN revocation ON revocation.review = review.id WHERE revocation.time = ?",
              time, error);

  return questions != NULL &&
         carrel_connection_run (connection, error, "DELETE FROM revocation WHERE time = ?", "i", time) &&
         rebuild_all (connection, questions, fsrs, error);
}

/**
 * carrel_progress_table_ask_again:
 * @again: %FALSE: when the schedule says
 *
 * Makes what is known of a topic due today, or not.
 */
gboolean
carrel_progress_table_ask_again (CarrelConnection  *connection,
                                 gint64             topic_id,
                                 gboolean           again,
                                 CarrelStudyDay     today,
                                 const CarrelFsrs  *fsrs,
                                 GError           **error)
{
  g_autoptr (GArray) questions = NULL;

  if (again)
    return carrel_connection_run (connection, error,
                                  "UPDATE card SET due_day = ?1 WHERE due_day > ?1"
                                  " AND question IN (SELECT id FROM question WHERE topic = ?2)",
                                  "ii", (gint64) today, topic_id);

  questions = list_ids (connection,
                        "SELECT question FROM card JOIN question ON question.id = card.question WHERE topic = ?", topic_id,
                        error);

  return questions != NULL && rebuild_all (connection, questions, fsrs, error);
}

/**
 * carrel_progress_table_count_aside:
 * @n: (out): questions that are not asked because the user does not want them or found them wrong
 */
gboolean
carrel_progress_table_count_aside (CarrelConnection  *connection,
                                   gint64            *n,
                                   GError           **error)
{
  return carrel_connection_find_id (connection, n, error, "SELECT count (*) FROM set_aside", "");
}

/**
 * carrel_progress_table_take_all_back:
 *
 * Has every question asked again that the user had set aside.
 */
gboolean
carrel_progress_table_take_all_back (CarrelConnection  *connection,
                                     GError           **error)
{
  return carrel_connection_run (connection, error, "DELETE FROM set_aside", "");
}
