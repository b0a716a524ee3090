/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-nested.h"

/* Whether all that the region asks, which is something, is asked by paragraphs or items with options. */
static gboolean
asks_by_options (CarrelDraft        *draft,
                 const CarrelRegion *region)
{
  gboolean found = FALSE;
  guint i;

  if (region->n_option_sets + region->n_option_items == 0)
    return FALSE;

  for (i = region->begin + 1; i < region->end; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->role == CARREL_ROLE_BODY)
        continue;

      if (block->role != CARREL_ROLE_TOPIC ||
          (block->kind != CARREL_BLOCK_STEM && block->kind != CARREL_BLOCK_BOLD && block->kind != CARREL_BLOCK_ITEM))
        return FALSE;

      found = TRUE;
    }

  return found;
}

static void
mark (CarrelDraft        *draft,
      const CarrelRegion *region,
      CarrelBlock        *heading)
{
  guint i;

  heading->role = CARREL_ROLE_BODY;
  heading->nested = TRUE;

  for (i = region->begin + 1; i < region->end; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->role == CARREL_ROLE_TOPIC)
        {
          block->role = CARREL_ROLE_BODY;
          block->nested = TRUE;
        }
    }
}

/**
 * carrel_nested_mark_all:
 *
 * A heading with a text of its own, and below it, among deeper ones, a heading over questions with
 * options: these ask about the same thing. They are further questions of that topic, and the deeper
 * heading is no section.
 */
void
carrel_nested_mark_all (CarrelDraft *draft)
{
  guint topic_level = 0; /* 0: the last title is none that can hold questions */
  guint i;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      CarrelBlock *heading = carrel_draft_get_heading (draft, region);
      guint j;

      if (heading != NULL && heading->kind == CARREL_BLOCK_HEADING && heading->role == CARREL_ROLE_SECTION &&
          topic_level > 0 && heading->level > topic_level && asks_by_options (draft, region))
        {
          mark (draft, region, heading);
          continue;
        }

      for (j = region->begin; j < region->end; j++)
        {
          const CarrelBlock *block = carrel_draft_get_block (draft, j);

          if (block->role == CARREL_ROLE_BODY)
            continue;

          topic_level = block->role == CARREL_ROLE_TOPIC && block->kind == CARREL_BLOCK_HEADING && block->has_text &&
                            region->n_option_sets == 0
                          ? block->level
                          : 0;
        }
    }
}
