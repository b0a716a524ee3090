/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-slug.h"

/**
 * carrel_slug_for_title:
 * @title: text of a heading
 *
 * The anchor that the forges give a heading, and that tables of contents link to: lower case,
 * letters, digits, `-` and `_` kept, spaces to `-`, all else dropped.
 *
 * Returns: (transfer full): the anchor without `#`, "" when nothing is left
 */
char *
carrel_slug_for_title (const char *title)
{
  GString *slug = g_string_new (NULL);
  const char *p;

  g_return_val_if_fail (title != NULL, NULL);

  for (p = title; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c) || c == '-' || c == '_')
        g_string_append_unichar (slug, g_unichar_tolower (c));
      else if (c == ' ')
        g_string_append_c (slug, '-');
    }

  return g_string_free (slug, FALSE);
}
