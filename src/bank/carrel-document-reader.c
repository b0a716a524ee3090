/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-document-reader.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-answer-pairing.h"
#include "carrel-card.h"
#include "carrel-definitions.h"
#include "carrel-document-links.h"
#include "carrel-document-path.h"
#include "carrel-front-matter.h"
#include "carrel-layout.h"
#include "carrel-markdown-parser.h"
#include "carrel-markdown-repair.h"
#include "carrel-outline-builder.h"
#include "carrel-text-decoder.h"
#include "carrel-text-problem.h"

/* The only heading of its level, before any other and above all of them, titles the document, unless it
 * asks. A quiz often begins with one of the second level. */
static void
take_document_title (CarrelDocument *document,
                     GArray         *blocks)
{
  CarrelBlock *first = NULL;
  guint n_above = 0; /* headings of the first one's level, or above it */
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      if (first == NULL)
        first = block;

      n_above += block->level <= first->level;
    }

  if (first == NULL || n_above != 1 || first->role == CARREL_ROLE_TOPIC ||
      (first->level > 1 && first->role != CARREL_ROLE_SECTION))
    return;

  g_free (document->title);
  document->title = g_strdup (first->title);

  /* It is no section of the document. Its text stays an introduction. */
  carrel_block_drop (first, "title");
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
                                  carrel_outline_find_topic (document, problem->line), problem->code, "%s",
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

static void
read_blocks (CarrelDocument     *document,
             GArray             *blocks,
             CarrelLineIndex    *lines,
             cmark_node         *root,
             const char         *front_title,
             const CarrelLayout *layout)
{
  g_autoptr (CarrelDraft) draft = carrel_draft_new (document->path, front_title, blocks, lines);
  g_autoptr (CarrelDefinitions) definitions = carrel_definitions_find (root, lines);

  carrel_layout_mark_all (draft, layout, document->layouts);
  take_document_title (document, blocks);

  if (front_title != NULL && *front_title != '\0')
    {
      g_free (document->title);
      document->title = g_strdup (front_title);
    }

  if (document->layouts->len == 0)
    carrel_layout_mark_reading (draft);

  carrel_outline_build (document, draft, definitions);
}

/**
 * carrel_document_read:
 * @path: relative to the bank, for titles and messages
 * @bytes: the whole file
 * @layout: (nullable): the letter of the one layout to read it in, or %NULL to find out
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
  const CarrelLayout *only = layout != NULL ? carrel_layout_find (layout) : NULL;
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

  if (n_lines > 0)
    carrel_document_drop (document, 1, n_lines, "front-matter");

  root = carrel_markdown_parse (text, length, problems);
  repaired_length = length;
  repaired = carrel_markdown_repair (text, &repaired_length, root, problems);

  if (repaired != NULL)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);

      g_clear_pointer (&root, carrel_markdown_arena_free_tree);
      root = carrel_markdown_parse (repaired, repaired_length, known);
    }

  if (carrel_document_path_is_front_page (path) || carrel_document_path_is_contents (path))
    carrel_document_links_collect (root, path, document->links);

  lines = carrel_line_index_new (text, length);
  blocks = carrel_block_collect (text, length, root, lines);

  if (only == NULL || only == &carrel_layout_cards)
    blocks = carrel_card_split (g_steal_pointer (&blocks), lines, only != NULL);

  read_blocks (document, blocks, lines, root, title, only);

  carrel_answer_pairing_collect (document, text);

  if (document->topics->len == 0)
    carrel_document_add_notice (document, 1, -1, "empty", _("There is nothing to read in the document"));

  add_problems (document, problems);
  g_ptr_array_sort (document->notices, compare_notices);

  return g_steal_pointer (&document);
}
