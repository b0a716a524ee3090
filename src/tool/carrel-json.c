/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-json.h"

/**
 * carrel_json_append_string:
 * @text: UTF-8
 *
 * Appends @text as a JSON string, with its quotes.
 */
void
carrel_json_append_string (GString    *out,
                           const char *text)
{
  const char *p;

  g_string_append_c (out, '"');

  for (p = text; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_printf (out, "\\%c", *p);
      else if (*p == '\n')
        g_string_append (out, "\\n");
      else if ((guchar) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guchar) *p);
      else
        g_string_append_c (out, *p);
    }

  g_string_append_c (out, '"');
}
