/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-card-mark.h"

#include <string.h>

#include "carrel-words.h"

/* The letters before question and answer in the languages that write them so; Q and A, and P and S for
 * problem and solution, are always known. */
static const struct { const char *front; const char *back; } pairs[CARREL_CARD_N_PAIRS] = {
  { "Q", "A" }, { "Q", "S" }, { "Q", "R" }, { "P", "R" }, { "P", "A" }, { "F", "A" }, { "D", "R" }, { "P", "O" }, { "S", "C" },
  { "В", "О" }, { "П", "В" }, { "З", "В" }, { "س", "ج" }, { "问", "答" }, { "問", "答" }, { "문", "답" }, { "질", "답" },
};

/* After "Q:", "**Q1:**" and the like; NULL when the line does not begin so. */
static const char *
skip_letter_label (const char *text,
                   const char *letter)
{
  while (*text == '*' || *text == '_')
    text++;

  if (!g_str_has_prefix (text, letter))
    return NULL;

  text += strlen (letter);

  while (g_ascii_isdigit (*text))
    text++;

  while (*text == '*' || *text == '_')
    text++;

  if (*text == ':')
    text++;
  else if (g_str_has_prefix (text, "："))
    text += strlen ("：");
  else
    return NULL;

  while (*text == '*' || *text == '_')
    text++;

  while (*text == ' ')
    text++;

  return text;
}

/* After the letter of answers or a word for answer and a colon; NULL for any other line. */
const char *
carrel_card_skip_back (const char *text,
                       guint       pair)
{
  const char *rest = skip_letter_label (text, pairs[pair].back);

  if (rest != NULL || (rest = skip_letter_label (text, "A")) != NULL || (rest = skip_letter_label (text, "S")) != NULL)
    return rest;

  while (*text == '*' || *text == '_')
    text++;

  return carrel_words_skip_answer (text);
}

static gboolean
is_front (const char *text,
          guint       pair)
{
  const char *p = text;

  while (*p == '*' || *p == '_')
    p++;

  if (skip_letter_label (p, pairs[pair].front) != NULL || skip_letter_label (p, "Q") != NULL || skip_letter_label (p, "P") != NULL)
    return TRUE;

  if (carrel_words_skip_question (p) == NULL)
    return FALSE;

  /* "Question: …" but not "Question 3 - …", a title. */
  for (; *p != '\0' && *p != ':' && !g_str_has_prefix (p, "："); p++)
    if (*p == ' ' && !g_ascii_isdigit (p[1]) && p[1] != '#')
      return FALSE;

  return *p != '\0';
}

/* "[gap]" that is no link, picture or box. */
gboolean
carrel_card_has_gap (const char *text,
                     gsize       length)
{
  const char *end = text + length;
  const char *p = text;

  while ((p = memchr (p, '[', end - p)) != NULL)
    {
      const char *close = memchr (p, ']', end - p);

      if (close == NULL)
        return FALSE;

      if (close > p + 1 && (p == text || p[-1] != '!') && (close + 1 >= end || (close[1] != '(' && close[1] != '[')) &&
          !(close == p + 2 && (p[1] == ' ' || p[1] == 'x')))
        return TRUE;

      p = close;
    }

  return FALSE;
}

/* "::" outside code, with something on both sides. */
const char *
carrel_card_find_separator (const char *text,
                            gboolean    tagged)
{
  gboolean code = FALSE;
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      const char *after;

      if (*p == '`')
        code = !code;

      if (code || p[0] != ':' || p[1] != ':' || p == text)
        continue;

      after = p + 2 + (p[2] == ':');

      if (*after == '\0' || *after == ':')
        return NULL;

      if (p[-1] == ' ' && *after == ' ')
        return p;

      /* Without spaces only the notes of those who tag them: elsewhere it is std::vector. */
      if (tagged)
        return p;

      p = after;
    }

  return NULL;
}

char *
carrel_card_dup_line (CarrelLineIndex *lines,
                      guint            line,
                      gboolean         first)
{
  gsize length;
  const char *start = carrel_line_index_get (lines, line, &length);
  const char *text = first ? carrel_option_skip_bullet (start, length) : start;
  char *copy;

  while (text < start + length && (*text == ' ' || *text == '\t'))
    text++;

  copy = g_strndup (text, start + length - text);

  return g_strchomp (copy);
}

/* Whether the line may begin with a letter and a colon. */
static gboolean
may_be_labelled (CarrelLineIndex *lines,
                 guint            line)
{
  gsize length;
  const char *start = carrel_line_index_get (lines, line, &length);
  const char *text = carrel_option_skip_bullet (start, length);
  gsize near = MIN ((gsize) (start + length - text), 12);

  return memchr (text, ':', near) != NULL || memmem (text, near, "：", strlen ("：")) != NULL;
}

/* Whether the line is worth a closer look: a text has many lines, and few with marks. */
gboolean
carrel_card_may_be_marked (CarrelLineIndex *lines,
                           guint            line)
{
  gsize length;
  const char *start = carrel_line_index_get (lines, line, &length);
  const char *text = carrel_option_skip_bullet (start, length);
  gsize left = start + length - text;
  gsize near = MIN (left, 48);

  const char *colon = memchr (text, ':', left);

  return (left > 0 && (*text == '#' || *text == '?')) ||
         (colon != NULL && (colon < text + near || memmem (colon, text + left - colon, "::", 2) != NULL)) ||
         (memchr (text, (guchar) "："[0], near) != NULL && memmem (text, near, "：", strlen ("：")) != NULL);
}

CarrelCardMark
carrel_card_read_mark (const char     *text,
                       const CarrelCardEvidence *evidence)
{
  if (strcmp (text, "?") == 0 || strcmp (text, "??") == 0)
    return CARREL_CARD_DIVIDER;

  if (is_front (text, evidence->pair))
    return CARREL_CARD_FRONT;

  if (skip_letter_label (text, "C") != NULL)
    return CARREL_CARD_CLOZE;

  if (carrel_card_find_separator (text, evidence->tagged) != NULL)
    return CARREL_CARD_INLINE;

  return CARREL_CARD_NONE;
}

/* Cards are written in paragraphs and lists. */
gboolean
carrel_card_may_stand_in (const CarrelBlock *block)
{
  cmark_node_type type;

  if (block->kind == CARREL_BLOCK_ITEM || block->kind == CARREL_BLOCK_BOLD)
    return TRUE;

  if (block->kind != CARREL_BLOCK_TEXT || block->accident)
    return FALSE;

  /* "A: …", "B: …", "C: …" are options. */
  if (block->run.first_label == 0 && block->run.n_labels >= 2)
    return FALSE;

  type = block->node != NULL ? cmark_node_get_type (block->node) : CMARK_NODE_LIST;

  return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_LIST;
}

/* "[!question]- Title" on the first line of a quote; NULL for none. */
char *
carrel_card_dup_callout (const CarrelBlock *block,
                         CarrelLineIndex   *lines)
{
  static const char *const kinds[] = { "[!question]", "[!faq]", "[!help]", "[!quiz]", "[!flashcard]" };
  g_autofree char *line = NULL;
  const char *p;
  gsize i;

  if (block->kind != CARREL_BLOCK_TEXT || block->node == NULL ||
      cmark_node_get_type (block->node) != CMARK_NODE_BLOCK_QUOTE)
    return NULL;

  line = carrel_card_dup_line (lines, block->first_line, FALSE);

  for (p = line; *p == '>' || *p == ' '; p++)
    continue;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strncasecmp (p, kinds[i], strlen (kinds[i])) == 0)
      {
        p += strlen (kinds[i]);

        while (*p == '-' || *p == '+' || *p == ' ')
          p++;

        return g_strdup (p);
      }

  return NULL;
}

/* The letters that stand before most questions with an answer after them. */
static guint
find_pair (GArray          *blocks,
           CarrelLineIndex *lines)
{
  guint n_fronts[G_N_ELEMENTS (pairs)] = { 0 };
  guint n_backs[G_N_ELEMENTS (pairs)] = { 0 };
  guint best = 0;
  guint i;
  gsize j;

  for (i = 0; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);
      guint line;

      if (!carrel_card_may_stand_in (block))
        continue;

      for (line = block->first_line; line <= block->last_line; line++)
        {
          g_autofree char *text = NULL;

          if (!may_be_labelled (lines, line))
            continue;

          text = carrel_card_dup_line (lines, line, TRUE);

          for (j = 0; j < G_N_ELEMENTS (pairs); j++)
            {
              n_fronts[j] += skip_letter_label (text, pairs[j].front) != NULL;
              n_backs[j] += n_fronts[j] > 0 && skip_letter_label (text, pairs[j].back) != NULL;
            }
        }
    }

  for (j = 1; j < G_N_ELEMENTS (pairs); j++)
    if (MIN (n_fronts[j], n_backs[j]) > MIN (n_fronts[best], n_backs[best]))
      best = j;

  return best;
}

CarrelCardEvidence
carrel_card_weigh (GArray          *blocks,
                   CarrelLineIndex *lines)
{
  CarrelCardEvidence evidence = { 0 };
  gboolean open = FALSE;
  guint i;

  evidence.pair = find_pair (blocks, lines);

  for (i = 0; i < blocks->len; i++)
    {
      const CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);
      g_autofree char *callout = NULL;
      guint line;

      if (block->kind == CARREL_BLOCK_RULE || block->kind == CARREL_BLOCK_HEADING)
        open = FALSE;

      callout = carrel_card_dup_callout (block, lines);
      evidence.n_callouts += callout != NULL;

      if (!carrel_card_may_stand_in (block))
        continue;

      for (line = block->first_line; line <= block->last_line; line++)
        {
          g_autofree char *text = NULL;

          if (!carrel_card_may_be_marked (lines, line))
            continue;

          text = carrel_card_dup_line (lines, line, TRUE);

          if (g_str_has_prefix (text, "#flashcard") || g_str_has_prefix (text, "#card"))
            evidence.tagged = TRUE;

          if (carrel_card_skip_back (text, evidence.pair) != NULL)
            {
              evidence.n_answered += open;
              open = FALSE;
              continue;
            }

          switch (carrel_card_read_mark (text, &evidence))
            {
            case CARREL_CARD_FRONT:
              evidence.n_fronts++;
              open = TRUE;
              break;

            case CARREL_CARD_CLOZE:
              evidence.n_clozes += carrel_card_has_gap (text, strlen (text)) || text[2] == '\0';
              open = FALSE;
              break;

            case CARREL_CARD_INLINE:
              evidence.n_inline++;
              evidence.n_inline_questions += carrel_words_ask (text);
              break;

            case CARREL_CARD_DIVIDER:
              evidence.n_dividers += line > block->first_line && (line < block->last_line || i + 1 < blocks->len);
              evidence.n_dividers += block->first_line == block->last_line && i > 0 && i + 1 < blocks->len;
              break;

            case CARREL_CARD_NONE:
            default:
              break;
            }
        }
    }

  return evidence;
}
