/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-markdown-parser.h"

#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>
#include <glib/gi18n-lib.h>

#include "carrel-text-problem.h"

/* cmark-gfm's work on a table grows with columns × rows × nesting: 2,000 columns in 20 KB keep it
 * busy for 20 seconds. No table that people read is wider than this. */
#define MAX_COLUMNS 128

/* Containers on one line. Deeper nesting is an attack on the tree's walkers, not a text. */
#define MAX_DEPTH 100

static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist", "tagfilter" };

typedef struct
{
  char     *text; /* what is parsed: a copy where a bound was met, else NULL */
  gboolean  tables;
} Bounded;

/* Cells that a delimiter row such as `|---|:-:|` announces; 0 for any other line. */
static guint
count_delimiter_cells (const char *line,
                       gsize       length)
{
  guint n_dashes = 0;
  guint n_pipes = 0;
  gsize i;

  for (i = 0; i < length; i++)
    {
      if (line[i] == '|')
        n_pipes++;
      else if (line[i] == '-')
        n_dashes++;
      else if (line[i] != ':' && line[i] != ' ' && line[i] != '\t' && line[i] != '>' && line[i] != '\r')
        return 0;
    }

  return n_dashes > 0 ? n_pipes : 0;
}

/* Offset at which a line opens its container number MAX_DEPTH + 1, or -1. */
static gssize
find_surplus_marker (const char *line,
                     gsize       length)
{
  guint depth = 0;
  gsize i = 0;

  while (i < length)
    {
      gsize start;

      while (i < length && (line[i] == ' ' || line[i] == '\t'))
        i++;

      start = i;

      if (i < length && line[i] == '>')
        {
          i++;
        }
      else if (i < length && (line[i] == '-' || line[i] == '+' || line[i] == '*'))
        {
          i++;

          if (i < length && line[i] != ' ' && line[i] != '\t')
            return -1;
        }
      else
        {
          while (i < length && i - start < 9 && g_ascii_isdigit (line[i]))
            i++;

          if (i == start || i >= length || (line[i] != '.' && line[i] != ')'))
            return -1;

          i++;
        }

      if (++depth > MAX_DEPTH)
        return start;
    }

  return -1;
}

static Bounded
apply_bounds (const char *text,
              gsize       length,
              GPtrArray  *problems)
{
  Bounded bounded = { NULL, TRUE };
  GString *copy = NULL;
  const char *end = text + length;
  const char *copied = text;
  const char *p = text;
  guint line = 0;

  while (p < end)
    {
      const char *newline = memchr (p, '\n', end - p);
      gsize line_length = (newline != NULL ? newline : end) - p;
      gssize surplus;

      line++;

      if (bounded.tables && count_delimiter_cells (p, line_length) > MAX_COLUMNS)
        {
          bounded.tables = FALSE;
          g_ptr_array_add (problems,
                           carrel_text_problem_new (line, "table-too-large",
                                                    _("The table has more than %d columns and is shown as text"),
                                                    MAX_COLUMNS));
        }

      surplus = find_surplus_marker (p, line_length);

      if (surplus >= 0)
        {
          if (copy == NULL)
            {
              copy = g_string_sized_new (length + 64);
              g_ptr_array_add (problems,
                               carrel_text_problem_new (line, "too-deep",
                                                        _("Lists and quotes are nested more than %d deep and the rest is shown as text"),
                                                        MAX_DEPTH));
            }

          g_string_append_len (copy, copied, p + surplus - copied);
          g_string_append_c (copy, '\\');
          copied = p + surplus;
        }

      p += line_length + 1;
    }

  if (copy != NULL)
    {
      g_string_append_len (copy, copied, end - copied);
      bounded.text = g_string_free (copy, FALSE);
    }

  return bounded;
}

static cmark_parser *
parse (const char *text,
       gsize       length,
       cmark_mem  *memory,
       GPtrArray  *problems)
{
  static gsize registered = 0;
  Bounded bounded = apply_bounds (text, length, problems);
  cmark_parser *parser;
  gsize i;

  if (g_once_init_enter (&registered))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&registered, 1);
    }

  parser = cmark_parser_new_with_mem (CARREL_MARKDOWN_OPTIONS, memory);

  for (i = bounded.tables ? 0 : 1; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));

  if (bounded.text != NULL)
    cmark_parser_feed (parser, bounded.text, strlen (bounded.text));
  else
    cmark_parser_feed (parser, text, length);

  g_free (bounded.text);

  return parser;
}

/* This version of the parser may cut the name of a footnote within a character. */
static void
make_valid (cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      const char *literal = event == CMARK_EVENT_ENTER ? cmark_node_get_literal (node) : NULL;
      g_autofree char *valid = NULL;

      if (literal == NULL || g_utf8_validate (literal, -1, NULL))
        continue;

      valid = g_utf8_make_valid (literal, -1);
      cmark_node_set_literal (node, valid);
    }

  cmark_iter_free (iter);
}

/**
 * carrel_markdown_parse:
 * @text: UTF-8 with lines ended by LF
 * @length: in bytes
 * @problems: (element-type CarrelTextProblem): gets a problem for each bound that was met
 *
 * Parses in bounded work. Lines of the tree are lines of @text.
 *
 * Returns: (transfer full): the document's tree; free it with carrel_markdown_arena_free_tree()
 */
cmark_node *
carrel_markdown_parse (const char *text,
                       gsize       length,
                       GPtrArray  *problems)
{
  cmark_parser *parser = parse (text, length, carrel_markdown_arena_take (), problems);
  cmark_node *root = cmark_parser_finish (parser);

  cmark_parser_free (parser);

  if (memmem (text, length, "[^", 2) != NULL)
    make_valid (root);

  return root;
}

/**
 * carrel_markdown_to_html:
 *
 * Returns: (transfer full): HTML as the text has it, to be sanitized before anything else
 */
char *
carrel_markdown_to_html (const char *text,
                         gsize       length,
                         GPtrArray  *problems)
{
  cmark_mem *memory = carrel_markdown_arena_take ();
  cmark_parser *parser = parse (text, length, memory, problems);
  g_autoptr (cmark_node) root = cmark_parser_finish (parser);
  char *rendered = cmark_render_html (root, CARREL_MARKDOWN_OPTIONS | CMARK_OPT_UNSAFE,
                                      cmark_parser_get_syntax_extensions (parser));
  /* See make_valid(): here names stand in addresses too. */
  char *html = g_utf8_make_valid (rendered, -1);

  memory->free (rendered);
  cmark_parser_free (parser);

  return html;
}
