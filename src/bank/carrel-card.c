/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-card.h"

#include <string.h>

#include "carrel-details.h"
#include "carrel-words.h"

/* How a line begins or parts a card. */
typedef enum
{
  MARK_NONE,
  MARK_FRONT,   /* "Q: …" */
  MARK_CLOZE,   /* "C: …" */
  MARK_INLINE,  /* "front :: back" */
  MARK_DIVIDER, /* a lone "?" between front and back */
} Mark;

/* Blocks before the last one of a front. */
#define MAX_FRONT_BLOCKS 6

/* What speaks for cards in a document. */
typedef struct
{
  guint    n_fronts;
  guint    n_answered; /* fronts that an answer follows */
  guint    n_clozes;
  guint    n_inline;
  guint    n_dividers;
  guint    n_callouts;
  gboolean tagged;
  guint    pair; /* index in pairs */
} Evidence;

/* The letters before question and answer in the languages that write them so; Q and A, and P and S for
 * problem and solution, are always known. */
static const struct { const char *front; const char *back; } pairs[] = {
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
static const char *
skip_back_label (const char *text,
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
static gboolean
has_gap (const char *text,
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
static const char *
find_separator (const char *text,
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

static char *
dup_line (CarrelLineIndex *lines,
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
static gboolean
may_be_marked (CarrelLineIndex *lines,
               guint            line)
{
  gsize length;
  const char *start = carrel_line_index_get (lines, line, &length);
  const char *text = carrel_option_skip_bullet (start, length);
  gsize left = start + length - text;
  gsize near = MIN (left, 48);

  return (left > 0 && (*text == '#' || *text == '?')) || memchr (text, ':', near) != NULL ||
         memmem (text, near, "：", strlen ("：")) != NULL || memmem (text, left, "::", 2) != NULL;
}

static Mark
read_mark (const char     *text,
           const Evidence *evidence)
{
  if (strcmp (text, "?") == 0 || strcmp (text, "??") == 0)
    return MARK_DIVIDER;

  if (is_front (text, evidence->pair))
    return MARK_FRONT;

  if (skip_letter_label (text, "C") != NULL)
    return MARK_CLOZE;

  if (find_separator (text, evidence->tagged) != NULL)
    return MARK_INLINE;

  return MARK_NONE;
}

/* Cards are written in paragraphs and lists. */
static gboolean
may_hold_cards (const CarrelBlock *block)
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
static char *
dup_callout_title (const CarrelBlock *block,
                   CarrelLineIndex   *lines)
{
  static const char *const kinds[] = { "[!question]", "[!faq]", "[!help]", "[!quiz]", "[!flashcard]" };
  g_autofree char *line = NULL;
  const char *p;
  gsize i;

  if (block->kind != CARREL_BLOCK_TEXT || block->node == NULL ||
      cmark_node_get_type (block->node) != CMARK_NODE_BLOCK_QUOTE)
    return NULL;

  line = dup_line (lines, block->first_line, FALSE);

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

      if (!may_hold_cards (block))
        continue;

      for (line = block->first_line; line <= block->last_line; line++)
        {
          g_autofree char *text = NULL;

          if (!may_be_labelled (lines, line))
            continue;

          text = dup_line (lines, line, TRUE);

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

static Evidence
weigh (GArray          *blocks,
       CarrelLineIndex *lines)
{
  Evidence evidence = { 0 };
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

      callout = dup_callout_title (block, lines);
      evidence.n_callouts += callout != NULL;

      if (!may_hold_cards (block))
        continue;

      for (line = block->first_line; line <= block->last_line; line++)
        {
          g_autofree char *text = NULL;

          if (!may_be_marked (lines, line))
            continue;

          text = dup_line (lines, line, TRUE);

          if (g_str_has_prefix (text, "#flashcard") || g_str_has_prefix (text, "#card"))
            evidence.tagged = TRUE;

          if (skip_back_label (text, evidence.pair) != NULL)
            {
              evidence.n_answered += open;
              open = FALSE;
              continue;
            }

          switch (read_mark (text, &evidence))
            {
            case MARK_FRONT:
              evidence.n_fronts++;
              open = TRUE;
              break;

            case MARK_CLOZE:
              evidence.n_clozes += has_gap (text, strlen (text)) || text[2] == '\0';
              open = FALSE;
              break;

            case MARK_INLINE:
              evidence.n_inline++;
              break;

            case MARK_DIVIDER:
              evidence.n_dividers += line > block->first_line && (line < block->last_line || i + 1 < blocks->len);
              evidence.n_dividers += block->first_line == block->last_line && i > 0 && i + 1 < blocks->len;
              break;

            case MARK_NONE:
            default:
              break;
            }
        }
    }

  return evidence;
}

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

      if (close != NULL && close[1] != '(' && has_gap (p, close + 1 - p))
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
      g_autofree char *text = dup_line (lines, line, line == first);
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

      if (line > first && in_front && !cloze && (skip_back_label (text, pair) != NULL || *text == '\0') && front->len > 0)
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
  g_autofree char *text = dup_line (lines, first, TRUE);
  const char *separator = find_separator (text, tagged);
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
is_card_mark (Mark            mark,
              const Evidence *evidence)
{
  switch (mark)
    {
    case MARK_FRONT:
      return evidence->n_answered > 0 || evidence->n_fronts >= 2;

    case MARK_CLOZE:
      return evidence->n_clozes > 0;

    case MARK_INLINE:
      return evidence->tagged || evidence->n_inline >= 2;

    case MARK_DIVIDER:
      return evidence->n_dividers > 0;

    case MARK_NONE:
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
  g_autofree char *text = dup_line (lines, first, FALSE);

  return first == last && text[0] == '#' && g_ascii_isalpha (text[1]) && strchr (text, ' ') == NULL;
}

static void
add_lines (GArray          *blocks,
           CarrelLineIndex *lines,
           guint            first,
           guint            last,
           guint            divider,
           Mark             mark,
           const Evidence  *evidence)
{
  if (first > last)
    return;

  if (divider != 0)
    add_divided_card (blocks, lines, first, divider, last);
  else if (mark == MARK_FRONT || mark == MARK_CLOZE)
    add_labelled_card (blocks, lines, first, last, mark == MARK_CLOZE, evidence->pair);
  else if (mark == MARK_INLINE)
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
             const Evidence    *evidence)
{
  Mark current = MARK_NONE;
  guint start = block->first_line;
  guint divider = 0;
  gboolean found = FALSE;
  guint line;

  for (line = block->first_line; line <= block->last_line; line++)
    {
      g_autofree char *text = may_be_marked (lines, line) ? dup_line (lines, line, TRUE) : g_strdup ("");
      Mark mark = read_mark (text, evidence);

      if (!is_card_mark (mark, evidence) || (mark == MARK_INLINE && current == MARK_FRONT))
        continue;

      found = TRUE;

      if (mark == MARK_DIVIDER)
        {
          /* The line before it is the front, whatever stands above that. */
          if (divider == 0 && current == MARK_NONE)
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
             ? (add_lines (out, lines, start, block->last_line, 0, MARK_NONE, evidence), TRUE) : FALSE;

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
  Evidence evidence = weigh (blocks, lines);
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
      g_autofree char *callout = dup_callout_title (block, lines);

      if (callout != NULL)
        {
          add_callout (out, lines, block->first_line, block->last_line, callout);
        }
      else if (!may_hold_cards (block) || !split_block (out, block, lines, &evidence))
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
          for (pair = 0; pair < G_N_ELEMENTS (pairs); pair++)
            if ((*answer = skip_back_label (p, pair)) != NULL)
              return line;
        }

      line = strchr (line, '\n');
      line = line != NULL ? line + 1 : NULL;
    }

  return NULL;
}
