/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-escape.h"

#include <string.h>

/**
 * carrel_html_append_escaped:
 * @text: plain text
 *
 * Appends it as it may stand between tags and in a quoted attribute.
 */
void
carrel_html_append_escaped (GString    *out,
                            const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;

        case '<':
          g_string_append (out, "&lt;");
          break;

        case '>':
          g_string_append (out, "&gt;");
          break;

        case '"':
          g_string_append (out, "&quot;");
          break;

        default:
          g_string_append_c (out, *p);
        }
    }
}

/**
 * carrel_html_escape:
 *
 * Returns: (transfer full): @text as HTML
 */
char *
carrel_html_escape (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 16);

  carrel_html_append_escaped (out, text);

  return g_string_free (out, FALSE);
}
