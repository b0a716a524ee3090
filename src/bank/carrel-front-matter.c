/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-front-matter.h"

#include <string.h>

#define MAX_LINES 200

static gboolean
is_fence (const char *line,
          gsize       length)
{
  return length >= 3 && strncmp (line, "---", 3) == 0 &&
         strspn (line + 3, " \t") >= length - 3;
}

/* `key: value`, a continuation, a list item, a comment or nothing: YAML as front matter has it. */
static gboolean
looks_like_yaml (const char *line,
                 gsize       length)
{
  gsize i = 0;

  if (length == 0 || line[0] == ' ' || line[0] == '\t' || line[0] == '-' || line[0] == '#')
    return TRUE;

  while (i < length && (g_ascii_isalnum (line[i]) || line[i] == '_' || line[i] == '-'))
    i++;

  return i > 0 && i < length && line[i] == ':';
}

static char *
dup_value (const char *line,
           gsize       length)
{
  g_autofree char *value = g_strstrip (g_strndup (line, length));
  gsize n = strlen (value);

  if (n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n - 1] == value[0])
    {
      value[n - 1] = '\0';
      return g_strdup (value + 1);
    }

  return g_steal_pointer (&value);
}

/**
 * carrel_front_matter_measure:
 * @text: the document
 * @length: in bytes
 * @title: (out) (nullable): gets its `title`, if it has one
 *
 * Returns: how many lines of front matter stand at the start, or 0
 */
guint
carrel_front_matter_measure (const char  *text,
                             gsize        length,
                             char       **title)
{
  g_autofree char *found = NULL;
  const char *end = text + length;
  const char *line = text;
  guint n_lines = 0;

  *title = NULL;

  while (line < end && n_lines < MAX_LINES)
    {
      const char *newline = memchr (line, '\n', end - line);
      gsize line_length = (newline != NULL ? newline : end) - line;

      n_lines++;

      if (is_fence (line, line_length))
        {
          if (n_lines > 1)
            {
              *title = g_steal_pointer (&found);
              return n_lines;
            }
        }
      else if (n_lines == 1 || !looks_like_yaml (line, line_length))
        {
          return 0;
        }
      else if (line_length > 6 && strncmp (line, "title:", 6) == 0 && found == NULL)
        {
          found = dup_value (line + 6, line_length - 6);
        }

      line += line_length + 1;
    }

  return 0;
}
