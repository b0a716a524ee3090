/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which words of a paragraph changed, as a person would mark them: not the fewest words, but few and
 * whole changes. */

#include "config.h"

#include "carrel-word-diff.h"

#include <string.h>

#include "carrel-sequence-diff.h"

/* What stays between two changes is worth showing from this weight on, however large they are. */
#define MAX_ISLAND 24

/* One of the two paragraphs. */
typedef struct
{
  const CarrelHtmlParts *parts;
  const CarrelHtmlWord  *words;
  guint                  n_words;
  guint8                *changed;
  guint                 *ids;
  guint                 *weights; /* sums of those before each word */
} Side;

/* Words that were replaced by others, either of which may be none. */
typedef struct
{
  guint starts[2];
  guint ends[2];
} Change;

static void
side_init (Side                  *side,
           const CarrelHtmlParts *parts,
           guint                  segment,
           guint8                *changed)
{
  const CarrelHtmlSegment *item = &g_array_index (parts->segments, CarrelHtmlSegment, segment);
  guint i;

  side->parts = parts;
  side->words = &g_array_index (parts->words, CarrelHtmlWord, item->first);
  side->n_words = item->n_words;
  side->changed = changed + item->first;
  side->ids = g_new (guint, item->n_words);
  side->weights = g_new0 (guint, item->n_words + 1);

  for (i = 0; i < item->n_words; i++)
    {
      side->ids[i] = side->words[i].id;
      side->weights[i + 1] = side->weights[i] + MAX (side->words[i].weight, 1);
    }
}

static void
side_clear (Side *side)
{
  g_free (side->ids);
  g_free (side->weights);
}

static gboolean
ends_sentence (const Side *side,
               guint       index)
{
  static const char *const signs[] = { ".", "!", "?", ":", ";", "。", "！", "？", "؟", "।", NULL };
  const CarrelHtmlWord *word = &side->words[index];
  g_autofree char *text = NULL;

  if (word->weight != 0)
    return FALSE;

  text = g_strndup (side->parts->html + word->start, word->end - word->start);

  return g_strv_contains (signs, text);
}

/* How good a place to begin or end a change is that before a word. */
static guint
judge_place (const Side *side,
             guint       index)
{
  guint score = 0;

  if (index == 0 || index == side->n_words)
    return 5;

  if (ends_sentence (side, index - 1))
    return 4;

  if (side->words[index - 1].end != side->words[index].start)
    score += 2;

  if (side->words[index - 1].weight == 0 || side->words[index].weight == 0)
    score += 1;

  return score;
}

/* Of “a cat” in “a cat and *a dog and* a cow” the same words are added as in “a cat and a *dog and a*
 * cow”: moves each change to where it reads best. */
static void
slide_changes (Side *side)
{
  guint start = 0;

  while (start < side->n_words)
    {
      guint end;
      guint best;
      guint best_score;
      guint length;

      if (!side->changed[start])
        {
          start++;
          continue;
        }

      for (end = start; end < side->n_words && side->changed[end]; end++)
        ;

      length = end - start;
      memset (side->changed + start, FALSE, length);

      while (start > 0 && !side->changed[start - 1] && side->ids[start - 1] == side->ids[end - 1])
        {
          start--;
          end--;
        }

      best = start;
      best_score = judge_place (side, start) + judge_place (side, end);

      while (end < side->n_words && !side->changed[end] && side->ids[start] == side->ids[end])
        {
          guint score;

          start++;
          end++;
          score = judge_place (side, start) + judge_place (side, end);

          if (score >= best_score)
            {
              best = start;
              best_score = score;
            }
        }

      memset (side->changed + best, TRUE, length);
      start = MAX (end, best + length);
    }
}

static GArray *
list_changes (const Side *sides)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (Change));
  guint places[2] = { 0, 0 };
  guint i;

  while (places[0] < sides[0].n_words || places[1] < sides[1].n_words)
    {
      Change change;

      for (i = 0; i < 2; i++)
        {
          change.starts[i] = places[i];

          while (places[i] < sides[i].n_words && sides[i].changed[places[i]])
            places[i]++;

          change.ends[i] = places[i];
        }

      if (change.ends[0] > change.starts[0] || change.ends[1] > change.starts[1])
        g_array_append_val (changes, change);

      if (places[0] < sides[0].n_words)
        places[0]++;

      if (places[1] < sides[1].n_words)
        places[1]++;
    }

  return changes;
}

static guint
weigh (const Side *side,
       guint       start,
       guint       end)
{
  return side->weights[end] - side->weights[start];
}

static guint
weigh_change (const Side   *sides,
              const Change *change)
{
  return MAX (weigh (&sides[0], change->starts[0], change->ends[0]),
              weigh (&sides[1], change->starts[1], change->ends[1]));
}

/* Words that two texts share by chance make a change hard to read: joins two changes that have less
 * between them than they hold each. */
static void
join_changes (Side *sides)
{
  g_autoptr (GArray) changes = list_changes (sides);
  g_autoptr (GArray) joined = g_array_new (FALSE, FALSE, sizeof (Change));
  guint i;

  for (i = 0; i < changes->len; i++)
    {
      Change change = g_array_index (changes, Change, i);

      while (joined->len > 0)
        {
          const Change *previous = &g_array_index (joined, Change, joined->len - 1);
          guint island = weigh (&sides[0], previous->ends[0], change.starts[0]);

          if (island > MAX_ISLAND || island > weigh_change (sides, previous) || island > weigh_change (sides, &change))
            break;

          memcpy (change.starts, previous->starts, sizeof change.starts);
          g_array_set_size (joined, joined->len - 1);
        }

      g_array_append_val (joined, change);
    }

  for (i = 0; i < joined->len; i++)
    {
      const Change *change = &g_array_index (joined, Change, i);

      memset (sides[0].changed + change->starts[0], TRUE, change->ends[0] - change->starts[0]);
      memset (sides[1].changed + change->starts[1], TRUE, change->ends[1] - change->starts[1]);
    }
}

/* Whether what stayed is less than a third of the shorter text. */
static gboolean
is_rewritten (const Side *sides)
{
  guint total = MIN (sides[0].weights[sides[0].n_words], sides[1].weights[sides[1].n_words]);
  guint kept = 0;
  guint i;

  for (i = 0; i < sides[0].n_words; i++)
    if (!sides[0].changed[i])
      kept += sides[0].words[i].weight;

  return kept * 3 < total;
}

/**
 * carrel_word_diff:
 * @before_segment: index of a paragraph
 * @after_segment: index of what became of it
 * @removed: for each word of @before, whether it is gone; the words of the paragraph are set
 * @added: for each word of @after, whether it is new
 * @steps: (inout): how much work may still be done; when it does not suffice all words count as changed
 *
 * Both texts must have been numbered together.
 */
void
carrel_word_diff (const CarrelHtmlParts *before,
                  guint                  before_segment,
                  const CarrelHtmlParts *after,
                  guint                  after_segment,
                  guint8                *removed,
                  guint8                *added,
                  guint64               *steps)
{
  Side sides[2];

  side_init (&sides[0], before, before_segment, removed);
  side_init (&sides[1], after, after_segment, added);

  if (carrel_sequence_diff (sides[0].ids, sides[0].n_words, sides[1].ids, sides[1].n_words,
                            sides[0].changed, sides[1].changed, steps))
    {
      slide_changes (&sides[0]);
      slide_changes (&sides[1]);
      join_changes (sides);
    }

  if (is_rewritten (sides))
    {
      memset (sides[0].changed, TRUE, sides[0].n_words);
      memset (sides[1].changed, TRUE, sides[1].n_words);
    }

  side_clear (&sides[0]);
  side_clear (&sides[1]);
}
