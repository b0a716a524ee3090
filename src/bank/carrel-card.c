/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-card.h"

#include <string.h>

#include "carrel-card-mark.h"
#include "carrel-details.h"

/* Blocks before the last one of a front. */
#define MAX_FRONT_BLOCKS 6

static void
add_text (GArray *blocks,
          guint   first,
          guint   last)
{
  CarrelBlock block = { 0 };

  block.kind = CARREL_BLOCK_TEXT;
  block.first_line = first;
  block.last_line = last;
  g_array_append_val (blocks, block);
}

static void
add_card (GArray          *blocks,
          CarrelLineIndex *lines,
          guint            first,
          guint            last,
          const char      *front,
          const char      *body,
          gboolean         cloze)
{
  CarrelBlock block = { 0 };
  g_autofree char *title = carrel_details_dup_text (front, strlen (front));

  block.first_line = first;
  block.last_line = last;

  /* The front is a picture or the like. */
  if (*title == '\0')
    {
      g_free (title);
      title = g_strdup (front);
    }

  carrel_block_set_title (&block, title);

  if (block.title == NULL)
    {
      add_text (blocks, first, last);
      return;
    }

  block.kind = CARREL_BLOCK_CARD;
  block.cloze = cloze;
  block.body = g_strdup (body);
  block.body_line = first;
  g_array_append_val (blocks, block);
  /* cppcheck-suppress memleak */
}

/* The gaps closed: a list of cards must not give the answers away. */
static char *
dup_with_gaps (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const char *close = *p == '[' ? strchr (p, ']') : NULL;

      if (close != NULL && close[1] != '(' && carrel_card_has_gap (p, close + 1 - p))
        {
          g_string_append (out, "[…]");
          p = close + 1;
        }
      else
        {
          g_string_append_c (out, *p++);
        }
    }

  return g_string_free (out, FALSE);
}

/* "Q: …" up to the next card of the block. The first lines are the title, and what follows an
 * answer's label, or a blank line, is not. */
static void
add_labelled_card (GArray          *blocks,
                   CarrelLineIndex *lines,
                   guint            first,
                   guint            last,
                   gboolean         cloze,
                   guint            pair)
{
  g_autoptr (GString) front = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean in_front = TRUE;
  guint line;

  for (line = first; line <= last; line++)
    {
      g_autofree char *text = carrel_card_dup_line (lines, line, line == first);
      const char *p = text;

      if (line == first)
        {
          const char *label = strchr (p, ':');
          const char *wide = strstr (p, "：");

          if (wide != NULL && (label == NULL || wide < label))
            p = wide + strlen ("：");
          else if (label != NULL)
            p = label + 1;

          while (*p == ' ' || *p == '*' || *p == '_')
            p++;
        }

      if (line > first && in_front && !cloze && (carrel_card_skip_back (text, pair) != NULL || *text == '\0') && front->len > 0)
        in_front = FALSE;

      if (cloze)
        {
          g_string_append_printf (body, "%s\n", p);

          if (front->len == 0 || *p != '\0')
            g_string_append_printf (front, "%s ", p);
        }
      else if (in_front)
        {
          g_string_append_printf (front, "%s ", p);
        }
      else
        {
          g_autofree char *whole = carrel_line_index_dup_slice (lines, line, line);

          g_string_append (body, whole);
        }
    }

  if (cloze)
    {
      g_autofree char *title = dup_with_gaps (front->str);

      add_card (blocks, lines, first, last, title, body->str, TRUE);
    }
  else
    {
      add_card (blocks, lines, first, last, front->str, body->str, FALSE);
    }
}

static void
add_inline_card (GArray          *blocks,
                 CarrelLineIndex *lines,
                 guint            first,
                 guint            last,
                 gboolean         tagged)
{
  g_autofree char *text = carrel_card_dup_line (lines, first, TRUE);
  const char *separator = carrel_card_find_separator (text, tagged);
  g_autofree char *front = g_strchomp (g_strndup (text, separator - text));
  g_autofree char *rest = first < last ? carrel_line_index_dup_slice (lines, first + 1, last) : g_strdup ("");
  const char *back = separator + 2 + (separator[2] == ':');
  g_autofree char *body = NULL;

  while (*back == ' ')
    back++;

  body = g_strdup_printf ("%s\n%s", back, rest);
  add_card (blocks, lines, first, last, front, body, FALSE);
}

/* Front, a lone "?", back: within one paragraph, or with the front in the block before. */
static void
add_divided_card (GArray          *blocks,
                  CarrelLineIndex *lines,
                  guint            first,
                  guint            divider,
                  guint            last)
{
  g_autofree char *front = NULL;
  g_autofree char *body = divider < last ? carrel_line_index_dup_slice (lines, divider + 1, last) : g_strdup ("");

  if (first == divider && blocks->len > 0)
    {
      const CarrelBlock *previous = &g_array_index (blocks, CarrelBlock, blocks->len - 1);

      if (previous->kind == CARREL_BLOCK_TEXT || previous->kind == CARREL_BLOCK_BOLD || previous->kind == CARREL_BLOCK_ITEM ||
          previous->kind == CARREL_BLOCK_CODE)
        {
          first = previous->first_line;
          g_array_set_size (blocks, blocks->len - 1);
        }
    }

  /* The front goes on above, up to a rule or heading, unless another card stands there. */
  if (first < divider)
    {
      guint n = blocks->len;

      while (n > 0 && blocks->len - n < MAX_FRONT_BLOCKS &&
             g_array_index (blocks, CarrelBlock, n - 1).kind != CARREL_BLOCK_RULE &&
             g_array_index (blocks, CarrelBlock, n - 1).kind != CARREL_BLOCK_HEADING &&
             g_array_index (blocks, CarrelBlock, n - 1).kind != CARREL_BLOCK_CARD)
        n--;

      if (n < blocks->len && (n == 0 || (g_array_index (blocks, CarrelBlock, n - 1).kind != CARREL_BLOCK_CARD &&
                                         blocks->len - n < MAX_FRONT_BLOCKS)))
        {
          first = g_array_index (blocks, CarrelBlock, n).first_line;
          g_array_set_size (blocks, n);
        }
    }

  if (first == divider)
    {
      add_text (blocks, first, last);
      return;
    }

  front = carrel_line_index_dup_slice (lines, first, divider - 1);
  add_card (blocks, lines, first, last, front, body, FALSE);
}

static void
add_callout (GArray          *blocks,
             CarrelLineIndex *lines,
             guint            first,
             guint            last,
             const char      *title)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *front = g_strdup (title);
  guint line;

  for (line = first + 1; line <= last; line++)
    {
      gsize length;
      const char *start = carrel_line_index_get (lines, line, &length);
      const char *end = start + length;
      const char *p = start;

      while (p < end && *p == ' ')
        p++;

      if (p < end && *p == '>')
        p += p + 1 < end && p[1] == ' ' ? 2 : 1;

      if (*front == '\0' && p < end)
        {
          g_free (front);
          front = g_strndup (p, end - p);
          continue;
        }

      g_string_append_len (body, p, end - p);
      g_string_append_c (body, '\n');
    }

  add_card (blocks, lines, first, last, front, body->str, FALSE);
}

static gboolean
is_card_mark (CarrelCardMark            mark,
              const CarrelCardEvidence *evidence)
{
  switch (mark)
    {
    case CARREL_CARD_FRONT:
      return evidence->n_answered > 0 || evidence->n_fronts >= 2;

    case CARREL_CARD_CLOZE:
      return evidence->n_clozes > 0;

    case CARREL_CARD_INLINE:
      return evidence->tagged || evidence->n_inline >= 2 ||
             (evidence->n_inline_questions > 0 && (evidence->n_answered > 0 || evidence->n_dividers > 0 ||
                                                   evidence->n_clozes > 0 || evidence->n_callouts > 0));

    case CARREL_CARD_DIVIDER:
      return evidence->n_dividers > 0;

    case CARREL_CARD_NONE:
    default:
      return FALSE;
    }
}

/* A line "#flashcards/tea" is for another program. */
static gboolean
is_tag_line (CarrelLineIndex *lines,
             guint            first,
             guint            last)
{
  g_autofree char *text = carrel_card_dup_line (lines, first, FALSE);

  return first == last && text[0] == '#' && g_ascii_isalpha (text[1]) && strchr (text, ' ') == NULL;
}

static void
add_lines (GArray          *blocks,
           CarrelLineIndex *lines,
           guint            first,
           guint            last,
           guint            divider,
           CarrelCardMark             mark,
           const CarrelCardEvidence  *evidence)
{
  if (first > last)
    return;

  if (divider != 0)
    add_divided_card (blocks, lines, first, divider, last);
  else if (mark == CARREL_CARD_FRONT || mark == CARREL_CARD_CLOZE)
    add_labelled_card (blocks, lines, first, last, mark == CARREL_CARD_CLOZE, evidence->pair);
  else if (mark == CARREL_CARD_INLINE)
    add_inline_card (blocks, lines, first, last, evidence->tagged);
  else if (is_tag_line (lines, first, last))
    {
      add_text (blocks, first, last);
      carrel_block_drop (&g_array_index (blocks, CarrelBlock, blocks->len - 1), "tag");
    }
  else
    add_text (blocks, first, last);
}

/* Takes the block apart at its cards. Returns FALSE when it holds none. */
static gboolean
split_block (GArray            *out,
             const CarrelBlock *block,
             CarrelLineIndex   *lines,
             const CarrelCardEvidence    *evidence)
{
  CarrelCardMark current = CARREL_CARD_NONE;
  guint start = block->first_line;
  guint divider = 0;
  gboolean found = FALSE;
  guint line;

  for (line = block->first_line; line <= block->last_line; line++)
    {
      g_autofree char *text = carrel_card_may_be_marked (lines, line) ? carrel_card_dup_line (lines, line, TRUE) : g_strdup ("");
      CarrelCardMark mark = carrel_card_read_mark (text, evidence);

      if (!is_card_mark (mark, evidence) || (mark == CARREL_CARD_INLINE && current == CARREL_CARD_FRONT))
        continue;

      found = TRUE;

      if (mark == CARREL_CARD_DIVIDER)
        {
          /* The line before it is the front, whatever stands above that. */
          if (divider == 0 && current == CARREL_CARD_NONE)
            divider = line;

          continue;
        }

      add_lines (out, lines, start, line - 1, divider, current, evidence);
      divider = 0;
      start = line;
      current = mark;
    }

  if (!found)
    return evidence->tagged && is_tag_line (lines, block->first_line, block->last_line)
             ? (add_lines (out, lines, start, block->last_line, 0, CARREL_CARD_NONE, evidence), TRUE) : FALSE;

  add_lines (out, lines, start, block->last_line, divider, current, evidence);

  return TRUE;
}

/**
 * carrel_card_split:
 * @blocks: (transfer full) (element-type CarrelBlock): of a document
 * @force: whether to find cards on weaker evidence
 *
 * Returns: (transfer full) (element-type CarrelBlock): the blocks with the cards they hold taken out
 */
GArray *
carrel_card_split (GArray          *blocks,
                   CarrelLineIndex *lines,
                   gboolean         force)
{
  CarrelCardEvidence evidence = carrel_card_weigh (blocks, lines);
  GArray *out;
  guint i;

  if (force)
    {
      evidence.n_answered = 1;
      evidence.n_inline += evidence.n_inline > 0;
    }

  if (evidence.n_answered == 0 && evidence.n_fronts < 2 && evidence.n_clozes == 0 && evidence.n_dividers == 0 &&
      evidence.n_callouts == 0 && !(evidence.tagged && evidence.n_inline > 0) && evidence.n_inline < 2)
    return blocks;

  out = carrel_block_array_new ();

  for (i = 0; i < blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);
      g_autofree char *callout = carrel_card_dup_callout (block, lines);

      if (callout != NULL)
        {
          add_callout (out, lines, block->first_line, block->last_line, callout);
        }
      else if (!carrel_card_may_stand_in (block) || !split_block (out, block, lines, &evidence))
        {
          g_array_append_val (out, *block);
          block->title = NULL;
          block->body = NULL;
        }
    }

  g_array_unref (blocks);

  return out;
}

/**
 * carrel_card_find_answer:
 * @body: what stands below the first lines of a card
 * @answer: (out): what follows the label of the answer
 *
 * Returns: (transfer none) (nullable): the line with that label, or %NULL when there is none
 */
const char *
carrel_card_find_answer (const char  *body,
                         const char **answer)
{
  const char *line = body;
  gboolean code = FALSE;
  guint pair;

  while (line != NULL && *line != '\0')
    {
      const char *p = line + strspn (line, " \t");

      if (g_str_has_prefix (p, "```") || g_str_has_prefix (p, "~~~"))
        code = !code;

      if (!code)
        {
          for (pair = 0; pair < CARREL_CARD_N_PAIRS; pair++)
            if ((*answer = carrel_card_skip_back (p, pair)) != NULL)
              return line;
        }

      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }

  return NULL;
}
