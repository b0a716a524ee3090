/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-question-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-card.h"
#include "carrel-choice.h"
#include "carrel-key.h"

static char *
dup_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static guint
map_line (const CarrelQuestionSource *source,
          guint                       line)
{
  return source->nodes ? line : carrel_body_map_line (source->body, line);
}

static gboolean
find_choice (const CarrelQuestionSource *source,
             CarrelChoice               *choice)
{
  if (source->nodes)
    return carrel_choice_read_nodes (choice, source->first, source->stop, source->lines, source->line + 1, source->last_line);

  return carrel_choice_read (choice, carrel_body_get_text (source->body));
}

static void
read_choice (CarrelQuestion             *question,
             CarrelChoice               *choice,
             const CarrelQuestionSource *source,
             CarrelDocument             *document,
             int                         topic)
{
  guint i;
  guint n_correct = 0;

  question->kind = CARREL_QUESTION_CHOICE;
  question->prompt = dup_or_null (choice->stem);
  question->explanation = dup_or_null (choice->rest);
  g_ptr_array_unref (question->options);
  question->options = g_steal_pointer (&choice->options);

  for (i = 0; i < question->options->len; i++)
    {
      CarrelOption *option = g_ptr_array_index (question->options, i);

      option->line = map_line (source, option->line);
      n_correct += option->correct;
    }

  if (n_correct == 0)
    {
      CarrelKey key = carrel_key_find (choice->rest, question->options);

      if (key == 0 && choice->bold != 0 && choice->bold != G_MAXUINT32 >> (32 - MIN (question->options->len, 32)))
        key = choice->bold;

      for (i = 0; i < question->options->len; i++)
        ((CarrelOption *) g_ptr_array_index (question->options, i))->correct = (key >> MIN (i, 31)) & 1;
    }

  if (choice->n_missing_boxes > 0)
    carrel_document_add_notice (document, map_line (source, choice->missing_box_line), topic, "missing-box",
                                _("This option has no box while the others have one: write “- [ ]” before it"));
}

/* The answer of a card stands below its label. */
static void
read_card_answer (CarrelQuestion *question,
                  const char     *body)
{
  const char *answer;
  const char *line = carrel_card_find_answer (body, &answer);
  g_autofree char *prompt = NULL;

  if (line == NULL)
    return;

  prompt = g_strstrip (g_strndup (body, line - body));
  question->prompt = dup_or_null (prompt);
  question->answer = dup_or_null (answer);
}

/**
 * carrel_question_read:
 * @document: gets the question
 * @topic: index of its topic
 */
void
carrel_question_read (const CarrelQuestionSource *source,
                      CarrelDocument             *document,
                      int                         topic)
{
  CarrelQuestion *question =
    carrel_document_add_question (document, source->line, topic, CARREL_QUESTION_RECALL, source->title);
  const char *body = carrel_body_get_text (source->body);
  g_auto (CarrelChoice) choice = { 0 };

  question->number = source->number;
  question->answered = *body != '\0';

  if (source->cloze)
    {
      question->kind = CARREL_QUESTION_CLOZE;
      question->prompt = dup_or_null (body);
    }
  else if (carrel_choice_may_hold (body) && find_choice (source, &choice))
    {
      read_choice (question, &choice, source, document, topic);
    }
  else if (source->answer != NULL)
    {
      question->prompt = dup_or_null (source->prompt != NULL ? carrel_body_get_text (source->prompt) : NULL);
      question->answer = dup_or_null (carrel_body_get_text (source->answer));
      question->answered = question->answer != NULL;
    }
  else if (source->card)
    {
      read_card_answer (question, body);
    }
}
