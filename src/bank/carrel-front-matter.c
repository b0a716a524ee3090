/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-front-matter.h"

#include <math.h>
#include <string.h>

#include "carrel-language.h"

#define MAX_LINES 200

/* What the makers of sites call the place of a document in its folder. The first one counts. */
static const char *const order_keys[] = {
  "order", "weight", "nav_order", "sidebar_position", "position", "number", "index",
};

typedef struct
{
  char   *title;    /* nullable */
  char   *language; /* nullable */
  guint   order_key; /* index, or how many there are */
  double  order;
} Matter;

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

/* A number, and nothing else but a comment. */
static gboolean
parse_number (const char *value,
              double     *number)
{
  char *end;

  *number = g_ascii_strtod (value, &end);

  if (end == value || !isfinite (*number))
    return FALSE;

  end += strspn (end, " \t");

  return *end == '\0' || *end == '#';
}

static gboolean
has_key (const char *line,
         gsize       length,
         const char *key)
{
  gsize n = strlen (key);

  return length > n && strncmp (line, key, n) == 0 && line[n] == ':';
}

static void
read_line (Matter     *matter,
           const char *line,
           gsize       length)
{
  const char *colon = memchr (line, ':', length);
  g_autofree char *value = NULL;
  double number;
  guint i;

  if (colon == NULL || line[0] == '#')
    return;

  value = dup_value (colon + 1, length - (colon + 1 - line));

  if (matter->title == NULL && has_key (line, length, "title"))
    matter->title = g_strdup (value);

  if (matter->language == NULL && (has_key (line, length, "lang") || has_key (line, length, "language")))
    matter->language = carrel_language_normalize (value);

  for (i = 0; i < matter->order_key; i++)
    {
      if (has_key (line, length, order_keys[i]) && parse_number (value, &number))
        {
          matter->order_key = i;
          matter->order = number;
        }
    }
}

static void
matter_clear (Matter *matter)
{
  g_free (matter->title);
  g_free (matter->language);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Matter, matter_clear)

/**
 * carrel_front_matter_read:
 * @text: the document
 * @length: in bytes
 * @document: gets its place in the folder and its language, where the front matter tells them
 * @title: (out) (nullable): gets its `title`, if it has one
 *
 * Returns: how many lines of front matter stand at the start, or 0
 */
guint
carrel_front_matter_read (const char      *text,
                          gsize            length,
                          CarrelDocument  *document,
                          char           **title)
{
  g_auto (Matter) matter = { .order_key = G_N_ELEMENTS (order_keys) };
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
              *title = g_steal_pointer (&matter.title);
              g_free (document->language);
              document->language = g_steal_pointer (&matter.language);
              document->has_order = matter.order_key < G_N_ELEMENTS (order_keys);
              document->order = matter.order;
              return n_lines;
            }
        }
      else if (n_lines == 1 || !looks_like_yaml (line, line_length))
        {
          return 0;
        }
      else
        {
          read_line (&matter, line, line_length);
        }

      line += line_length + 1;
    }

  return 0;
}
