/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"

/* Cards are taken out of paragraphs and lists before (carrel-card.c), and only where there is enough
 * to speak for them. */
static gboolean
holds (CarrelDraft        *draft,
       const CarrelRegion *region)
{
  return region->n_cards > 0;
}

static void
mark (CarrelDraft  *draft,
      CarrelRegion *region)
{
  guint i;

  for (i = region->begin; i < region->end; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->kind == CARREL_BLOCK_CARD)
        block->role = CARREL_ROLE_TOPIC;
      else if (block->kind == CARREL_BLOCK_HEADING)
        block->role = CARREL_ROLE_SECTION;
    }
}

const CarrelLayout carrel_layout_cards = { "I", N_("Cards"), NULL, holds, mark, NULL };
