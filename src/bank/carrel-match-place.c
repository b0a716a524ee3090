/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-match-place.h"

/* How much each speaks for a pair, in the unit of the scores of carrel-match-likeness.c. */
#define NEIGHBOUR_SCORE 0.22f
#define SAME_GAP_SCORE 0.08f
#define ONLY_ONE_SCORE 0.10f
#define DOCUMENT_SCORE 0.12f
#define SECTION_SCORE 0.10f
#define UNMOVED_SCORE 0.45f

/* Where a topic stands: between two that are paired, in the order of the bank. */
typedef struct
{
  int   before; /* the topic of the same side, -1 for the beginning */
  int   after;  /* -1 for the end */
  guint rank;   /* among the free ones of the gap */
  guint size;   /* of the gap, in free ones */
} Gap;

/* What of a document is not paired yet. */
typedef struct
{
  guint n_topics;
  guint n_free;
} Rest;

struct _CarrelMatchPlace
{
  const CarrelMatching *matching;
  Gap                  *old_gaps;
  Gap                  *new_gaps;
  GHashTable           *old_rests; /* Rest by the hash of a document */
  GHashTable           *new_rests;
  guint                *old_ranks; /* of a free topic among those of its document */
  guint                *new_ranks;
  GHashTable           *documents; /* hash of a new document: hash of the old one that most of it was */
};

/* Old topics that were removed before stand nowhere. */
static gboolean
has_place (const CarrelMatchSide *side,
           guint                  topic)
{
  return !side->topics[topic].removed;
}

/* A topic that was paired with one that has no place is no landmark. */
static gboolean
is_landmark (const CarrelMatchSide *side,
             const CarrelMatchSide *other,
             guint                  topic)
{
  return side->matches[topic] >= 0 && has_place (side, topic) && has_place (other, side->matches[topic]);
}

static Gap *
make_gaps (const CarrelMatchSide *side,
           const CarrelMatchSide *other)
{
  Gap *gaps = g_new0 (Gap, side->n_topics + 1);
  int before = -1;
  int after = -1;
  guint rank = 0;
  guint size = 0;
  guint i;

  for (i = 0; i < side->n_topics; i++)
    {
      gaps[i].before = before;
      gaps[i].rank = rank;

      if (is_landmark (side, other, i))
        {
          before = i;
          rank = 0;
        }
      else if (side->matches[i] < 0 && has_place (side, i))
        {
          rank++;
        }
    }

  for (i = side->n_topics; i > 0; i--)
    {
      gaps[i - 1].after = after;

      if (is_landmark (side, other, i - 1))
        {
          after = i - 1;
          size = 0;
        }
      else if (side->matches[i - 1] < 0 && has_place (side, i - 1))
        {
          size = MAX (size, gaps[i - 1].rank + 1);
          gaps[i - 1].size = size;
        }
    }

  return gaps;
}

static GHashTable *
make_rests (const CarrelMatchSide *side,
            guint                 *ranks)
{
  GHashTable *rests = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  guint i;

  for (i = 0; i < side->n_topics; i++)
    {
      Rest *rest;

      if (!has_place (side, i))
        continue;

      rest = g_hash_table_lookup (rests, &side->documents[i]);

      if (rest == NULL)
        {
          rest = g_new0 (Rest, 1);
          g_hash_table_insert (rests, &side->documents[i], rest);
        }

      ranks[i] = rest->n_free;
      rest->n_topics++;
      rest->n_free += side->matches[i] < 0;
    }

  return rests;
}

typedef struct
{
  guint64 old_document;
  guint   n_votes; /* by which it leads */
} Majority;

/* Finds the old document that most topics of each new one come from (the vote of Boyer and Moore). */
static GHashTable *
map_documents (const CarrelMatching *matching)
{
  GHashTable *documents = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  guint i;

  for (i = 0; i < matching->news.n_topics; i++)
    {
      Majority *majority;

      if (matching->news.matches[i] < 0)
        continue;

      majority = g_hash_table_lookup (documents, &matching->news.documents[i]);

      if (majority == NULL)
        {
          majority = g_new0 (Majority, 1);
          g_hash_table_insert (documents, &matching->news.documents[i], majority);
        }

      if (majority->n_votes == 0)
        majority->old_document = matching->olds.documents[matching->news.matches[i]];

      if (majority->old_document == matching->olds.documents[matching->news.matches[i]])
        majority->n_votes++;
      else
        majority->n_votes--;
    }

  return documents;
}

/**
 * carrel_match_place_new:
 * @matching: as it is now; what is paired later is not seen
 */
CarrelMatchPlace *
carrel_match_place_new (const CarrelMatching *matching)
{
  CarrelMatchPlace *self = g_new0 (CarrelMatchPlace, 1);

  self->matching = matching;
  self->old_gaps = make_gaps (&matching->olds, &matching->news);
  self->new_gaps = make_gaps (&matching->news, &matching->olds);
  self->documents = map_documents (matching);
  self->old_ranks = g_new0 (guint, matching->olds.n_topics + 1);
  self->new_ranks = g_new0 (guint, matching->news.n_topics + 1);
  self->old_rests = make_rests (&matching->olds, self->old_ranks);
  self->new_rests = make_rests (&matching->news, self->new_ranks);

  return self;
}

void
carrel_match_place_free (CarrelMatchPlace *self)
{
  g_free (self->old_gaps);
  g_free (self->new_gaps);
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->old_rests);
  g_hash_table_unref (self->new_rests);
  g_free (self->old_ranks);
  g_free (self->new_ranks);
  g_free (self);
}

/* What a landmark is on the other side; the ends of the bank are landmarks as well. */
static int
translate (const CarrelMatchPlace *self,
           int                     new_topic)
{
  return new_topic >= 0 ? self->matching->news.matches[new_topic] : -1;
}

static gboolean
is_same_document (const CarrelMatchPlace *self,
                  guint                   old_topic,
                  guint                   new_topic)
{
  guint64 old_document = self->matching->olds.documents[old_topic];
  const Majority *majority;

  if (old_document == self->matching->news.documents[new_topic])
    return TRUE;

  majority = g_hash_table_lookup (self->documents, &self->matching->news.documents[new_topic]);

  return majority != NULL && majority->n_votes > 0 && majority->old_document == old_document;
}

/* Whether as many topics of the document are left as it lacks, and the two have the same place among them:
 * then most likely nothing was added or taken away. */
static gboolean
is_unmoved (const CarrelMatchPlace *self,
            guint                   old_topic,
            guint                   new_topic,
            gboolean                between_same)
{
  const Rest *old_rest = g_hash_table_lookup (self->old_rests, &self->matching->olds.documents[old_topic]);
  const Rest *new_rest = g_hash_table_lookup (self->new_rests, &self->matching->news.documents[new_topic]);

  if (old_rest->n_free != new_rest->n_free || self->old_ranks[old_topic] != self->new_ranks[new_topic])
    return FALSE;

  /* A document of a single topic may stand anywhere. */
  return between_same || (old_rest->n_topics == 1 && new_rest->n_topics == 1);
}

/**
 * carrel_match_place_judge:
 *
 * Returns: how much the places of two topics speak for their being the same
 */
float
carrel_match_place_judge (const CarrelMatchPlace *self,
                          guint                   old_topic,
                          guint                   new_topic)
{
  const Gap *old_gap = &self->old_gaps[old_topic];
  const Gap *new_gap = &self->new_gaps[new_topic];
  gboolean before = translate (self, new_gap->before) == old_gap->before;
  gboolean after = translate (self, new_gap->after) == old_gap->after;
  float score = 0;

  if (before)
    score += NEIGHBOUR_SCORE;

  if (after)
    score += NEIGHBOUR_SCORE;

  if ((before && old_gap->rank == new_gap->rank) ||
      (after && old_gap->size - old_gap->rank == new_gap->size - new_gap->rank))
    score += SAME_GAP_SCORE;

  if (before && after && old_gap->size == 1 && new_gap->size == 1)
    score += ONLY_ONE_SCORE;

  if (is_same_document (self, old_topic, new_topic))
    {
      score += DOCUMENT_SCORE;

      if (is_unmoved (self, old_topic, new_topic, before && after))
        score += UNMOVED_SCORE;
    }

  if (self->matching->olds.sections[old_topic] == self->matching->news.sections[new_topic])
    score += SECTION_SCORE;

  return score;
}

static guint
add_free (const CarrelMatchPlace *self,
          int                     landmark,
          int                     step,
          guint                   rank,
          guint                  *old_topics,
          guint                   n_found,
          guint                   n_topics)
{
  const CarrelMatchSide *olds = &self->matching->olds;
  guint n_seen = 0;
  int i;

  /* Not farther than the one of the same rank and one more. */
  for (i = landmark + step; i >= 0 && i < (int) olds->n_topics && n_found < n_topics && n_seen < rank + 2 && n_seen < 16; i += step)
    {
      if (!has_place (olds, i))
        continue;

      if (olds->matches[i] >= 0)
        break;

      if (n_seen + 2 > rank)
        old_topics[n_found++] = i;

      n_seen++;
    }

  return n_found;
}

/**
 * carrel_match_place_find:
 * @old_topics: (out caller-allocates): gets the old topics that stand where @new_topic does; one may be
 *   there twice
 * @n_topics: how many there is room for
 *
 * Returns: how many there are
 */
guint
carrel_match_place_find (const CarrelMatchPlace *self,
                         guint                   new_topic,
                         guint                  *old_topics,
                         guint                   n_topics)
{
  const Gap *gap = &self->new_gaps[new_topic];
  guint n_found = add_free (self, translate (self, gap->before), 1, gap->rank, old_topics, 0, n_topics);

  if (gap->after < 0)
    return add_free (self, self->matching->olds.n_topics, -1, gap->size - gap->rank - 1, old_topics, n_found, n_topics);

  return add_free (self, translate (self, gap->after), -1, gap->size - gap->rank - 1, old_topics, n_found, n_topics);
}
