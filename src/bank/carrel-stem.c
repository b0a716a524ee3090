/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-stem.h"

#include <string.h>

#include "carrel-lead.h"
#include "carrel-words.h"

/* Options that follow one another, and the paragraph that asks about them. */
typedef struct
{
  guint first;
  guint last;
  int   stem; /* index of a block, -1 for none */
} OptionSet;

static gboolean
is_label_run (GArray *blocks,
              guint   index,
              guint   end)
{
  const CarrelOptionRun *run = &g_array_index (blocks, CarrelBlock, index).run;
  guint i;

  if (run->n_labels == 0 || run->first_label != 0)
    return FALSE;

  if (run->n_labels >= 2)
    return TRUE;

  /* One label in each paragraph. */
  for (i = index + 1; i < end && i < index + 4; i++)
    {
      const CarrelOptionRun *next = &g_array_index (blocks, CarrelBlock, i).run;

      if (next->n_labels > 0)
        return next->first_label == 1;
    }

  return FALSE;
}

/* Whether the text of the block may be a stem, or a part of one. */
static gboolean
may_be_stem (const CarrelBlock *block)
{
  if (block->kind == CARREL_BLOCK_BOLD || block->kind == CARREL_BLOCK_ITEM)
    return TRUE;

  if (block->kind != CARREL_BLOCK_TEXT || block->node == NULL || block->run.n_tasks > 0 || block->names_answer)
    return FALSE;

  return cmark_node_get_type (block->node) == CMARK_NODE_PARAGRAPH || cmark_node_get_type (block->node) == CMARK_NODE_LIST;
}

/* The paragraph of a block, for its text. */
static cmark_node *
get_paragraph (const CarrelBlock *block)
{
  cmark_node *node = block->node;

  if (node != NULL && cmark_node_get_type (node) == CMARK_NODE_LIST)
    {
      node = cmark_node_last_child (node);
      node = node != NULL ? cmark_node_first_child (node) : NULL;
    }

  return node != NULL && cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH ? node : NULL;
}

static gboolean
is_answer_line (CarrelDraft *draft,
                guint        index)
{
  const CarrelBlock *block = carrel_draft_get_block (draft, index);
  g_autofree char *line = NULL;
  gsize length;
  const char *start = carrel_line_index_get (draft->lines, block->first_line, &length);

  if (block->kind == CARREL_BLOCK_DETAILS || block->names_answer)
    return TRUE;

  if (block->kind != CARREL_BLOCK_TEXT && block->kind != CARREL_BLOCK_BOLD)
    return FALSE;

  while (length > 0 && (*start == '*' || *start == '_' || *start == '>' || *start == ' ' || *start == '#' || *start == '-'))
    {
      start++;
      length--;
    }

  line = g_strndup (start, length);

  return carrel_words_skip_answer (line) != NULL || carrel_words_are_answer (line);
}

/* Whether the block begins a question by a number, a label or in bold. */
static gboolean
is_marked (const CarrelBlock *block)
{
  g_autofree char *text = NULL;
  cmark_node *paragraph;
  CarrelBlock probe = { 0 };
  gboolean marked;

  if (block->kind == CARREL_BLOCK_BOLD)
    return TRUE;

  if (block->node != NULL && cmark_node_get_type (block->node) == CMARK_NODE_LIST)
    return cmark_node_get_list_type (block->node) == CMARK_ORDERED_LIST;

  paragraph = get_paragraph (block);

  if (paragraph == NULL)
    return FALSE;

  text = carrel_markdown_dup_plain_text (paragraph);
  carrel_block_set_title (&probe, text);
  marked = probe.number > 0 || probe.labelled;
  g_free (probe.title);

  return marked;
}

/* Walks up from the options to where the question begins: a number or label, the first text after a
 * rule or heading; or else the nearest paragraph. */
static int
find_stem (CarrelDraft        *draft,
           const CarrelRegion *region,
           guint               first,
           guint               floor)
{
  int nearest = -1;
  int candidate = -1;
  guint i;

  if (carrel_draft_get_block (draft, first)->run.n_lines_before > 0)
    return first;

  for (i = first; i > floor; i--)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i - 1);

      if (block->kind == CARREL_BLOCK_RULE || (block->kind == CARREL_BLOCK_HEADING && i - 1 != region->begin) ||
          i - 1 < region->begin + region->has_heading)
        return candidate;

      if (is_answer_line (draft, i - 1))
        return nearest;

      if (!may_be_stem (block))
        continue;

      candidate = i - 1;

      if (nearest < 0)
        nearest = candidate;

      if (is_marked (block))
        return candidate;
    }

  /* What another question's options end at says nothing about where this one begins. */
  return floor > region->begin + region->has_heading ? nearest : candidate;
}

static GArray *
find_sets (CarrelDraft        *draft,
           const CarrelRegion *region)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (OptionSet));
  OptionSet *current = NULL;
  guint next_label = 0;
  gboolean boxes = FALSE;
  gboolean text_since = FALSE;
  guint i;

  for (i = region->begin + region->has_heading; i < region->end; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i);
      gboolean is_list = block->node != NULL && cmark_node_get_type (block->node) == CMARK_NODE_LIST;
      gboolean has_boxes = is_list && block->run.n_tasks > 0;

      if (block->kind == CARREL_BLOCK_FURNITURE)
        continue;

      if (current != NULL && !text_since && ((boxes && has_boxes) ||
                                             (!boxes && block->run.n_labels > 0 && block->run.first_label == next_label && next_label > 0 && block->run.n_lines_before == 0)))
        {
          current->last = i;
          next_label = block->run.first_label + block->run.n_labels;
          continue;
        }

      if ((has_boxes && (block->run.n_tasks >= 2 || (i + 2 < region->end && carrel_draft_get_block (draft, i + 2)->run.n_tasks > 0))) ||
          is_label_run (draft->blocks, i, region->end))
        {
          OptionSet set = { i, i, -1 };

          set.stem = find_stem (draft, region, i, current != NULL ? current->last + 1 : region->begin + region->has_heading);
          g_array_append_val (sets, set);
          current = &g_array_index (sets, OptionSet, sets->len - 1);
          boxes = has_boxes;
          next_label = block->run.first_label + block->run.n_labels;
          text_since = FALSE;
          continue;
        }

      /* Code and pictures may be options; other text ends them. */
      if (block->kind != CARREL_BLOCK_CODE)
        text_since = TRUE;
    }

  return sets;
}

/**
 * carrel_stem_count:
 *
 * Counts the sets of options in the region, and how many have a stem of their own.
 */
void
carrel_stem_count (CarrelDraft  *draft,
                   CarrelRegion *region)
{
  g_autoptr (GArray) sets = find_sets (draft, region);
  guint i;

  region->n_option_sets = sets->len;

  for (i = 0; i < sets->len; i++)
    region->n_stems += g_array_index (sets, OptionSet, i).stem >= 0;
}

/**
 * carrel_stem_mark:
 *
 * Makes a topic of each stem in the region, and of each item that holds options.
 */
void
carrel_stem_mark (CarrelDraft  *draft,
                  CarrelRegion *region)
{
  g_autoptr (GArray) sets = find_sets (draft, region);
  guint i;

  for (i = 0; i < sets->len; i++)
    {
      int index = g_array_index (sets, OptionSet, i).stem;
      CarrelBlock *block;
      cmark_node *paragraph;
      g_auto (CarrelLead) lead = { 0 };

      if (index < 0)
        continue;

      block = carrel_draft_get_block (draft, index);
      block->role = CARREL_ROLE_TOPIC;

      if (block->kind == CARREL_BLOCK_BOLD || block->kind == CARREL_BLOCK_ITEM)
        continue;

      paragraph = get_paragraph (block);

      if (paragraph == NULL)
        {
          block->role = CARREL_ROLE_BODY;
          continue;
        }

      carrel_lead_read (&lead, paragraph, draft->lines);
      carrel_block_set_title (block, lead.text);

      if (block->title == NULL)
        {
          block->role = CARREL_ROLE_BODY;
          continue;
        }

      block->kind = CARREL_BLOCK_STEM;

      if (cmark_node_get_type (block->node) == CMARK_NODE_LIST && cmark_node_get_list_type (block->node) == CMARK_ORDERED_LIST)
        block->number = MAX (cmark_node_get_list_start (block->node), 0);

      if (lead.rest_line <= block->last_line)
        {
          g_free (block->body);
          block->body = carrel_line_index_dup_slice (draft->lines, lead.rest_line, block->last_line);
          block->body_line = lead.rest_line;
        }
    }

  for (i = region->begin; i < region->end; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->kind == CARREL_BLOCK_ITEM && block->holds_options)
        block->role = CARREL_ROLE_TOPIC;
    }
}

static gboolean
has_key (CarrelDraft        *draft,
         const CarrelRegion *region)
{
  guint i;

  for (i = 0; i < draft->blocks->len; i++)
    if (carrel_draft_get_block (draft, i)->names_key)
      return TRUE;

  return region->names_answer || region->n_disclosures > 0;
}

/* Whether the one set of options has a stem that reads like no question: boxes of things that were done,
 * or two people called A and B. */
static gboolean
is_unasked (CarrelDraft        *draft,
            const CarrelRegion *region)
{
  g_autoptr (GArray) sets = find_sets (draft, region);
  int index = sets->len == 1 ? g_array_index (sets, OptionSet, 0).stem : -1;
  CarrelBlock *block = index >= 0 ? carrel_draft_get_block (draft, index) : NULL;
  cmark_node *paragraph = block != NULL ? get_paragraph (block) : NULL;
  gboolean labels = FALSE;
  g_autofree char *text = NULL;
  guint i;

  if (paragraph == NULL || block->question_like || block->number > 0 || block->kind == CARREL_BLOCK_ITEM)
    return FALSE;

  for (i = region->begin; i < region->end; i++)
    labels |= carrel_draft_get_block (draft, i)->run.n_labels >= 2;

  if (labels ? has_key (draft, region) : block->kind == CARREL_BLOCK_BOLD)
    return FALSE;

  text = carrel_markdown_dup_plain_text (paragraph);

  return !carrel_words_ask (text);
}

/**
 * carrel_stem_holds:
 *
 * Returns: whether paragraphs and items of the region ask, rather than its heading
 */
gboolean
carrel_stem_holds (CarrelDraft        *draft,
                   const CarrelRegion *region)
{
  const CarrelBlock *heading = carrel_draft_get_heading (draft, region);
  guint n = region->n_stems + region->n_option_items;

  if (n == 0)
    return FALSE;

  /* Where more bold lines or items ask, options are parts of some of their questions or answers. */
  if (!draft->forced && n * 2 < MAX (region->n_bold_questions, region->n_item_questions))
    return FALSE;

  if (!draft->forced && n == 1 && draft->total.n_option_sets + draft->total.n_option_items <= 2 && is_unasked (draft, region))
    return FALSE;

  if (n >= 2 || heading == NULL)
    return TRUE;

  /* One below a heading is its own question unless the heading asks. */
  return !heading->question_like && !heading->only_label && heading->number == 0 &&
         heading->level != draft->question_level;
}
