/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-plan.h"

#include "carrel-random.h"

/* So many questions that stand side by side in the bank are mixed: enough for two or three sections of a
 * subject to meet, too few for far ones. */
#define MIXED_TOGETHER 12

/* A candidate and what it is put in order by. */
typedef struct
{
  double key;
  guint  index;
} Ranked;

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *first = a;
  const Ranked *second = b;

  if (first->key < second->key || first->key > second->key)
    return first->key < second->key ? -1 : 1;

  return (first->index > second->index) - (first->index < second->index);
}

static int
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return (first > second) - (first < second);
}

/**
 * carrel_quiz_plan_count:
 * @counts: (out): of the kinds that are wanted
 */
void
carrel_quiz_plan_count (const CarrelQuizPlan      *self,
                        const CarrelQuizCandidate *candidates,
                        gsize                      n_candidates,
                        CarrelQuizCounts          *counts)
{
  gsize i;

  *counts = (CarrelQuizCounts) { 0 };

  for (i = 0; i < n_candidates; i++)
    {
      const CarrelQuizCandidate *candidate = &candidates[i];

      if ((candidate->kind & self->kinds) == 0)
        continue;

      counts->n_missed += candidate->missed != FALSE;

      if (carrel_study_card_is_new (&candidate->card))
        counts->n_new++;
      else if (carrel_study_card_is_due (&candidate->card, self->day))
        counts->n_due++;
      else
        counts->n_ahead++;
    }
}

/* What is not wanted at all has no place in the order. */
static gboolean
get_key (const CarrelQuizPlan      *self,
         const CarrelFsrs          *fsrs,
         const CarrelQuizCandidate *candidate,
         CarrelQuizWhich            which,
         guint                      index,
         double                    *key)
{
  const CarrelStudyCard *card = &candidate->card;

  if ((candidate->kind & self->kinds) == 0)
    return FALSE;

  switch (which)
    {
    case CARREL_QUIZ_DUE:
      /* What is most likely forgotten comes first. */
      *key = carrel_study_card_is_due (card, self->day) ? carrel_study_card_recall (card, fsrs, self->day) : 0;
      return carrel_study_card_is_due (card, self->day);

    case CARREL_QUIZ_NEW:
      *key = index;
      return carrel_study_card_is_new (card);

    case CARREL_QUIZ_MISSED:
      *key = card->due_day;
      return candidate->missed;

    case CARREL_QUIZ_AHEAD:
      *key = card->due_day;
      return !carrel_study_card_is_new (card) && !carrel_study_card_is_due (card, self->day);

    case CARREL_QUIZ_ANY:
      *key = (double) carrel_random_mix (self->seed, index);
      return TRUE;

    case CARREL_QUIZ_DUE_THEN_NEW:
    default:
      g_assert_not_reached ();
    }
}

/* Adds the first @n of their order. */
static void
take (const CarrelQuizPlan      *self,
      const CarrelFsrs          *fsrs,
      const CarrelQuizCandidate *candidates,
      gsize                      n_candidates,
      CarrelQuizWhich            which,
      guint                      n,
      GArray                    *chosen)
{
  g_autoptr (GArray) ranked = NULL;
  gsize i;

  if (n == 0)
    return;

  ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (i = 0; i < n_candidates; i++)
    {
      Ranked row = { 0, (guint) i };

      if (get_key (self, fsrs, &candidates[i], which, (guint) i, &row.key))
        g_array_append_val (ranked, row);
    }

  g_array_sort (ranked, compare_ranked);

  for (i = 0; i < MIN (ranked->len, n); i++)
    g_array_append_val (chosen, g_array_index (ranked, Ranked, i).index);
}

static void
put_in_order (const CarrelQuizPlan *self,
              GArray               *chosen)
{
  guint *numbers = (guint *) (void *) chosen->data;
  CarrelRandom random;
  guint i;

  carrel_random_init (&random, self->seed);

  if (self->order == CARREL_QUIZ_RANDOM)
    {
      carrel_random_shuffle (&random, numbers, chosen->len);
      return;
    }

  g_array_sort (chosen, compare_indexes);

  if (self->order == CARREL_QUIZ_MIXED)
    for (i = 0; i < chosen->len; i += MIXED_TOGETHER)
      carrel_random_shuffle (&random, numbers + i, MIN (chosen->len - i, MIXED_TOGETHER));
}

/**
 * carrel_quiz_plan_choose:
 * @candidates: in the order of the bank
 *
 * Chooses what a quiz asks. The daily limits hold for what is due and what is new, not for what the user
 * wants beyond that.
 *
 * Returns: (transfer full) (element-type guint): indexes of candidates, in the order in which they are asked
 */
GArray *
carrel_quiz_plan_choose (const CarrelQuizPlan      *self,
                         const CarrelFsrs          *fsrs,
                         const CarrelQuizCandidate *candidates,
                         gsize                      n_candidates)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  switch (self->which)
    {
    case CARREL_QUIZ_DUE_THEN_NEW:
      take (self, fsrs, candidates, n_candidates, CARREL_QUIZ_DUE, MIN (self->number, self->reviews_left), chosen);
      take (self, fsrs, candidates, n_candidates, CARREL_QUIZ_NEW, MIN (self->number - chosen->len, self->new_left), chosen);
      break;

    case CARREL_QUIZ_DUE:
    case CARREL_QUIZ_NEW:
    case CARREL_QUIZ_MISSED:
    case CARREL_QUIZ_AHEAD:
    case CARREL_QUIZ_ANY:
      take (self, fsrs, candidates, n_candidates, self->which, self->number, chosen);
      break;

    default:
      g_assert_not_reached ();
    }

  put_in_order (self, chosen);

  return chosen;
}
