/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-option.h"

#include <string.h>

/* Letters of other scripts in the order in which options are labelled with them. */
static const char *const cyrillic[] = { "АБВГДЕЖЗ", "абвгдежз" };
static const char *const arabic = "أبجدهوزح";
static const char *const wide = "ＡＢＣＤＥＦＧＨ";

/* These stand without a delimiter, but for a space after a letter. */
static const char *const circled[] = { "①②③④⑤⑥⑦⑧⑨", "ⒶⒷⒸⒹⒺⒻⒼⒽ", "❶❷❸❹❺❻❼❽" };
static const char *const scripts[] = { "アイウエオカキク", "あいうえおかきく", "ｱｲｳｴｵｶｷｸ", "가나다라마바사아", "甲乙丙丁戊己庚辛", "אבגדהוזח", "αβγδεζηθ", "ΑΒΓΔΕΖΗΘ" };

static int
find_letter (const char *letters,
             gunichar    c)
{
  int i;

  for (i = 0; *letters != '\0'; i++, letters = g_utf8_next_char (letters))
    if (g_utf8_get_char (letters) == c)
      return i;

  return -1;
}

static int
get_label (gunichar c)
{
  int label;
  gsize i;

  if (c >= 'A' && c <= 'J')
    return c - 'A';

  if (c >= 'a' && c <= 'j')
    return c - 'a';

  if (c < 0x80)
    return -1;

  if ((label = find_letter (cyrillic[0], c)) >= 0 || (label = find_letter (cyrillic[1], c)) >= 0 ||
      (label = find_letter (wide, c)) >= 0)
    return label;

  for (i = 0; i < G_N_ELEMENTS (circled); i++)
    if ((label = find_letter (circled[i], c)) >= 0)
      return label;

  for (i = 0; i < G_N_ELEMENTS (scripts); i++)
    if ((label = find_letter (scripts[i], c)) >= 0)
      return label;

  /* Alif stands without its hamza as well. */
  if (c == 0x0627)
    return 0;

  return find_letter (arabic, c);
}

static gboolean
is_circled (gunichar c)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (circled); i++)
    if (c >= 0x2460 && find_letter (circled[i], c) >= 0)
      return TRUE;

  return FALSE;
}

/**
 * carrel_option_is_label:
 *
 * Returns: whether options are labelled with the character
 */
gboolean
carrel_option_is_label (gunichar c)
{
  return get_label (c) >= 0;
}

static gsize
read_delimiter (const char *p,
                const char *end)
{
  static const char *const delimiters[] = { ".", ")", ":", "、", "．", "：", "）", "-", "–", "—" };
  gsize escaped = p < end && *p == '\\' ? 1 : 0;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      gsize length = strlen (delimiters[i]);

      if ((gsize) (end - p) < length + escaped || strncmp (p + escaped, delimiters[i], length) != 0)
        continue;

      return length + escaped;
    }

  return 0;
}

static gboolean
read_task (const char       *text,
           gsize             length,
           CarrelOptionMark *mark)
{
  static const char *const checks[] = { "x", "X", "×", "✓", "✔", "✅", "*", "√", "х", "Х" };
  gsize i;

  if (length < 2 || text[0] != '[')
    return FALSE;

  /* "[]" and "[ ]", but not "[](#anchor)", a link */
  if (text[1] == ']' || (length >= 3 && text[1] == ' ' && text[2] == ']'))
    {
      mark->length = text[1] == ']' ? 2 : 3;
      mark->kind = CARREL_OPTION_TASK;
      return mark->length == length || g_ascii_isspace (text[mark->length]);
    }

  for (i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      gsize n = strlen (checks[i]);

      if (length < n + 2 || strncmp (text + 1, checks[i], n) != 0 || text[n + 1] != ']')
        continue;

      mark->kind = CARREL_OPTION_TASK;
      mark->checked = TRUE;
      mark->length = n + 2;

      return mark->length == length || g_ascii_isspace (text[mark->length]);
    }

  return FALSE;
}

static gboolean
read_label (const char       *text,
            gsize             length,
            CarrelOptionMark *mark)
{
  const char *end = text + length;
  const char *p = text;
  gboolean bracket = FALSE;
  gunichar first;
  gsize delimiter;
  int label;

  while (p < end && (*p == '*' || *p == '_' || *p == '`'))
    p++;

  if (p < end && (*p == '(' || *p == '['))
    {
      bracket = TRUE;
      p++;
    }

  if (p >= end || (label = get_label (g_utf8_get_char_validated (p, end - p))) < 0)
    return FALSE;

  first = g_utf8_get_char (p);
  p = g_utf8_next_char (p);

  while (p < end && (*p == '*' || *p == '_' || *p == '`'))
    p++;

  if (is_circled (first))
    {
      mark->kind = CARREL_OPTION_LABEL;
      mark->label = label;
      mark->length = p - text;
      return TRUE;
    }

  if (bracket)
    delimiter = p < end && (*p == ')' || *p == ']') ? 1 : 0;
  else
    delimiter = read_delimiter (p, end);

  if (delimiter == 0 && p + 1 < end && *p == ' ' && read_delimiter (p + 1, end) > 0 && p + 2 < end && p[2] == ' ')
    delimiter = 2;

  /* "ア 16" */
  if (delimiter == 0 && first >= 0x3040 && first <= 0xffa0 && p < end && (*p == ' ' || g_str_has_prefix (p, "　")))
    delimiter = *p == ' ' ? 1 : strlen ("　");

  if (delimiter == 0)
    return FALSE;

  /* "A-Z" and "B—" are text; "A - text" is a label. */
  if ((p[0] == '-' || p[delimiter - 1] == '-') && p + delimiter < end && p[delimiter] != ' ')
    return FALSE;

  p += delimiter;

  while (p < end && (*p == '*' || *p == '_' || *p == '`'))
    p++;

  /* "e.g." and "A.B" are text. */
  if (p < end && delimiter == 1 && !bracket && !g_ascii_isspace (*p) && (guchar) *p < 0x80 && p[-1] == '.')
    return FALSE;

  mark->kind = CARREL_OPTION_LABEL;
  mark->label = label;
  mark->length = p - text;

  return TRUE;
}

/**
 * carrel_option_read_mark:
 * @text: of a list item or a line, from its first character on
 * @mark: (out caller-allocates)
 *
 * Returns: whether it begins as an option does
 */
gboolean
carrel_option_read_mark (const char       *text,
                         gsize             length,
                         CarrelOptionMark *mark)
{
  *mark = (CarrelOptionMark) { 0 };

  if (!read_task (text, length, mark))
    {
      *mark = (CarrelOptionMark) { 0 };

      if (!read_label (text, length, mark))
        return FALSE;
    }

  while (mark->length < length && (text[mark->length] == ' ' || text[mark->length] == '\t'))
    mark->length++;

  return TRUE;
}

/**
 * carrel_option_skip_bullet:
 *
 * Returns: (transfer none): what follows white space and the marker of a list item
 */
const char *
carrel_option_skip_bullet (const char *line,
                           gsize       length)
{
  const char *end = line + length;
  const char *p = line;
  const char *digits;

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;

  digits = p;

  while (p < end && g_ascii_isdigit (*p))
    p++;

  if (p > digits && p < end && (*p == '.' || *p == ')'))
    p++;
  else if (digits < end && (*digits == '-' || *digits == '*' || *digits == '+') && p == digits &&
           (digits + 1 == end || digits[1] == ' ' || digits[1] == '\t'))
    p = digits + 1;
  else
    p = digits;

  while (p < end && (*p == ' ' || *p == '\t'))
    p++;

  return p;
}

static void
count_mark (CarrelOptionRun *run,
            const char      *text,
            gsize            length)
{
  CarrelOptionMark mark;

  if (!carrel_option_read_mark (text, length, &mark))
    return;

  if (mark.kind == CARREL_OPTION_TASK)
    run->n_tasks++;
  else if (run->n_labels == 0)
    {
      run->first_label = mark.label;
      run->n_labels = 1;
    }
  else if (mark.label == run->first_label + run->n_labels)
    run->n_labels++;
}

static void
scan_list (cmark_node      *list,
           CarrelLineIndex *lines,
           CarrelOptionRun *run)
{
  cmark_node *item;

  for (item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      gsize length;
      const char *line = carrel_line_index_get (lines, cmark_node_get_start_line (item), &length);
      const char *text = carrel_option_skip_bullet (line, length);

      count_mark (run, text, line + length - text);
    }
}

static void
scan_paragraph (cmark_node      *paragraph,
                CarrelLineIndex *lines,
                CarrelOptionRun *run)
{
  int first = MAX (cmark_node_get_start_line (paragraph), 1);
  int last = cmark_node_get_end_line (paragraph);
  int i;

  for (i = first; i <= last; i++)
    {
      gsize length;
      const char *line = carrel_line_index_get (lines, i, &length);
      const char *text = i == first ? carrel_option_skip_bullet (line, length) : line;

      while (text < line + length && (*text == ' ' || *text == '\t'))
        text++;

      count_mark (run, text, line + length - text);

      if (run->n_labels == 0 && run->n_tasks == 0)
        run->n_lines_before++;
    }

  /* Boxes without bullets are text. */
  run->n_tasks = 0;
}

/**
 * carrel_option_scan:
 * @node: a block
 * @run: (out caller-allocates)
 *
 * Returns: whether it is a list or paragraph that holds options, or may hold some of a run
 */
gboolean
carrel_option_scan (cmark_node      *node,
                    CarrelLineIndex *lines,
                    CarrelOptionRun *run)
{
  cmark_node_type type = cmark_node_get_type (node);

  *run = (CarrelOptionRun) { 0 };

  if (type == CMARK_NODE_LIST)
    scan_list (node, lines, run);
  else if (type == CMARK_NODE_PARAGRAPH)
    scan_paragraph (node, lines, run);

  return run->n_tasks > 0 || run->n_labels > 0;
}
