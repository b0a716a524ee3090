/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-line-index.h"

#include <string.h>

struct _CarrelLineIndex
{
  const char *text;   /* borrowed */
  gsize       length;
  GArray     *starts; /* gsize */
};

/**
 * carrel_line_index_new:
 * @text: borrowed for the life of the index; lines end with LF
 *
 * Returns: (transfer full): the index
 */
CarrelLineIndex *
carrel_line_index_new (const char *text,
                       gsize       length)
{
  CarrelLineIndex *self = g_new0 (CarrelLineIndex, 1);
  const char *end = text + length;
  const char *p = text;

  self->text = text;
  self->length = length;
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));

  while (p < end)
    {
      gsize start = p - text;
      const char *newline = memchr (p, '\n', end - p);

      g_array_append_val (self->starts, start);
      p = newline != NULL ? newline + 1 : end;
    }

  return self;
}

void
carrel_line_index_free (CarrelLineIndex *self)
{
  g_array_unref (self->starts);
  g_free (self);
}

guint
carrel_line_index_n_lines (CarrelLineIndex *self)
{
  return self->starts->len;
}

static gsize
get_end (CarrelLineIndex *self,
         guint            line)
{
  return line < self->starts->len ? g_array_index (self->starts, gsize, line) : self->length;
}

/**
 * carrel_line_index_get:
 * @line: from 1; one beyond the end is an empty line
 * @length: (out): in bytes, without the line end
 *
 * Returns: (transfer none): the line, not terminated
 */
const char *
carrel_line_index_get (CarrelLineIndex *self,
                       guint            line,
                       gsize           *length)
{
  gsize start;
  gsize end;

  if (line == 0 || line > self->starts->len)
    {
      *length = 0;
      return "";
    }

  start = g_array_index (self->starts, gsize, line - 1);
  end = get_end (self, line);

  if (end > start && self->text[end - 1] == '\n')
    end--;

  *length = end - start;

  return self->text + start;
}

/**
 * carrel_line_index_is_blank:
 *
 * Returns: whether the line holds nothing but white space
 */
gboolean
carrel_line_index_is_blank (CarrelLineIndex *self,
                            guint            line)
{
  gsize length;
  const char *p = carrel_line_index_get (self, line, &length);

  while (length > 0 && g_ascii_isspace (*p))
    {
      p++;
      length--;
    }

  return length == 0;
}

/**
 * carrel_line_index_dup_slice:
 * @first: first line
 * @last: last line, inclusive
 *
 * Returns: (transfer full): the lines with their ends, "" when @first is after @last
 */
char *
carrel_line_index_dup_slice (CarrelLineIndex *self,
                             guint            first,
                             guint            last)
{
  gsize start;

  last = MIN (last, self->starts->len);

  if (first == 0 || first > last)
    return g_strdup ("");

  start = g_array_index (self->starts, gsize, first - 1);

  return g_strndup (self->text + start, get_end (self, last) - start);
}
