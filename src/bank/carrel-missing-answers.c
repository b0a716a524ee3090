/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-missing-answers.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static void
remove_notices (CarrelDocument *document)
{
  guint i;

  for (i = document->notices->len; i > 0; i--)
    {
      const CarrelNotice *notice = g_ptr_array_index (document->notices, i - 1);

      if (strcmp (notice->code, "no-answer") == 0 || strcmp (notice->code, "key-missing") == 0)
        g_ptr_array_remove_index (document->notices, i - 1);
    }
}

static gboolean
lacks_key (const CarrelQuestion *question)
{
  guint i;

  for (i = 0; i < question->options->len; i++)
    if (((CarrelOption *) g_ptr_array_index (question->options, i))->correct)
      return FALSE;

  return question->options->len > 0;
}

static int
get_section (CarrelDocument       *document,
             const CarrelQuestion *question)
{
  return ((CarrelTopic *) g_ptr_array_index (document->topics, question->topic))->section;
}

/* Notes questions from @begin to before @end, all those of a section. Where none is answered, its author
 * meant it so: to say it of each would bury what matters. */
static void
note_section (CarrelDocument *document,
              guint           begin,
              guint           end)
{
  const CarrelQuestion *first = g_ptr_array_index (document->questions, begin);
  guint n_open = 0;
  guint i;

  for (i = begin; i < end; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      n_open += !question->answered && question->options->len == 0;
    }

  if (n_open == end - begin && n_open > 1)
    {
      carrel_document_add_notice (document, first->line, first->topic, "no-answer",
                                  ngettext ("None of the %u questions of this section has an answer",
                                            "None of the %u questions of this section has an answer", n_open),
                                  n_open);
      return;
    }

  for (i = begin; i < end; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      if (!question->answered && question->options->len == 0)
        carrel_document_add_notice (document, question->line, question->topic, "no-answer",
                                    _("The question has no answer"));
    }
}

static void
note_keys (CarrelDocument *document)
{
  guint i;

  for (i = 0; i < document->questions->len; i++)
    {
      CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      if (!lacks_key (question))
        continue;

      question->kind = CARREL_QUESTION_RECALL;
      question->answered = question->explanation != NULL;
      carrel_document_add_notice (document, question->line, question->topic, "key-missing",
                                  _("Nothing says which option is right: the question is asked without them"));
    }
}

/**
 * carrel_missing_answers_note:
 *
 * Gives notices of the questions without an answer, once all that may hold one was read, in place of
 * those that an earlier call gave. Options of which none is known to be right are asked as recall.
 */
void
carrel_missing_answers_note (CarrelDocument *document)
{
  guint begin = 0;
  guint i;

  remove_notices (document);
  note_keys (document);

  for (i = 1; i <= document->questions->len; i++)
    if (i == document->questions->len || get_section (document, g_ptr_array_index (document->questions, i)) !=
                                           get_section (document, g_ptr_array_index (document->questions, begin)))
      {
        note_section (document, begin, i);
        begin = i;
      }
}
