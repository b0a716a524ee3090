/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-match-outline.h"

#define SEPARATOR "\x1f"

static char *
dup_section_path (CarrelDocument *document,
                  int             index)
{
  g_autofree char *parent = NULL;
  CarrelSection *section;

  if (index < 0)
    return g_strdup ("");

  section = g_ptr_array_index (document->sections, index);

  if (section->parent < 0)
    return g_strdup (section->title);

  parent = dup_section_path (document, section->parent);

  return g_strconcat (parent, SEPARATOR, section->title, NULL);
}

static void
add_topics (CarrelMatchOutline *self,
            GArray             *topics,
            CarrelDocument     *document)
{
  guint first_path = self->sections->len;
  int i;

  for (i = -1; i < (int) document->sections->len; i++)
    g_ptr_array_add (self->sections, dup_section_path (document, i));

  for (i = 0; i < (int) document->topics->len; i++)
    {
      const CarrelTopic *topic = g_ptr_array_index (document->topics, i);
      CarrelMatchTopic match_topic = { 0 };

      match_topic.document = document->path;
      match_topic.section = g_ptr_array_index (self->sections, first_path + topic->section + 1);
      match_topic.title = topic->title;
      match_topic.body = topic->body;
      g_array_append_val (topics, match_topic);
      g_ptr_array_add (self->documents, document);
      g_ptr_array_add (self->read, (gpointer) topic);
    }
}

static void
add_question (CarrelMatchOutline   *self,
              const CarrelQuestion *question)
{
  CarrelMatchQuestion match_question = { 0 };
  guint i;

  match_question.prompt = question->prompt;
  match_question.answer = question->answer != NULL ? question->answer : question->explanation;
  match_question.n_options = question->options->len;
  g_array_append_val (self->questions, match_question);

  for (i = 0; i < question->options->len; i++)
    {
      const CarrelOption *option = g_ptr_array_index (question->options, i);
      CarrelMatchOption match_option = { option->text, option->correct };

      g_array_append_val (self->options, match_option);
    }
}

/* Questions come in the order of their topics. Where they do not, the topic gets none, and its body
 * alone is compared. */
static void
add_questions (CarrelMatchOutline *self,
               GArray             *topics,
               guint               first_topic,
               GArray             *owners,
               CarrelDocument     *document)
{
  int last = -1;
  guint i;

  for (i = 0; i < document->questions->len; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);
      guint owner = first_topic + question->topic;

      if (question->topic < last)
        continue;

      last = question->topic;
      add_question (self, question);
      g_array_append_val (owners, owner);
      g_array_index (topics, CarrelMatchTopic, owner).n_questions++;
    }
}

/* The arrays do not grow any more, so that pointers into them last. */
static void
link_questions (CarrelMatchOutline *self,
                GArray             *owners)
{
  guint first_option = 0;
  guint i;

  for (i = 0; i < self->questions->len; i++)
    {
      CarrelMatchQuestion *question = &g_array_index (self->questions, CarrelMatchQuestion, i);
      CarrelMatchTopic *topic = &self->topics[g_array_index (owners, guint, i)];

      if (question->n_options > 0)
        question->options = &g_array_index (self->options, CarrelMatchOption, first_option);

      first_option += question->n_options;

      if (topic->questions == NULL)
        topic->questions = question;
    }
}

/**
 * carrel_match_outline_new:
 * @documents: (element-type CarrelDocument): of a bank, in its order; they must outlive the outline
 */
CarrelMatchOutline *
carrel_match_outline_new (GPtrArray *documents)
{
  CarrelMatchOutline *self = g_new0 (CarrelMatchOutline, 1);
  g_autoptr (GArray) topics = g_array_new (FALSE, FALSE, sizeof (CarrelMatchTopic));
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (guint));
  guint i;

  self->documents = g_ptr_array_new ();
  self->read = g_ptr_array_new ();
  self->sections = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_array_new (FALSE, FALSE, sizeof (CarrelMatchQuestion));
  self->options = g_array_new (FALSE, FALSE, sizeof (CarrelMatchOption));

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);
      guint first_topic = topics->len;

      add_topics (self, topics, document);
      add_questions (self, topics, first_topic, owners, document);
    }

  self->n_topics = topics->len;
  self->topics = (CarrelMatchTopic *) (void *) g_array_free (g_steal_pointer (&topics), FALSE);
  link_questions (self, owners);

  return self;
}

void
carrel_match_outline_free (CarrelMatchOutline *self)
{
  g_free (self->topics);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->read);
  g_ptr_array_unref (self->sections);
  g_array_unref (self->questions);
  g_array_unref (self->options);
  g_free (self);
}
