/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed in the topics that were paired. */

#include "config.h"

#include <string.h>

#include "carrel-matching-private.h"
#include "carrel-question-matcher.h"
#include "carrel-shingles.h"

static const char *
skip_spaces (const char *p)
{
  while (g_ascii_isspace (*p))
    p++;

  return p;
}

/* Whether two texts are the same but for white space. */
static gboolean
is_same_text (const char *first,
              const char *second)
{
  const char *p = skip_spaces (first != NULL ? first : "");
  const char *q = skip_spaces (second != NULL ? second : "");

  while (*p != '\0' && *q != '\0')
    {
      if (g_ascii_isspace (*p) && g_ascii_isspace (*q))
        {
          p = skip_spaces (p);
          q = skip_spaces (q);
          continue;
        }

      if (*p != *q)
        break;

      p++;
      q++;
    }

  return *skip_spaces (p) == '\0' && *skip_spaces (q) == '\0';
}

static gboolean
is_same_title (const char *first,
               const char *second)
{
  return is_same_text (carrel_shingles_skip_number (first != NULL ? first : ""),
                       carrel_shingles_skip_number (second != NULL ? second : ""));
}

static gboolean
are_same_options (const CarrelMatchQuestion *first,
                  const CarrelMatchQuestion *second)
{
  guint i;

  if (first->n_options != second->n_options)
    return FALSE;

  for (i = 0; i < first->n_options; i++)
    if (!first->options[i].correct != !second->options[i].correct ||
        !is_same_text (first->options[i].text, second->options[i].text))
      return FALSE;

  return TRUE;
}

/* Whether the questions tell all that the body does, so that a prompt in it is not taken for an answer. */
static gboolean
tell_answers (const CarrelMatchTopic *topic)
{
  guint i;

  for (i = 0; i < topic->n_questions; i++)
    if (topic->questions[i].answer == NULL && topic->questions[i].n_options == 0)
      return FALSE;

  return topic->n_questions > 0;
}

static gboolean
is_same_body (const CarrelMatching *self,
              guint                 old_topic,
              guint                 new_topic)
{
  const CarrelMatchTopic *first = &self->olds.topics[old_topic];
  const CarrelMatchTopic *second = &self->news.topics[new_topic];

  if (self->olds.bodies[old_topic] == self->news.bodies[new_topic])
    return TRUE;

  return first->body != NULL && second->body != NULL && is_same_text (first->body, second->body);
}

static CarrelChange
compare_texts (const CarrelMatching *self,
               guint                 old_topic,
               guint                 new_topic)
{
  const CarrelMatchTopic *first = &self->olds.topics[old_topic];
  const CarrelMatchTopic *second = &self->news.topics[new_topic];
  CarrelChange change = CARREL_CHANGE_NONE;
  gboolean told = tell_answers (first) && tell_answers (second) && first->n_questions == second->n_questions;
  g_autofree int *questions = NULL;
  guint i;

  if (!is_same_title (first->title, second->title))
    change |= CARREL_CHANGE_REWORDED;

  if (!told && !is_same_body (self, old_topic, new_topic))
    change |= CARREL_CHANGE_ANSWER;

  /* A caller that does not have the questions of one side compares the bodies alone. */
  if (first->n_questions == 0 || second->n_questions == 0)
    return change;

  questions = carrel_question_matcher_match (first->questions, first->n_questions, second->questions,
                                             second->n_questions);

  for (i = 0; i < second->n_questions; i++)
    {
      const CarrelMatchQuestion *old_question;

      if (questions[i] < 0)
        {
          change |= CARREL_CHANGE_ANSWER;
          continue;
        }

      old_question = &first->questions[questions[i]];

      if (!is_same_title (old_question->prompt, second->questions[i].prompt))
        change |= CARREL_CHANGE_REWORDED;

      if (!are_same_options (old_question, &second->questions[i]) ||
          !is_same_text (old_question->answer, second->questions[i].answer))
        change |= CARREL_CHANGE_ANSWER;
    }

  return change;
}

/* Marks the topics of one document that do not stand in their old order: as few as possible, by the
 * longest run that does. @first to @stop are new topics. */
static void
mark_reordered (const CarrelMatching *self,
                CarrelChange         *changes,
                guint                 first,
                guint                 stop)
{
  g_autofree guint *ends = g_new (guint, stop - first + 1); /* the last topic of the best run of each length */
  g_autofree int *previous = g_new (int, stop - first + 1);
  guint length = 0;
  guint i;
  int topic;

  for (i = first; i < stop; i++)
    {
      int old_topic = self->news.matches[i];
      guint low = 0;
      guint high = length;

      /* What came back or came from elsewhere is judged by its place alone. */
      if (old_topic < 0 || self->olds.topics[old_topic].removed || (changes[i] & CARREL_CHANGE_MOVED))
        continue;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (self->news.matches[ends[middle]] < old_topic)
            low = middle + 1;
          else
            high = middle;
        }

      previous[i - first] = low > 0 ? (int) ends[low - 1] : -1;
      ends[low] = i;
      length = MAX (length, low + 1);
      changes[i] |= CARREL_CHANGE_MOVED;
    }

  if (length == 0)
    return;

  for (topic = ends[length - 1]; topic >= 0; topic = previous[topic - first])
    changes[topic] &= ~CARREL_CHANGE_MOVED;
}

/* Fills in what changed of each new topic. */
void
carrel_match_changes_run (const CarrelMatching *self,
                          CarrelChange         *changes)
{
  guint first = 0;
  guint i;

  for (i = 0; i < self->news.n_topics; i++)
    {
      int old_topic = self->news.matches[i];

      if (old_topic < 0)
        continue;

      changes[i] = compare_texts (self, old_topic, i);

      if (self->olds.documents[old_topic] != self->news.documents[i] ||
          self->olds.sections[old_topic] != self->news.sections[i])
        changes[i] |= CARREL_CHANGE_MOVED;
    }

  for (i = 1; i <= self->news.n_topics; i++)
    if (i == self->news.n_topics || self->news.documents[i] != self->news.documents[first])
      {
        mark_reordered (self, changes, first, i);
        first = i;
      }
}
