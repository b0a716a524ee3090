/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-key.h"

#include <string.h>

#include "carrel-details.h"
#include "carrel-document.h"
#include "carrel-option.h"
#include "carrel-title.h"
#include "carrel-words.h"

#define MAX_KEY_LETTERS 8

/* A line without tags, bullets and marks of emphasis. */
static char *
dup_bare_line (const char *line,
               gsize       length)
{
  g_autofree char *plain = carrel_details_dup_text (line, length);
  const char *p = plain;
  g_auto (CarrelTitle) title = { 0 };

  while (*p == ' ' || *p == '#' || *p == '>' || *p == '*' || *p == '_' || *p == '-' || *p == '+' || *p == '|')
    p++;

  /* Signs such as a tick. */
  if ((guchar) *p >= 0xe2 || *p == ':')
    {
      carrel_title_read (&title, p);

      if (!title.labelled && title.number == 0)
        return g_steal_pointer (&title.text);
    }

  return g_strdup (p);
}

static gboolean
is_joiner (const char **p)
{
  static const char *const joiners[] = {
    ",", "&", "/", "+", ";", "、", "，", "،", "・", "和", "と", "및", "and ", "y ", "e ", "et ", "und ", "и ", "та ", "і ", "و", "dan ", "ve ", "i ", "en ", "or ",
  };
  gsize i;
  gboolean found = FALSE;

  while (**p == ' ')
    (*p)++;

  for (i = 0; i < G_N_ELEMENTS (joiners); i++)
    if (g_str_has_prefix (*p, joiners[i]))
      {
        *p += strlen (joiners[i]);
        found = TRUE;
        i = 0;

        while (**p == ' ')
          (*p)++;
      }

  return found;
}

/* One label: a letter or number with what may be around it. Returns its index, or -1. */
static int
read_one (const char **p,
          guint        n_options,
          gboolean    *glued)
{
  const char *q = *p;
  CarrelOptionMark mark;
  char probe[16];
  gunichar c;
  int label;
  gsize n;

  while (*q == '(' || *q == '[' || *q == '*' || *q == '_' || *q == '"' || *q == '\'')
    q++;

  if (g_ascii_isdigit (*q) && !g_ascii_isdigit (q[1]))
    {
      label = *q - '1';
      q++;
    }
  else
    {
      c = g_utf8_get_char (q);

      if (c == 0)
        return -1;

      /* The alphabets are known where options are. */
      n = g_unichar_to_utf8 (c, probe);
      probe[n] = ')';
      probe[n + 1] = '\0';

      if (!carrel_option_read_mark (probe, n + 1, &mark) || mark.kind != CARREL_OPTION_LABEL)
        return -1;

      label = mark.label;
      q = g_utf8_next_char (q);
    }

  if (label < 0 || (guint) label >= n_options)
    return -1;

  *glued = g_unichar_isalnum (g_utf8_get_char (q));

  while (*q == ')' || *q == ']' || *q == '*' || *q == '_' || *q == '"' || *q == '\'')
    q++;

  *p = q;

  return label;
}

static const char *
skip_option_word (const char *text)
{
  static const char *const words[] = { "option ", "options ", "choice ", "letter ", "the ", "opción ", "вариант ", "вариант", "选项", "選項", "番号", "número ", "nummer " };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return text + strlen (words[i]);

  return text;
}

/**
 * carrel_key_parse:
 * @text: what stands where a key may, such as "B", "B, E", "BE", "(c)" or "C. text"
 *
 * Returns: the options it names, or 0 when it is no key
 */
CarrelKey
carrel_key_parse (const char *text,
                  guint       n_options)
{
  const char *p = skip_option_word (text + strspn (text, " "));
  CarrelKey key = 0;
  gboolean glued = FALSE;
  gboolean closed;
  guint n = 0;
  int label;

  /* "BE": capitals glued to one another and nothing else. */
  while (n < MAX_KEY_LETTERS && p[n] >= 'A' && p[n] <= 'J' && (guint) (p[n] - 'A') < n_options)
    n++;

  if (n >= 2 && !g_ascii_isalnum (p[n]) && (guchar) p[n] < 0x80)
    {
      guint i;

      for (i = 0; i < n; i++)
        key |= 1u << (p[i] - 'A');

      /* "BAD" is a key only where each letter stands once, in order. */
      for (i = 1; i < n; i++)
        if (p[i] <= p[i - 1])
          key = 0;

      if (key != 0)
        return key;
    }

  for (;;)
    {
      const char *before = p;

      label = read_one (&p, n_options, &glued);

      if (label < 0 || glued)
        {
          /* "B, because …" names B. */
          p = before;
          break;
        }

      key |= 1u << label;
      closed = p[-1] == ')' || p[-1] == ']';

      if (!is_joiner (&p))
        {
          /* No sentence begins with "C)". */
          if (closed)
            return key;

          /* "C. text" and "C) text" and "C - text" name C; "A pod is …" names nothing. */
          if (*p == '\0' || *p == '.' || *p == ')' || *p == ':' || *p == '(' || *p == '-' || (guchar) *p >= 0xe2 ||
              *p == '|' || *p == '!' || *p == '<')
            return key;

          if (key == 1u << label && n_options > 0 && g_ascii_isspace (p[-1]))
            {
              /* A capital alone, and then something that is no sentence: "D  ✓". */
              return g_ascii_isalpha (*p) || g_ascii_isdigit (*p) ? 0 : key;
            }

          return 0;
        }
    }

  return key;
}

static char *
fold_option (const char *text)
{
  g_autofree char *plain = carrel_details_dup_text (text, strlen (text));
  g_autofree char *lower = g_utf8_casefold (plain, -1);
  GString *folded = g_string_new (NULL);
  const char *p;

  for (p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));

  return g_string_free (folded, FALSE);
}

/* A key that repeats the text of the option. */
static CarrelKey
match_text (const char *text,
            GPtrArray  *options)
{
  g_autofree char *wanted = fold_option (text);
  guint i;

  if (*wanted == '\0')
    return 0;

  for (i = 0; i < options->len; i++)
    {
      const CarrelOption *option = g_ptr_array_index (options, i);
      g_autofree char *folded = fold_option (option->text);

      if (strcmp (folded, wanted) == 0)
        return 1u << i;
    }

  return 0;
}

static CarrelKey
parse_or_match (const char *text,
                GPtrArray  *options)
{
  CarrelKey key = carrel_key_parse (text, options->len);

  return key != 0 ? key : match_text (text, options);
}

/**
 * carrel_key_find:
 * @markdown: what follows the options
 * @options: (element-type CarrelOption)
 *
 * Looks for "Answer: B" in any of its forms and languages, in headings, summaries and text.
 *
 * Returns: the options that are correct, or 0 when nothing says so
 */
CarrelKey
carrel_key_find (const char *markdown,
                 GPtrArray  *options)
{
  const char *line = markdown;
  gboolean code = FALSE;
  gboolean named = FALSE; /* the line before was "Answer" */
  guint n_options = MIN (options->len, 31);

  while (line != NULL && *line != '\0')
    {
      const char *newline = strchr (line, '\n');
      gsize length = newline != NULL ? (gsize) (newline - line) : strlen (line);
      g_autofree char *bare = NULL;
      const char *rest;
      const char *p = line + strspn (line, " \t");
      CarrelKey key = 0;

      if (g_str_has_prefix (p, "```") || g_str_has_prefix (p, "~~~"))
        code = !code;

      bare = !code && length < 2000 ? dup_bare_line (line, length) : g_strdup ("");
      rest = carrel_words_skip_answer (bare);

      if (rest != NULL)
        {
          if (*rest == '\0')
            named = TRUE;
          else
            key = parse_or_match (rest, options);
        }
      else if (carrel_words_are_answer (bare))
        {
          named = TRUE;
        }
      else if (*bare != '\0')
        {
          gsize word = strcspn (bare, " ");

          /* "Answer B", where tags stood between them. */
          if (bare[word] == ' ' && word < 40)
            {
              g_autofree char *first = g_strndup (bare, word);

              if (carrel_words_are_answer (first))
                key = carrel_key_parse (bare + word, n_options);
            }

          if (key == 0 && named)
            {
              key = parse_or_match (bare, options);
              named = FALSE;
            }
        }

      if (key != 0)
        return key;

      line = newline != NULL ? newline + 1 : NULL;
    }

  return 0;
}
