/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-open-fence.h"

#include <string.h>

/* Whether the line closes a fence, below whatever quotes and lists it stands in. */
static gboolean
is_closer (CarrelLineIndex *lines,
           int              line,
           char             marker,
           gsize            min_length)
{
  gsize length;
  const char *p = carrel_line_index_get (lines, line, &length);
  const char *end = p + length;
  gsize n = 0;

  while (p < end && (*p == ' ' || *p == '\t' || *p == '>'))
    p++;

  for (; p < end && *p == marker; p++)
    n++;

  while (p < end && g_ascii_isspace (*p))
    p++;

  return n >= min_length && p == end;
}

static gboolean
get_fence (cmark_node *code,
           int        *length,
           char       *marker)
{
  int offset;

  return cmark_node_get_fenced (code, length, &offset, marker) != 0;
}

/**
 * carrel_open_fence_find:
 * @root: the tree of the text of @lines
 *
 * Looks at the last block alone: any other ends where the text around it does, or swallows it.
 *
 * Returns: (transfer none) (nullable): the code block that is never closed, or %NULL
 */
cmark_node *
carrel_open_fence_find (cmark_node      *root,
                        CarrelLineIndex *lines)
{
  cmark_node *node = root;
  int length;
  char marker;
  int last;

  while (cmark_node_get_type (node) != CMARK_NODE_CODE_BLOCK)
    {
      node = cmark_node_last_child (node);

      if (node == NULL)
        return NULL;
    }

  if (!get_fence (node, &length, &marker))
    return NULL;

  last = MIN (cmark_node_get_end_line (node), (int) carrel_line_index_n_lines (lines));

  if (last > cmark_node_get_start_line (node) && is_closer (lines, last, marker, length))
    return NULL;

  return node;
}

/**
 * carrel_open_fence_dup_closer:
 * @code: from carrel_open_fence_find()
 *
 * Returns: (transfer full): the line that closes it
 */
char *
carrel_open_fence_dup_closer (cmark_node *code)
{
  int length = 0;
  char marker = '`';

  get_fence (code, &length, &marker);

  return g_strnfill (length, marker);
}
