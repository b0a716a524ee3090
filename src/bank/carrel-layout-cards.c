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
  carrel_draft_mark_topics (draft, region, CARREL_BLOCK_CARD);
}

const CarrelLayout carrel_layout_cards = { "I", N_("Cards"), NULL, holds, mark, NULL };
