/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"
#include "carrel-stem.h"

static gboolean
has_boxes (CarrelDraft        *draft,
           const CarrelRegion *region)
{
  guint i;

  for (i = region->begin; i < region->end; i++)
    if (carrel_draft_get_block (draft, i)->run.n_tasks >= 2)
      return TRUE;

  return FALSE;
}

/* One set of boxes belongs to the heading above it (carrel-layout-heading.c). Several, or one below a
 * heading that asks nothing, belong to the paragraphs before them. */
static gboolean
holds (CarrelDraft        *draft,
       const CarrelRegion *region)
{
  return carrel_stem_holds (draft, region) && has_boxes (draft, region);
}

const CarrelLayout carrel_layout_tasks = { "E", N_("Options with Boxes"), NULL, holds, carrel_stem_mark, NULL };
