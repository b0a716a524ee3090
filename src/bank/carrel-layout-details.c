/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"

#define MIN_DETAILS 2

/* Most of what unfolds must ask something; in a heading's own question it is a part of the answer. */
static gboolean
holds (CarrelDraft        *draft,
       const CarrelRegion *region)
{
  const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

  if (region->n_details == 0)
    return FALSE;

  if (draft->forced)
    return TRUE;

  /* One among chapters of text is no bank; beside questions with options it is one more. */
  if (draft->total.n_details < MIN_DETAILS && draft->regions->len > MIN_DETAILS && draft->total.n_option_sets + draft->total.n_option_items == 0)
    return FALSE;

  if (draft->total.n_detail_questions * 3 < draft->total.n_details)
    return FALSE;

  if (heading != NULL && heading->question_like && region->n_details < 3)
    return FALSE;

  return region->n_detail_questions > 0 || draft->total.n_detail_questions >= 3;
}

static void
mark (CarrelDraft  *draft,
      CarrelRegion *region)
{
  carrel_draft_mark_topics (draft, region, CARREL_BLOCK_DETAILS);
}

const CarrelLayout carrel_layout_details = { "B", N_("Details That Unfold"), NULL, holds, mark, NULL };
