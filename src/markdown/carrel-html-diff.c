/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the paragraphs, cells and lines that stayed; then, among those between, which became which;
 * and last the words that changed in those. */

#include "config.h"

#include "carrel-html-diff.h"

#include <string.h>

#include "carrel-error.h"
#include "carrel-html-escape.h"
#include "carrel-html-marker.h"
#include "carrel-html-parts.h"
#include "carrel-sequence-diff.h"
#include "carrel-word-diff.h"

#define MAX_PARTS 1000000
#define MAX_CELLS (4 * 1024 * 1024)

/* Each of the three tasks has its own, so that a hard one does not spoil the others. */
#define MAX_TASK_STEPS (CARREL_HTML_DIFF_MAX_STEPS / 3)

/* A line of code that says less is nothing to hold on to: a bracket, an `else`. */
#define MIN_CODE_WEIGHT 5

typedef enum
{
  SEGMENT_KEPT,
  SEGMENT_CHANGED, /* all of it */
  SEGMENT_PAIRED,  /* in part */
} SegmentState;

typedef struct
{
  CarrelHtmlParts *parts;
  guint8          *changed; /* for each word */
  guint8          *states;  /* for each segment */
  guint           *bags;    /* for each segment the sorted numbers of its words that say something */
  guint           *weights; /* for each segment what they weigh */
} Side;

typedef struct
{
  Side    sides[2];
  guint  *word_weights; /* for each number of a word */
  guint64 pairing_steps;
  guint64 word_steps;
} Aligner;

/* What lies between two paragraphs that stayed. */
typedef struct
{
  guint starts[2];
  guint ends[2];
} Gap;

static const CarrelHtmlSegment *
get_segment (const Side *side,
             guint       index)
{
  return &g_array_index (side->parts->segments, CarrelHtmlSegment, index);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const guint *numbers[] = { a, b };

  return *numbers[0] < *numbers[1] ? -1 : *numbers[0] > *numbers[1];
}

static void
side_init (Side            *side,
           CarrelHtmlParts *parts)
{
  guint i;
  guint j;

  side->parts = parts;
  side->changed = g_new0 (guint8, parts->words->len + 1);
  side->states = g_new0 (guint8, parts->segments->len + 1);
  side->bags = g_new (guint, parts->words->len + 1);
  side->weights = g_new0 (guint, parts->segments->len + 1);

  for (i = 0; i < parts->segments->len; i++)
    {
      const CarrelHtmlSegment *segment = get_segment (side, i);

      for (j = segment->first; j < segment->first + segment->n_words; j++)
        {
          const CarrelHtmlWord *word = &g_array_index (parts->words, CarrelHtmlWord, j);

          side->bags[j] = word->id;
          side->weights[i] += word->weight;
        }

      g_qsort_with_data (side->bags + segment->first, segment->n_words, sizeof (guint), compare_numbers, NULL);
    }
}

static void
side_clear (Side *side)
{
  g_free (side->changed);
  g_free (side->states);
  g_free (side->bags);
  g_free (side->weights);
}

static void
aligner_clear (Aligner *aligner)
{
  side_clear (&aligner->sides[0]);
  side_clear (&aligner->sides[1]);
  g_free (aligner->word_weights);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Aligner, aligner_clear)

static void
weigh_words (Aligner *aligner)
{
  guint n = 1;
  guint i;
  guint j;

  for (i = 0; i < 2; i++)
    n += aligner->sides[i].parts->words->len;

  aligner->word_weights = g_new0 (guint, n);

  for (i = 0; i < 2; i++)
    for (j = 0; j < aligner->sides[i].parts->words->len; j++)
      {
        const CarrelHtmlWord *word = &g_array_index (aligner->sides[i].parts->words, CarrelHtmlWord, j);

        aligner->word_weights[word->id] = word->weight;
      }
}

/* Pairs */

/* What two paragraphs have in common, whatever its order; 0 when one is hardly made of the other. */
static guint
measure_likeness (Aligner *aligner,
                  guint    before,
                  guint    after)
{
  const CarrelHtmlSegment *segments[] = { get_segment (&aligner->sides[0], before),
                                          get_segment (&aligner->sides[1], after) };
  const guint *bags[] = { aligner->sides[0].bags + segments[0]->first, aligner->sides[1].bags + segments[1]->first };
  guint weights[] = { aligner->sides[0].weights[before], aligner->sides[1].weights[after] };
  guint less = MIN (weights[0], weights[1]);
  guint common = 0;
  guint i = 0;
  guint j = 0;

  if (segments[0]->code != segments[1]->code)
    return 0;

  while (i < segments[0]->n_words && j < segments[1]->n_words)
    {
      if (bags[0][i] == bags[1][j])
        {
          common += aligner->word_weights[bags[0][i]];
          i++;
          j++;
        }
      else if (bags[0][i] < bags[1][j])
        {
          i++;
        }
      else
        {
          j++;
        }
    }

  /* Either alike, or one is most of the other with more words around. */
  if (common * 5 >= weights[0] + weights[1] || (less >= 15 && common * 10 >= less * 7))
    return common;

  return 0;
}

static void
compare_pair (Aligner *aligner,
              guint    before,
              guint    after)
{
  aligner->sides[0].states[before] = SEGMENT_PAIRED;
  aligner->sides[1].states[after] = SEGMENT_PAIRED;
  carrel_word_diff (aligner->sides[0].parts, before, aligner->sides[1].parts, after,
                    aligner->sides[0].changed, aligner->sides[1].changed, &aligner->word_steps);
}

static guint64
estimate_pairing (Aligner   *aligner,
                  const Gap *gap)
{
  guint64 counts[2] = { 0, 0 };
  guint64 n[2];
  guint i;
  guint j;

  for (i = 0; i < 2; i++)
    {
      n[i] = gap->ends[i] - gap->starts[i];

      for (j = gap->starts[i]; j < gap->ends[i]; j++)
        counts[i] += get_segment (&aligner->sides[i], j)->n_words;
    }

  return counts[0] * n[1] + counts[1] * n[0] + n[0] * n[1];
}

/* Finds the pairs, in order, that have most in common. */
static void
pair_segments (Aligner   *aligner,
               const Gap *gap)
{
  enum { SKIP_BEFORE, SKIP_AFTER, PAIR };

  guint n_before = gap->ends[0] - gap->starts[0];
  guint n_after = gap->ends[1] - gap->starts[1];
  g_autofree guint8 *ways = g_new (guint8, (gsize) n_before * n_after);
  g_autofree guint64 *best = g_new0 (guint64, n_after + 1); /* from the row below on */
  guint i;
  guint j;

  for (i = n_before; i > 0; i--)
    {
      guint64 diagonal = best[n_after];

      for (j = n_after; j > 0; j--)
        {
          guint likeness = measure_likeness (aligner, gap->starts[0] + i - 1, gap->starts[1] + j - 1);
          guint64 below = best[j - 1];
          guint8 *way = &ways[(gsize) (i - 1) * n_after + j - 1];

          if (likeness > 0 && diagonal + likeness >= MAX (below, best[j]))
            {
              best[j - 1] = diagonal + likeness;
              *way = PAIR;
            }
          else if (best[j] > below)
            {
              best[j - 1] = best[j];
              *way = SKIP_AFTER;
            }
          else
            {
              *way = SKIP_BEFORE;
            }

          diagonal = below;
        }
    }

  for (i = 0, j = 0; i < n_before && j < n_after;)
    {
      guint8 way = ways[(gsize) i * n_after + j];

      if (way == PAIR)
        compare_pair (aligner, gap->starts[0] + i, gap->starts[1] + j);

      i += way != SKIP_AFTER ? 1 : 0;
      j += way != SKIP_BEFORE ? 1 : 0;
    }
}

static void
compare_gap (Aligner   *aligner,
             const Gap *gap)
{
  guint64 n_before = gap->ends[0] - gap->starts[0];
  guint64 n_after = gap->ends[1] - gap->starts[1];
  guint64 estimate = estimate_pairing (aligner, gap);
  guint i;
  guint j;

  if (n_before * n_after <= MAX_CELLS && estimate <= aligner->pairing_steps)
    {
      aligner->pairing_steps -= estimate;
      pair_segments (aligner, gap);
    }
  else if (n_before == n_after)
    {
      /* Too many to try each with each: most likely a word was replaced everywhere. */
      for (i = 0; i < n_before; i++)
        if (measure_likeness (aligner, gap->starts[0] + i, gap->starts[1] + i) > 0)
          compare_pair (aligner, gap->starts[0] + i, gap->starts[1] + i);
    }

  for (i = 0; i < 2; i++)
    for (j = gap->starts[i]; j < gap->ends[i]; j++)
      if (aligner->sides[i].states[j] == SEGMENT_CHANGED)
        memset (aligner->sides[i].changed + get_segment (&aligner->sides[i], j)->first, TRUE,
                get_segment (&aligner->sides[i], j)->n_words);
}

/* Lines between */

static gboolean
is_changed (const Side *side,
            guint       index)
{
  return index < side->parts->segments->len && side->states[index] == SEGMENT_CHANGED;
}

static gboolean
is_weak (const Side *side,
         guint       index)
{
  return get_segment (side, index)->code && side->weights[index] < MIN_CODE_WEIGHT;
}

/* A lone bracket that stayed between lines that did not is one of another block. */
static void
drop_islands (Aligner   *aligner,
              const Gap *kept)
{
  guint n = kept->ends[0] - kept->starts[0];
  guint i;
  guint j;

  if (n == 0 || n > 2)
    return;

  if ((!is_changed (&aligner->sides[0], kept->starts[0] - 1) && !is_changed (&aligner->sides[1], kept->starts[1] - 1)) ||
      (!is_changed (&aligner->sides[0], kept->ends[0]) && !is_changed (&aligner->sides[1], kept->ends[1])))
    return;

  for (i = 0; i < n; i++)
    if (!is_weak (&aligner->sides[0], kept->starts[0] + i))
      return;

  for (i = 0; i < 2; i++)
    for (j = kept->starts[i]; j < kept->ends[i]; j++)
      memset (aligner->sides[i].changed + get_segment (&aligner->sides[i], j)->first, TRUE,
              get_segment (&aligner->sides[i], j)->n_words);
}

static gboolean
is_kept (const Side *side,
         guint       index)
{
  return index < side->parts->segments->len && side->states[index] == SEGMENT_KEPT;
}

/* Calls @func with each stretch of paragraphs that stayed, or of those that did not. */
static void
for_each_gap (Aligner *aligner,
              gboolean kept,
              void (*func) (Aligner *aligner, const Gap *gap))
{
  guint places[2] = { 0, 0 };
  const Side *sides = aligner->sides;

  while (places[0] < sides[0].parts->segments->len || places[1] < sides[1].parts->segments->len)
    {
      Gap gap;
      guint i;

      memcpy (gap.starts, places, sizeof places);

      for (i = 0; i < 2; i++)
        while (places[i] < sides[i].parts->segments->len && !is_kept (&sides[i], places[i]))
          places[i]++;

      memcpy (gap.ends, places, sizeof places);

      if (!kept)
        func (aligner, &gap);

      memcpy (gap.starts, places, sizeof places);

      while (is_kept (&sides[0], places[0]) && is_kept (&sides[1], places[1]))
        {
          places[0]++;
          places[1]++;
        }

      memcpy (gap.ends, places, sizeof places);

      if (kept)
        func (aligner, &gap);
    }
}

static guint *
dup_ids (const Side *side)
{
  guint n = side->parts->segments->len;
  guint *ids = g_new (guint, n + 1);
  guint i;

  for (i = 0; i < n; i++)
    ids[i] = get_segment (side, i)->id;

  return ids;
}

static void
find_kept (Aligner *aligner,
           guint64 *steps)
{
  Side *sides = aligner->sides;
  g_autofree guint *before = dup_ids (&sides[0]);
  g_autofree guint *after = dup_ids (&sides[1]);

  carrel_sequence_diff (before, sides[0].parts->segments->len, after, sides[1].parts->segments->len,
                        sides[0].states, sides[1].states, steps);
}

static CarrelHtmlDiff *
diff_new (char    *before,
          char    *after,
          gboolean differs,
          guint64  n_steps)
{
  CarrelHtmlDiff *self = g_new0 (CarrelHtmlDiff, 1);

  self->before = before;
  self->after = after;
  self->differs = differs;
  self->n_steps = n_steps;

  return self;
}

static gboolean
has_change (const Side *side)
{
  return memchr (side->changed, TRUE, side->parts->words->len) != NULL;
}

/**
 * carrel_html_diff:
 * @before: safe HTML of the sanitizer
 * @after: the same of a later text
 *
 * Marks what changed, word by word. White space alone is no change. A text without spaces between its
 * words is compared by character, code by line and then by word; a link is changed when it leads elsewhere,
 * a word when it is set in bold. The work is bounded: what would take more has changed as a whole.
 *
 * Returns: (transfer full) (nullable): both, or %NULL with @error set when they are not of the sanitizer
 */
CarrelHtmlDiff *
carrel_html_diff (const char  *before,
                  const char  *after,
                  GError     **error)
{
  g_autoptr (CarrelHtmlParts) before_parts = NULL;
  g_autoptr (CarrelHtmlParts) after_parts = NULL;
  g_auto (Aligner) aligner = { 0 };
  g_autoptr (GError) local_error = NULL;
  guint64 segment_steps = MAX_TASK_STEPS;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  if (strcmp (before, after) == 0)
    return diff_new (g_strdup (before), g_strdup (after), FALSE, 0);

  before_parts = carrel_html_parts_new (before, MAX_PARTS, &local_error);

  if (before_parts != NULL)
    after_parts = carrel_html_parts_new (after, MAX_PARTS, &local_error);

  if (g_error_matches (local_error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE))
    return diff_new (carrel_html_mark_whole (before, "del"), carrel_html_mark_whole (after, "ins"), TRUE, 0);

  if (after_parts == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  carrel_html_parts_number (before_parts, after_parts);
  side_init (&aligner.sides[0], before_parts);
  side_init (&aligner.sides[1], after_parts);
  weigh_words (&aligner);
  aligner.pairing_steps = MAX_TASK_STEPS;
  aligner.word_steps = MAX_TASK_STEPS;

  find_kept (&aligner, &segment_steps);
  for_each_gap (&aligner, FALSE, compare_gap);
  for_each_gap (&aligner, TRUE, drop_islands);

  return diff_new (carrel_html_mark (before_parts, aligner.sides[0].changed, "del"),
                   carrel_html_mark (after_parts, aligner.sides[1].changed, "ins"),
                   has_change (&aligner.sides[0]) || has_change (&aligner.sides[1]),
                   MAX_TASK_STEPS * 3 - segment_steps - aligner.pairing_steps - aligner.word_steps);
}

/**
 * carrel_text_diff:
 * @before: plain text
 * @after: a later one
 *
 * As carrel_html_diff(), of texts without markup.
 *
 * Returns: (transfer full) (nullable): safe HTML of both, or %NULL with @error set
 */
CarrelHtmlDiff *
carrel_text_diff (const char  *before,
                  const char  *after,
                  GError     **error)
{
  g_autofree char *escaped_before = NULL;
  g_autofree char *escaped_after = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  escaped_before = carrel_html_escape (before);
  escaped_after = carrel_html_escape (after);

  return carrel_html_diff (escaped_before, escaped_after, error);
}

void
carrel_html_diff_free (CarrelHtmlDiff *self)
{
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}
