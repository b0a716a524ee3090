/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-rows.h"

#include <string.h>

/**
 * carrel_topic_rows_query_new:
 * @flags: copied; one byte for each topic
 * @collapsed: copied; one byte for each section and one more
 * @text: what to look for, in any case
 *
 * Returns: (transfer full): a query that another thread can answer
 */
CarrelTopicRowsQuery *
carrel_topic_rows_query_new (CarrelOutline     *outline,
                             const guint8      *flags,
                             const guint8      *collapsed,
                             CarrelTopicFilter  filter,
                             const char        *text)
{
  CarrelTopicRowsQuery *self = g_new0 (CarrelTopicRowsQuery, 1);

  self->outline = carrel_outline_ref (outline);
  self->flags = g_memdup2 (flags, outline->n_topics);
  self->collapsed = g_memdup2 (collapsed, outline->n_sections + 1);
  self->filter = filter;
  self->text = g_utf8_casefold (text, -1);

  return self;
}

void
carrel_topic_rows_query_free (CarrelTopicRowsQuery *self)
{
  carrel_outline_unref (self->outline);
  g_free (self->flags);
  g_free (self->collapsed);
  g_free (self->text);
  g_free (self);
}

static gboolean
topic_matches (const CarrelTopicRowsQuery *self,
               guint                       index)
{
  g_autofree char *folded = NULL;

  if (self->filter == CARREL_TOPIC_FILTER_BOOKMARKS && (self->flags[index] & CARREL_TOPIC_FLAG_BOOKMARKED) == 0)
    return FALSE;

  if (self->filter == CARREL_TOPIC_FILTER_NOTES && (self->flags[index] & CARREL_TOPIC_FLAG_NOTED) == 0)
    return FALSE;

  if (*self->text == '\0')
    return TRUE;

  folded = g_utf8_casefold (self->outline->topics[index].title, -1);

  return strstr (folded, self->text) != NULL;
}

/* The section a topic is shown in: its own, or the group of those no longer in the file. */
static int
get_section (const CarrelTopicRowsQuery *self,
             guint                       index)
{
  if ((self->flags[index] & CARREL_TOPIC_FLAG_REMOVED) != 0)
    return self->outline->n_sections;

  return self->outline->topics[index].section;
}

static int
get_parent (const CarrelTopicRowsQuery *self,
            int                         section)
{
  return section < (int) self->outline->n_sections ? self->outline->sections[section].parent : -1;
}

/* Adds the rows of a section and of those it is in, unless they stand there already. Returns
 * whether the section's topics are to be seen. */
static gboolean
add_section (const CarrelTopicRowsQuery *self,
             GArray                     *rows,
             guint8                     *shown,
             gboolean                    searching,
             int                         section)
{
  guint row = (guint) section | CARREL_TOPIC_ROW_SECTION;
  int parent = get_parent (self, section);

  if (parent >= 0 && !add_section (self, rows, shown, searching, parent))
    return FALSE;

  if (!shown[section])
    {
      shown[section] = TRUE;
      g_array_append_val (rows, row);
    }

  /* What is looked for is shown wherever it is. */
  return searching || !self->collapsed[section];
}

/**
 * carrel_topic_rows_compute:
 *
 * Takes time linear in the number of topics.
 *
 * Returns: (transfer full) (element-type guint): the rows, in the order of the text
 */
GArray *
carrel_topic_rows_compute (const CarrelTopicRowsQuery *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint8 *shown = g_new0 (guint8, self->outline->n_sections + 1);
  gboolean searching = self->filter != CARREL_TOPIC_FILTER_ALL || *self->text != '\0';
  guint i;

  for (i = 0; i < self->outline->n_topics; i++)
    {
      int section = get_section (self, i);

      if (topic_matches (self, i) && (section < 0 || add_section (self, rows, shown, searching, section)))
        g_array_append_val (rows, i);
    }

  return rows;
}
