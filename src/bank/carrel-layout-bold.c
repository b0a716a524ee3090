/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-layout.h"

#define MIN_QUESTIONS 3

/* Whether bold lines are how this document asks: enough of them read like questions. */
static gboolean
asks_in_bold (GArray *blocks)
{
  guint n_bold = 0;
  guint n_questions = 0;
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->kind != CARREL_BLOCK_BOLD)
        continue;

      n_bold++;
      n_questions += block->question_like;
    }

  return n_questions >= MIN_QUESTIONS && n_questions * 2 >= n_bold;
}

static gboolean
has_marks (GArray *blocks)
{
  guint i;

  for (i = 0; i < blocks->len; i++)
    if (g_array_index (blocks, CarrelBlock, i).role != CARREL_ROLE_BODY)
      return TRUE;

  return FALSE;
}

/* Where headings already ask, a bold line is a title only right after a rule, at the place of a
 * heading. Elsewhere bold lines are the questions and the headings above them their sections. */
static gboolean
mark (GArray *blocks)
{
  gboolean headings_ask = has_marks (blocks);
  gboolean found = FALSE;
  guint i;

  if (!headings_ask && !asks_in_bold (blocks))
    return FALSE;

  for (i = 0; i < blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->kind == CARREL_BLOCK_BOLD && (!headings_ask || block->after_rule))
        {
          block->role = CARREL_ROLE_TOPIC;
          found = TRUE;
        }
      else if (block->kind == CARREL_BLOCK_HEADING && !headings_ask)
        {
          block->role = CARREL_ROLE_SECTION;
        }
    }

  return found;
}

const CarrelLayout carrel_layout_bold = { "C", mark };
