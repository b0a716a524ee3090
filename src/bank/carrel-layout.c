/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-layout.h"

/* Which rule wins: the first that marks a block. */
static const CarrelLayout *const layouts[] = {
  &carrel_layout_heading,
  &carrel_layout_bold,
};

/**
 * carrel_layout_mark_all:
 * @blocks: (element-type CarrelBlock): of one document
 * @letters: gets the letters of the layouts that were found, static strings
 *
 * Lets each layout mark what it knows.
 */
void
carrel_layout_mark_all (GArray    *blocks,
                        GPtrArray *letters)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (layouts[i]->mark (blocks))
      g_ptr_array_add (letters, (gpointer) layouts[i]->letter);
}

/**
 * carrel_layout_mark_reading:
 * @blocks: (element-type CarrelBlock): of a document in which no layout found a question
 *
 * Marks the parts of a text to read: the shallowest level of headings that stands more than once.
 *
 * Returns: whether there was such a level
 */
gboolean
carrel_layout_mark_reading (GArray *blocks)
{
  guint n_headings[7] = { 0 };
  guint level;
  guint i;

  for (i = 0; i < blocks->len; i++)
    n_headings[g_array_index (blocks, CarrelBlock, i).level]++;

  for (level = 1; level <= 6 && n_headings[level] < 2; level++)
    ;

  if (level > 6)
    return FALSE;

  for (i = 0; i < blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->level == level)
        block->role = CARREL_ROLE_TOPIC;
      else if (block->level > 0 && block->level < level)
        block->role = CARREL_ROLE_SECTION;
    }

  return TRUE;
}
