/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shortest way from one sequence to another, in linear space: E. W. Myers, "An O(ND) Difference
 * Algorithm and Its Variations" (1986), section 4b. */

#include "config.h"

#include "carrel-sequence-diff.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const guint *before;
  const guint *after;
  guint8      *removed;
  guint8      *added;
  gint        *forward;  /* how far into @before each diagonal was followed, from the start */
  gint        *backward; /* and from the end */
  guint64      steps;    /* still allowed */
  gboolean     complete;
} Comparison;

/* A part of both sequences. */
typedef struct
{
  gint before_start;
  gint before_end;
  gint after_start;
  gint after_end;
} Box;

static gboolean
spend (Comparison *comparison,
       guint64     steps)
{
  if (comparison->steps < steps)
    {
      comparison->steps = 0;
      return FALSE;
    }

  comparison->steps -= steps;

  return TRUE;
}

/* Follows one diagonal from the start; returns how far it leads into @before. */
static gint
follow_forward (Comparison *comparison,
                const Box  *box,
                gint        diagonal)
{
  const gint *reached = comparison->forward;
  gint x = MAX (reached[diagonal - 1] + 1, reached[diagonal + 1]);
  gint start = x;

  while (x < box->before_end && x - diagonal < box->after_end &&
         comparison->before[x] == comparison->after[x - diagonal])
    x++;

  comparison->forward[diagonal] = x;

  return x - start;
}

static gint
follow_backward (Comparison *comparison,
                 const Box  *box,
                 gint        diagonal)
{
  const gint *reached = comparison->backward;
  gint x = MIN (reached[diagonal - 1], reached[diagonal + 1] - 1);
  gint start = x;

  while (x > box->before_start && x - diagonal > box->after_start &&
         comparison->before[x - 1] == comparison->after[x - diagonal - 1])
    x--;

  comparison->backward[diagonal] = x;

  return start - x;
}

/* Widens a range of diagonals by one on both sides, where the box goes on; else narrows it, as the
 * diagonals of a round are all even or all odd. */
static void
widen (gint *values,
       gint *first,
       gint *last,
       gint  min,
       gint  max,
       gint  outside)
{
  if (*first > min)
    values[--*first - 1] = outside;
  else
    ++*first;

  if (*last < max)
    values[++*last + 1] = outside;
  else
    --*last;
}

/* Where a shortest way through the box has its middle; FALSE when the steps do not suffice. */
static gboolean
find_middle (Comparison *comparison,
             const Box  *box,
             gint       *x,
             gint       *y)
{
  gint min = box->before_start - box->after_end;
  gint max = box->before_end - box->after_start;
  gint forward_first = box->before_start - box->after_start;
  gint forward_last = forward_first;
  gint backward_first = box->before_end - box->after_end;
  gint backward_last = backward_first;
  gboolean odd = ((forward_first - backward_first) & 1) != 0;
  gint d;

  comparison->forward[forward_first] = box->before_start;
  comparison->backward[backward_first] = box->before_end;

  for (;;)
    {
      widen (comparison->forward, &forward_first, &forward_last, min, max, -2);

      for (d = forward_last; d >= forward_first; d -= 2)
        {
          if (!spend (comparison, 1 + follow_forward (comparison, box, d)))
            return FALSE;

          if (odd && d >= backward_first && d <= backward_last && comparison->backward[d] <= comparison->forward[d])
            {
              *x = comparison->forward[d];
              *y = *x - d;
              return TRUE;
            }
        }

      widen (comparison->backward, &backward_first, &backward_last, min, max, G_MAXINT);

      for (d = backward_last; d >= backward_first; d -= 2)
        {
          if (!spend (comparison, 1 + follow_backward (comparison, box, d)))
            return FALSE;

          if (!odd && d >= forward_first && d <= forward_last && comparison->backward[d] <= comparison->forward[d])
            {
              *x = comparison->backward[d];
              *y = *x - d;
              return TRUE;
            }
        }
    }
}

static void
compare (Comparison *comparison,
         Box         box)
{
  gint x;
  gint y;

  while (box.before_start < box.before_end && box.after_start < box.after_end &&
         comparison->before[box.before_start] == comparison->after[box.after_start])
    {
      box.before_start++;
      box.after_start++;
    }

  while (box.before_start < box.before_end && box.after_start < box.after_end &&
         comparison->before[box.before_end - 1] == comparison->after[box.after_end - 1])
    {
      box.before_end--;
      box.after_end--;
    }

  if (box.before_start < box.before_end && box.after_start < box.after_end)
    {
      if (find_middle (comparison, &box, &x, &y))
        {
          compare (comparison, (Box) { box.before_start, x, box.after_start, y });
          compare (comparison, (Box) { x, box.before_end, y, box.after_end });
          return;
        }

      comparison->complete = FALSE;
    }

  memset (comparison->removed + box.before_start, TRUE, box.before_end - box.before_start);
  memset (comparison->added + box.after_start, TRUE, box.after_end - box.after_start);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const guint *numbers[] = { a, b };

  return *numbers[0] < *numbers[1] ? -1 : *numbers[0] > *numbers[1];
}

static guint *
dup_sorted (const guint *numbers,
            guint        n)
{
  guint *sorted = g_new (guint, n + 1);

  if (n > 0)
    {
      memcpy (sorted, numbers, n * sizeof (guint));
      qsort (sorted, n, sizeof (guint), compare_numbers);
    }

  return sorted;
}

/* The numbers that stand in both, and where. What stands in one alone is known to have changed, and would
 * make the way long. */
static guint
select_common (const guint *numbers,
               guint        n,
               const guint *others,
               guint        n_others,
               guint       *selected,
               guint       *places)
{
  g_autofree guint *sorted = dup_sorted (others, n_others);
  guint n_selected = 0;
  guint i;

  for (i = 0; i < n; i++)
    if (bsearch (&numbers[i], sorted, n_others, sizeof (guint), compare_numbers) != NULL)
      {
        selected[n_selected] = numbers[i];
        places[n_selected++] = i;
      }

  return n_selected;
}

static void
spread (const guint8 *changed,
        const guint  *places,
        guint         n_places,
        guint8       *all,
        guint         n)
{
  guint i;

  if (n > 0)
    memset (all, TRUE, n);

  for (i = 0; i < n_places; i++)
    all[places[i]] = changed[i];
}

/**
 * carrel_sequence_diff:
 * @before: a sequence of numbers, equal ones standing for equal things
 * @after: another
 * @removed: (out caller-allocates): for each of @before whether @after lacks it
 * @added: (out caller-allocates): for each of @after whether @before lacks it
 * @steps: (inout): how much work may still be done, in diagonals and equal pairs looked at
 *
 * What is neither removed nor added is equal, in order, in both. When the steps run out, what was not
 * looked at closely counts as removed and added.
 *
 * Returns: whether the steps sufficed
 */
gboolean
carrel_sequence_diff (const guint *before,
                      guint        n_before,
                      const guint *after,
                      guint        n_after,
                      guint8      *removed,
                      guint8      *added,
                      guint64     *steps)
{
  gsize n_diagonals = (gsize) n_before + n_after + 5;
  g_autofree guint *selected = g_new (guint, 2 * n_diagonals);
  g_autofree guint8 *changed = g_new0 (guint8, n_diagonals);
  g_autofree gint *reached = g_new (gint, 2 * n_diagonals);
  guint *common_before = selected;
  guint *common_after = common_before + n_before;
  guint *places_before = common_after + n_after;
  guint *places_after = places_before + n_before;
  Comparison comparison = { common_before, common_after, changed, changed + n_before, NULL, NULL, *steps, TRUE };
  guint n_common_before;
  guint n_common_after;

  g_return_val_if_fail (n_before < G_MAXINT / 4 && n_after < G_MAXINT / 4, FALSE);

  n_common_before = select_common (before, n_before, after, n_after, common_before, places_before);
  n_common_after = select_common (after, n_after, before, n_before, common_after, places_after);

  /* Diagonals are numbered from -@n_after - 1 to @n_before + 1. */
  comparison.forward = reached + n_after + 2;
  comparison.backward = comparison.forward + n_diagonals;
  compare (&comparison, (Box) { 0, n_common_before, 0, n_common_after });

  spread (comparison.removed, places_before, n_common_before, removed, n_before);
  spread (comparison.added, places_after, n_common_after, added, n_after);
  *steps = comparison.steps;

  return comparison.complete;
}
