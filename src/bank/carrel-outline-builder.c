/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-outline-builder.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-answer-key.h"
#include "carrel-body.h"
#include "carrel-lead.h"
#include "carrel-missing-answers.h"
#include "carrel-question-reader.h"
#include "carrel-words.h"

#define MAX_TOPICS 1000000

typedef struct
{
  CarrelDocument    *document;
  CarrelDraft       *draft;
  CarrelDefinitions *definitions;
  GHashTable        *titles;  /* CarrelTopic: the first of each title */
  CarrelBody        *body;    /* of one topic after the other */
  GArray            *depths;  /* guint: the level of each section */
  guint              first_without_key; /* the first question after the last list of keys */
  guint              topic_level;
  int                section; /* where the next topic goes */
} Builder;

static CarrelBlock *
get_block (Builder *self,
           guint    index)
{
  return carrel_draft_get_block (self->draft, index);
}

/* Rules part topics from one another and belong to none. */
static gboolean
is_kept (const CarrelBlock *block)
{
  return block->kind != CARREL_BLOCK_RULE && block->kind != CARREL_BLOCK_FURNITURE;
}

/* The first block from @index on that is a section or topic. */
static guint
find_next_mark (Builder *self,
                guint    index)
{
  while (index < self->draft->blocks->len && get_block (self, index)->role == CARREL_ROLE_BODY)
    index++;

  return index;
}

static gboolean
has_body (Builder *self,
          guint    begin,
          guint    end)
{
  for (; begin < end; begin++)
    if (is_kept (get_block (self, begin)))
      return TRUE;

  return FALSE;
}

/* Adds the source of blocks to the body, and returns the last line. */
static guint
add_blocks (Builder    *self,
            CarrelBody *body,
            guint       begin,
            guint       end,
            guint       last_line)
{
  guint i = begin;

  while (i < end)
    {
      const CarrelBlock *block = get_block (self, i);
      guint first_line = block->first_line;
      g_autofree char *slice = NULL;

      if (!is_kept (block))
        {
          carrel_document_drop (self->document, block->first_line, block->last_line,
                                block->reason != NULL ? block->reason : "rule");
          i++;
          continue;
        }

      for (; i < end && is_kept (get_block (self, i)); i++)
        last_line = MAX (last_line, get_block (self, i)->last_line);

      slice = carrel_line_index_dup_slice (self->draft->lines, first_line, last_line);
      carrel_body_add (body, slice, first_line);
    }

  return last_line;
}

static void
set_body (Builder     *self,
          CarrelTopic *topic,
          CarrelBody  *body)
{
  const char *text = carrel_body_get_text (body);
  char *complete = carrel_definitions_complete (self->definitions, text, topic->first_line, topic->last_line);

  g_free (topic->body);
  topic->body = complete != NULL ? complete : g_strdup (text);
}

/* The text between a section's title and its first topic, or before the first title of all. */
static void
add_introduction (Builder    *self,
                  guint       begin,
                  guint       end,
                  const char *title,
                  guint       title_line)
{
  g_autoptr (CarrelBody) body = carrel_body_new ();
  CarrelTopic *topic;
  guint first_line;
  guint last_line;
  guint i;

  if (!has_body (self, begin, end))
    {
      add_blocks (self, body, begin, end, 0);
      return;
    }

  for (i = begin; !is_kept (get_block (self, i)); i++)
    continue;

  first_line = get_block (self, i)->first_line;
  last_line = add_blocks (self, body, begin, end, 0);
  topic = carrel_document_add_topic (self->document, title_line > 0 ? title_line : first_line, last_line,
                                     self->section, CARREL_TOPIC_READING, title);
  set_body (self, topic, body);
}

/* A section at the level of the topics cannot be inside another by its level: it follows the one
 * before it. */
static guint
get_section_depth (Builder           *self,
                   const CarrelBlock *block)
{
  if (self->topic_level > 0 && block->level >= self->topic_level)
    return self->topic_level - 1;

  return block->level;
}

/* The deepest level at which headings are topics; 0 when none are. */
static guint
find_topic_level (GArray *blocks)
{
  guint topic_level = 0;
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->role == CARREL_ROLE_TOPIC && block->kind == CARREL_BLOCK_HEADING && !block->chapter)
        topic_level = MAX (topic_level, block->level);
    }

  return topic_level;
}

static void
add_section (Builder           *self,
             const CarrelBlock *block)
{
  guint depth = get_section_depth (self, block);
  int parent = (int) self->document->sections->len - 1;

  while (parent >= 0 && g_array_index (self->depths, guint, parent) >= depth)
    parent = ((CarrelSection *) g_ptr_array_index (self->document->sections, parent))->parent;

  carrel_document_add_section (self->document, block->first_line, parent, block->title);
  g_array_append_val (self->depths, depth);
  self->section = self->document->sections->len - 1;
}

/* A topic above the level of the questions ends the sections it is not in. */
static void
leave_sections (Builder           *self,
                const CarrelBlock *block)
{
  if (block->kind != CARREL_BLOCK_HEADING)
    return;

  while (self->section >= 0 && g_array_index (self->depths, guint, self->section) >= block->level)
    self->section = ((CarrelSection *) g_ptr_array_index (self->document->sections, self->section))->parent;
}

/* The same for titles that differ in case alone. Titles are many and mostly ASCII, for which it would be
 * slow to fold each. */
static guint
hash_title (gconstpointer topic)
{
  const char *p = ((const CarrelTopic *) topic)->title;
  guint hash = 5381;

  while (*p != '\0')
    if ((guchar) *p < 0x80)
      {
        hash = hash * 33 + (guchar) (*p | 0x20);
        p++;
      }
    else
      {
        hash = hash * 33 + g_unichar_tolower (g_utf8_get_char (p));
        p = g_utf8_next_char (p);
      }

  return hash;
}

static gboolean
equal_titles (gconstpointer topic_a,
              gconstpointer topic_b)
{
  const char *a = ((const CarrelTopic *) topic_a)->title;
  const char *b = ((const CarrelTopic *) topic_b)->title;
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (g_str_is_ascii (a) && g_str_is_ascii (b))
    return g_ascii_strcasecmp (a, b) == 0;

  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

static void
note_repeated_title (Builder           *self,
                     const CarrelBlock *block,
                     int                topic)
{
  CarrelTopic *new_topic = g_ptr_array_index (self->document->topics, topic);
  gpointer first;

  /* Where the title is known already, the set keeps the topic that it has: only the value changes. */
  if (g_hash_table_insert (self->titles, new_topic, new_topic))
    return;

  g_hash_table_lookup_extended (self->titles, new_topic, &first, NULL);

  carrel_document_add_notice (self->document, block->first_line, topic, "repeated-title",
                              _("The title stands on line %u already: both topics are kept"),
                              ((CarrelTopic *) first)->first_line);
}

/* The block at which the answer begins: a heading that names it, or what unfolds. @end for none. */
static guint
find_answer (Builder *self,
             guint    begin,
             guint    end)
{
  for (; begin < end; begin++)
    {
      const CarrelBlock *block = get_block (self, begin);

      if (block->names_answer ||
          (block->kind == CARREL_BLOCK_DETAILS && block->disclosure && (block->title == NULL || carrel_words_open_answer (block->title))))
        return begin;
    }

  return end;
}

/* The first block from @begin on that stands over, or asks, a further question of the topic. */
static guint
find_nested (Builder *self,
             guint    begin,
             guint    end)
{
  while (begin < end && !get_block (self, begin)->nested)
    begin++;

  return begin;
}

static void
add_question (Builder           *self,
              const CarrelBlock *block,
              guint              begin,
              guint              end,
              CarrelBody        *body,
              int                topic)
{
  g_autoptr (CarrelBody) prompt = NULL;
  g_autoptr (CarrelBody) answer = NULL;
  CarrelQuestionSource source = { 0 };
  guint at = find_answer (self, begin, end);
  guint n_dropped = self->document->dropped->len;

  source.line = block->first_line;
  source.number = block->number;
  source.title = block->title;
  source.body = body;
  source.card = block->kind == CARREL_BLOCK_CARD;
  source.cloze = block->cloze;
  source.lines = self->draft->lines;
  source.last_line = ((CarrelTopic *) g_ptr_array_index (self->document->topics, topic))->last_line;

  /* Below a heading at the top of the document the body is a part of its tree. */
  if (block->kind == CARREL_BLOCK_HEADING && block->node != NULL && block->body == NULL &&
      cmark_node_get_end_line (block->node) == (int) block->first_line &&
      (end == self->draft->blocks->len || get_block (self, end)->node != NULL))
    {
      source.nodes = TRUE;
      source.first = cmark_node_next (block->node);
      source.stop = end < self->draft->blocks->len ? get_block (self, end)->node : NULL;
    }

  if (at < end)
    {
      const CarrelBlock *opener = get_block (self, at);

      prompt = carrel_body_new ();
      answer = carrel_body_new ();

      if (block->body != NULL)
        carrel_body_add (prompt, block->body, block->body_line);

      add_blocks (self, prompt, begin, at, 0);

      if (opener->body != NULL)
        carrel_body_add (answer, opener->body, opener->body_line);

      add_blocks (self, answer, at + 1, end, 0);
      source.prompt = prompt;
      source.answer = answer;
      g_array_set_size (self->document->dropped, n_dropped);
    }

  carrel_question_read (&source, self->document, topic);
}

/* What the topic asks beside its title. Its body is complete already: nothing is dropped once more. */
static void
add_nested_questions (Builder *self,
                      guint    begin,
                      guint    end,
                      int      topic)
{
  guint n_dropped = self->document->dropped->len;

  while (begin < end)
    {
      const CarrelBlock *block = get_block (self, begin);
      guint stop = find_nested (self, begin + 1, end);

      if (block->kind != CARREL_BLOCK_HEADING)
        {
          g_autoptr (CarrelBody) body = carrel_body_new ();

          if (block->body != NULL)
            carrel_body_add (body, block->body, block->body_line);

          add_blocks (self, body, begin + 1, stop, 0);
          add_question (self, block, begin + 1, stop, body, topic);
        }

      begin = stop;
    }

  g_array_set_size (self->document->dropped, n_dropped);
}

/* A topic that has further questions is itself asked without them. */
static void
add_first_question (Builder           *self,
                    const CarrelBlock *block,
                    guint              begin,
                    guint              end,
                    int                topic)
{
  g_autoptr (CarrelBody) body = carrel_body_new ();
  guint n_dropped = self->document->dropped->len;
  CarrelQuestion *question;

  if (block->body != NULL)
    carrel_body_add (body, block->body, block->body_line);

  add_blocks (self, body, begin, end, 0);
  add_question (self, block, begin, end, body, topic);
  question = g_ptr_array_index (self->document->questions, self->document->questions->len - 1);

  if (question->kind == CARREL_QUESTION_RECALL && question->answer == NULL)
    question->answer = g_strdup (carrel_body_get_text (body));

  g_array_set_size (self->document->dropped, n_dropped);
}

/* "Question 12": the question itself is the text below. */
static guint
take_title_from_text (Builder     *self,
                      CarrelBlock *block,
                      guint        begin,
                      guint        end)
{
  CarrelBlock *next = begin < end ? get_block (self, begin) : NULL;
  g_auto (CarrelLead) lead = { 0 };

  if (next == NULL || next->node == NULL || (next->kind != CARREL_BLOCK_TEXT && next->kind != CARREL_BLOCK_BOLD) ||
      cmark_node_get_type (next->node) != CMARK_NODE_PARAGRAPH)
    return begin;

  carrel_lead_read (&lead, next->node, self->draft->lines);

  if (*lead.text == '\0')
    return begin;

  g_free (block->title);
  block->title = g_utf8_make_valid (lead.text, -1);

  /* What follows on its lines stays in the body. */
  if (lead.rest != NULL || lead.rest_line <= next->last_line)
    {
      g_autofree char *slice = lead.rest_line <= next->last_line
                                 ? carrel_line_index_dup_slice (self->draft->lines, lead.rest_line, next->last_line)
                                 : g_strdup ("");

      g_free (block->body);
      block->body = lead.rest != NULL ? g_strdup_printf ("%s\n%s", lead.rest, slice) : g_steal_pointer (&slice);
      block->body_line = lead.rest != NULL ? lead.rest_line - 1 : lead.rest_line;
    }

  return begin + 1;
}

/* Gives the answers of a list of them to the questions before it. Returns whether it has nothing left
 * to say, so that it is no topic. */
static gboolean
give_answers (Builder           *self,
              const CarrelBlock *block,
              CarrelBody        *body,
              guint              last_line)
{
  g_autofree char *slice = carrel_line_index_dup_slice (self->draft->lines, block->first_line, last_line);
  gboolean in_body = block->kind == CARREL_BLOCK_HEADING || block->kind == CARREL_BLOCK_BOLD || block->body != NULL;
  g_autoptr (CarrelKeyList) list = carrel_key_list_read (in_body ? carrel_body_get_text (body) : slice);
  guint n_given = carrel_answer_key_give (list, block->title, self->document, self->first_without_key,
                                          self->document->questions->len);

  self->first_without_key = self->document->questions->len;

  if (n_given < list->entries->len)
    carrel_document_add_notice (self->document, block->first_line, self->document->topics->len, "unused-answer",
                                _("%u of %u answers of this list belong to no question that waits for one"),
                                list->entries->len - n_given, list->entries->len);
  else if (n_given > 0 && list->n_others == 0)
    return TRUE;

  return FALSE;
}

static void
add_topic (Builder *self,
           guint    index,
           guint    end)
{
  CarrelBody *body = self->body;
  CarrelBlock *block = get_block (self, index);
  int number = self->document->topics->len;
  gboolean asks = block->role == CARREL_ROLE_TOPIC;
  guint begin = index + 1;
  guint last_line = block->last_line;
  guint nested;
  CarrelTopic *topic;

  carrel_body_clear (body);
  leave_sections (self, block);

  if (asks && block->only_label)
    {
      begin = take_title_from_text (self, block, begin, end);

      if (begin > index + 1)
        last_line = get_block (self, index + 1)->last_line;
    }

  if (block->body != NULL)
    carrel_body_add (body, block->body, block->body_line);

  last_line = add_blocks (self, body, begin, end, last_line);

  if (block->names_key && give_answers (self, block, body, last_line))
    {
      carrel_document_drop (self->document, block->first_line, last_line, "answers");
      return;
    }

  topic = carrel_document_add_topic (self->document, block->first_line, last_line, self->section,
                                     asks ? CARREL_TOPIC_QUESTION : CARREL_TOPIC_READING, block->title);
  set_body (self, topic, body);

  if (asks)
    note_repeated_title (self, block, number);

  if (block->glued_hash)
    carrel_document_add_notice (self->document, block->first_line, number, "glued-hash",
                                _("The hashes that close the heading are glued to something and were taken off"));

  if (block->unclosed)
    carrel_document_add_notice (self->document, block->first_line, number, "unclosed-details",
                                _("What unfolds here is never closed: write </details> after it"));

  nested = find_nested (self, begin, end);

  if (asks && nested < end)
    {
      add_first_question (self, block, begin, nested, number);
      add_nested_questions (self, nested, end, number);
    }
  else if (asks)
    {
      add_question (self, block, begin, end, body, number);
    }
}

/**
 * carrel_outline_find_topic:
 *
 * Returns: the index of the topic in which the line stands, or -1
 */
int
carrel_outline_find_topic (CarrelDocument *document,
                           guint           line)
{
  guint low = 0;
  guint high = document->topics->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((CarrelTopic *) g_ptr_array_index (document->topics, middle))->first_line <= line)
        low = middle + 1;
      else
        high = middle;
    }

  if (low == 0 || ((CarrelTopic *) g_ptr_array_index (document->topics, low - 1))->last_line < line)
    return -1;

  return low - 1;
}

static void
note_accidents (Builder *self)
{
  guint i;

  for (i = 0; i < self->draft->blocks->len; i++)
    {
      const CarrelBlock *block = get_block (self, i);
      int topic;
      const char *line;
      gsize length;

      if (!block->accident)
        continue;

      topic = carrel_outline_find_topic (self->document, block->first_line);
      carrel_document_add_notice (self->document, block->first_line, topic, "setext-heading",
                                  _("The rule under this text makes it a heading, which nobody meant: leave a blank line between them"));

      line = carrel_line_index_get (self->draft->lines, block->first_line, &length);

      if (length > 3 && strncmp (line, "---", 3) == 0 && g_ascii_islower (line[3]))
        carrel_document_add_notice (self->document, block->first_line, topic, "truncated-text",
                                    _("The text begins in the middle of a word after dashes: something before it is missing"));
    }
}

static void
drop_definitions (Builder *self)
{
  GArray *found = carrel_definitions_get_lines (self->definitions);
  guint i;

  for (i = 0; i < found->len; i++)
    {
      const CarrelDefinitionLines *lines = &g_array_index (found, CarrelDefinitionLines, i);

      if (carrel_outline_find_topic (self->document, lines->first_line) < 0)
        carrel_document_drop (self->document, lines->first_line, lines->last_line, "definition");
    }
}

/* All of the document is one question, whose title stands outside its text. */
static void
add_whole (Builder *self)
{
  g_autoptr (CarrelBody) body = carrel_body_new ();
  CarrelBlock block = { 0 };
  CarrelTopic *topic;
  guint end = self->draft->blocks->len;
  guint last_line;

  block.first_line = 1;
  block.title = self->draft->whole;
  last_line = add_blocks (self, body, 0, end, 1);
  topic = carrel_document_add_topic (self->document, 1, last_line, -1, CARREL_TOPIC_QUESTION, block.title);
  set_body (self, topic, body);
  add_question (self, &block, 0, end, body, 0);
}

static void
build (Builder *self)
{
  guint index = find_next_mark (self, 0);

  if (self->draft->whole != NULL)
    {
      add_whole (self);
      return;
    }

  add_introduction (self, 0, index, self->document->title, 0);

  while (index < self->draft->blocks->len)
    {
      const CarrelBlock *block = get_block (self, index);
      guint end = find_next_mark (self, index + 1);

      if (self->document->topics->len >= MAX_TOPICS)
        {
          carrel_document_add_notice (self->document, block->first_line, -1, "too-many-topics",
                                      _("The document has more than %d topics: the rest was not read"),
                                      MAX_TOPICS);
          self->document->complete = FALSE;
          return;
        }

      if (block->role == CARREL_ROLE_SECTION)
        {
          add_section (self, block);
          add_introduction (self, index + 1, end, block->title, block->first_line);
        }
      else
        {
          add_topic (self, index, end);
        }

      index = end;
    }
}

/**
 * carrel_outline_build:
 * @document: to be filled
 * @draft: with its blocks marked by the layouts
 *
 * Makes sections, topics and questions of the marked blocks.
 */
void
carrel_outline_build (CarrelDocument    *document,
                      CarrelDraft       *draft,
                      CarrelDefinitions *definitions)
{
  Builder self = { 0 };

  self.document = document;
  self.draft = draft;
  self.definitions = definitions;
  self.titles = g_hash_table_new (hash_title, equal_titles);
  self.body = carrel_body_new ();
  self.depths = g_array_new (FALSE, FALSE, sizeof (guint));
  self.section = -1;
  self.topic_level = find_topic_level (draft->blocks);

  build (&self);
  carrel_missing_answers_note (document);
  note_accidents (&self);
  drop_definitions (&self);

  g_hash_table_unref (self.titles);
  carrel_body_free (self.body);
  g_array_unref (self.depths);
}
