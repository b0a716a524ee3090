/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-block-list.h"

#include <string.h>

#include "carrel-lead.h"
#include "carrel-title.h"

/* What a list is made of. */
typedef struct
{
  guint n_items;
  guint n_headings;  /* items that begin with a heading */
  guint n_questions; /* items that read like something to ask */
  guint n_options;   /* items that hold options */
  guint n_links;     /* items that begin with a link to another place */
  guint n_anchors;   /* items that begin with a link to a place in the document */
} Count;

/* An item that begins with a paragraph. */
typedef struct
{
  CarrelLead  lead; /* without its text, of which the title is made */
  CarrelTitle title;
  gboolean    holds_options;
} ItemReading;

static void
item_reading_clear (ItemReading *reading)
{
  carrel_lead_clear (&reading->lead);
  carrel_title_clear (&reading->title);
}

static cmark_node *
skip_emphasis (cmark_node *node)
{
  while (node != NULL && (cmark_node_get_type (node) == CMARK_NODE_STRONG || cmark_node_get_type (node) == CMARK_NODE_EMPH))
    node = cmark_node_first_child (node);

  return node;
}

static void
count_link (Count      *count,
            cmark_node *paragraph)
{
  cmark_node *child = skip_emphasis (cmark_node_first_child (paragraph));
  const char *url;
  guint skipped;

  /* A sign or "1." may stand before the link. */
  for (skipped = 0; child != NULL && cmark_node_get_type (child) != CMARK_NODE_LINK && skipped < 3; skipped++)
    {
      if (cmark_node_get_type (child) != CMARK_NODE_HTML_INLINE &&
          (cmark_node_get_type (child) != CMARK_NODE_TEXT || strlen (cmark_node_get_literal (child)) > 8))
        return;

      child = skip_emphasis (cmark_node_next (child));
    }

  if (child == NULL || cmark_node_get_type (child) != CMARK_NODE_LINK)
    return;

  url = cmark_node_get_url (child);

  if (url != NULL && url[0] == '#')
    count->n_anchors++;
  else
    count->n_links++;
}

static gboolean
holds_options (cmark_node      *item,
               CarrelLineIndex *lines)
{
  CarrelOptionRun whole = { 0 };
  cmark_node *child;

  for (child = cmark_node_first_child (item); child != NULL; child = cmark_node_next (child))
    {
      CarrelOptionRun run;

      if (!carrel_option_scan (child, lines, &run))
        continue;

      whole.n_tasks += run.n_tasks;

      if (run.n_labels > 0 && run.first_label == whole.n_labels)
        whole.n_labels += run.n_labels;
    }

  return whole.n_tasks >= 2 || whole.n_labels >= 2;
}

/* Adds what was read of each item, so that it need not be read again. */
static Count
count_items (cmark_node      *list,
             CarrelLineIndex *lines,
             GArray          *readings)
{
  Count count = { 0 };
  cmark_node *item;

  for (item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      cmark_node *first = cmark_node_first_child (item);
      ItemReading reading = { 0 };

      count.n_items++;

      if (first != NULL && cmark_node_get_type (first) == CMARK_NODE_HEADING)
        {
          count.n_headings++;
        }
      else if (first != NULL && cmark_node_get_type (first) == CMARK_NODE_PARAGRAPH)
        {
          carrel_lead_read (&reading.lead, first, lines);
          carrel_title_read (&reading.title, reading.lead.text);
          reading.holds_options = holds_options (item, lines);
          count.n_questions += reading.title.question_like;
          count.n_options += reading.holds_options;
          count_link (&count, first);
          g_clear_pointer (&reading.lead.text, g_free);
        }

      g_array_append_val (readings, reading);
    }

  return count;
}

/* Not "Back to top" below the text of an item. */
static gboolean
is_in_first_paragraph (cmark_node *link)
{
  cmark_node *node = link;

  while (node != NULL && cmark_node_get_type (node) != CMARK_NODE_PARAGRAPH)
    node = cmark_node_parent (node);

  return node != NULL && cmark_node_previous (node) == NULL;
}

/* Whether the items, nearly all, are links to places in the same document. */
static gboolean
is_contents (cmark_node *list)
{
  cmark_iter *iter = cmark_iter_new (list);
  cmark_event_type event;
  guint n_items = 0;
  guint n_links = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event != CMARK_EVENT_ENTER)
        continue;

      if (cmark_node_get_type (node) == CMARK_NODE_ITEM || strcmp (cmark_node_get_type_string (node), "tasklist") == 0)
        {
          n_items++;

          /* Most lists are none: a look at their beginning is enough. */
          if (n_items > 3 && n_links == 0)
            break;
        }
      else if (cmark_node_get_type (node) == CMARK_NODE_LINK)
        {
          const char *url = cmark_node_get_url (node);

          if (url != NULL && url[0] == '#' && is_in_first_paragraph (node))
            n_links++;
        }
    }

  cmark_iter_free (iter);

  return n_items >= 2 && n_links * 10 >= n_items * 8;
}

/* The lines of an item below its title, at the left edge. */
static char *
dup_rest (CarrelLineIndex *lines,
          const char      *rest,
          guint            first,
          guint            last,
          guint            indent)
{
  GString *text = g_string_new (rest);
  guint i;

  if (rest != NULL)
    g_string_append_c (text, '\n');

  for (i = first; i <= last; i++)
    {
      gsize length;
      const char *line = carrel_line_index_get (lines, i, &length);
      const char *end = line + length;
      guint columns = 0;

      for (; line < end && columns < indent && (*line == ' ' || *line == '\t'); line++)
        columns += *line == '\t' ? 4 - columns % 4 : 1;

      g_string_append_len (text, line, end - line);
      g_string_append_c (text, '\n');
    }

  return g_strchomp (g_string_free (text, FALSE));
}

static void
collect_item (GArray          *blocks,
              cmark_node      *item,
              ItemReading     *reading,
              guint            number,
              gboolean         only_links,
              CarrelLineIndex *lines)
{
  cmark_node *first = cmark_node_first_child (item);
  CarrelLead *lead = &reading->lead;
  CarrelBlock block = { 0 };
  guint indent;

  block.kind = CARREL_BLOCK_TEXT;
  block.first_line = MAX (cmark_node_get_start_line (item), 1);
  block.last_line = MAX (cmark_node_get_end_line (item), (int) block.first_line);
  block.only_links = only_links;

  /* The end that cmark gives to an item may lie in the blank lines after it. */
  while (block.last_line > block.first_line && carrel_line_index_is_blank (lines, block.last_line))
    block.last_line--;

  if (first == NULL)
    {
      g_array_append_val (blocks, block);
      return;
    }

  indent = MAX (cmark_node_get_start_column (first) - 1, 0);

  if (cmark_node_get_type (first) == CMARK_NODE_HEADING)
    {
      g_autofree char *text = carrel_markdown_dup_plain_text (first);

      block.kind = CARREL_BLOCK_HEADING;
      block.level = cmark_node_get_heading_level (first);

      carrel_title_read (&reading->title, text);
      lead->rest_line = cmark_node_get_end_line (first) + 1;
    }
  else if (cmark_node_get_type (first) == CMARK_NODE_PARAGRAPH)
    {
      block.kind = CARREL_BLOCK_ITEM;
      block.holds_options = reading->holds_options;
    }
  else
    {
      g_array_append_val (blocks, block);
      return;
    }

  carrel_block_take_title (&block, &reading->title);

  if (number > 0)
    block.number = number;

  if (block.title != NULL)
    {
      block.body_line = lead->rest != NULL ? lead->rest_line - 1 : lead->rest_line;

      if (lead->rest != NULL || lead->rest_line <= block.last_line)
        block.body = dup_rest (lines, lead->rest, lead->rest_line, block.last_line, indent);
    }

  g_array_append_val (blocks, block);
}

/* "* Make this work:" and a fence. */
static gboolean
opens_code (cmark_node *list)
{
  cmark_node *next = cmark_node_next (list);

  return next != NULL && cmark_node_get_type (next) == CMARK_NODE_CODE_BLOCK && cmark_node_first_child (list) == cmark_node_last_child (list);
}

/**
 * carrel_block_collect_list:
 * @list: a list at the top of a document
 *
 * Adds its items as blocks when they may be questions, or the list as one.
 */
void
carrel_block_collect_list (GArray          *blocks,
                           cmark_node      *list,
                           CarrelLineIndex *lines)
{
  g_autoptr (GArray) readings = g_array_new (FALSE, TRUE, sizeof (ItemReading));
  CarrelOptionRun run;
  gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  guint number = ordered ? MAX (cmark_node_get_list_start (list), 0) : 0;
  CarrelBlock block = { 0 };
  cmark_node *item;
  Count count;
  guint i = 0;

  g_array_set_clear_func (readings, (GDestroyNotify) item_reading_clear);
  block.kind = CARREL_BLOCK_TEXT;
  block.node = list;
  block.first_line = MAX (cmark_node_get_start_line (list), 1);
  block.last_line = MAX (cmark_node_get_end_line (list), (int) block.first_line);

  while (block.last_line > block.first_line && carrel_line_index_is_blank (lines, block.last_line))
    block.last_line--;

  if (is_contents (list))
    {
      carrel_block_drop (&block, "contents");
      g_array_append_val (blocks, block);
      return;
    }

  carrel_option_scan (list, lines, &run);
  count = count_items (list, lines, readings);
  block.only_links = (count.n_links + count.n_anchors) * 2 > count.n_items;

  /* "- [ ] What is …?" are questions to tick off, not options. */
  if (run.n_tasks >= 2 && count.n_questions * 3 >= count.n_items * 2 && count.n_options * 3 < count.n_items)
    run.n_tasks = 0;

  block.run = run;

  if (run.n_tasks >= 2 || (run.n_labels >= 2 && run.n_labels * 2 > count.n_items) ||
      (count.n_headings == 0 && count.n_questions == 0 && count.n_options == 0 && !opens_code (list)))
    {
      g_array_append_val (blocks, block);
      return;
    }

  for (item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      collect_item (blocks, item, &g_array_index (readings, ItemReading, i++), number, block.only_links, lines);
      number += ordered;
    }
}
