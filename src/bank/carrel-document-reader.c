/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-document-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-document-links.h"
#include "carrel-front-matter.h"
#include "carrel-layout.h"
#include "carrel-markdown-parser.h"
#include "carrel-markdown-repair.h"
#include "carrel-text-decoder.h"
#include "carrel-text-problem.h"

#define MAX_TOPICS 1000000

/* One reading of a document. */
typedef struct
{
  CarrelDocument  *document;
  CarrelLineIndex *lines;     /* of the text as the file has it */
  GArray          *blocks;    /* CarrelBlock */
  GHashTable      *titles;    /* folded title to topic index + 1 */
  GArray          *depths;    /* guint: the level of each section */
  gboolean         questions; /* whether the layouts found any */
  guint            topic_level;
  int              section;   /* where the next topic goes */
} Reading;

/* Trailing rules part topics from one another and belong to neither. */
static guint
find_last_body_line (Reading *reading,
                     guint    index,
                     guint    end)
{
  guint last_line = g_array_index (reading->blocks, CarrelBlock, index).last_line;
  guint i;

  for (i = index + 1; i < end; i++)
    {
      const CarrelBlock *block = &g_array_index (reading->blocks, CarrelBlock, i);

      if (block->kind == CARREL_BLOCK_TEXT || block->title != NULL)
        last_line = MAX (last_line, block->last_line);
    }

  return last_line;
}

static gboolean
has_body (Reading *reading,
          guint    begin,
          guint    end)
{
  guint i;

  for (i = begin; i < end; i++)
    {
      const CarrelBlock *block = &g_array_index (reading->blocks, CarrelBlock, i);

      if (block->kind == CARREL_BLOCK_TEXT || block->title != NULL)
        return TRUE;
    }

  return FALSE;
}

/* The first block from @index on that is a section or topic. */
static guint
find_next_mark (Reading *reading,
                guint    index)
{
  while (index < reading->blocks->len &&
         g_array_index (reading->blocks, CarrelBlock, index).role == CARREL_ROLE_BODY)
    index++;

  return index;
}

static void
set_body (Reading     *reading,
          CarrelTopic *topic,
          guint        first_line)
{
  while (first_line <= topic->last_line && carrel_line_index_is_blank (reading->lines, first_line))
    first_line++;

  if (first_line > topic->last_line)
    return;

  g_free (topic->body);
  topic->body = carrel_line_index_dup_slice (reading->lines, first_line, topic->last_line);
}

/* The text between a section's title and its first topic, or before the first title of all. */
static void
add_introduction (Reading    *reading,
                  guint       begin,
                  guint       end,
                  const char *title,
                  guint       title_line)
{
  CarrelTopic *topic;
  guint first_line;

  if (!has_body (reading, begin, end))
    return;

  while (g_array_index (reading->blocks, CarrelBlock, begin).kind == CARREL_BLOCK_FURNITURE)
    begin++;

  first_line = g_array_index (reading->blocks, CarrelBlock, begin).first_line;
  topic = carrel_document_add_topic (reading->document, title_line > 0 ? title_line : first_line,
                                     find_last_body_line (reading, begin, end), reading->section,
                                     CARREL_TOPIC_READING, title);
  set_body (reading, topic, first_line);
}

/* A section at the level of the topics cannot be inside another by its level: it follows the one
 * before it. */
static guint
get_section_depth (Reading           *reading,
                   const CarrelBlock *block)
{
  if (reading->topic_level > 0 && block->level >= reading->topic_level)
    return reading->topic_level - 1;

  return block->level;
}

/* The deepest level at which headings are topics; 0 when bold lines are. */
static guint
find_topic_level (GArray *blocks)
{
  guint topic_level = 0;
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->role == CARREL_ROLE_TOPIC && block->kind == CARREL_BLOCK_HEADING)
        topic_level = MAX (topic_level, block->level);
    }

  return topic_level;
}

static void
add_section (Reading           *reading,
             const CarrelBlock *block)
{
  guint depth = get_section_depth (reading, block);
  int parent = (int) reading->document->sections->len - 1;

  while (parent >= 0 && g_array_index (reading->depths, guint, parent) >= depth)
    parent = ((CarrelSection *) g_ptr_array_index (reading->document->sections, parent))->parent;

  carrel_document_add_section (reading->document, block->first_line, parent, block->title);
  g_array_append_val (reading->depths, depth);
  reading->section = reading->document->sections->len - 1;
}

/* A topic above the level of the questions ends the sections it is not in. */
static void
leave_sections (Reading           *reading,
                const CarrelBlock *block)
{
  if (block->kind != CARREL_BLOCK_HEADING)
    return;

  while (reading->section >= 0 &&
         g_array_index (reading->depths, guint, reading->section) >= block->level)
    reading->section =
      ((CarrelSection *) g_ptr_array_index (reading->document->sections, reading->section))->parent;
}

static void
note_repeated_title (Reading           *reading,
                     const CarrelBlock *block,
                     int                topic)
{
  char *folded = g_utf8_casefold (block->title, -1);
  int first = GPOINTER_TO_INT (g_hash_table_lookup (reading->titles, folded)) - 1;

  if (first < 0)
    {
      g_hash_table_insert (reading->titles, folded, GINT_TO_POINTER (topic + 1));
      return;
    }

  carrel_document_add_notice (reading->document, block->first_line, topic, "repeated-title",
                              _("The title stands on line %u already: both topics are kept"),
                              ((CarrelTopic *) g_ptr_array_index (reading->document->topics, first))->first_line);
  g_free (folded);
}

static void
add_topic (Reading *reading,
           guint    index,
           guint    end)
{
  CarrelBlock *block = &g_array_index (reading->blocks, CarrelBlock, index);
  int number = reading->document->topics->len;
  CarrelTopicKind kind = CARREL_TOPIC_READING;
  CarrelTopic *topic;

  leave_sections (reading, block);

  if (reading->questions)
    kind = CARREL_TOPIC_QUESTION;

  topic = carrel_document_add_topic (reading->document, block->first_line,
                                     find_last_body_line (reading, index, end), reading->section, kind,
                                     block->title);
  set_body (reading, topic, block->last_line + 1);
  note_repeated_title (reading, block, number);

  if (block->glued_hash)
    carrel_document_add_notice (reading->document, block->first_line, number, "glued-hash",
                                _("The hashes that close the heading are glued to something and were taken off"));

  if (kind == CARREL_TOPIC_QUESTION)
    {
      CarrelQuestion *question =
        carrel_document_add_question (reading->document, block->first_line, number,
                                      CARREL_QUESTION_RECALL, block->title);

      question->answered = *topic->body != '\0';

      if (!question->answered)
        carrel_document_add_notice (reading->document, block->first_line, number, "no-answer",
                                    _("The question has no answer"));
    }
}

/* The only heading of the first level, before any other, titles the document. */
static void
take_document_title (Reading *reading)
{
  CarrelBlock *first = NULL;
  guint n_first_level = 0;
  guint i;

  for (i = 0; i < reading->blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (reading->blocks, CarrelBlock, i);

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      if (first == NULL)
        first = block;

      n_first_level += block->level == 1;
    }

  if (first == NULL || first->level != 1 || n_first_level != 1)
    return;

  g_free (reading->document->title);
  reading->document->title = g_strdup (first->title);

  /* It is no section of the document. Its text stays an introduction. */
  first->kind = CARREL_BLOCK_FURNITURE;
  first->level = 0;
  first->role = CARREL_ROLE_BODY;
  g_clear_pointer (&first->title, g_free);
}

static int
find_topic_of_line (CarrelDocument *document,
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
note_accidents (Reading *reading)
{
  guint i;

  for (i = 0; i < reading->blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (reading->blocks, CarrelBlock, i);
      int topic;
      const char *line;
      gsize length;

      if (!block->accident)
        continue;

      topic = find_topic_of_line (reading->document, block->first_line);
      carrel_document_add_notice (reading->document, block->first_line, topic, "setext-heading",
                                  _("The rule under this text makes it a heading, which nobody meant: leave a blank line between them"));

      line = carrel_line_index_get (reading->lines, block->first_line, &length);

      if (length > 3 && strncmp (line, "---", 3) == 0 && g_ascii_islower (line[3]))
        carrel_document_add_notice (reading->document, block->first_line, topic, "truncated-text",
                                    _("The text begins in the middle of a word after dashes: something before it is missing"));
    }
}

static void
add_problems (CarrelDocument *document,
              GPtrArray      *problems)
{
  guint i;

  for (i = 0; i < problems->len; i++)
    {
      CarrelTextProblem *problem = g_ptr_array_index (problems, i);

      carrel_document_add_notice (document, MAX (problem->line, 1),
                                  find_topic_of_line (document, problem->line), problem->code, "%s",
                                  problem->message);
    }
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

static void
build_outline (Reading *reading)
{
  guint index = find_next_mark (reading, 0);

  add_introduction (reading, 0, index, reading->document->title, 0);

  while (index < reading->blocks->len)
    {
      const CarrelBlock *block = &g_array_index (reading->blocks, CarrelBlock, index);
      guint end = find_next_mark (reading, index + 1);

      if (reading->document->topics->len >= MAX_TOPICS)
        {
          carrel_document_add_notice (reading->document, block->first_line, -1, "too-many-topics",
                                      _("The document has more than %d topics: the rest was not read"),
                                      MAX_TOPICS);
          reading->document->complete = FALSE;
          return;
        }

      if (block->role == CARREL_ROLE_SECTION)
        {
          add_section (reading, block);
          add_introduction (reading, index + 1, end, block->title, block->first_line);
        }
      else
        {
          add_topic (reading, index, end);
        }

      index = end;
    }
}

static void
read_blocks (Reading *reading)
{
  take_document_title (reading);
  carrel_layout_mark_all (reading->blocks, reading->document->layouts);
  reading->questions = reading->document->layouts->len > 0;

  if (!reading->questions)
    carrel_layout_mark_reading (reading->blocks);

  reading->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->depths = g_array_new (FALSE, FALSE, sizeof (guint));
  reading->section = -1;
  reading->topic_level = find_topic_level (reading->blocks);
  build_outline (reading);
  note_accidents (reading);

  g_clear_pointer (&reading->titles, g_hash_table_unref);
  g_clear_pointer (&reading->depths, g_array_unref);
}

/* Replaces the front matter by blank lines, so that the other lines keep their numbers. */
static void
blank_front_matter (char *text,
                    guint n_lines)
{
  for (; n_lines > 0; text++)
    if (*text == '\n')
      n_lines--;
    else if (*text != '\0')
      *text = ' ';
    else
      return;
}

/**
 * carrel_document_read:
 * @path: relative to the bank, for titles and messages
 * @bytes: the whole file
 * @layout: (nullable): the only layout to read by, "A" to "I"; %NULL to find it out
 *
 * Not thread-safe: one thread a process (see carrel-markdown-parser.h).
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with @error set, naming @path
 */
CarrelDocument *
carrel_document_read (const char  *path,
                      GBytes      *bytes,
                      const char  *layout,
                      GError     **error)
{
  g_autoptr (CarrelDocument) document = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CarrelLineIndex) lines = NULL;
  g_autoptr (GArray) blocks = NULL;
  g_autoptr (cmark_node) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *repaired = NULL;
  g_autofree char *title = NULL;
  Reading reading = { 0 };
  gsize repaired_length;
  gsize length;
  guint n_lines;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  text = carrel_text_decode (bytes, &length, problems, error);

  if (text == NULL)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  document = carrel_document_new (path);
  n_lines = carrel_front_matter_read (text, length, document, &title);
  blank_front_matter (text, n_lines);
  repaired_length = length;
  repaired = carrel_markdown_repair (text, &repaired_length, problems);
  root = repaired != NULL ? carrel_markdown_parse (repaired, repaired_length, problems)
                          : carrel_markdown_parse (text, length, problems);
  lines = carrel_line_index_new (text, length);
  blocks = carrel_block_collect (root, lines);
  carrel_document_links_collect (root, path, document->links);

  reading.document = document;
  reading.lines = lines;
  reading.blocks = blocks;
  read_blocks (&reading);

  if (title != NULL && *title != '\0')
    {
      g_free (document->title);
      document->title = g_steal_pointer (&title);
    }

  if (document->topics->len == 0)
    carrel_document_add_notice (document, 1, -1, "empty", _("There is nothing to read in the document"));

  add_problems (document, problems);
  g_ptr_array_sort (document->notices, compare_notices);

  return g_steal_pointer (&document);
}
