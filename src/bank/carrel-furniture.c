/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-furniture.h"

#include <string.h>

#include "carrel-details.h"

gboolean
carrel_furniture_is_comment (const char *literal)
{
  const char *end;

  if (literal == NULL)
    return FALSE;

  for (;;)
    {
      literal += strspn (literal, " \t\n");

      if (*literal == '\0')
        return TRUE;

      end = strstr (literal, "-->");

      if (!g_str_has_prefix (literal, "<!--") || end == NULL)
        return FALSE;

      literal = end + 3;
    }
}

/* Nothing but line breaks and the like. */
gboolean
carrel_furniture_is_spacing (const char *literal)
{
  g_autofree char *text = NULL;

  if (literal == NULL || strstr (literal, "<img") != NULL || strlen (literal) > 400)
    return FALSE;

  text = carrel_details_dup_text (literal, strlen (literal));

  return *text == '\0' && (strstr (literal, "<br") != NULL || strstr (literal, "<a ") != NULL || strstr (literal, "<hr") != NULL ||
                           strstr (literal, "</") != NULL || strstr (literal, "<p>") != NULL);
}

/* "[Back to top](#top)": nothing but links to the document itself. */
gboolean
carrel_furniture_is_back_link (cmark_node *paragraph)
{
  cmark_iter *iter = cmark_iter_new (paragraph);
  cmark_event_type event;
  guint n_links = 0;
  guint n_letters = 0;
  guint in_link = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_LINK)
        {
          const char *url = cmark_node_get_url (node);

          if (url == NULL || url[0] != '#')
            n_letters++;

          n_links += event == CMARK_EVENT_ENTER;
          in_link += event == CMARK_EVENT_ENTER ? 1 : -1;
        }
      else if (type == CMARK_NODE_TEXT && in_link == 0)
        {
          const char *p;

          for (p = cmark_node_get_literal (node); *p != '\0'; p = g_utf8_next_char (p))
            n_letters += g_unichar_isalnum (g_utf8_get_char (p)) != 0;
        }
      else if (type == CMARK_NODE_CODE || type == CMARK_NODE_IMAGE)
        {
          n_letters++;
        }
    }

  cmark_iter_free (iter);

  return n_links > 0 && n_letters == 0;
}

/* "[![build](…)](…)": nothing but pictures that are links. */
gboolean
carrel_furniture_is_badges (cmark_node *paragraph)
{
  cmark_node *node;
  guint n_badges = 0;

  for (node = cmark_node_first_child (paragraph); node != NULL; node = cmark_node_next (node))
    {
      cmark_node_type type = cmark_node_get_type (node);
      cmark_node *child = type == CMARK_NODE_LINK ? cmark_node_first_child (node) : NULL;

      if (child != NULL && cmark_node_get_type (child) == CMARK_NODE_IMAGE && cmark_node_next (child) == NULL)
        n_badges++;
      else if (type != CMARK_NODE_SOFTBREAK && type != CMARK_NODE_LINEBREAK &&
               (type != CMARK_NODE_TEXT || strspn (cmark_node_get_literal (node), " ") != strlen (cmark_node_get_literal (node))))
        return FALSE;
    }

  return n_badges > 0;
}

/* Whether nearly all lines are links to places in the document. */
gboolean
carrel_furniture_is_contents (const char *text)
{
  const char *line = text;
  guint n_lines = 0;
  guint n_links = 0;

  while (line != NULL && *line != '\0')
    {
      const char *newline = strchr (line, '\n');
      gsize length = newline != NULL ? (gsize) (newline - line) : strlen (line);

      if (strspn (line, " \t") < length)
        {
          n_lines++;
          n_links += g_strstr_len (line, length, "](#") != NULL || g_strstr_len (line, length, "href=\"#") != NULL;
        }

      line = newline != NULL ? newline + 1 : NULL;
    }

  return (n_links >= 2 && n_links * 10 >= n_lines * 8) || (n_links == 1 && n_lines == 1);
}
