/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-layout.h"

#include <string.h>

#include "carrel-chapter.h"
#include "carrel-nested.h"

/* Which rule wins: in each region the first that holds. Those with the surest signs come first;
 * headings come last, for nearly every document has some. */
static const CarrelLayout *const layouts[] = {
  &carrel_layout_cards,   /* I: fronts and backs */
  &carrel_layout_file,    /* H: all of the document is one question */
  &carrel_layout_tasks,   /* E: stems and boxes */
  &carrel_layout_labels,  /* F: stems and labelled options */
  &carrel_layout_keys,    /* G: answers to what stands before */
  &carrel_layout_details, /* B: what unfolds */
  &carrel_layout_bold,    /* C: bold lines */
  &carrel_layout_items,   /* D: items of a list */
  &carrel_layout_heading, /* A: headings */
};

/**
 * carrel_layout_find:
 * @letter: "A" to "I"
 *
 * Returns: (transfer none) (nullable): the layout, or %NULL when there is none
 */
const CarrelLayout *
carrel_layout_find (const char *letter)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (layouts); i++)
    if (strcmp (layouts[i]->letter, letter) == 0)
      return layouts[i];

  return NULL;
}

/* Options stand below headings and have their keys at the end, whoever names their layout. */
static gboolean
is_allowed (const CarrelLayout *layout,
            const CarrelLayout *only)
{
  gboolean options = only == &carrel_layout_tasks || only == &carrel_layout_labels || only == &carrel_layout_keys;

  if (only == NULL || layout == only || layout == &carrel_layout_keys)
    return TRUE;

  return options && (layout == &carrel_layout_tasks || layout == &carrel_layout_labels || layout == &carrel_layout_heading);
}

static void
add_letter (GPtrArray          *letters,
            const CarrelLayout *layout)
{
  guint i;

  for (i = 0; i < letters->len; i++)
    if (strcmp (g_ptr_array_index (letters, i), layout->letter) == 0)
      return;

  g_ptr_array_add (letters, (gpointer) layout->letter);
}

static gboolean
is_furniture_file (const char *path)
{
  static const char *const names[] = {
    "contributing", "code_of_conduct", "code-of-conduct", "license", "licence", "changelog",
    "pull_request_template", "issue_template", "authors", "contributors",
  };
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  char *dot = strchr (lower, '.');
  gsize i;

  if (dot != NULL)
    *dot = '\0';

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (lower, names[i]) == 0)
      return TRUE;

  /* "security.md" may be questions on security. */
  return g_str_has_prefix (name, "SECURITY.") || g_str_has_prefix (name, "SUPPORT.");
}

static gboolean
has_topic (CarrelDraft        *draft,
           const CarrelRegion *region)
{
  guint i;

  for (i = region->begin; i < region->end; i++)
    if (carrel_draft_get_block (draft, i)->role == CARREL_ROLE_TOPIC)
      return TRUE;

  return FALSE;
}

/**
 * carrel_layout_mark_all:
 * @only: (nullable): the one layout to use
 * @letters: gets the letters of the layouts that were found, static strings
 *
 * Finds out which layout holds in each region, and lets it mark what it knows.
 */
void
carrel_layout_mark_all (CarrelDraft        *draft,
                        const CarrelLayout *only,
                        GPtrArray          *letters)
{
  guint i;
  gsize j;

  /* CONTRIBUTING.md and the like stand around a bank. */
  if (only == NULL && is_furniture_file (draft->path))
    return;

  draft->forced = only != NULL && (only == &carrel_layout_heading || !is_allowed (&carrel_layout_heading, only));

  for (j = 0; j < G_N_ELEMENTS (layouts); j++)
    if (is_allowed (layouts[j], only) && layouts[j]->takes_document != NULL && layouts[j]->takes_document (draft))
      {
        add_letter (letters, layouts[j]);
        return;
      }

  for (i = 0; i < draft->regions->len; i++)
    {
      CarrelRegion *region = carrel_draft_get_region (draft, i);

      for (j = 0; j < G_N_ELEMENTS (layouts) && region->layout == NULL; j++)
        if (is_allowed (layouts[j], only) && layouts[j]->holds != NULL && layouts[j]->holds (draft, region))
          region->layout = layouts[j];

      if (region->layout == NULL || region->layout->mark == NULL)
        continue;

      region->layout->mark (draft, region);

      if (has_topic (draft, region))
        add_letter (letters, region->layout);
    }

  for (j = G_N_ELEMENTS (layouts); j > 0; j--)
    if (is_allowed (layouts[j - 1], only) && layouts[j - 1]->finish != NULL && layouts[j - 1]->finish (draft))
      add_letter (letters, layouts[j - 1]);

  if (letters->len > 0 && carrel_chapter_mark_all (draft))
    add_letter (letters, &carrel_layout_heading);

  carrel_nested_mark_all (draft);
}

/**
 * carrel_layout_mark_reading:
 *
 * Marks the parts of a text in which no layout found a question: the shallowest level of headings
 * that stands more than once.
 *
 * Returns: whether there was such a level
 */
gboolean
carrel_layout_mark_reading (CarrelDraft *draft)
{
  guint n_headings[7] = { 0 };
  guint level;
  guint i;

  for (i = 0; i < draft->blocks->len; i++)
    n_headings[carrel_draft_get_block (draft, i)->level]++;

  for (level = 1; level <= 6 && n_headings[level] < 2; level++)
    ;

  if (level > 6)
    return FALSE;

  for (i = 0; i < draft->blocks->len; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->level == level)
        block->role = CARREL_ROLE_READING;
      else if (block->level > 0 && block->level < level)
        block->role = CARREL_ROLE_SECTION;
    }

  return TRUE;
}
