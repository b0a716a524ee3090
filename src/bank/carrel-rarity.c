/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-rarity.h"

#include <math.h>

/* Shingles share a counter now and then, which only makes one of them look more common than it is. */
#define BITS 20
#define SLOT(hash) ((hash) >> (32 - BITS))

/* A bank of a few topics says little of what is rare: as though it had this many more. */
#define PRIOR_TEXTS 30

struct _CarrelRarity
{
  guint16 *counts;
  guint    n_texts;
};

CarrelRarity *
carrel_rarity_new (void)
{
  CarrelRarity *self = g_new0 (CarrelRarity, 1);

  self->counts = g_new0 (guint16, 1 << BITS);

  return self;
}

void
carrel_rarity_free (CarrelRarity *self)
{
  g_free (self->counts);
  g_free (self);
}

static void
count (CarrelRarity         *self,
       const CarrelShingles *shingles)
{
  guint i;

  for (i = 0; i < shingles->n_shingles; i++)
    {
      guint16 *counter = &self->counts[SLOT (shingles->shingles[i].hash)];

      *counter += *counter < G_MAXUINT16;
    }
}

/**
 * carrel_rarity_count:
 *
 * Counts what a topic holds.
 */
void
carrel_rarity_count (CarrelRarity         *self,
                     const CarrelShingles *title,
                     const CarrelShingles *body)
{
  count (self, title);
  count (self, body);
  self->n_texts++;
}

/**
 * carrel_rarity_weigh:
 * @shingles: not weighed before
 *
 * Makes rare shingles count for more. The evidence in sharing one would be the logarithm of how many
 * texts there are to one that holds it, if shingles came by chance; but what many texts share comes as
 * whole sentences, so that the square is nearer to the truth.
 */
void
carrel_rarity_weigh (const CarrelRarity *self,
                     CarrelShingles     *shingles)
{
  guint i;

  for (i = 0; i < shingles->n_shingles; i++)
    {
      CarrelShingle *shingle = &shingles->shingles[i];

      float information = logf (1 + (float) (self->n_texts + PRIOR_TEXTS) / (self->counts[SLOT (shingle->hash)] + 1));

      shingle->rarity = information * information / 4;
      shingle->amount *= shingle->rarity;
    }
}
