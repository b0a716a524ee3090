/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-markdown-tree.h"

/**
 * carrel_markdown_dup_plain_text:
 * @node: any node
 *
 * Returns: (transfer full): the text of @node without its markup; raw HTML tags are left out
 */
char *
carrel_markdown_dup_plain_text (cmark_node *node)
{
  GString *text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (node);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *current = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (current);

      if (event != CMARK_EVENT_ENTER)
        continue;

      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (text, cmark_node_get_literal (current));
      else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        g_string_append_c (text, ' ');
    }

  cmark_iter_free (iter);

  return g_strstrip (g_string_free (text, FALSE));
}

/* Whether blocks stand in the node; inlines are most of a tree, and of no interest here. */
static gboolean
holds_blocks (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
         type == CMARK_NODE_ITEM || type == CMARK_NODE_FOOTNOTE_DEFINITION;
}

/**
 * carrel_markdown_next_block:
 * @root: where the walk began
 * @node: a block below @root, or @root itself
 *
 * Returns: (transfer none) (nullable): the block after @node in the order of the text, or %NULL
 */
cmark_node *
carrel_markdown_next_block (cmark_node *root,
                            cmark_node *node)
{
  if (holds_blocks (node) && cmark_node_first_child (node) != NULL)
    return cmark_node_first_child (node);

  while (node != root && node != NULL)
    {
      if (cmark_node_next (node) != NULL)
        return cmark_node_next (node);

      node = cmark_node_parent (node);
    }

  return NULL;
}
