/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-document-links.h"

#include <string.h>

#include "carrel-document-path.h"

/* Whether a paragraph is nothing but links, and what people put between them. */
static gboolean
is_row_of_links (cmark_node *paragraph)
{
  cmark_node *child;

  for (child = cmark_node_first_child (paragraph); child != NULL; child = cmark_node_next (child))
    {
      const char *p;

      if (cmark_node_get_type (child) != CMARK_NODE_TEXT)
        continue;

      for (p = cmark_node_get_literal (child); *p != '\0'; p = g_utf8_next_char (p))
        if (g_unichar_isalpha (g_utf8_get_char (p)))
          return FALSE;
    }

  return TRUE;
}

/* A link in running text is a mention; one in a list, a table, a heading or a row of links is an
 * entry of a table of contents. */
static gboolean
holds_entries (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type == CMARK_NODE_ITEM || type == CMARK_NODE_HEADING ||
         strcmp (cmark_node_get_type_string (node), "table_cell") == 0 ||
         (type == CMARK_NODE_PARAGRAPH && is_row_of_links (node));
}

static void
add_link (GPtrArray  *links,
          GHashTable *seen,
          const char *path,
          const char *address)
{
  g_autofree char *target = carrel_document_path_resolve (path, address);

  if (target == NULL || !carrel_document_path_is_markdown (target) || g_hash_table_contains (seen, target))
    return;

  g_hash_table_add (seen, target);
  g_ptr_array_add (links, g_steal_pointer (&target));
}

/**
 * carrel_document_links_collect:
 * @root: the whole document
 * @path: of the document, relative to the bank
 * @links: (element-type utf8): gets the paths; frees them
 *
 * Collects the other Markdown documents of the bank that a table of contents in this one leads to,
 * each once, in the order of the text. At most %CARREL_DOCUMENT_MAX_LINKS.
 */
void
carrel_document_links_collect (cmark_node *root,
                               const char *path,
                               GPtrArray  *links)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  cmark_event_type event;
  cmark_iter *iter;
  guint depth = 0; /* of nodes that hold entries */

  g_return_if_fail (root != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (links != NULL);

  iter = cmark_iter_new (root);

  while (links->len < CARREL_DOCUMENT_MAX_LINKS && (event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (holds_entries (node))
        depth += event == CMARK_EVENT_ENTER ? 1 : -1;
      else if (depth > 0 && event == CMARK_EVENT_ENTER && cmark_node_get_type (node) == CMARK_NODE_LINK)
        add_link (links, seen, path, cmark_node_get_url (node));
    }

  cmark_iter_free (iter);
}
