/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The passes that judge by likeness: of titles, of bodies, and of the place among neighbours.
 *
 * Each of these is turned into the share that could not be explained by it, and the shares are
 * multiplied: a pair is sure when its titles are alike, or its bodies are, or both are somewhat. Scores
 * are the negative logarithms of these shares, so that they add up. */

#include "config.h"

#include <math.h>

#include "carrel-match-place.h"
#include "carrel-matching-private.h"
#include "carrel-rarity.h"
#include "carrel-similarity-index.h"

#define MAX_CANDIDATES 10
#define MAX_ROUNDS 4

/* How many topics of either side say what is rare. */
#define MAX_SAMPLE 600

/* Texts of little weight are weak evidence even where they are the same: as though each had so much of
 * its own. In the unit of a shingle's rarity, which is 3 to 6 for most words. */
#define TITLE_PRIOR 1.5f
#define BODY_PRIOR 5.0f

/* The score of a pair that is taken, how much of it the texts must give, and how far the next best
 * must be behind. */
#define MIN_SCORE 1.15f
#define MIN_TEXT_SCORE 0.50f
#define MIN_MARGIN 0.10f

/* Where the place says nearly all, less of the text is enough. */
#define SURE_PLACE_SCORE 1.0f
#define MIN_TEXT_SCORE_IN_PLACE 0.40f

/* How much more titles say that are the same in every sign. */
#define SAME_TITLE_SCORE 0.4f

/* The share of the longer body that both have. */
#define MIN_OBVIOUS 0.6f

/* What had gone from the file has no place that could speak for it. */
#define MIN_REMOVED_SCORE 1.60f

typedef struct
{
  guint old_topic;
  guint new_topic;
  float text;
  float score;
  int   next_of_old; /* the next candidate for the same old topic, or -1 */
} Candidate;

typedef struct
{
  CarrelMatching  *matching;
  gboolean         removed;
  CarrelShingles **titles[2]; /* of the old and the new topics; NULL for those that are paired */
  CarrelShingles **bodies[2];
  GArray          *candidates; /* Candidate, those of one new topic one after the other */
  guint           *starts;     /* by new topic, and one more */
  int             *first_of_old;
  GHashTable      *copies; /* hash of a body: how many topics have it */
} Likeness;

enum { OLD, NEW };

static gboolean
is_free (const Likeness *self,
         int             side,
         guint           topic)
{
  const CarrelMatchSide *topics = side == OLD ? &self->matching->olds : &self->matching->news;

  return topics->matches[topic] < 0 && (side == NEW || !topics->topics[topic].removed == !self->removed);
}

static void
count_sample (CarrelRarity          *rarity,
              const CarrelMatchSide *side)
{
  guint step = side->n_topics / MAX_SAMPLE + 1;
  guint i;

  for (i = 0; i < side->n_topics; i += step)
    {
      g_autoptr (CarrelShingles) title = carrel_shingles_new_for_title (side->topics[i].title);
      g_autoptr (CarrelShingles) body = carrel_shingles_new_for_body (side->topics[i].body);

      carrel_rarity_count (rarity, title, body);
    }
}

static void
make_shingles (Likeness           *self,
               const CarrelRarity *rarity,
               int                 side)
{
  const CarrelMatchSide *topics = side == OLD ? &self->matching->olds : &self->matching->news;
  guint i;

  self->titles[side] = g_new0 (CarrelShingles *, topics->n_topics + 1);
  self->bodies[side] = g_new0 (CarrelShingles *, topics->n_topics + 1);

  for (i = 0; i < topics->n_topics; i++)
    {
      if (!is_free (self, side, i))
        continue;

      self->titles[side][i] = carrel_shingles_new_for_title (topics->topics[i].title);
      self->bodies[side][i] = carrel_shingles_new_for_body (topics->topics[i].body);
      carrel_rarity_weigh (rarity, self->titles[side][i]);
      carrel_rarity_weigh (rarity, self->bodies[side][i]);
    }
}

static float
get_title_likeness (const Likeness *self,
                    guint           old_topic,
                    guint           new_topic)
{
  CarrelShingleOverlap overlap = carrel_shingles_compare (self->titles[OLD][old_topic], self->titles[NEW][new_topic]);

  return overlap.shared / ((overlap.first + overlap.second) / 2 + TITLE_PRIOR);
}

/* A body that was cut, or that grew, is still mostly the same. */
static float
get_body_likeness (const Likeness *self,
                   guint           old_topic,
                   guint           new_topic)
{
  CarrelShingleOverlap overlap = carrel_shingles_compare (self->bodies[OLD][old_topic], self->bodies[NEW][new_topic]);

  return overlap.shared / (0.7f * MIN (overlap.first, overlap.second) + 0.3f * MAX (overlap.first, overlap.second) +
                           BODY_PRIOR);
}

static void
collect_copies (Likeness              *self,
                const CarrelMatchSide *side)
{
  guint i;

  for (i = 0; i < side->n_topics; i++)
    {
      guint n_copies = GPOINTER_TO_UINT (g_hash_table_lookup (self->copies, &side->bodies[i]));

      g_hash_table_insert (self->copies, &side->bodies[i], GUINT_TO_POINTER (n_copies + 1));
    }
}

/* How many topics have the same body, on the average of both sides. A body of many speaks for none. */
static float
count_copies (const Likeness *self,
              guint64         body)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->copies, &body)) / 2.0f;
}

static float
get_text_score (const Likeness *self,
                guint           old_topic,
                guint           new_topic)
{
  const CarrelMatchSide *olds = &self->matching->olds;
  const CarrelMatchSide *news = &self->matching->news;
  float title = get_title_likeness (self, old_topic, new_topic);
  float body = get_body_likeness (self, old_topic, new_topic);
  float score;

  /* Where one body is not known its digest may speak. */
  if (olds->bodies[old_topic] == news->bodies[new_topic] && olds->bodies[old_topic] != 0)
    body = MAX (body, 0.5f) / count_copies (self, olds->bodies[old_topic]);

  score = -logf (1 - MIN (title, 0.97f)) - logf (1 - MIN (body, 0.97f));

  if (olds->titles[old_topic] == news->titles[new_topic])
    score += SAME_TITLE_SCORE * title;

  /* Without bodies the titles are all there is. */
  if (olds->bodies[old_topic] == 0 && news->bodies[new_topic] == 0)
    score *= 1.5f;

  return score;
}

static void
add_candidate (Likeness *self,
               guint     old_topic,
               guint     new_topic)
{
  Candidate candidate = { old_topic, new_topic, 0, 0, -1 };
  guint i;

  for (i = self->starts[new_topic]; i < self->candidates->len; i++)
    if (g_array_index (self->candidates, Candidate, i).old_topic == old_topic)
      return;

  candidate.text = get_text_score (self, old_topic, new_topic);
  g_array_append_val (self->candidates, candidate);
}

/* Gives each new topic that is free its candidates: those whose texts are most alike, and those that
 * stand where it stands. */
static void
find_candidates (Likeness         *self,
                 CarrelMatchPlace *place)
{
  guint n_old = self->matching->olds.n_topics;
  guint n_new = self->matching->news.n_topics;
  g_autoptr (CarrelSimilarityIndex) index = carrel_similarity_index_new (n_old);
  guint i;
  guint j;

  for (i = 0; i < n_old; i++)
    if (is_free (self, OLD, i))
      carrel_similarity_index_add (index, i, self->titles[OLD][i], self->bodies[OLD][i]);

  carrel_similarity_index_seal (index);
  g_array_set_size (self->candidates, 0);

  for (i = 0; i < n_new; i++)
    {
      guint found[MAX_CANDIDATES];
      guint n_found;

      self->starts[i] = self->candidates->len;

      if (!is_free (self, NEW, i))
        continue;

      n_found = carrel_similarity_index_find (index, self->titles[NEW][i], self->bodies[NEW][i], found, MAX_CANDIDATES);

      for (j = 0; j < n_found; j++)
        add_candidate (self, found[j], i);

      n_found = place != NULL ? carrel_match_place_find (place, i, found, MAX_CANDIDATES) : 0;

      for (j = 0; j < n_found; j++)
        add_candidate (self, found[j], i);
    }

  self->starts[n_new] = self->candidates->len;

  for (i = 0; i < n_old; i++)
    self->first_of_old[i] = -1;

  for (i = self->candidates->len; i > 0; i--)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i - 1);

      candidate->next_of_old = self->first_of_old[candidate->old_topic];
      self->first_of_old[candidate->old_topic] = i - 1;
    }
}

static int
compare_scores (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  GArray *candidates = data;
  const Candidate *first = &g_array_index (candidates, Candidate, *(const guint *) a);
  const Candidate *second = &g_array_index (candidates, Candidate, *(const guint *) b);

  if (first->score > second->score)
    return -1;

  if (first->score < second->score)
    return 1;

  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

/* Whether @other is a part of @whole that @part is not, and more of it. */
static gboolean
is_larger_part (const CarrelShingles *whole,
                const CarrelShingles *part,
                const CarrelShingles *other)
{
  CarrelShingleOverlap first = carrel_shingles_compare (whole, part);
  CarrelShingleOverlap second = carrel_shingles_compare (whole, other);

  return second.shared > first.shared && second.shared > 0.7f * second.second && first.shared < 0.5f * first.first &&
         second.shared > BODY_PRIOR &&
         carrel_shingles_cover (whole, part, other) > 0.9f * (first.shared + second.shared);
}

/* Whether another pair of either of the two is nearly as good. Of the parts of what was split or merged
 * the larger has no rival in the other. */
static gboolean
has_rival (const Likeness  *self,
           const Candidate *candidate)
{
  float limit = candidate->score - MIN_MARGIN;
  guint i;
  int j;

  for (i = self->starts[candidate->new_topic]; i < self->starts[candidate->new_topic + 1]; i++)
    {
      const Candidate *other = &g_array_index (self->candidates, Candidate, i);

      if (other != candidate && other->score > limit &&
          carrel_matching_may_pair (self->matching, other->old_topic, other->new_topic) &&
          !is_larger_part (self->bodies[NEW][candidate->new_topic], self->bodies[OLD][other->old_topic],
                           self->bodies[OLD][candidate->old_topic]))
        return TRUE;
    }

  for (j = self->first_of_old[candidate->old_topic]; j >= 0; j = g_array_index (self->candidates, Candidate, j).next_of_old)
    {
      const Candidate *other = &g_array_index (self->candidates, Candidate, j);

      if (other != candidate && other->score > limit &&
          carrel_matching_may_pair (self->matching, other->old_topic, other->new_topic) &&
          !is_larger_part (self->bodies[OLD][candidate->old_topic], self->bodies[NEW][other->new_topic],
                           self->bodies[NEW][candidate->new_topic]))
        return TRUE;
    }

  return FALSE;
}

/* Takes the best pairs first. Returns whether there were any. */
static gboolean
take_pairs (Likeness         *self,
            CarrelMatchPlace *place)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean taken = FALSE;
  guint i;

  for (i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      float context = place != NULL ? carrel_match_place_judge (place, candidate->old_topic, candidate->new_topic) : 0;

      candidate->score = candidate->text + context;

      if (candidate->text >= (context >= SURE_PLACE_SCORE ? MIN_TEXT_SCORE_IN_PLACE : MIN_TEXT_SCORE) && candidate->score >= (self->removed ? MIN_REMOVED_SCORE : MIN_SCORE))
        g_array_append_val (order, i);
    }

  g_array_sort_with_data (order, compare_scores, self->candidates);

  for (i = 0; i < order->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, g_array_index (order, guint, i));

      if (!carrel_matching_may_pair (self->matching, candidate->old_topic, candidate->new_topic) ||
          has_rival (self, candidate))
        continue;

      carrel_matching_pair (self->matching, candidate->old_topic, candidate->new_topic);
      taken = TRUE;
    }

  return taken;
}

/* A topic that was split goes on as the part with more of its body, even when the other has its title. */
static void
mend_split (Likeness *self,
            guint     old_topic)
{
  guint new_topic = self->matching->olds.matches[old_topic];
  int i;

  for (i = self->first_of_old[old_topic]; i >= 0; i = g_array_index (self->candidates, Candidate, i).next_of_old)
    {
      guint other = g_array_index (self->candidates, Candidate, i).new_topic;

      if (self->matching->news.matches[other] >= 0 || self->bodies[NEW][new_topic] == NULL ||
          !is_larger_part (self->bodies[OLD][old_topic], self->bodies[NEW][new_topic], self->bodies[NEW][other]))
        continue;

      carrel_matching_part (self->matching, old_topic, new_topic);

      if (carrel_matching_may_pair (self->matching, old_topic, other))
        carrel_matching_pair (self->matching, old_topic, other);
      else
        carrel_matching_pair (self->matching, old_topic, new_topic);

      return;
    }
}

/* Topics that were merged go on as the one that gives more of the body, even with the other's title. */
static void
mend_merge (Likeness *self,
            guint     new_topic)
{
  guint old_topic = self->matching->news.matches[new_topic];
  guint i;

  for (i = self->starts[new_topic]; i < self->starts[new_topic + 1]; i++)
    {
      guint other = g_array_index (self->candidates, Candidate, i).old_topic;

      if (self->matching->olds.matches[other] >= 0 || self->bodies[OLD][old_topic] == NULL ||
          !is_larger_part (self->bodies[NEW][new_topic], self->bodies[OLD][old_topic], self->bodies[OLD][other]))
        continue;

      carrel_matching_part (self->matching, old_topic, new_topic);

      if (carrel_matching_may_pair (self->matching, other, new_topic))
        carrel_matching_pair (self->matching, other, new_topic);
      else
        carrel_matching_pair (self->matching, old_topic, new_topic);

      return;
    }
}

static void
mend (Likeness *self)
{
  guint i;

  for (i = 0; i < self->matching->olds.n_topics; i++)
    if (self->titles[OLD][i] != NULL && self->matching->olds.matches[i] >= 0)
      mend_split (self, i);

  for (i = 0; i < self->matching->news.n_topics; i++)
    if (self->titles[NEW][i] != NULL && self->matching->news.matches[i] >= 0)
      mend_merge (self, i);
}

/* Pairs titles that stand once in their place, when so much of the body is left that no part or copy of it
 * elsewhere could have more. Most edits are of this kind, and need not be searched for. */
static void
take_obvious (Likeness *self)
{
  CarrelMatching *matching = self->matching;
  g_autofree int *old_topics = g_new (int, matching->news.n_topics + 1);
  guint i;

  carrel_match_keys_find (matching, old_topics);

  for (i = 0; i < matching->news.n_topics; i++)
    {
      CarrelShingleOverlap overlap;

      if (old_topics[i] < 0 || !carrel_matching_may_pair (matching, old_topics[i], i))
        continue;

      overlap = carrel_shingles_compare (self->bodies[OLD][old_topics[i]], self->bodies[NEW][i]);

      if (overlap.shared > BODY_PRIOR && overlap.shared > MIN_OBVIOUS * MAX (overlap.first, overlap.second))
        carrel_matching_pair (matching, old_topics[i], i);
    }
}

static void
likeness_clear (Likeness *self)
{
  guint i;

  for (i = 0; i < self->matching->olds.n_topics; i++)
    {
      g_clear_pointer (&self->titles[OLD][i], carrel_shingles_free);
      g_clear_pointer (&self->bodies[OLD][i], carrel_shingles_free);
    }

  for (i = 0; i < self->matching->news.n_topics; i++)
    {
      g_clear_pointer (&self->titles[NEW][i], carrel_shingles_free);
      g_clear_pointer (&self->bodies[NEW][i], carrel_shingles_free);
    }

  for (i = OLD; i <= NEW; i++)
    {
      g_free (self->titles[i]);
      g_free (self->bodies[i]);
    }

  g_array_unref (self->candidates);
  g_free (self->starts);
  g_free (self->first_of_old);
  g_hash_table_unref (self->copies);
}

static gboolean
has_free (const Likeness *self,
          int             side)
{
  guint n_topics = side == OLD ? self->matching->olds.n_topics : self->matching->news.n_topics;
  guint i;

  for (i = 0; i < n_topics; i++)
    if (is_free (self, side, i))
      return TRUE;

  return FALSE;
}

/* Pairs what is alike. What was paired tells where its neighbours went, so that this goes in rounds. */
void
carrel_match_likeness_run (CarrelMatching *matching,
                           gboolean        removed)
{
  Likeness self = { .matching = matching, .removed = removed };
  g_autoptr (CarrelRarity) rarity = NULL;
  guint round;

  if (!has_free (&self, OLD) || !has_free (&self, NEW))
    return;

  rarity = carrel_rarity_new ();
  count_sample (rarity, &matching->olds);
  count_sample (rarity, &matching->news);
  make_shingles (&self, rarity, OLD);
  make_shingles (&self, rarity, NEW);
  self.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  self.starts = g_new0 (guint, matching->news.n_topics + 1);
  self.first_of_old = g_new (int, matching->olds.n_topics + 1);
  self.copies = g_hash_table_new (g_int64_hash, g_int64_equal);
  collect_copies (&self, &matching->olds);
  collect_copies (&self, &matching->news);

  if (!removed)
    take_obvious (&self);

  for (round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (CarrelMatchPlace) place = removed ? NULL : carrel_match_place_new (matching);

      find_candidates (&self, place);

      if (!take_pairs (&self, place))
        break;

      mend (&self);
    }

  likeness_clear (&self);
}
