/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"

#define MIN_QUESTIONS 3

/* One bold question that is all there is below the title of the document. */
static gboolean
is_alone (CarrelDraft        *draft,
          const CarrelRegion *region)
{
  const CarrelBlock *heading = carrel_draft_get_heading (draft, region);
  guint i;

  if (draft->total.n_bold_questions != draft->total.n_bold || region->n_bold_questions != 1 ||
      draft->regions->len > 1 || (heading != NULL && heading->question_like))
    return FALSE;

  for (i = region->begin + region->has_heading; i < region->end; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->kind == CARREL_BLOCK_BOLD)
        return block->has_text;

      /* A banner may stand before it, but no text. */
      if (block->kind != CARREL_BLOCK_FURNITURE &&
          !(block->node != NULL && cmark_node_get_type (block->node) == CMARK_NODE_HTML_BLOCK))
        return FALSE;
    }

  return FALSE;
}

/* Enough of the bold lines ask, and the heading above them does not. */
static gboolean
holds (CarrelDraft        *draft,
       const CarrelRegion *region)
{
  const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

  if (region->n_bold_questions == 0)
    return FALSE;

  if (draft->forced || is_alone (draft, region))
    return TRUE;

  if (draft->total.n_bold_questions < MIN_QUESTIONS || draft->total.n_bold_questions * 2 < draft->total.n_bold)
    return FALSE;

  if (heading == NULL)
    return TRUE;

  /* Where headings ask, bold lines are parts of their answers. */
  if (heading->question_like || (draft->question_level > 0 && heading->level >= draft->question_level && heading->number > 0))
    return FALSE;

  return region->n_bold_questions * 2 >= region->n_bold &&
         (draft->question_level == 0 || heading->level < draft->question_level || region->n_bold_questions >= MIN_QUESTIONS);
}

static void
mark (CarrelDraft  *draft,
      CarrelRegion *region)
{
  carrel_draft_mark_topics (draft, region, CARREL_BLOCK_BOLD);
}

/* Where headings ask, a bold line right after a rule stands at the place of a heading. */
static gboolean
finish (CarrelDraft *draft)
{
  gboolean found = FALSE;
  guint i;
  guint j;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);

      if (region->layout != &carrel_layout_heading)
        continue;

      for (j = region->begin; j < region->end; j++)
        {
          CarrelBlock *block = carrel_draft_get_block (draft, j);

          if (block->kind != CARREL_BLOCK_BOLD || !block->after_rule || block->role != CARREL_ROLE_BODY || block->body != NULL)
            continue;

          block->role = CARREL_ROLE_TOPIC;
          found = TRUE;
        }
    }

  return found;
}

const CarrelLayout carrel_layout_bold = { "C", N_("Bold Lines"), NULL, holds, mark, finish };
