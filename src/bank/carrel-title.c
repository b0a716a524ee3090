/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-title.h"

#include <string.h>

/* Words a question of an interview or exam begins with, in the languages the layouts name. "How
 * to" is left out on purpose: guides are full of it. */
static const char *const openers[] = {
  "what",     "what's",  "what’s",   "why",     "when",      "where",     "which",    "who",
  "how do",   "how does", "how did", "how can", "how could", "how would", "how will", "how should",
  "how is",   "how are", "how many", "how much", "can you",  "could you", "do you",   "does",
  "is it",    "is there", "are there", "explain", "describe", "compare",  "define",   "discuss",
  "name",     "list",    "given",    "suppose", "imagine",   "tell me",   "you have", "you need",
  "you are",  "difference between",
};

/* "Q.", "Q1.", "Q1)", "Question 3:" in front: how long it is, or 0. */
static gsize
question_label_length (const char *text)
{
  const char *p = text;

  if (g_ascii_strncasecmp (p, "question", 8) == 0)
    {
      p += 8;

      while (*p == ' ' || *p == '#')
        p++;

      if (!g_ascii_isdigit (*p))
        return 0;
    }
  else if (*p == 'Q')
    {
      p++;

      while (*p == ' ' && g_ascii_isdigit (p[1]))
        p++;
    }
  else
    {
      return 0;
    }

  while (g_ascii_isdigit (*p))
    p++;

  if (*p != '.' && *p != ')' && *p != ':')
    return 0;

  p++;

  return *p == ' ' || *p == '\0' ? (gsize) (p - text) : 0;
}

/* "12." or "1)" in front: how long it is, or 0. */
static gsize
number_length (const char *text)
{
  const char *p = text;

  while (g_ascii_isdigit (*p))
    p++;

  if (p == text || p - text > 5 || (*p != '.' && *p != ')') || p[1] != ' ')
    return 0;

  return p + 1 - text;
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

/**
 * carrel_title_clean:
 * @text: plain text of a heading
 * @glued_hash: (out) (optional): whether hashes glued to the end were taken off
 *
 * Takes off what is no part of a title: labels such as `Q1.`, numbers, glued hashes.
 *
 * Returns: (transfer full): the title, or "" when nothing is left
 */
char *
carrel_title_clean (const char *text,
                    gboolean   *glued_hash)
{
  g_autofree char *title = g_strstrip (g_strdup (text));
  gsize length = length_without_glued_hash (title);
  gsize skip;

  if (glued_hash != NULL)
    *glued_hash = length != strlen (title);

  title[length] = '\0';
  skip = question_label_length (title);

  if (skip == 0)
    skip = number_length (title);

  if (title[skip] == '\0')
    skip = 0;

  return g_strstrip (g_strdup (title + skip));
}

static gboolean
starts_with_word (const char *text,
                  const char *word)
{
  gsize length = strlen (word);

  return strncmp (text, word, length) == 0 && !g_ascii_isalnum (text[length]);
}

/**
 * carrel_title_is_question_like:
 * @raw: plain text of a heading, before cleaning
 *
 * Returns: whether it reads like something to ask
 */
gboolean
carrel_title_is_question_like (const char *raw)
{
  g_autofree char *title = carrel_title_clean (raw, NULL);
  g_autofree char *lower = g_utf8_strdown (title, -1);
  gsize i;

  if (question_label_length (raw) > 0)
    return TRUE;

  /* ASCII, full-width and Arabic question marks. */
  if (strchr (title, '?') != NULL || strstr (title, "？") != NULL || strstr (title, "؟") != NULL)
    return TRUE;

  for (i = 0; i < G_N_ELEMENTS (openers); i++)
    if (starts_with_word (lower, openers[i]))
      return TRUE;

  return FALSE;
}
