/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-title.h"

#include <string.h>

#include "carrel-word-list.h"
#include "carrel-words.h"

#define MAX_DIGITS 5
#define MAX_LABEL_LENGTH 40

static const char *
skip_spaces (const char *p)
{
  for (;;)
    {
      if (*p == ' ' || *p == '\t')
        p++;
      else if (g_str_has_prefix (p, "\xc2\xa0")) /* no-break space */
        p += 2;
      else if (g_str_has_prefix (p, "\xe3\x80\x80")) /* ideographic space */
        p += 3;
      else
        return p;
    }
}

/* ".", ")", ":" and what stands for them elsewhere: how long it is, or 0. */
static gsize
delimiter_length (const char *p)
{
  static const char *const wide[] = { "：", "．", "）", "、", "】", "–", "—" };
  gsize i;

  if (*p == '.' || *p == ')' || *p == ':' || *p == ']')
    return 1;

  for (i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (p, wide[i]))
      return strlen (wide[i]);

  return 0;
}

static const char *
read_number (const char *p,
             guint      *number)
{
  const char *start = p;
  guint value = 0;

  while (g_ascii_isdigit (*p) && p - start < MAX_DIGITS)
    value = value * 10 + (*p++ - '0');

  *number = p > start ? value : 0;

  return p;
}

static const char *const label_words[] = {
  "question", "ques", "q", "вопрос", "питання", "pregunta", "frage", "pergunta", "domanda", "soru", "pytanie", "vraag",
  "exercise", "problem", "quiz", "puzzle", "challenge", "task", "riddle", "kata", "aufgabe", "übung", "задача", "задание", "упражнение", "завдання", "вправа",
  "ejercicio", "exercice", "exercício", "esercizio", "zadanie", "练习", "練習", "연습", "문항", "问题", "問題", "題目", "题目", "题", "問", "问", "第", "질문", "문제", "سؤال", "السؤال",
};
static CarrelWordList labels = CARREL_WORD_LIST (label_words);

/* "Q", "Question" and the like, with a number, a colon or both. */
static const char *
skip_label (const char *text,
            guint      *number)
{
  g_autofree char *start = NULL;
  g_autofree char *lower = NULL;
  const char *p;
  const char *after;
  gsize delimiter;
  gsize length;

  *number = 0;

  if (!carrel_word_list_may_start (&labels, text))
    return NULL;

  length = MIN (strlen (text), MAX_LABEL_LENGTH);

  while (length > 0 && (text[length] & 0xc0) == 0x80)
    length--;

  start = g_strndup (text, length);
  lower = g_str_is_ascii (start) ? g_ascii_strdown (start, -1) : g_utf8_strdown (start, -1);
  length = carrel_word_list_find_start (&labels, lower);

  if (length == 0)
    return NULL;

  p = skip_spaces (text + length);

  if (*p == '#')
    p++;

  p = skip_spaces (read_number (p, number));

  if (*number > 0 && (g_str_has_prefix (p, "题") || g_str_has_prefix (p, "問")))
    p += strlen ("题");

  if (*number > 0 && *p == '\0')
    return p;

  delimiter = delimiter_length (p);
  after = p + delimiter;

  /* "Q. Why" and "Q: Why", but not "Question. A …" */
  if (delimiter > 0 && (*number > 0 || length == 1 || *p == ':' || g_str_has_prefix (p, "：")) &&
      (*after == '\0' || *after == ' ' || (guchar) *after >= 0x80 || delimiter > 1 || *number > 0 || *p == ':'))
    return after;

  /* "Question 3 - Why" */
  if (*number > 0 && length > 1 && p[0] == '-' && p[1] == ' ')
    return p + 1;

  /* "問1　What" */
  if (*number > 0 && (guchar) *text >= 0x80 && skip_spaces (p) == p && p > text + length && (guchar) p[-1] == 0x80)
    return p;

  *number = 0;

  return NULL;
}

/* "12.", "1)", "1.2." or "(3)" in front. */
static const char *
skip_number (const char *text,
             guint      *number)
{
  const char *p = text;
  gboolean bracket = *p == '(' || *p == '[';
  gsize delimiter;

  p = read_number (p + bracket, number);

  if (*number == 0 && p == text + bracket)
    return NULL;

  while (p[0] == '.' && g_ascii_isdigit (p[1]))
    {
      guint ignored;

      p = read_number (p + 1, &ignored);
    }

  delimiter = delimiter_length (p);

  if (delimiter == 0 && p[0] == '\\')
    delimiter = delimiter_length (++p);

  if (delimiter == 0 || g_ascii_isdigit (p[delimiter]))
    return NULL;

  /* "3.14" and "2.x" are text. */
  if (delimiter == 1 && *p == '.' && p[1] != ' ' && p[1] != '\0' && (guchar) p[1] < 0x80 && !g_ascii_isupper (p[1]))
    return NULL;

  p += delimiter;

  if (*p == '.' || *p == '-')
    p++;

  return p;
}

/* The length of @text without a run of hashes at its end, such as " ##3", that the writer meant to
 * close the heading and glued to something. */
static gsize
length_without_glued_hash (const char *text)
{
  gsize end = strlen (text);
  gsize hashes;

  while (end > 0 && g_ascii_isdigit (text[end - 1]))
    end--;

  hashes = end;

  while (hashes > 0 && text[hashes - 1] == '#')
    hashes--;

  /* "C#" and "issue #3" are text. */
  if (end - hashes < 2)
    return strlen (text);

  return hashes;
}

/* Marks of difficulty and the like: signs that are no letters, digits, punctuation or currency. */
static gboolean
is_ornament (gunichar c)
{
  return (c >= 0x2190 && c <= 0x2bff && !(c >= 0x2200 && c <= 0x22ff)) || (c >= 0x1f000 && c <= 0x1ffff) ||
         c == 0x200d || (c >= 0xfe00 && c <= 0xfe0f) || c == 0x20e3 || (c >= 0xe0020 && c <= 0xe007f);
}

/* ":star:" as GitHub writes signs: how long it is, or 0. */
static gsize
shortcode_length (const char *p)
{
  const char *end = p;

  if (*p != ':' || !g_ascii_isalpha (p[1]))
    return 0;

  for (end = p + 1; g_ascii_isalnum (*end) || *end == '_' || *end == '-' || *end == '+'; end++)
    continue;

  return *end == ':' ? (gsize) (end + 1 - p) : 0;
}

static const char *
skip_ornaments (const char *p)
{
  for (;;)
    {
      gsize shortcode = shortcode_length (p);

      if (shortcode > 0)
        p += shortcode;
      else if (is_ornament (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else if (skip_spaces (p) != p)
        p = skip_spaces (p);
      else
        return p;
    }
}

static void
cut_ornaments (char *text)
{
  char *end = text + strlen (text);

  while (end > text)
    {
      char *previous = g_utf8_prev_char (end);
      char *colon;

      if (*previous == ' ' || is_ornament (g_utf8_get_char (previous)))
        {
          end = previous;
          continue;
        }

      if (*previous != ':' || previous == text)
        break;

      for (colon = previous - 1; colon > text && *colon != ':' && *colon != ' '; colon--)
        continue;

      if (*colon != ':' || shortcode_length (colon) != (gsize) (end - colon) || colon == text)
        break;

      end = colon;
    }

  /* A title of nothing but signs stays as it is. */
  if (end > text)
    *end = '\0';
}

/**
 * carrel_title_read:
 * @title: (out caller-allocates)
 * @plain: plain text of a heading, bold line, summary or item
 *
 * Takes off what is no part of a title: labels such as `Q1.`, numbers, signs, glued hashes.
 */
void
carrel_title_read (CarrelTitle *title,
                   const char  *plain)
{
  g_autofree char *text = g_strstrip (g_utf8_make_valid (plain, -1));
  gsize length = length_without_glued_hash (text);
  const char *start;
  const char *rest;

  *title = (CarrelTitle) { 0 };
  title->glued_hash = length != strlen (text);
  text[length] = '\0';
  start = skip_ornaments (text);

  if (*start == '\0')
    start = text;

  rest = skip_label (start, &title->number);

  if (rest != NULL)
    {
      title->labelled = TRUE;
    }
  else
    {
      rest = skip_number (start, &title->number);

      /* "1. Q: Why?" */
      if (rest != NULL)
        {
          guint ignored;
          const char *after = skip_label (skip_spaces (rest), &ignored);

          if (after != NULL)
            {
              rest = after;
              title->labelled = TRUE;
            }
        }
    }

  if (rest != NULL)
    {
      rest = skip_ornaments (rest);

      if (*rest == '\0')
        title->only_label = TRUE;
      else
        start = rest;
    }

  title->text = g_strdup (start);
  cut_ornaments (title->text);
  g_strstrip (title->text);
  title->question_like = title->labelled || carrel_words_ask (title->text);
}

void
carrel_title_clear (CarrelTitle *title)
{
  g_clear_pointer (&title->text, g_free);
}
