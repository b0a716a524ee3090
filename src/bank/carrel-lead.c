/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-lead.h"

#include <string.h>

#include "carrel-option.h"
#include "carrel-title.h"
#include "carrel-words.h"

static gboolean
is_bold_tag (cmark_node *node,
             const char *open)
{
  const char *literal;

  if (node == NULL || cmark_node_get_type (node) != CMARK_NODE_HTML_INLINE)
    return FALSE;

  literal = cmark_node_get_literal (node);

  return literal != NULL && (g_ascii_strcasecmp (literal, open) == 0 ||
                             (strcmp (open, "<b>") == 0 && g_ascii_strcasecmp (literal, "<strong>") == 0) ||
                             (strcmp (open, "</b>") == 0 && g_ascii_strcasecmp (literal, "</strong>") == 0));
}

static gboolean
is_break (cmark_node *node)
{
  const char *literal;

  if (cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type (node) == CMARK_NODE_LINEBREAK)
    return TRUE;

  if (cmark_node_get_type (node) != CMARK_NODE_HTML_INLINE)
    return FALSE;

  literal = cmark_node_get_literal (node);

  return literal != NULL && g_ascii_strncasecmp (literal, "<br", 3) == 0;
}

static gboolean
is_source_break (cmark_node *node)
{
  return cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type (node) == CMARK_NODE_LINEBREAK;
}

/* "**1)** Write a query" and "**Task 1.** Write a query": the number is bold, and the rest is the title. */
static gboolean
is_bold_number (const char *text)
{
  g_auto (CarrelTitle) title = { 0 };

  carrel_title_read (&title, text);

  return title.only_label && title.number > 0;
}

static gboolean
ends_question (const char *text)
{
  static const char *const ends[] = { "?", "？", "؟" };
  g_autofree char *stripped = g_strchomp (g_strdup (text));
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (stripped, ends[i]))
      return TRUE;

  return FALSE;
}

/* Whether the line ends the title that stands before it. */
static gboolean
starts_rest (CarrelLineIndex *lines,
             guint            line)
{
  CarrelOptionMark mark;
  g_autofree char *text = NULL;
  gsize length;
  const char *p = carrel_line_index_get (lines, line, &length);
  const char *end = p + length;

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;

  if (carrel_option_read_mark (p, end - p, &mark) && mark.kind == CARREL_OPTION_LABEL && mark.label == 0)
    return TRUE;

  text = g_strndup (p, end - p);

  return carrel_words_skip_answer (text) != NULL;
}

static int
count_breaks (cmark_node *node)
{
  cmark_iter *iter = cmark_iter_new (node);
  cmark_event_type event;
  int n = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    n += event == CMARK_EVENT_ENTER && is_source_break (cmark_iter_get_node (iter));

  cmark_iter_free (iter);

  return n;
}

/* What follows the closing marks of the bold text on the line. */
static char *
dup_after_bold (CarrelLineIndex *lines,
                guint            line,
                gboolean         first_line)
{
  gsize length;
  const char *start = carrel_line_index_get (lines, line, &length);
  g_autofree char *text = g_strndup (start, length);
  const char *marks[] = { "**", "__" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *p = strstr (text, marks[i]);

      if (p != NULL && first_line)
        p = strstr (p + 2, marks[i]);

      if (p != NULL)
        return g_strstrip (g_strdup (p + 2));
    }

  return NULL;
}

/* A title in bold with its answer glued to it: "**What is it?** It is …" */
static gboolean
read_bold_lead (CarrelLead      *lead,
                cmark_node      *strong,
                guint            line,
                CarrelLineIndex *lines)
{
  g_autofree char *text = carrel_markdown_dup_plain_text (strong);
  g_auto (CarrelTitle) title = { 0 };
  cmark_node *next = cmark_node_next (strong);
  int n_breaks;

  carrel_title_read (&title, text);

  /* "**1) Sorting.** Write a function": all of the paragraph asks. */
  if (title.number > 0 && !title.only_label && !ends_question (text) && cmark_node_next (strong) != NULL && !is_source_break (cmark_node_next (strong)))
    {
      lead->bold = TRUE;
      lead->numbered = TRUE;
      return FALSE;
    }

  if (!title.question_like || title.only_label || carrel_words_are_role (text))
    return FALSE;

  n_breaks = count_breaks (strong);
  lead->bold = TRUE;
  lead->rest_line = line + n_breaks + 1;
  g_free (lead->text);
  lead->text = g_steal_pointer (&text);

  while (next != NULL && is_break (next) && !is_source_break (next))
    next = cmark_node_next (next);

  if (next != NULL && !is_source_break (next))
    {
      lead->rest = dup_after_bold (lines, line + n_breaks, n_breaks == 0);

      /* "**What is** the difference?" is bold in part only. */
      if (lead->rest != NULL && (g_ascii_islower (*lead->rest) || ends_question (lead->rest)) && !ends_question (lead->text))
        {
          g_clear_pointer (&lead->rest, g_free);
          lead->bold = FALSE;
          return FALSE;
        }
    }

  return TRUE;
}

static void
append_plain_text (GString    *text,
                   cmark_node *node)
{
  g_autofree char *plain = NULL;

  /* The spaces at the edges of a text part words here. */
  if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
    {
      g_string_append (text, cmark_node_get_literal (node));
      return;
    }

  plain = carrel_markdown_dup_plain_text (node);
  g_string_append (text, plain);
}

/**
 * carrel_lead_read:
 * @lead: (out caller-allocates)
 * @paragraph: a paragraph
 *
 * The title is all of the paragraph, unless a line of it begins an option or answer, or follows a
 * question mark, or bold text comes first that asks something.
 */
void
carrel_lead_read (CarrelLead      *lead,
                  cmark_node      *paragraph,
                  CarrelLineIndex *lines)
{
  cmark_node *first = cmark_node_first_child (paragraph);
  guint line = MAX (cmark_node_get_start_line (paragraph), 1);
  GString *text;
  cmark_node *node;
  guint n_breaks = 0;

  *lead = (CarrelLead) { 0 };
  lead->text = g_strdup ("");
  lead->rest_line = cmark_node_get_end_line (paragraph) + 1;

  if (first == NULL)
    return;

  if (cmark_node_get_type (first) == CMARK_NODE_STRONG)
    {
      if (cmark_node_next (first) == NULL)
        {
          g_free (lead->text);
          lead->text = carrel_markdown_dup_plain_text (first);
          lead->bold = TRUE;
          lead->whole = TRUE;
          return;
        }

      if (read_bold_lead (lead, first, line, lines))
        return;
    }

  text = g_string_new (NULL);

  for (node = first; node != NULL; node = cmark_node_next (node))
    {
      if (is_break (node))
        {
          if (is_source_break (node))
            {
              n_breaks++;

              if (text->len > 0 && (ends_question (text->str) || starts_rest (lines, line + n_breaks)))
                break;
            }

          g_string_append_c (text, ' ');
        }
      else
        {
          append_plain_text (text, node);
          n_breaks += count_breaks (node);
        }
    }

  g_free (lead->text);
  lead->whole = node == NULL;
  lead->rest_line = node != NULL ? line + n_breaks : lead->rest_line;

  if (is_bold_tag (first, "<b>") && (node == NULL ? is_bold_tag (cmark_node_last_child (paragraph), "</b>")
                                                  : is_bold_tag (cmark_node_previous (node), "</b>")))
    lead->bold = TRUE;

  if (cmark_node_get_type (first) == CMARK_NODE_STRONG)
    {
      g_autofree char *number = carrel_markdown_dup_plain_text (first);

      lead->numbered |= is_bold_number (number);
      lead->bold |= lead->numbered;
    }

  lead->text = g_strstrip (g_string_free (text, FALSE));
}

void
carrel_lead_clear (CarrelLead *lead)
{
  g_clear_pointer (&lead->text, g_free);
  g_clear_pointer (&lead->rest, g_free);
}
