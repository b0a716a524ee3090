/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-document.h"

#include <string.h>

static void
section_free (CarrelSection *section)
{
  g_free (section->title);
  g_free (section);
}

static void
topic_free (CarrelTopic *topic)
{
  g_free (topic->title);
  g_free (topic->body);
  g_free (topic);
}

void
carrel_option_free (CarrelOption *self)
{
  g_free (self->text);
  g_free (self);
}

static void
question_free (CarrelQuestion *question)
{
  g_free (question->title);
  g_free (question->prompt);
  g_free (question->answer);
  g_free (question->explanation);
  g_ptr_array_unref (question->options);
  g_free (question);
}

static void
answer_free (CarrelAnswer *answer)
{
  g_free (answer->text);
  g_free (answer);
}

static void
notice_free (CarrelNotice *notice)
{
  g_free (notice->code);
  g_free (notice->message);
  g_free (notice);
}

/**
 * carrel_document_new:
 * @path: relative to the bank
 *
 * Returns: (transfer full): a complete document with nothing in it, titled by its file name
 */
CarrelDocument *
carrel_document_new (const char *path)
{
  CarrelDocument *self = g_new0 (CarrelDocument, 1);
  char *dot;

  g_return_val_if_fail (path != NULL, NULL);

  self->path = g_strdup (path);
  self->title = g_path_get_basename (path);
  dot = strrchr (self->title, '.');

  if (dot != NULL && dot != self->title)
    *dot = '\0';

  self->layouts = g_ptr_array_new ();
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) topic_free);
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  self->notices = g_ptr_array_new_with_free_func ((GDestroyNotify) notice_free);
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  self->dropped = g_array_new (FALSE, FALSE, sizeof (CarrelDropped));
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->complete = TRUE;

  return self;
}

/**
 * carrel_document_new_unreadable:
 * @path: relative to the bank
 * @error: why it could not be read
 *
 * Returns: (transfer full): an incomplete document with a notice: what the library knew of it stays
 */
CarrelDocument *
carrel_document_new_unreadable (const char   *path,
                                const GError *error)
{
  CarrelDocument *self = carrel_document_new (path);

  self->complete = FALSE;
  carrel_document_add_notice (self, 1, -1, "unreadable", "%s", error->message);

  return self;
}

void
carrel_document_free (CarrelDocument *self)
{
  g_free (self->path);
  g_free (self->title);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->notices);
  g_ptr_array_unref (self->answers);
  g_array_unref (self->dropped);
  g_ptr_array_unref (self->links);
  g_free (self->language);
  g_free (self->hash);
  g_free (self->own_language);
  g_free (self->translation_of);
  g_free (self);
}

/**
 * carrel_document_add_section:
 * @line: of its title
 * @parent: index of the section it is in, or -1
 * @title: plain text
 *
 * Returns: (transfer none): the new section
 */
CarrelSection *
carrel_document_add_section (CarrelDocument *self,
                             guint           line,
                             int             parent,
                             const char     *title)
{
  CarrelSection *section = g_new0 (CarrelSection, 1);

  section->line = line;
  section->parent = parent;
  section->title = g_strdup (title);
  g_ptr_array_add (self->sections, section);

  return section;
}

/**
 * carrel_document_add_topic:
 * @section: index of its section, or -1
 * @title: (nullable): plain text; %NULL when the caller sets it
 *
 * Returns: (transfer none): the new topic, with an empty body
 */
CarrelTopic *
carrel_document_add_topic (CarrelDocument  *self,
                           guint            first_line,
                           guint            last_line,
                           int              section,
                           CarrelTopicKind  kind,
                           const char      *title)
{
  CarrelTopic *topic = g_new0 (CarrelTopic, 1);

  topic->first_line = first_line;
  topic->last_line = last_line;
  topic->section = section;
  topic->kind = kind;
  topic->title = g_strdup (title);
  topic->body = g_strdup ("");
  g_ptr_array_add (self->topics, topic);

  return topic;
}

/**
 * carrel_document_add_question:
 * @topic: index of its topic
 * @title: (nullable): plain text; %NULL when the caller sets it
 *
 * Returns: (transfer none): the new question, without options
 */
CarrelQuestion *
carrel_document_add_question (CarrelDocument     *self,
                              guint               line,
                              int                 topic,
                              CarrelQuestionKind  kind,
                              const char         *title)
{
  CarrelQuestion *question = g_new0 (CarrelQuestion, 1);

  question->line = line;
  question->topic = topic;
  question->kind = kind;
  question->title = g_strdup (title);
  question->options = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_option_free);
  g_ptr_array_add (self->questions, question);

  return question;
}

/**
 * carrel_document_add_notice:
 * @topic: index of the topic the line is in, or -1
 * @code: short name, as the user help lists it
 * @format: the sentence
 *
 * Returns: (transfer none): the new notice
 */
CarrelNotice *
carrel_document_add_notice (CarrelDocument *self,
                            guint           line,
                            int             topic,
                            const char     *code,
                            const char     *format,
                            ...)
{
  CarrelNotice *notice = g_new0 (CarrelNotice, 1);
  va_list args;

  notice->line = line;
  notice->topic = topic;
  notice->code = g_strdup (code);
  va_start (args, format);
  notice->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->notices, notice);

  return notice;
}

static int
compare_notices (gconstpointer a,
                 gconstpointer b)
{
  const CarrelNotice *notice_a = *(const CarrelNotice *const *) a;
  const CarrelNotice *notice_b = *(const CarrelNotice *const *) b;

  if (notice_a->line != notice_b->line)
    return notice_a->line < notice_b->line ? -1 : 1;

  return strcmp (notice_a->code, notice_b->code);
}

/**
 * carrel_document_sort_notices:
 *
 * Puts the notices into the order of their lines.
 */
void
carrel_document_sort_notices (CarrelDocument *self)
{
  g_ptr_array_sort (self->notices, compare_notices);
}

/**
 * carrel_document_remove_notices:
 * @code: of the notices
 *
 * Takes back what was said of a line, as of a question that was given its answer from elsewhere.
 */
void
carrel_document_remove_notices (CarrelDocument *self,
                                guint           line,
                                const char     *code)
{
  guint i;

  for (i = self->notices->len; i > 0; i--)
    {
      const CarrelNotice *notice = g_ptr_array_index (self->notices, i - 1);

      if (notice->line == line && strcmp (notice->code, code) == 0)
        g_ptr_array_remove_index (self->notices, i - 1);
    }
}

/**
 * carrel_document_add_answer:
 * @number: of a question in another document
 * @text: the answer
 */
void
carrel_document_add_answer (CarrelDocument *self,
                            guint           number,
                            const char     *text)
{
  CarrelAnswer *answer = g_new0 (CarrelAnswer, 1);

  answer->number = number;
  answer->text = g_strdup (text);
  g_ptr_array_add (self->answers, answer);
}

/**
 * carrel_document_drop:
 * @last_line: inclusive
 * @reason: static
 *
 * Records that lines stand in no topic.
 */
void
carrel_document_drop (CarrelDocument *self,
                      guint           first_line,
                      guint           last_line,
                      const char     *reason)
{
  CarrelDropped dropped = { first_line, last_line, reason };

  g_array_append_val (self->dropped, dropped);
}
