/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The points that an answer makes, for who wants to tick off what was named. Lines are enough to find them:
 * a list below a heading that says so, else the first short list of the answer. */

#include "config.h"

#include "carrel-key-points.h"

#include <string.h>

#define MIN_POINTS 2
#define MAX_POINTS 9
#define MAX_LENGTH 300

static const char *const headings[] = {
  "key points", "key point", "key takeaways", "takeaways", "summary", "in short", "tl;dr",
  "kernpunkte", "wichtige punkte", "points clés", "puntos clave", "pontos-chave", "pontos chave",
  "ключевые моменты", "главное", "ключові моменти", "головне", "要点", "关键点", "ポイント", "핵심", "النقاط الرئيسية",
};

static gboolean
is_heading (const char *line,
            gsize       length,
            gboolean   *of_points)
{
  g_autofree char *text = NULL;
  gsize n_marks = 0;
  gsize i;

  while (n_marks < length && line[n_marks] == '#')
    n_marks++;

  if (n_marks == 0 || n_marks > 6 || (n_marks < length && line[n_marks] != ' '))
    return FALSE;

  {
    g_autofree char *rest = g_strndup (line + n_marks, length - n_marks);

    text = g_utf8_strdown (g_strstrip (rest), -1);
  }

  g_strdelimit (text, ":*_", ' ');
  g_strstrip (text);
  *of_points = FALSE;

  for (i = 0; i < G_N_ELEMENTS (headings); i++)
    *of_points |= strcmp (text, headings[i]) == 0;

  return TRUE;
}

/* Where the text of an item begins that is not itself in another, or 0. */
static gsize
skip_bullet (const char *line,
             gsize       length)
{
  gsize i = 0;

  while (i < length && i < 3 && line[i] == ' ')
    i++;

  if (i < length && strchr ("-*+", line[i]) != NULL)
    {
      i++;
    }
  else
    {
      gsize first = i;

      while (i < length && i - first < 3 && g_ascii_isdigit (line[i]))
        i++;

      if (i == first || i == length || (line[i] != '.' && line[i] != ')'))
        return 0;

      i++;
    }

  if (i >= length || line[i] != ' ')
    return 0;

  while (i < length && line[i] == ' ')
    i++;

  return i;
}

/**
 * carrel_key_points_dup_plain:
 * @markdown: one line or a few
 *
 * Returns: (transfer full): about what is read aloud of it: without marks of emphasis and code, links as their
 *   words, on one line
 */
char *
carrel_key_points_dup_plain (const char *markdown,
                             gsize       length)
{
  GString *plain = g_string_sized_new (length);
  gsize i;

  for (i = 0; i < length; i++)
    {
      char c = markdown[i];

      if (c == '`' || (c == '*' && (i + 1 == length || markdown[i + 1] == '*' || i == 0 || markdown[i - 1] == '*')))
        continue;

      /* The address of a link. */
      if (c == ']' && i + 1 < length && markdown[i + 1] == '(')
        {
          const char *end = memchr (markdown + i, ')', length - i);

          if (end != NULL)
            {
              i = end - markdown;
              continue;
            }
        }

      if (c == '[' && memchr (markdown + i, ']', length - i) != NULL)
        continue;

      if (g_ascii_isspace (c))
        {
          if (plain->len > 0 && plain->str[plain->len - 1] != ' ')
            g_string_append_c (plain, ' ');
        }
      else
        {
          g_string_append_c (plain, c);
        }
    }

  if (plain->len > MAX_LENGTH)
    {
      g_string_truncate (plain, g_utf8_find_prev_char (plain->str, plain->str + MAX_LENGTH) - plain->str);
      g_string_append (plain, "…");
    }

  return g_strchomp (g_string_free (plain, FALSE));
}

/* What is being gathered. */
typedef struct
{
  GPtrArray *points;
  GString   *item;     /* of the item under way, NULL for none */
  gsize      indent;   /* of the list's items */
  gboolean   wanted;   /* below a heading that says so */
  gboolean   finished; /* the list that counts has ended */
} Gathering;

static void
end_item (Gathering *self)
{
  if (self->item == NULL)
    return;

  if (self->item->len > 0)
    g_ptr_array_add (self->points, carrel_key_points_dup_plain (self->item->str, self->item->len));

  g_string_free (self->item, TRUE);
  self->item = NULL;
}

/* A list that is too short or too long says nothing of the answer. */
static void
end_list (Gathering *self)
{
  end_item (self);

  if (self->points->len >= MIN_POINTS && self->points->len <= MAX_POINTS)
    self->finished = TRUE;
  else
    g_ptr_array_set_size (self->points, 0);
}

static void
take_line (Gathering  *self,
           const char *line,
           gsize       length)
{
  gsize start = skip_bullet (line, length);
  gsize indent = strspn (line, " ");
  gboolean is_blank = length == 0 || strspn (line, " \t\r") >= length;

  /* What is further in belongs to the item. */
  if (start > 0 && (self->item == NULL || indent < self->indent + 2))
    {
      end_item (self);

      if (self->points->len == 0)
        self->indent = indent;

      self->item = g_string_new_len (line + start, length - start);
    }
  else if (self->item != NULL && !is_blank && line[0] == ' ')
    {
      /* Wrapped; but a list within the item is not the point. */
      if (skip_bullet (line + indent, length - indent) == 0)
        {
          g_string_append_c (self->item, ' ');
          g_string_append_len (self->item, line, length);
        }
    }
  else if (!is_blank && (self->item != NULL || self->points->len > 0))
    {
      end_list (self);
    }
}

/* @wanted: only below a heading that says so */
static GPtrArray *
gather (const char *markdown,
        gboolean    wanted)
{
  Gathering self = { g_ptr_array_new_with_free_func (g_free), NULL, 0, !wanted, FALSE };
  gboolean in_code = FALSE;
  const char *line = markdown;

  while (*line != '\0' && !self.finished)
    {
      const char *end = strchrnul (line, '\n');
      gsize length = end - line;
      gboolean of_points;

      if (length > 0 && line[length - 1] == '\r')
        length--;

      if (g_str_has_prefix (line + strspn (line, " "), "```") || g_str_has_prefix (line + strspn (line, " "), "~~~"))
        {
          in_code = !in_code;
        }
      else if (!in_code && is_heading (line, length, &of_points))
        {
          end_list (&self);
          self.wanted = !wanted || of_points;
        }
      else if (!in_code && self.wanted)
        {
          take_line (&self, line, length);
        }

      line = *end == '\n' ? end + 1 : end;
    }

  if (!self.finished)
    end_list (&self);

  return self.points;
}

/**
 * carrel_key_points_list:
 * @markdown: an answer
 *
 * Returns: (transfer full) (array zero-terminated=1): plain text of its key points; none when it has no list of
 *   them
 */
char **
carrel_key_points_list (const char *markdown)
{
  GPtrArray *points = gather (markdown, TRUE);

  if (points->len == 0)
    {
      g_ptr_array_unref (points);
      points = gather (markdown, FALSE);
    }

  g_ptr_array_add (points, NULL);

  return (char **) g_ptr_array_free (points, FALSE);
}
