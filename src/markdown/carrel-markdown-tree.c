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
