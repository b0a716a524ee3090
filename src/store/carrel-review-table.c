/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-store.h"
#include "carrel-study-tables.h"

/* Of the time an answer takes, the last one tells so much. */
#define WEIGHT_OF_LAST 0.3

#define REVIEWS_SQL \
  "SELECT day, grade, duration FROM review WHERE question = ? AND id NOT IN (SELECT review FROM revocation) ORDER BY id"

static double
get_seconds (double seconds,
             guint  n_before,
             guint  duration)
{
  double last = MIN (duration, CARREL_REVIEW_LONGEST) / 1000.0;

  return n_before == 0 ? last : seconds + (last - seconds) * WEIGHT_OF_LAST;
}

static gboolean
put_card (CarrelConnection  *connection,
          CarrelStudyCard   *card,
          const CarrelFsrs  *fsrs,
          CarrelStudyDay     day,
          CarrelGrade        grade,
          guint              duration,
          GError           **error)
{
  gint64 first_day = day;

  if (!carrel_study_card_is_new (card) &&
      !carrel_connection_find_id (connection, &first_day, error, "SELECT first_day FROM card WHERE question = ?", "i",
                                  card->question))
    return FALSE;

  card->seconds = get_seconds (card->seconds, card->n_reviews, duration);
  carrel_study_card_review (card, fsrs, day, grade);

  return carrel_card_table_put (connection, card, (CarrelStudyDay) first_day, grade, error);
}

/**
 * carrel_review_table_add:
 * @day: today
 * @duration: milliseconds
 * @review_id: (out): of the review
 *
 * Appends a review, and brings the card up to it.
 */
gboolean
carrel_review_table_add (CarrelConnection  *connection,
                         gint64             question_id,
                         const CarrelFsrs  *fsrs,
                         CarrelStudyDay     day,
                         CarrelGrade        grade,
                         gboolean           unsure,
                         guint              duration,
                         gint64            *review_id,
                         GError           **error)
{
  CarrelStudyCard card;
  gint64 found;

  /* The bank may have been read again while the user thought. */
  if (!carrel_connection_find_id (connection, &found, error, "SELECT id FROM question WHERE id = ?", "i", question_id))
    return FALSE;

  if (found == 0)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND,
                           _("The question is no longer in the library"));
      return FALSE;
    }

  if (!carrel_card_table_load (connection, question_id, &card, error) ||
      !carrel_connection_run (connection, error,
                              "INSERT INTO review (question, time, day, grade, unsure, duration, recall)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?)",
                              "iiiiiid", question_id, g_get_real_time (), (gint64) day, (gint64) grade, (gint64) unsure,
                              (gint64) duration, carrel_study_card_recall (&card, fsrs, day)))
    return FALSE;

  *review_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return put_card (connection, &card, fsrs, day, grade, duration, error);
}

/**
 * carrel_review_table_rebuild:
 *
 * Derives the card of a question from its reviews.
 */
gboolean
carrel_review_table_rebuild (CarrelConnection  *connection,
                             gint64             question_id,
                             const CarrelFsrs  *fsrs,
                             GError           **error)
{
  g_autoptr (CarrelRows) rows = NULL;
  CarrelStudyCard card;
  CarrelStudyDay first_day = 0;
  gint64 last_grade = 0;
  gboolean has_row;

  carrel_study_card_init (&card, question_id, 0, 0);
  rows = carrel_connection_query (connection, error, REVIEWS_SQL, "i", question_id);

  if (rows == NULL)
    return FALSE;

  for (;;)
    {
      CarrelStudyDay day;
      gint64 grade;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return FALSE;

      if (!has_row)
        break;

      day = sqlite3_column_int (rows, 0);
      grade = sqlite3_column_int64 (rows, 1);

      if (!carrel_grade_is_valid (grade))
        continue;

      first_day = card.n_reviews == 0 ? day : first_day;
      last_grade = grade;
      card.seconds = get_seconds (card.seconds, card.n_reviews, sqlite3_column_int (rows, 2));
      carrel_study_card_review (&card, fsrs, day, (CarrelGrade) grade);
    }

  if (card.n_reviews == 0)
    return carrel_card_table_remove (connection, question_id, error);

  return carrel_card_table_put (connection, &card, first_day, (CarrelGrade) last_grade, error);
}

/**
 * carrel_review_table_revoke:
 *
 * Appends that a review does not count.
 */
gboolean
carrel_review_table_revoke (CarrelConnection  *connection,
                            gint64             review_id,
                            const CarrelFsrs  *fsrs,
                            GError           **error)
{
  gint64 question_id;

  return carrel_connection_find_id (connection, &question_id, error, "SELECT question FROM review WHERE id = ?", "i",
                                    review_id) &&
         (question_id == 0 ||
          (carrel_connection_run (connection, error,
                                  "INSERT INTO revocation (review, time) VALUES (?, ?) ON CONFLICT DO NOTHING", "ii", review_id,
                                  g_get_real_time ()) &&
           carrel_review_table_rebuild (connection, question_id, fsrs, error)));
}

/* @other_id: (out): the question of @topic_id that asks the same; 0 for none */
static gboolean
find_same (CarrelConnection  *connection,
           gint64             question_id,
           gint64             topic_id,
           gint64            *other_id,
           GError           **error)
{
  return carrel_connection_find_id (connection, other_id, error,
                                    "SELECT other.id FROM question JOIN question AS other ON other.topic = ?2"
                                    " AND other.kind = question.kind AND other.retired IS NULL WHERE question.id = ?1"
                                    " AND (other.prompt IS question.prompt"
                                    " OR (SELECT count (*) FROM question AS one WHERE one.topic = question.topic) = 1"
                                    " AND (SELECT count (*) FROM question AS one WHERE one.topic = ?2) = 1)"
                                    " ORDER BY other.title = question.title DESC, other.position = question.position DESC LIMIT 1",
                                    "ii", question_id, topic_id);
}

static gboolean
carry (CarrelConnection  *connection,
       gint64             question_id,
       gint64             topic_id,
       const CarrelFsrs  *fsrs,
       GError           **error)
{
  gint64 other_id;

  if (!find_same (connection, question_id, topic_id, &other_id, error))
    return FALSE;

  /* It is asked no more, and keeps its reviews. */
  if (other_id == 0)
    return carrel_connection_run (connection, error,
                                  "UPDATE question SET topic = ?, retired = coalesce (retired, ?) WHERE id = ?", "iii", topic_id,
                                  g_get_real_time (), question_id);

  return carrel_connection_run (connection, error, "UPDATE review SET question = ? WHERE question = ?", "ii", other_id,
                                question_id) &&
         carrel_review_table_rebuild (connection, other_id, fsrs, error);
}

/**
 * carrel_review_table_carry:
 * @from: a topic that is about to be forgotten
 * @to: the topic that takes what hangs on it
 */
gboolean
carrel_review_table_carry (CarrelConnection  *connection,
                           gint64             from,
                           gint64             to,
                           const CarrelFsrs  *fsrs,
                           GError           **error)
{
  for (;;)
    {
      gint64 question_id;

      if (!carrel_connection_find_id (connection, &question_id, error,
                                      "SELECT id FROM question WHERE topic = ?"
                                      " AND EXISTS (SELECT 1 FROM review WHERE review.question = question.id) LIMIT 1",
                                      "i", from))
        return FALSE;

      if (question_id == 0)
        return TRUE;

      if (!carry (connection, question_id, to, fsrs, error))
        return FALSE;
    }
}
