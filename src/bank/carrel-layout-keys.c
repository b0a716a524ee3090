/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"

/* The keys are given to their questions when those are read (carrel-document-reader.c); here their
 * list is kept from being one more question. */
static gboolean
holds (CarrelDraft        *draft,
       const CarrelRegion *region)
{
  return carrel_draft_get_block (draft, region->begin)->names_key;
}

static void
mark (CarrelDraft  *draft,
      CarrelRegion *region)
{
  CarrelBlock *block = carrel_draft_get_block (draft, region->begin);

  block->role = CARREL_ROLE_READING;

  if (block->title == NULL)
    block->title = g_strdup (_("Answers"));
}

const CarrelLayout carrel_layout_keys = { "G", N_("Answers at the End"), NULL, holds, mark, NULL };
