/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-layout.h"

#define MAX_LEVEL 6

/* Fewer questions than this are a rhetorical device in a text, not a bank. */
#define MIN_QUESTIONS 3

typedef struct
{
  guint n_headings;
  guint n_bodies;    /* with text before the next title */
  guint n_questions; /* that read like something to ask */
  guint n_parents;   /* with text, and then a heading one level deeper */
} Level;

static void
count_levels (GArray *blocks,
              Level  *levels)
{
  const CarrelBlock *previous = NULL;
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      levels[block->level].n_headings++;
      levels[block->level].n_bodies += block->has_text;
      levels[block->level].n_questions += block->question_like;

      if (previous != NULL && previous->has_text && block->level == previous->level + 1)
        levels[previous->level].n_parents++;

      previous = block;
    }
}

/* A third of many headings, or all of a few, must read like questions. */
static gboolean
asks (const Level *level)
{
  if (level->n_questions >= MIN_QUESTIONS)
    return level->n_questions * 3 >= level->n_headings;

  return level->n_questions > 1 && level->n_questions == level->n_headings;
}

/* The level of the questions: of those that ask, the one that asks most. 0 when there is none. */
static guint
find_question_level (const Level *levels)
{
  guint best = 0;
  guint level;

  for (level = 1; level <= MAX_LEVEL; level++)
    {
      if (asks (&levels[level]) &&
          (best == 0 || levels[level].n_questions > levels[best].n_questions))
        best = level;
    }

  return best;
}

/* Whether the level above that of the questions holds topics too: most of its headings have a
 * text of their own and nothing below them, and they are many enough to be a habit. */
static gboolean
is_topic_level_too (const Level *level)
{
  guint n_leaves = level->n_bodies - level->n_parents;

  return level->n_bodies >= MIN_QUESTIONS && n_leaves * 2 > level->n_bodies &&
         level->n_bodies * 2 > level->n_headings;
}

/* Whether a topic stands below the heading at @index. */
static gboolean
has_topics_below (GArray *blocks,
                  guint   index,
                  guint   level,
                  guint   question_level)
{
  guint i;

  for (i = index + 1; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      if (block->level <= level)
        return FALSE;

      if (block->level == question_level)
        return TRUE;
    }

  return FALSE;
}

static gboolean
mark (GArray *blocks)
{
  Level levels[MAX_LEVEL + 1] = { { 0 } };
  guint question_level;
  guint first_topic_level;
  guint i;

  count_levels (blocks, levels);
  question_level = find_question_level (levels);

  if (question_level == 0)
    return FALSE;

  first_topic_level = question_level;

  if (question_level > 1 && is_topic_level_too (&levels[question_level - 1]))
    first_topic_level--;

  for (i = 0; i < blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);

      if (block->kind != CARREL_BLOCK_HEADING || block->level > question_level)
        continue;

      if (block->level >= first_topic_level)
        block->role = block->has_text || block->question_like ? CARREL_ROLE_TOPIC : CARREL_ROLE_SECTION;
      else if (has_topics_below (blocks, i, block->level, question_level))
        block->role = CARREL_ROLE_SECTION;
      else
        block->role = block->has_text ? CARREL_ROLE_TOPIC : CARREL_ROLE_SECTION;
    }

  return TRUE;
}

const CarrelLayout carrel_layout_heading = { "A", mark };
