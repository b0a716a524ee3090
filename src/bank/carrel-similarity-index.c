/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-similarity-index.h"

#include <string.h>

/* How many shingles of a text are listed: its rarest. */
#define MAX_TITLE_KEYS 24
#define MAX_BODY_KEYS 56

/* A shingle of more texts than this tells little, and following it would make thousands of topics with
 * the same boilerplate take time by the square of their number. */
#define MAX_POSTINGS 48

#define BUCKET_BITS 16

typedef struct
{
  guint32 hash;
  guint32 text;
} Posting;

struct _CarrelSimilarityIndex
{
  GArray *postings;
  guint  *buckets; /* where the postings begin whose hashes have these highest bits */
  guint  *sums;    /* by text: how much was found of it, in hundredths */
  GArray *touched; /* texts whose sum is not 0 */
};

/**
 * carrel_similarity_index_new:
 * @n_texts: one more than the greatest number of a text
 */
CarrelSimilarityIndex *
carrel_similarity_index_new (guint n_texts)
{
  CarrelSimilarityIndex *self = g_new0 (CarrelSimilarityIndex, 1);

  self->postings = g_array_new (FALSE, FALSE, sizeof (Posting));
  self->buckets = g_new0 (guint, (1 << BUCKET_BITS) + 1);
  self->sums = g_new0 (guint, MAX (n_texts, 1));
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

void
carrel_similarity_index_free (CarrelSimilarityIndex *self)
{
  g_array_unref (self->postings);
  g_free (self->buckets);
  g_free (self->sums);
  g_array_unref (self->touched);
  g_free (self);
}

/* The rarest first; of equally rare ones both texts choose the same. */
static int
compare_rarities (gconstpointer a,
                  gconstpointer b)
{
  const CarrelShingle *first = a;
  const CarrelShingle *second = b;

  if (first->rarity > second->rarity)
    return -1;

  if (first->rarity < second->rarity)
    return 1;

  return (first->hash > second->hash) - (first->hash < second->hash);
}

static GArray *
choose_keys (const CarrelShingles *title,
             const CarrelShingles *body)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (CarrelShingle));
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (CarrelShingle));

  g_array_append_vals (keys, title->shingles, title->n_shingles);

  if (keys->len > MAX_TITLE_KEYS)
    {
      g_array_sort (keys, compare_rarities);
      g_array_set_size (keys, MAX_TITLE_KEYS);
    }

  g_array_append_vals (rest, body->shingles, body->n_shingles);

  if (rest->len > MAX_BODY_KEYS)
    g_array_sort (rest, compare_rarities);

  g_array_append_vals (keys, rest->data, MIN (rest->len, MAX_BODY_KEYS));

  return keys;
}

void
carrel_similarity_index_add (CarrelSimilarityIndex *self,
                             guint                  text,
                             const CarrelShingles  *title,
                             const CarrelShingles  *body)
{
  g_autoptr (GArray) keys = choose_keys (title, body);
  guint i;

  for (i = 0; i < keys->len; i++)
    {
      Posting posting = { g_array_index (keys, CarrelShingle, i).hash, text };

      g_array_append_val (self->postings, posting);
    }
}

static int
compare_postings (gconstpointer a,
                  gconstpointer b)
{
  const Posting *first = a;
  const Posting *second = b;

  if (first->hash != second->hash)
    return first->hash > second->hash ? 1 : -1;

  return (first->text > second->text) - (first->text < second->text);
}

/**
 * carrel_similarity_index_seal:
 *
 * To be called when all texts were added, before any is looked for.
 */
void
carrel_similarity_index_seal (CarrelSimilarityIndex *self)
{
  guint bucket = 0;
  guint i;

  g_array_sort (self->postings, compare_postings);

  for (i = 0; i < self->postings->len; i++)
    while (bucket <= g_array_index (self->postings, Posting, i).hash >> (32 - BUCKET_BITS))
      self->buckets[bucket++] = i;

  while (bucket <= 1 << BUCKET_BITS)
    self->buckets[bucket++] = self->postings->len;
}

static void
add_postings (CarrelSimilarityIndex *self,
              const CarrelShingle   *key)
{
  guint bucket = key->hash >> (32 - BUCKET_BITS);
  guint start = self->buckets[bucket];
  guint stop = self->buckets[bucket + 1];
  guint end = stop;
  guint i;

  while (start < end)
    {
      guint middle = start + (end - start) / 2;

      if (g_array_index (self->postings, Posting, middle).hash < key->hash)
        start = middle + 1;
      else
        end = middle;
    }

  for (i = start; i < stop && g_array_index (self->postings, Posting, i).hash == key->hash; i++)
    if (i - start >= MAX_POSTINGS)
      return;

  for (stop = i, i = start; i < stop; i++)
    {
      guint text = g_array_index (self->postings, Posting, i).text;

      if (self->sums[text] == 0)
        g_array_append_val (self->touched, text);

      self->sums[text] += 1 + (guint) (100 * MIN (key->amount, 1000));
    }
}

/**
 * carrel_similarity_index_find:
 * @texts: (out caller-allocates): gets the numbers of the texts that share most with the one given
 * @n_texts: how many there is room for
 *
 * Returns: how many were found
 */
guint
carrel_similarity_index_find (CarrelSimilarityIndex *self,
                              const CarrelShingles  *title,
                              const CarrelShingles  *body,
                              guint                 *texts,
                              guint                  n_texts)
{
  g_autoptr (GArray) keys = choose_keys (title, body);
  guint n_found = 0;
  guint i;

  for (i = 0; i < keys->len; i++)
    add_postings (self, &g_array_index (keys, CarrelShingle, i));

  for (i = 0; i < self->touched->len; i++)
    {
      guint text = g_array_index (self->touched, guint, i);
      guint place = n_found;

      while (place > 0 && (self->sums[texts[place - 1]] < self->sums[text] ||
                           (self->sums[texts[place - 1]] == self->sums[text] && texts[place - 1] > text)))
        place--;

      if (place == n_texts)
        continue;

      n_found = MIN (n_found + 1, n_texts);
      memmove (texts + place + 1, texts + place, (n_found - place - 1) * sizeof (guint));
      texts[place] = text;
    }

  for (i = 0; i < self->touched->len; i++)
    self->sums[g_array_index (self->touched, guint, i)] = 0;

  g_array_set_size (self->touched, 0);

  return n_found;
}
