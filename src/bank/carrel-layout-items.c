/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"
#include "carrel-words.h"

#define MIN_QUESTIONS 3
#define MANY_QUESTIONS 6

static gboolean
is_mostly_text (CarrelDraft *draft)
{
  guint n_texts = 0;
  guint n_lists = 0;
  guint i;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

      if (heading != NULL && carrel_words_name_questions (heading->title))
        return FALSE;

      n_lists += region->n_item_questions > 0;
      n_texts += region->n_texts > 0 && region->n_items == 0;
    }

  return n_texts >= MIN_QUESTIONS && n_texts > n_lists * 2;
}

/* Items that ask something, below a heading that does not; a list of links to other places is none. */
static gboolean
holds (CarrelDraft        *draft,
       const CarrelRegion *region)
{
  const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

  if (region->n_items == 0 || (region->n_item_questions == 0 && !draft->forced))
    return FALSE;

  if (draft->forced)
    return TRUE;

  if (draft->total.n_item_questions < MIN_QUESTIONS || region->n_item_questions * 2 < region->n_items ||
      (region->n_links * 2 > region->n_items && region->n_item_questions * 5 < region->n_items * 4))
    return FALSE;

  /* A few questions in a text are a device of its writer. */
  if (draft->total.n_item_questions < MANY_QUESTIONS && is_mostly_text (draft))
    return FALSE;

  if (heading == NULL)
    return draft->question_level == 0 || region->n_item_questions >= MIN_QUESTIONS;

  if (heading->question_like || carrel_words_are_furniture (heading->title))
    return FALSE;

  /* Where headings ask, lists are parts of their answers, unless there is nothing else. */
  if (draft->question_level > 0 && heading->level >= draft->question_level)
    return heading->number == 0 && region->n_texts == 0 && region->n_item_questions >= MIN_QUESTIONS &&
           region->n_item_questions * 5 >= region->n_items * 4;

  return region->n_item_questions >= 2 || region->n_texts == 0;
}

static void
mark (CarrelDraft  *draft,
      CarrelRegion *region)
{
  carrel_draft_mark_topics (draft, region, CARREL_BLOCK_ITEM);
}

const CarrelLayout carrel_layout_items = { "D", N_("Questions in Lists"), NULL, holds, mark, NULL };
