/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"
#include "carrel-words.h"

#define MAX_LEVEL 6

/* Fewer questions than this are a rhetorical device in a text, not a bank. */
#define MIN_QUESTIONS 3
#define MANY_CHAPTERS 3

typedef struct
{
  guint n_headings;
  guint n_bodies;    /* with text before the next title */
  guint n_codes;     /* with code */
  guint n_questions; /* that ask something */
  guint n_leaves;    /* with text and nothing below them, after the first question */
} Level;

static gboolean
has_body (const CarrelRegion *region)
{
  return region->n_texts + region->n_bold + region->n_items + region->n_details + region->n_disclosures + region->n_links > 0;
}

/* Whether the heading of the region asks something: in its own words, or because what stands below
 * it are options or an answer that unfolds. */
static gboolean
asks (const CarrelRegion *region,
      const CarrelBlock  *heading)
{
  return heading->question_like || region->names_answer || region->n_disclosures > 0 ||
         (region->n_option_sets > 0 && carrel_draft_has_question (region, heading));
}

/* The next region after @index that has a heading, or the number of regions. */
static guint
find_next (CarrelDraft *draft,
           guint        index)
{
  for (index++; index < draft->regions->len; index++)
    if (carrel_draft_get_region (draft, index)->has_heading)
      break;

  return index;
}

static guint
get_level (CarrelDraft *draft,
           guint        index)
{
  const CarrelBlock *heading =
    index < draft->regions->len ? carrel_draft_get_heading (draft, carrel_draft_get_region (draft, index)) : NULL;

  return heading != NULL ? heading->level : 0;
}

/* Regions that no other layout holds in. */
static gboolean
is_free (const CarrelRegion *region)
{
  return region->has_heading && region->layout == NULL;
}

static void
count_levels (CarrelDraft *draft,
              Level       *levels)
{
  guint i;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

      if (!is_free (region) || carrel_words_are_furniture (heading->title))
        continue;

      levels[heading->level].n_headings++;
      levels[heading->level].n_bodies += has_body (region) && region->n_links <= region->n_texts;
      levels[heading->level].n_codes += region->n_codes > 0;
      levels[heading->level].n_questions += asks (region, heading);
    }
}

/* A third of many headings, or all of a few, must ask. */
static gboolean
level_asks (const Level *level)
{
  if (level->n_questions >= MIN_QUESTIONS)
    return level->n_questions * 3 >= level->n_headings;

  return level->n_questions > 1 && level->n_questions == level->n_headings;
}

/* "Code Problems": titles below such a name need not ask, where each has a text and code. */
static guint
find_named_level (CarrelDraft *draft,
                  const Level *levels)
{
  static const char *const names[] = {
    "problem", "exercise", "puzzle", "challenge", "riddle", "kata", "задач", "упражнен", "вправ", "ejercicio", "problema", "exercício", "exercice",
    "übung", "aufgabe", "练习", "題", "题", "問題", "문제", "zadani",
  };
  const CarrelBlock *first = draft->regions->len > 0 ? carrel_draft_get_heading (draft, carrel_draft_get_region (draft, 0)) : NULL;
  g_autofree char *title = g_utf8_strdown (draft->title != NULL ? draft->title : "", -1);
  g_autofree char *heading = first != NULL ? g_utf8_strdown (first->title, -1) : g_strdup ("");
  guint best = 0;
  guint level;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (title, names[i]) != NULL || strstr (heading, names[i]) != NULL)
      break;

  if (i == G_N_ELEMENTS (names))
    return 0;

  for (level = 1; level <= MAX_LEVEL; level++)
    if (levels[level].n_bodies >= MIN_QUESTIONS && levels[level].n_bodies * 5 >= levels[level].n_headings * 4 &&
        levels[level].n_codes * 2 >= levels[level].n_headings && levels[level].n_bodies > levels[best].n_bodies)
      best = level;

  return best;
}

/* The level of the questions: of those that ask, the one that asks most. 0 when there is none. */
static guint
find_question_level (CarrelDraft *draft,
                     const Level *levels)
{
  guint best = 0;
  guint level;

  for (level = 1; level <= MAX_LEVEL; level++)
    {
      if (draft->forced ? levels[level].n_bodies > 0 && (best == 0 || levels[level].n_bodies > levels[best].n_bodies)
                        : level_asks (&levels[level]) && (best == 0 || levels[level].n_questions > levels[best].n_questions))
        best = level;
    }

  return best != 0 ? best : find_named_level (draft, levels);
}

/* Whether the level above that of the questions holds topics too: after the first question most of
 * its headings have a text of their own and nothing below them, and they are many enough to be a
 * habit. */
static gboolean
is_topic_level_too (CarrelDraft *draft,
                    guint        level)
{
  guint n_bodies = 0;
  guint n_headings = 0;
  guint n_leaves = 0;
  guint n_leaves_before = 0;
  guint n_bodies_before = 0;
  guint n_asking = 0;
  gboolean started = FALSE;
  guint i;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

      if (!is_free (region))
        continue;

      started |= heading->level == level + 1 && asks (region, heading);

      if (heading->level != level || carrel_words_are_furniture (heading->title))
        continue;

      n_asking += heading->question_like && has_body (region);

      if (!started)
        {
          n_bodies_before += has_body (region);
          n_leaves_before += has_body (region) && get_level (draft, find_next (draft, i)) <= level;
          continue;
        }

      n_headings++;

      if (has_body (region))
        {
          n_bodies++;
          n_leaves += get_level (draft, find_next (draft, i)) <= level;
        }
    }

  /* Chapters before the questions are no sign, unless they are more than a bank has around it. */
  if ((n_bodies_before >= MANY_CHAPTERS && n_leaves_before * 2 > n_bodies_before) || (n_asking > 0 && n_leaves_before + n_leaves >= MANY_CHAPTERS))
    return TRUE;

  return n_bodies >= MIN_QUESTIONS && n_leaves * 2 > n_bodies && n_bodies * 2 > n_headings;
}

/* Whether a topic stands below the heading of the region at @index. */
static gboolean
has_topics_below (CarrelDraft *draft,
                  guint        index,
                  guint        level,
                  guint        question_level)
{
  guint i;

  for (i = index + 1; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      const CarrelBlock *heading = carrel_draft_get_heading (draft, region);

      if (heading == NULL)
        continue;

      if (heading->level <= level)
        return FALSE;

      if (heading->level == question_level || region->layout != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
mark_region (CarrelDraft  *draft,
             guint         index,
             guint         first_topic_level,
             guint         question_level)
{
  CarrelRegion *region = carrel_draft_get_region (draft, index);
  CarrelBlock *heading = carrel_draft_get_heading (draft, region);

  region->layout = &carrel_layout_heading;

  if (carrel_words_are_contents (heading->title) && !has_body (region))
    {
      heading->role = CARREL_ROLE_SECTION;
      return;
    }

  if (carrel_words_are_furniture (heading->title) && !asks (region, heading))
    {
      heading->role = has_topics_below (draft, index, heading->level, question_level) ? CARREL_ROLE_SECTION : CARREL_ROLE_READING;
      return;
    }

  if (heading->level == question_level)
    heading->role = heading->has_text || heading->question_like || heading->body != NULL ? CARREL_ROLE_TOPIC : CARREL_ROLE_SECTION;
  else if (heading->level < question_level && has_topics_below (draft, index, heading->level, question_level) &&
           heading->level < first_topic_level)
    heading->role = CARREL_ROLE_SECTION;
  else if (heading->level >= first_topic_level)
    heading->role = heading->has_text || heading->question_like ? CARREL_ROLE_TOPIC : CARREL_ROLE_SECTION;
  else if (heading->has_text && heading->question_like)
    heading->role = CARREL_ROLE_TOPIC;
  else
    heading->role = heading->has_text ? CARREL_ROLE_READING : CARREL_ROLE_SECTION;
}

static gboolean
finish (CarrelDraft *draft)
{
  Level levels[MAX_LEVEL + 1] = { { 0 } };
  guint question_level;
  guint first_topic_level;
  guint i;

  count_levels (draft, levels);
  question_level = find_question_level (draft, levels);

  if (question_level == 0)
    return FALSE;

  first_topic_level = question_level;

  if (question_level > 1 && is_topic_level_too (draft, question_level - 1))
    first_topic_level--;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);

      if (is_free (region) && get_level (draft, i) <= question_level)
        mark_region (draft, i, first_topic_level, question_level);
      else if (is_free (region))
        ((CarrelRegion *) region)->layout = &carrel_layout_heading;
    }

  return TRUE;
}

const CarrelLayout carrel_layout_heading = { "A", N_("Headings"), NULL, NULL, NULL, finish };
