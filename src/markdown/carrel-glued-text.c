/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-glued-text.h"

#include <string.h>

#include "carrel-line-index.h"

/* Deeper text would become code of its own. */
#define MAX_INDENT 3

static gboolean
ends_with (const char *line,
           gsize       length,
           const char *tag)
{
  gsize n = strlen (tag);

  return length >= n && g_ascii_strncasecmp (line + length - n, tag, n) == 0;
}

/* Whether the line ends with a tag that what unfolds begins with. */
static gboolean
opens_text (const char *line,
            gsize       length)
{
  static const char *const tags[] = { "</summary>", "<br>", "<br/>", "<br />", "<b>", "<details>", "<details open>" };
  gsize i;

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;

  for (i = 0; i < G_N_ELEMENTS (tags); i++)
    if (ends_with (line, length, tags[i]))
      return TRUE;

  return FALSE;
}

static gsize
measure_indent (const char *line,
                gsize       length)
{
  gsize i = 0;

  while (i < length && line[i] == ' ')
    i++;

  return i;
}

static gboolean
begins_text (const char *line,
             gsize       length,
             gsize       margin)
{
  gsize indent = measure_indent (line, length);

  return indent < length && line[indent] != '<' && line[indent] != '\t' && line[indent] != '\n' && line[indent] != '>' &&
         indent >= margin && indent <= margin + MAX_INDENT;
}

static gboolean
holds (const char *line,
       gsize       length,
       const char *tag)
{
  return memmem (line, length, tag, strlen (tag)) != NULL;
}

/* Marks in @parted the lines of the block that stand right below such a tag. */
static void
part_block (cmark_node      *block,
            CarrelLineIndex *lines,
            guint8          *parted)
{
  guint last = MIN ((guint) cmark_node_get_end_line (block), carrel_line_index_n_lines (lines));
  guint line = cmark_node_get_start_line (block);
  /* What stands in a list has to stay in it. */
  gsize margin = cmark_node_get_type (cmark_node_parent (block)) == CMARK_NODE_ITEM ? cmark_node_get_start_column (block) - 1 : 0;
  gboolean preformatted = FALSE;

  for (; line < last; line++)
    {
      gsize length;
      const char *text = carrel_line_index_get (lines, line, &length);
      gboolean opens;

      preformatted = (preformatted || holds (text, length, "<pre")) && !holds (text, length, "</pre");
      opens = !preformatted && opens_text (text, length);
      text = carrel_line_index_get (lines, line + 1, &length);

      if (opens && begins_text (text, length, margin))
        {
          parted[line + 1] = TRUE;
          return;
        }
    }
}

/* The parts of what unfolds, not any HTML: a program may show what a tag is. */
static gboolean
is_part_of_details (cmark_node *block)
{
  const char *literal = cmark_node_get_literal (block);

  return literal != NULL && !g_str_has_prefix (literal, "<!--") && !g_str_has_prefix (literal, "<pre") &&
         !g_str_has_prefix (literal, "<script") && !g_str_has_prefix (literal, "<style") &&
         (strstr (literal, "<details") != NULL || strstr (literal, "<summary") != NULL);
}

/**
 * carrel_glued_text_may_occur:
 *
 * Returns: whether anything unfolds in the text
 */
gboolean
carrel_glued_text_may_occur (const char *text,
                             gsize       length)
{
  return memmem (text, length, "<details", strlen ("<details")) != NULL;
}

/**
 * carrel_glued_text_part:
 * @text: UTF-8 with lines ended by LF
 * @length: (inout): in bytes
 * @root: the tree of @text
 *
 * An HTML block ends at a blank line, and so a list right below `<br>` or `</summary>` is shown with its
 * signs. Such text gets the blank line that its author left out. Lines change their numbers.
 *
 * Returns: (transfer full) (nullable): the text with them, or %NULL when there was nothing to do
 */
char *
carrel_glued_text_part (const char *text,
                        gsize      *length,
                        cmark_node *root)
{
  g_autoptr (CarrelLineIndex) lines = carrel_line_index_new (text, *length);
  guint n_lines = carrel_line_index_n_lines (lines);
  g_autofree guint8 *parted = g_malloc0 (n_lines + 2);
  gboolean found = FALSE;
  cmark_node *node;
  GString *result;
  guint i;

  for (node = root; node != NULL; node = carrel_markdown_next_block (root, node))
    if (cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK && is_part_of_details (node))
      part_block (node, lines, parted);

  for (i = 1; i <= n_lines && !found; i++)
    found = parted[i];

  if (!found)
    return NULL;

  result = g_string_sized_new (*length + 64);

  for (i = 1; i <= n_lines; i++)
    {
      gsize line_length;
      const char *line = carrel_line_index_get (lines, i, &line_length);

      if (parted[i])
        g_string_append_c (result, '\n');

      g_string_append_len (result, line, line_length);
      g_string_append_c (result, '\n');
    }

  *length = result->len;

  return g_string_free (result, FALSE);
}
