/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-body.h"

#include <string.h>

/* Lines from @first on stand in the document from @line on. */
typedef struct
{
  guint first;
  guint line;
} Piece;

struct _CarrelBody
{
  GString *text;
  GArray  *pieces; /* Piece */
  guint    n_lines;
};

CarrelBody *
carrel_body_new (void)
{
  CarrelBody *self = g_new0 (CarrelBody, 1);

  self->text = g_string_new (NULL);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  return self;
}

void
carrel_body_free (CarrelBody *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->pieces);
  g_free (self);
}

void
carrel_body_clear (CarrelBody *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->pieces, 0);
  self->n_lines = 0;
}

/**
 * carrel_body_add:
 * @text: whole lines
 * @line: of the document, at which they begin
 *
 * Adds a piece below a blank line. Blank lines at its start are left out.
 */
void
carrel_body_add (CarrelBody *self,
                 const char *text,
                 guint       line)
{
  const char *p;
  Piece piece;

  for (p = text; g_ascii_isspace (*p); p++)
    if (*p == '\n')
      {
        text = p + 1;
        line++;
      }

  if (*p == '\0')
    return;

  if (self->text->len > 0)
    {
      if (self->text->str[self->text->len - 1] != '\n')
        {
          g_string_append_c (self->text, '\n');
          self->n_lines++;
        }

      g_string_append_c (self->text, '\n');
      self->n_lines++;
    }

  piece = (Piece) { self->n_lines + 1, line };
  g_array_append_val (self->pieces, piece);
  g_string_append (self->text, text);

  for (p = text; (p = strchr (p, '\n')) != NULL; p++)
    self->n_lines++;
}

const char *
carrel_body_get_text (CarrelBody *self)
{
  return self->text->str;
}

/**
 * carrel_body_map_line:
 * @line: of the body, from 1
 *
 * Returns: the line of the document
 */
guint
carrel_body_map_line (CarrelBody *self,
                      guint       line)
{
  guint i;

  for (i = self->pieces->len; i > 0; i--)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i - 1);

      if (piece->first <= line)
        return piece->line + line - piece->first;
    }

  return line;
}
