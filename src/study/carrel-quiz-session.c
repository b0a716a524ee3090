/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-session.h"

#include <glib/gi18n-lib.h>

#include "carrel-review.h"
#include "carrel-study-error.h"

/* After so many others a failed question comes back: too late to be still in mind, too soon to be gone. */
#define QUESTIONS_BETWEEN 5

/* In the place of a grade. */
#define DROPPED 0

#define MAX_ITEMS   10000
#define MAX_ANSWERS 100000

/* Items, the queue of those to be asked, and answers with the place in the queue to which they put their
 * question back (-1: none). */
#define VARIANT_TYPE  "(ua(xxx)aua(uxuubi)uu)"
#define VARIANT_VERSION 1

typedef struct
{
  CarrelQuizAnswer answer;
  int              requeued; /* place in the queue, or -1 */
} Given;

struct _CarrelQuizSession
{
  GArray         *items; /* CarrelQuizItem */
  GArray         *queue; /* guint: index of an item; the first is asked now */
  GArray         *given; /* Given */
  CarrelQuizExam  exam;
};

static CarrelQuizSession *
make (const CarrelQuizExam *exam)
{
  CarrelQuizSession *self = g_new0 (CarrelQuizSession, 1);

  self->items = g_array_new (FALSE, FALSE, sizeof (CarrelQuizItem));
  self->queue = g_array_new (FALSE, FALSE, sizeof (guint));
  self->given = g_array_new (FALSE, FALSE, sizeof (Given));

  if (exam != NULL)
    self->exam = *exam;

  return self;
}

/**
 * carrel_quiz_session_new:
 * @items: in the order in which they are asked
 * @exam: (nullable): its rules
 */
CarrelQuizSession *
carrel_quiz_session_new (const CarrelQuizItem *items,
                         gsize                 n_items,
                         const CarrelQuizExam *exam)
{
  CarrelQuizSession *self = make (exam);
  guint i;

  g_return_val_if_fail (n_items <= MAX_ITEMS, self);

  g_array_append_vals (self->items, items, n_items);

  for (i = 0; i < n_items; i++)
    g_array_append_val (self->queue, i);

  return self;
}

void
carrel_quiz_session_free (CarrelQuizSession *self)
{
  g_array_unref (self->items);
  g_array_unref (self->queue);
  g_array_unref (self->given);
  g_free (self);
}

CarrelQuizSession *
carrel_quiz_session_copy (const CarrelQuizSession *self)
{
  CarrelQuizSession *copy = make (&self->exam);

  g_array_append_vals (copy->items, self->items->data, self->items->len);
  g_array_append_vals (copy->queue, self->queue->data, self->queue->len);
  g_array_append_vals (copy->given, self->given->data, self->given->len);

  return copy;
}

/**
 * carrel_quiz_session_to_variant:
 *
 * Returns: (transfer floating): all of the session, to go on with it another day
 */
GVariant *
carrel_quiz_session_to_variant (const CarrelQuizSession *self)
{
  GVariantBuilder items;
  GVariantBuilder queue;
  GVariantBuilder given;
  guint i;

  g_variant_builder_init (&items, G_VARIANT_TYPE ("a(xxx)"));
  g_variant_builder_init (&queue, G_VARIANT_TYPE ("au"));
  g_variant_builder_init (&given, G_VARIANT_TYPE ("a(uxuubi)"));

  for (i = 0; i < self->items->len; i++)
    {
      const CarrelQuizItem *item = &g_array_index (self->items, CarrelQuizItem, i);

      g_variant_builder_add (&items, "(xxx)", item->question, item->topic, item->section);
    }

  for (i = 0; i < self->queue->len; i++)
    g_variant_builder_add (&queue, "u", g_array_index (self->queue, guint, i));

  for (i = 0; i < self->given->len; i++)
    {
      const Given *row = &g_array_index (self->given, Given, i);

      g_variant_builder_add (&given, "(uxuubi)", row->answer.item, row->answer.review, (guint32) row->answer.grade,
                             row->answer.duration, row->answer.unsure, row->requeued);
    }

  return g_variant_new ("(ua(xxx)aua(uxuubi)uu)", VARIANT_VERSION, &items, &queue, &given, self->exam.seconds,
                        self->exam.pass_mark);
}

static gboolean
was_asked (const CarrelQuizSession *self,
           guint                    item)
{
  guint i;

  for (i = 0; i < self->given->len; i++)
    {
      const CarrelQuizAnswer *answer = &g_array_index (self->given, Given, i).answer;

      if (answer->item == item && answer->grade != DROPPED)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_given (CarrelQuizSession *self,
            GVariantIter      *iter)
{
  Given row = { 0 };
  guint32 grade;
  gboolean unsure;

  while (g_variant_iter_next (iter, "(uxuubi)", &row.answer.item, &row.answer.review, &grade, &row.answer.duration, &unsure,
                              &row.requeued))
    {
      if (row.answer.item >= self->items->len || !(grade == DROPPED || carrel_grade_is_valid (grade)) || row.requeued < -1)
        return FALSE;

      row.answer.grade = grade;
      row.answer.unsure = unsure;
      row.answer.first = grade != DROPPED && !was_asked (self, row.answer.item);
      g_array_append_val (self->given, row);
    }

  return TRUE;
}

/* Takes back every answer: only what then is the whole of the items in some order was a session. */
static gboolean
is_sound (const CarrelQuizSession *self)
{
  g_autoptr (CarrelQuizSession) copy = carrel_quiz_session_copy (self);
  guint i;

  for (i = copy->given->len; i > 0; i--)
    {
      const Given *row = &g_array_index (copy->given, Given, i - 1);

      if (row->requeued >= 0 && ((guint) row->requeued >= copy->queue->len ||
                                 g_array_index (copy->queue, guint, row->requeued) != row->answer.item))
        return FALSE;

      carrel_quiz_session_undo (copy);
    }

  return copy->queue->len <= copy->items->len;
}

/**
 * carrel_quiz_session_from_variant:
 * @variant: as of carrel_quiz_session_to_variant(); what it says is not believed
 *
 * Returns: (transfer full) (nullable): the session, or %NULL with %CARREL_STUDY_ERROR_INVALID
 */
CarrelQuizSession *
carrel_quiz_session_from_variant (GVariant  *variant,
                                  GError   **error)
{
  g_autoptr (CarrelQuizSession) self = make (NULL);
  g_autoptr (GVariantIter) items = NULL;
  g_autoptr (GVariantIter) queue = NULL;
  g_autoptr (GVariantIter) given = NULL;
  CarrelQuizItem item;
  guint32 version = 0;
  guint32 index;

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE (VARIANT_TYPE)))
    g_variant_get (variant, VARIANT_TYPE, &version, &items, &queue, &given, &self->exam.seconds, &self->exam.pass_mark);

  if (version != VARIANT_VERSION || g_variant_iter_n_children (items) > MAX_ITEMS ||
      g_variant_iter_n_children (queue) > MAX_ITEMS || g_variant_iter_n_children (given) > MAX_ANSWERS)
    goto invalid;

  while (g_variant_iter_next (items, "(xxx)", &item.question, &item.topic, &item.section))
    g_array_append_val (self->items, item);

  while (g_variant_iter_next (queue, "u", &index))
    {
      if (index >= self->items->len)
        goto invalid;

      g_array_append_val (self->queue, index);
    }

  if (read_given (self, given) && is_sound (self))
    return g_steal_pointer (&self);

invalid:
  g_set_error_literal (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID,
                       _("The quiz that was paused cannot be read: start another"));
  return NULL;
}

static const CarrelQuizItem *
get_queued (const CarrelQuizSession *self,
            guint                    place)
{
  if (place >= self->queue->len)
    return NULL;

  return &g_array_index (self->items, CarrelQuizItem, g_array_index (self->queue, guint, place));
}

/**
 * carrel_quiz_session_get_current:
 *
 * Returns: (nullable): the question to be answered, %NULL at the end
 */
const CarrelQuizItem *
carrel_quiz_session_get_current (const CarrelQuizSession *self)
{
  return get_queued (self, 0);
}

/**
 * carrel_quiz_session_get_next:
 *
 * Returns: (nullable): the question that most likely follows
 */
const CarrelQuizItem *
carrel_quiz_session_get_next (const CarrelQuizSession *self)
{
  return get_queued (self, 1);
}

/**
 * carrel_quiz_session_get_exam:
 *
 * Returns: (nullable): the rules, if it is an exam
 */
const CarrelQuizExam *
carrel_quiz_session_get_exam (const CarrelQuizSession *self)
{
  return self->exam.seconds > 0 ? &self->exam : NULL;
}

/**
 * carrel_quiz_session_set_seconds_left:
 *
 * Of an exam: how much time is left, for when it is paused. Once begun, an exam stays one.
 */
void
carrel_quiz_session_set_seconds_left (CarrelQuizSession *self,
                                      guint              seconds)
{
  if (self->exam.seconds > 0)
    self->exam.seconds = MAX (seconds, 1);
}

guint
carrel_quiz_session_get_n_items (const CarrelQuizSession *self)
{
  return self->items->len;
}

/**
 * carrel_quiz_session_get_n_done:
 *
 * Returns: how many questions need not be asked again
 */
guint
carrel_quiz_session_get_n_done (const CarrelQuizSession *self)
{
  return self->items->len - self->queue->len;
}

/**
 * carrel_quiz_session_can_undo:
 * @review: (out): id of the answer that would be taken back; 0 when the question was dropped
 * @question: (out): its question
 */
gboolean
carrel_quiz_session_can_undo (const CarrelQuizSession *self,
                              gint64                  *review,
                              gint64                  *question)
{
  const CarrelQuizAnswer *last;

  if (self->given->len == 0)
    return FALSE;

  last = &g_array_index (self->given, Given, self->given->len - 1).answer;
  *review = last->review;
  *question = g_array_index (self->items, CarrelQuizItem, last->item).question;

  return TRUE;
}

/**
 * carrel_quiz_session_answer:
 * @review: id of the answer in the store
 * @duration: milliseconds
 *
 * Goes on to the next question.
 */
void
carrel_quiz_session_answer (CarrelQuizSession *self,
                            gint64             review,
                            CarrelGrade        grade,
                            gboolean           unsure,
                            guint              duration)
{
  Given row = { 0 };

  g_return_if_fail (self->queue->len > 0);
  g_return_if_fail (carrel_grade_is_valid (grade));

  row.answer.item = g_array_index (self->queue, guint, 0);
  row.answer.review = review;
  row.answer.grade = grade;
  row.answer.unsure = unsure;
  row.answer.duration = duration;
  row.answer.first = !was_asked (self, row.answer.item);
  row.requeued = -1;
  g_array_remove_index (self->queue, 0);

  if (grade == CARREL_GRADE_AGAIN && self->exam.seconds == 0 && self->given->len < MAX_ANSWERS)
    {
      row.requeued = MIN (self->queue->len, QUESTIONS_BETWEEN);
      g_array_insert_val (self->queue, row.requeued, row.answer.item);
    }

  g_array_append_val (self->given, row);
}

/**
 * carrel_quiz_session_undo:
 *
 * Takes back the last answer: its question is asked again now.
 *
 * Returns: whether there was one
 */
gboolean
carrel_quiz_session_undo (CarrelQuizSession *self)
{
  Given row;

  if (self->given->len == 0)
    return FALSE;

  row = g_array_index (self->given, Given, self->given->len - 1);
  g_array_set_size (self->given, self->given->len - 1);

  if (row.requeued >= 0 && (guint) row.requeued < self->queue->len)
    g_array_remove_index (self->queue, row.requeued);

  g_array_prepend_val (self->queue, row.answer.item);

  return TRUE;
}

/**
 * carrel_quiz_session_drop:
 *
 * Goes on without an answer: the question is not asked again in this session, unless that is taken back.
 */
void
carrel_quiz_session_drop (CarrelQuizSession *self)
{
  Given row = { 0 };

  if (self->queue->len == 0)
    return;

  row.answer.item = g_array_index (self->queue, guint, 0);
  row.requeued = -1;
  g_array_remove_index (self->queue, 0);
  g_array_append_val (self->given, row);
}

static void
add_answer (CarrelQuizScore        *score,
            const CarrelQuizAnswer *answer)
{
  score->seconds += MIN (answer->duration, CARREL_REVIEW_LONGEST) / 1000.0;

  if (!answer->first)
    return;

  score->n_asked++;
  score->n_right += answer->grade != CARREL_GRADE_AGAIN;
}

/**
 * carrel_quiz_session_get_score:
 * @score: (out):
 */
void
carrel_quiz_session_get_score (const CarrelQuizSession *self,
                               CarrelQuizScore         *score)
{
  guint i;

  *score = (CarrelQuizScore) { 0 };

  for (i = 0; i < self->given->len; i++)
    add_answer (score, &g_array_index (self->given, Given, i).answer);
}

/**
 * carrel_quiz_session_list_sections:
 *
 * Returns: (transfer full) (element-type CarrelQuizSectionScore): the score of each section, in the order in
 *   which they were first asked
 */
GArray *
carrel_quiz_session_list_sections (const CarrelQuizSession *self)
{
  GArray *sections = g_array_new (FALSE, FALSE, sizeof (CarrelQuizSectionScore));
  guint i;
  guint j;

  for (i = 0; i < self->given->len; i++)
    {
      const CarrelQuizAnswer *answer = &g_array_index (self->given, Given, i).answer;
      const CarrelQuizItem *item = &g_array_index (self->items, CarrelQuizItem, answer->item);
      CarrelQuizSectionScore fresh = { item->section, item->question, { 0 } };

      if (answer->grade == DROPPED)
        continue;

      for (j = 0; j < sections->len; j++)
        if (g_array_index (sections, CarrelQuizSectionScore, j).section == fresh.section)
          break;

      if (j == sections->len)
        g_array_append_val (sections, fresh);

      add_answer (&g_array_index (sections, CarrelQuizSectionScore, j).score, answer);
    }

  return sections;
}

/* Who was sure and wrong learns most from it. */
static int
compare_missed (gconstpointer a,
                gconstpointer b)
{
  const CarrelQuizAnswer *first = a;
  const CarrelQuizAnswer *second = b;

  return (first->unsure != FALSE) - (second->unsure != FALSE);
}

/**
 * carrel_quiz_session_list_missed:
 *
 * Returns: (transfer full) (element-type CarrelQuizItem): the questions that were not known at the first try,
 *   those first of which the user was sure
 */
GArray *
carrel_quiz_session_list_missed (const CarrelQuizSession *self)
{
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (CarrelQuizAnswer));
  GArray *missed = g_array_new (FALSE, FALSE, sizeof (CarrelQuizItem));
  guint i;

  for (i = 0; i < self->given->len; i++)
    {
      const CarrelQuizAnswer *answer = &g_array_index (self->given, Given, i).answer;

      if (answer->first && answer->grade == CARREL_GRADE_AGAIN)
        g_array_append_vals (answers, answer, 1);
    }

  g_array_sort (answers, compare_missed);

  for (i = 0; i < answers->len; i++)
    g_array_append_vals (missed, &g_array_index (self->items, CarrelQuizItem,
                                                 g_array_index (answers, CarrelQuizAnswer, i).item), 1);

  return missed;
}
