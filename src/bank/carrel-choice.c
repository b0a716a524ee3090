/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-choice.h"

#include <string.h>

#include "carrel-key.h"
#include "carrel-line-index.h"
#include "carrel-markdown-parser.h"
#include "carrel-markdown-tree.h"
#include "carrel-option.h"
#include "carrel-text-problem.h"
#include "carrel-words.h"

/* Of a line that may name the right option, as much as matters. */
#define MAX_KEY_LENGTH 80

typedef struct
{
  CarrelChoice    *choice;
  CarrelLineIndex *lines;
  guint            first_line; /* of the document */
  guint            last_end;   /* last line of the last option */
  guint            first_start;
  guint            next_label;
  guint            last_line;  /* of the text */
} Reader;

/* Whether options may stand in the text: most topics have none, and parsing them again costs. */
static gboolean
may_hold_options (const char *body)
{
  const char *line = body;
  guint n = 0;

  while (line != NULL && *line != '\0')
    {
      const char *newline = strchr (line, '\n');
      gsize length = newline != NULL ? (gsize) (newline - line) : strlen (line);
      const char *text = carrel_option_skip_bullet (line, length);
      CarrelOptionMark mark;

      if (text < line + length && (*text == '[' || *text == '(' || *text == '*' || *text == '_' || *text == '`' || (guchar) *text >= 0x80 || g_ascii_isalpha (*text)))
        n += carrel_option_read_mark (text, line + length - text, &mark);

      if (n >= 2)
        return TRUE;

      line = newline != NULL ? newline + 1 : NULL;
    }

  return FALSE;
}

/* Whether a line may be a key to numbered options. */
static gboolean
holds_key (const char *body)
{
  const char *line = body;
  gboolean numbered = FALSE;

  while (line != NULL && *line != '\0')
    {
      const char *p = line + strspn (line, " ");

      if (p[0] == '2' && (p[1] == '.' || p[1] == ')') && p[2] == ' ')
        numbered = TRUE;

      if (numbered)
        {
          gsize length = MIN (strcspn (p, "\n"), MAX_KEY_LENGTH);
          g_autofree char *text = NULL;
          const char *bare;
          const char *rest;

          /* Not within a character. */
          while (length > 0 && (p[length] & 0xc0) == 0x80)
            length--;

          text = g_strndup (p, length);
          bare = text;

          while (*bare == '*' || *bare == '#' || *bare == ' ' || *bare == '>' || *bare == '_')
            bare++;

          rest = carrel_words_skip_answer (bare);

          if (rest != NULL || carrel_words_are_answer (bare) || strstr (bare, "<summary") != NULL)
            return TRUE;
        }

      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }

  return FALSE;
}

static CarrelOption *
add_option (Reader     *reader,
            guint       line,
            const char *text,
            gboolean    correct)
{
  CarrelOption *option = g_new0 (CarrelOption, 1);

  option->line = reader->first_line + line - 1;
  option->text = g_strstrip (g_strdup (text));
  option->correct = correct;
  g_ptr_array_add (reader->choice->options, option);

  if (reader->first_start == 0)
    reader->first_start = line;

  return option;
}

static void
append_text (CarrelOption *option,
             const char   *text)
{
  char *joined = *option->text != '\0' ? g_strdup_printf ("%s\n%s", option->text, text) : g_strdup (text);

  g_free (option->text);
  option->text = joined;
}

/* A tick after an option's text says that it is correct. */
static gboolean
take_tick (char *text)
{
  static const char *const ticks[] = { "✅", "✔️", "✔", "✓", "☑", "(correct)", "(Correct)", "(correct answer)", "(Correct Answer)", "**(Correct)**", ":white_check_mark:", ":heavy_check_mark:" };
  gsize i;

  g_strchomp (text);

  for (i = 0; i < G_N_ELEMENTS (ticks); i++)
    if (g_str_has_suffix (text, ticks[i]))
      {
        text[strlen (text) - strlen (ticks[i])] = '\0';
        g_strchomp (text);
        return TRUE;
      }

  for (i = 0; i < 5; i++)
    if (g_str_has_prefix (text, ticks[i]))
      {
        memmove (text, text + strlen (ticks[i]), strlen (text) - strlen (ticks[i]) + 1);
        g_strchug (text);
        return TRUE;
      }

  return FALSE;
}

/* The rest of an item below its first line, at the left edge. */
static char *
dup_rest_of_item (Reader     *reader,
                  cmark_node *item,
                  guint       first,
                  guint       last)
{
  cmark_node *child = cmark_node_first_child (item);
  guint indent = child != NULL ? MAX (cmark_node_get_start_column (child) - 1, 0) : 0;
  GString *text = g_string_new (NULL);
  guint i;

  for (i = first; i <= last; i++)
    {
      gsize length;
      const char *line = carrel_line_index_get (reader->lines, i, &length);
      guint skip = 0;

      while (skip < length && skip < indent && line[skip] == ' ')
        skip++;

      g_string_append_len (text, line + skip, length - skip);
      g_string_append_c (text, '\n');
    }

  return g_strchomp (g_string_free (text, FALSE));
}

/* "**B. text**" among options that are not bold says that it is correct. */
static void
mark_bold (Reader     *reader,
           const char *line,
           gsize       length)
{
  const char *start = carrel_option_skip_bullet (line, length);
  const char *end = line + length;

  while (end > start && (g_ascii_isspace (end[-1]) || end[-1] == '\\'))
    end--;

  if (reader->choice->options->len <= 32 && end - start > 6 && strncmp (start, "**", 2) == 0 && strncmp (end - 2, "**", 2) == 0 &&
      g_strstr_len (start + 2, end - start - 4, "**") == NULL)
    reader->choice->bold |= 1u << (reader->choice->options->len - 1);
}

static void
read_item (Reader     *reader,
           cmark_node *item)
{
  guint first = MAX (cmark_node_get_start_line (item), 1);
  guint last = MAX (cmark_node_get_end_line (item), (int) first);
  CarrelOptionMark mark;
  CarrelOptionMark inner;
  CarrelOption *option;
  g_autofree char *text = NULL;
  g_autofree char *rest = NULL;
  gsize length;
  const char *line = carrel_line_index_get (reader->lines, first, &length);
  const char *start = carrel_option_skip_bullet (line, length);
  const char *end = line + length;

  if (carrel_option_read_mark (start, end - start, &mark))
    start += mark.length;

  /* "[ ] A. text": options are shuffled, so the label goes. */
  if (mark.kind == CARREL_OPTION_TASK && carrel_option_read_mark (start, end - start, &inner) &&
      inner.kind == CARREL_OPTION_LABEL && inner.label == reader->choice->options->len)
    start += inner.length;

  text = g_strndup (start, end - start);
  option = add_option (reader, first, text, mark.checked);

  if (first < last)
    {
      rest = dup_rest_of_item (reader, item, first + 1, last);

      if (*rest != '\0')
        append_text (option, rest);
    }

  if (mark.kind == CARREL_OPTION_LABEL)
    {
      mark_bold (reader, line, length);

      /* "**A. text**": the marks that opened before the label close after it. */
      if (g_str_has_suffix (option->text, "**") && strstr (option->text, "**") == option->text + strlen (option->text) - 2)
        option->text[strlen (option->text) - 2] = '\0';

      reader->next_label = mark.label + 1;
    }
  else if (mark.kind == CARREL_OPTION_NONE)
    {
      if (reader->choice->n_missing_boxes++ == 0)
        reader->choice->missing_box_line = option->line;
    }

  if (take_tick (option->text))
    option->correct = TRUE;

  reader->last_end = MAX (reader->last_end, last);
}

static void
read_list (Reader     *reader,
           cmark_node *list)
{
  cmark_node *item;

  for (item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    if (reader->choice->options->len < CARREL_MAX_OPTIONS)
      read_item (reader, item);
}

static void
read_paragraph (Reader     *reader,
                cmark_node *paragraph)
{
  guint first = MAX (cmark_node_get_start_line (paragraph), 1);
  guint last = cmark_node_get_end_line (paragraph);
  CarrelOption *option = NULL;
  guint i;

  for (i = first; i <= last; i++)
    {
      CarrelOptionMark mark;
      gsize length;
      const char *line = carrel_line_index_get (reader->lines, i, &length);
      const char *end = line + length;
      g_autofree char *text = NULL;

      while (line < end && (*line == ' ' || *line == '\t'))
        line++;

      if (carrel_option_read_mark (line, end - line, &mark) && mark.kind == CARREL_OPTION_LABEL &&
          mark.label == reader->next_label)
        {
          text = g_strndup (line + mark.length, end - line - mark.length);
          option = add_option (reader, i, text, FALSE);
          mark_bold (reader, line, end - line);
          reader->next_label++;
        }
      else if (option != NULL)
        {
          text = g_strndup (line, end - line);

          /* The key may be glued to the last option. */
          if (carrel_words_skip_answer (text) != NULL)
            break;

          append_text (option, text);
        }
      else
        {
          continue;
        }

      if (take_tick (option->text))
        option->correct = TRUE;

      /* A line break at the end of an option's line is none of its text. */
      if (g_str_has_suffix (option->text, "\\") || g_str_has_suffix (option->text, "<br>"))
        option->text[strlen (option->text) - (g_str_has_suffix (option->text, "\\") ? 1 : 4)] = '\0';

      if (g_str_has_suffix (option->text, "**") && strstr (option->text, "**") == option->text + strlen (option->text) - 2)
        option->text[strlen (option->text) - 2] = '\0';

      reader->last_end = i;
    }
}

/* Whether the block holds options that come next. */
static gboolean
continues (const Reader          *reader,
           const CarrelOptionRun *run,
           cmark_node            *node)
{
  gboolean list = cmark_node_get_type (node) == CMARK_NODE_LIST;

  if (reader->choice->options->len == 0)
    return (list && run->n_tasks >= 1) || (run->n_labels >= 1 && run->first_label == 0);

  if (reader->choice->boxes)
    return list && run->n_tasks >= 1;

  return run->n_labels >= 1 && run->first_label == reader->next_label && run->n_lines_before == 0;
}

static cmark_node *
find_last_option (cmark_node      *first,
                  cmark_node      *stop,
                  CarrelLineIndex *lines)
{
  Reader probe = { 0 };
  CarrelChoice choice = { 0 };
  g_autoptr (GPtrArray) options = g_ptr_array_new ();
  cmark_node *last = NULL;
  cmark_node *node;

  probe.choice = &choice;
  choice.options = options;

  for (node = first; node != stop && node != NULL; node = cmark_node_next (node))
    {
      CarrelOptionRun run;

      if (!carrel_option_scan (node, lines, &run) || !continues (&probe, &run, node))
        continue;

      if (options->len == 0)
        choice.boxes = run.n_tasks > 0 && cmark_node_get_type (node) == CMARK_NODE_LIST;

      probe.next_label = run.first_label + run.n_labels;
      g_ptr_array_add (options, node);
      last = node;
    }

  return last;
}

/* "1. …" without boxes or labels: options only where a key names one of them by its number. */
static void
read_numbered (Reader     *reader,
               cmark_node *first,
               cmark_node *stop)
{
  cmark_node *node;

  for (node = first; node != stop && node != NULL; node = cmark_node_next (node))
    {
      cmark_node *item;
      guint n = 0;
      g_autofree char *rest = NULL;

      if (cmark_node_get_type (node) != CMARK_NODE_LIST || cmark_node_get_list_type (node) != CMARK_ORDERED_LIST ||
          cmark_node_get_list_start (node) != 1)
        continue;

      for (item = cmark_node_first_child (node); item != NULL; item = cmark_node_next (item))
        n++;

      if (n < 2 || n > 9)
        return;

      rest = carrel_line_index_dup_slice (reader->lines, cmark_node_get_end_line (node) + 1, reader->last_line);
      read_list (reader, node);
      reader->choice->n_missing_boxes = 0;

      if (carrel_key_find (rest, reader->choice->options) == 0)
        g_ptr_array_set_size (reader->choice->options, 0);

      return;
    }
}

static guint
skip_blank (Reader *reader,
            guint   line)
{
  while (line <= carrel_line_index_n_lines (reader->lines) && carrel_line_index_is_blank (reader->lines, line))
    line++;

  return line;
}

/**
 * carrel_choice_read_nodes:
 * @choice: (out caller-allocates)
 * @first: (nullable): the first block of the text
 * @stop: (nullable): the block after its last
 * @lines: of the document
 * @first_line: of the text
 * @last_line: of the text
 *
 * Returns: whether there are options: items with boxes, or items and lines with labels, or numbered
 *   items of which a key names one
 */
gboolean
carrel_choice_read_nodes (CarrelChoice    *choice,
                          cmark_node      *first,
                          cmark_node      *stop,
                          CarrelLineIndex *lines,
                          guint            first_line,
                          guint            last_line)
{
  Reader reader = { choice, lines, 1, 0, 0, 0, last_line };
  cmark_node *last;
  cmark_node *node;
  CarrelOption *option;
  guint i;

  *choice = (CarrelChoice) { 0 };
  choice->options = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_option_free);
  last = find_last_option (first, stop, lines);

  for (node = first; last != NULL && node != stop && node != NULL; node = cmark_node_next (node))
    {
      CarrelOptionRun run;

      if (carrel_option_scan (node, lines, &run) && continues (&reader, &run, node))
        {
          if (choice->options->len == 0)
            choice->boxes = run.n_tasks > 0 && cmark_node_get_type (node) == CMARK_NODE_LIST;

          if (cmark_node_get_type (node) == CMARK_NODE_LIST)
            read_list (&reader, node);
          else
            read_paragraph (&reader, node);
        }
      else if (choice->options->len > 0)
        {
          /* Code, a picture or a heading between two options belongs to the one before it. */
          guint end = cmark_node_get_end_line (node);
          g_autofree char *text = carrel_line_index_dup_slice (lines, cmark_node_get_start_line (node), end);

          option = g_ptr_array_index (choice->options, choice->options->len - 1);
          append_text (option, text);
          reader.last_end = MAX (reader.last_end, end);
        }

      if (node == last)
        break;
    }

  /* What follows an option that is nothing but a label, such as code, is the option. */
  if (choice->options->len > 0 && last != NULL && (node = cmark_node_next (last)) != NULL && node != stop &&
      cmark_node_get_type (node) == CMARK_NODE_CODE_BLOCK)
    {
      option = g_ptr_array_index (choice->options, choice->options->len - 1);

      if (*option->text == '\0' || strlen (option->text) <= 2)
        {
          g_autofree char *text = carrel_line_index_dup_slice (lines, cmark_node_get_start_line (node), cmark_node_get_end_line (node));

          append_text (option, text);
          reader.last_end = cmark_node_get_end_line (node);
        }
    }

  if (choice->options->len == 0)
    read_numbered (&reader, first, stop);

  if (choice->options->len < 2)
    return FALSE;

  if (!choice->boxes)
    choice->n_missing_boxes = 0;

  for (i = 0; i < choice->options->len; i++)
    {
      option = g_ptr_array_index (choice->options, i);
      g_strchomp (option->text);
    }

  choice->stem = g_strchomp (carrel_line_index_dup_slice (lines, first_line, reader.first_start - 1));
  choice->rest = g_strchomp (carrel_line_index_dup_slice (lines, skip_blank (&reader, reader.last_end + 1), last_line));

  return TRUE;
}

/**
 * carrel_choice_may_hold:
 * @body: of a topic, Markdown
 *
 * Returns: whether it is worth looking for options
 */
gboolean
carrel_choice_may_hold (const char *body)
{
  return may_hold_options (body) || holds_key (body);
}

/**
 * carrel_choice_read:
 * @choice: (out caller-allocates)
 * @body: of a topic, Markdown; its lines count from 1
 *
 * Returns: whether there are options, as carrel_choice_read_nodes() has it
 */
gboolean
carrel_choice_read (CarrelChoice *choice,
                    const char   *body)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autoptr (CarrelLineIndex) lines = carrel_line_index_new (body, strlen (body));
  g_autoptr (cmark_node) root = carrel_markdown_parse (body, strlen (body), problems);

  return carrel_choice_read_nodes (choice, cmark_node_first_child (root), NULL, lines, 1, carrel_line_index_n_lines (lines));
}

void
carrel_choice_clear (CarrelChoice *choice)
{
  g_clear_pointer (&choice->stem, g_free);
  g_clear_pointer (&choice->rest, g_free);
  g_clear_pointer (&choice->options, g_ptr_array_unref);
}
