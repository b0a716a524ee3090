/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be true of every comparison. Knows the marks by their text alone, so that it does not share
 * the mistakes of the code that sets them. */

#include "config.h"

#include "change-marks.h"

#include <string.h>

#include "carrel-html-parts.h"

#define CLASS " class=\"carrel-change"

typedef void (*PieceFunc) (const char *piece,
                           gsize       length,
                           gboolean    tag,
                           gboolean    marked,
                           gboolean    is_mark,
                           gpointer    user_data);

/* Calls @func with each tag and each text between. */
static void
for_each_piece (const char *html,
                PieceFunc   func,
                gpointer    user_data)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (gboolean)); /* for each open ins or del */
  guint n_marks = 0;
  const char *p = html;

  while (*p != '\0')
    {
      gsize length = *p == '<' ? strcspn (p, ">") + 1 : strcspn (p, "<");
      gboolean opens = g_str_has_prefix (p, "<ins") || (g_str_has_prefix (p, "<del"));
      gboolean closes = g_str_has_prefix (p, "</ins>") || g_str_has_prefix (p, "</del>");
      gboolean is_mark = FALSE;

      if (opens && p[4] != ' ' && p[4] != '>')
        opens = FALSE;

      if (opens)
        {
          is_mark = g_str_has_prefix (p + 4, CLASS);
          g_array_append_val (marks, is_mark);
        }
      else if (closes)
        {
          g_assert_cmpuint (marks->len, >, 0);
          is_mark = g_array_index (marks, gboolean, marks->len - 1);
          g_array_set_size (marks, marks->len - 1);
        }

      if (is_mark && opens)
        {
          g_assert_cmpuint (n_marks, ==, 0);
          n_marks++;
        }

      func (p, length, *p == '<', n_marks > 0, is_mark, user_data);

      if (is_mark && closes)
        n_marks--;

      p += length;
    }

  g_assert_cmpuint (marks->len, ==, 0);
}

static void
strip_cb (const char *piece,
          gsize       length,
          gboolean    tag,
          gboolean    marked,
          gboolean    is_mark,
          gpointer    user_data)
{
  if (!is_mark)
    g_string_append_len (user_data, piece, length);
}

/* Without the marks, and with what is folded open. */
char *
change_marks_strip (const char *html)
{
  GString *out = g_string_new (NULL);

  for_each_piece (html, strip_cb, out);
  g_string_replace (out, " open=\"\">", ">", 0);

  return g_string_free (out, FALSE);
}

static void
append_words (GString    *out,
              const char *piece,
              gsize       length)
{
  const char *p;

  for (p = piece; p < piece + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
    }
}

static void
kept_cb (const char *piece,
         gsize       length,
         gboolean    tag,
         gboolean    marked,
         gboolean    is_mark,
         gpointer    user_data)
{
  if (!tag && !marked)
    append_words (user_data, piece, length);
}

/* The text that is not marked, without white space. */
char *
change_marks_dup_kept (const char *html)
{
  GString *out = g_string_new (NULL);

  for_each_piece (html, kept_cb, out);

  return g_string_free (out, FALSE);
}

static void
marked_cb (const char *piece,
           gsize       length,
           gboolean    tag,
           gboolean    marked,
           gboolean    is_mark,
           gpointer    user_data)
{
  GString *out = user_data;

  if (is_mark && piece[1] == '/')
    {
      if (out->len > 0 && out->str[out->len - 1] == ' ')
        g_string_truncate (out, out->len - 1);

      g_string_append_c (out, '|');
    }
  else if (marked && !tag)
    {
      gsize i;

      for (i = 0; i < length; i++)
        if (!g_ascii_isspace (piece[i]))
          g_string_append_c (out, piece[i]);
        else if (out->len > 0 && strchr (" |", out->str[out->len - 1]) == NULL)
          g_string_append_c (out, ' ');
    }
  else if (marked && g_str_has_prefix (piece, "<img"))
    {
      g_string_append (out, "[picture]");
    }
  else if (marked && g_str_has_prefix (piece, "<input"))
    {
      g_string_append (out, "[box]");
    }
}

/* The marked texts, each followed by a bar, with single spaces. */
char *
change_marks_dup_marked (const char *html)
{
  GString *out = g_string_new (NULL);

  for_each_piece (html, marked_cb, out);

  return g_string_free (out, FALSE);
}

void
change_marks_check (const CarrelHtmlDiff *diff,
                    const char           *before,
                    const char           *after)
{
  const char *const originals[] = { before, after };
  const char *const results[] = { diff->before, diff->after };
  g_autofree char *kept_before = NULL;
  g_autofree char *kept_after = NULL;
  guint i;

  g_assert_cmpuint (diff->n_steps, <=, CARREL_HTML_DIFF_MAX_STEPS);
  g_assert_true (diff->differs == (strstr (diff->before, CLASS) != NULL || strstr (diff->after, CLASS) != NULL));

  for (i = 0; i < 2; i++)
    {
      g_autofree char *stripped = change_marks_strip (results[i]);
      g_autofree char *plain = change_marks_strip (originals[i]);
      g_autoptr (CarrelHtmlParts) parts = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (strcmp (stripped, plain) == 0);

      /* Nothing crosses or breaks a tag. */
      parts = carrel_html_parts_new (results[i], G_MAXUINT, &error);
      g_assert_no_error (error);
    }

  kept_before = change_marks_dup_kept (diff->before);
  kept_after = change_marks_dup_kept (diff->after);
  g_assert_true (strcmp (kept_before, kept_after) == 0);
}
