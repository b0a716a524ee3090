/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-chapter.h"

#include <string.h>

#include "carrel-words.h"

/* The one topic that stands below the region's heading. */
static CarrelBlock *
find_topic (CarrelDraft        *draft,
            const CarrelRegion *region,
            guint              *n_topics)
{
  CarrelBlock *topic = NULL;
  guint i;

  *n_topics = 0;

  for (i = region->begin + 1; i < region->end; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->role != CARREL_ROLE_TOPIC)
        continue;

      topic = block;
      (*n_topics)++;
    }

  return topic;
}

static gboolean
has_text (CarrelDraft        *draft,
          const CarrelRegion *region)
{
  guint i;

  for (i = region->begin + 1; i < region->end; i++)
    {
      CarrelBlockKind kind = carrel_draft_get_block (draft, i)->kind;

      if (kind != CARREL_BLOCK_RULE && kind != CARREL_BLOCK_FURNITURE)
        return TRUE;
    }

  return FALSE;
}

/* Whether the heading can be no part of what is said on the topic before it: it is no deeper than that,
 * or than the heading under which that stands. */
static gboolean
ends_topic (const CarrelBlock *heading,
            const CarrelBlock *topic,
            guint              level)
{
  if (topic->kind == CARREL_BLOCK_HEADING)
    return heading->level <= topic->level;

  if (level > 0)
    return heading->level <= level;

  return heading->level <= 2 && !carrel_words_are_role (heading->title);
}

/* "What is tea?", not "Found a mistake?" nor "Why this list?". */
static gboolean
asks (const CarrelBlock *heading)
{
  g_autofree char *bare = g_strdelimit (g_strdup (heading->title), "?", ' ');

  return strchr (heading->title, '?') != NULL && carrel_words_ask (bare) && strstr (bare, " this ") == NULL;
}

/* Marks a heading that ends a topic. Returns whether it asks. */
static gboolean
mark_end (CarrelDraft        *draft,
          const CarrelRegion *region,
          CarrelBlock        *heading,
          const CarrelBlock  *next)
{
  heading->chapter = TRUE;

  if (has_text (draft, region))
    {
      heading->role = asks (heading) ? CARREL_ROLE_TOPIC : CARREL_ROLE_READING;
      return heading->role == CARREL_ROLE_TOPIC;
    }

  if (carrel_words_are_contents (heading->title))
    carrel_block_drop (heading, "contents");
  else if (next != NULL && next->level > heading->level)
    heading->role = CARREL_ROLE_SECTION;
  else
    heading->role = CARREL_ROLE_READING;

  return FALSE;
}

/* "Question 1" says no more than the number of the one question below it. */
static void
mark_above (CarrelBlock *heading,
            CarrelBlock *topic,
            guint        n_topics)
{
  if (n_topics > 1 || !heading->only_label)
    {
      heading->role = CARREL_ROLE_SECTION;
      return;
    }

  if (topic->number == 0)
    topic->number = heading->number;

  carrel_block_drop (heading, "label");
}

/* What follows the answers at the end, and asks nothing, is no question, whatever stands at its level
 * before them. */
static void
mark_after_answers (CarrelDraft *draft)
{
  gboolean after = FALSE;
  guint i;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      CarrelBlock *heading = carrel_draft_get_heading (draft, region);

      after |= carrel_draft_get_block (draft, region->begin)->names_key;

      if (after && heading != NULL && heading->kind == CARREL_BLOCK_HEADING && heading->role == CARREL_ROLE_TOPIC &&
          !heading->question_like && heading->number == 0 && region->n_option_sets + region->n_disclosures == 0)
        heading->role = CARREL_ROLE_READING;
    }
}

/* Where a heading at the level of the questions has nothing below it but deeper ones that ask, it is their
 * section, and they are the questions. */
static void
mark_below (CarrelDraft *draft)
{
  guint i;
  guint j;

  for (i = 0; i + 1 < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      CarrelBlock *heading = carrel_draft_get_heading (draft, region);
      const CarrelBlock *first = carrel_draft_get_heading (draft, carrel_draft_get_region (draft, i + 1));

      if (heading == NULL || first == NULL || heading->kind != CARREL_BLOCK_HEADING || heading->question_like ||
          heading->number > 0 || has_text (draft, region) || heading->body != NULL || first->level <= heading->level ||
          !first->question_like || first->role != CARREL_ROLE_BODY)
        continue;

      heading->role = CARREL_ROLE_SECTION;

      for (j = i + 1; j < draft->regions->len; j++)
        {
          const CarrelRegion *below = carrel_draft_get_region (draft, j);
          CarrelBlock *block = carrel_draft_get_heading (draft, below);

          if (block != NULL && block->level <= heading->level)
            break;

          if (block != NULL && block->level == first->level && (block->question_like || block->number > 0))
            block->role = CARREL_ROLE_TOPIC;
        }
    }
}

/* A heading with nothing below but the headings of sections, or of questions, holds them together. */
static void
mark_holders (CarrelDraft *draft)
{
  guint i;

  for (i = draft->regions->len; i > 1; i--)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i - 2);
      const CarrelBlock *next = carrel_draft_get_heading (draft, carrel_draft_get_region (draft, i - 1));
      CarrelBlock *heading = carrel_draft_get_heading (draft, region);

      if (heading != NULL && heading->kind == CARREL_BLOCK_HEADING && heading->role == CARREL_ROLE_BODY &&
          heading->title != NULL && !has_text (draft, region) && next != NULL && next->level > heading->level &&
          (next->role == CARREL_ROLE_SECTION || next->role == CARREL_ROLE_TOPIC))
        heading->role = CARREL_ROLE_SECTION;
    }
}

/**
 * carrel_chapter_mark_all:
 *
 * Layouts mark what they know of. A heading they left alone would stand at the end of the question before
 * it: where questions stand below, it is their section, and where it cannot be a part of what is said
 * before it, a topic.
 *
 * Returns: whether one of them is a question itself
 */
gboolean
carrel_chapter_mark_all (CarrelDraft *draft)
{
  const CarrelBlock *topic = NULL; /* the last */
  gboolean asked = FALSE;
  guint level = 0; /* of the heading it stands under */
  guint last_level = 0;
  guint i;
  guint j;

  for (i = 0; i < draft->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (draft, i);
      CarrelBlock *heading = carrel_draft_get_heading (draft, region);
      const CarrelBlock *next =
        i + 1 < draft->regions->len ? carrel_draft_get_heading (draft, carrel_draft_get_region (draft, i + 1)) : NULL;
      guint n_topics;
      CarrelBlock *below = find_topic (draft, region, &n_topics);

      if (heading != NULL && heading->kind == CARREL_BLOCK_HEADING && heading->role == CARREL_ROLE_BODY && heading->title != NULL)
        {
          if (n_topics > 0)
            mark_above (heading, below, n_topics);
          else if (topic != NULL && ends_topic (heading, topic, level))
            asked |= mark_end (draft, region, heading, next);
        }

      if (heading != NULL && heading->level > 0 && (heading->role != CARREL_ROLE_BODY || topic == NULL))
        last_level = heading->level;

      for (j = region->begin; j < region->end; j++)
        {
          const CarrelBlock *block = carrel_draft_get_block (draft, j);

          if (block->role == CARREL_ROLE_TOPIC || block->role == CARREL_ROLE_READING)
            {
              topic = block;
              level = last_level;
            }
        }
    }

  mark_below (draft);
  mark_holders (draft);
  mark_after_answers (draft);

  return asked;
}
