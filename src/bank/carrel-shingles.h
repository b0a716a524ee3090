/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word, a pair of words that follow one another, or a line of code, by its hash.
 * @amount is how much of it there is, in the unit of @rarity. */
typedef struct
{
  guint32 hash;
  float   rarity;
  float   amount;
} CarrelShingle;

/**
 * CarrelShingles:
 * @shingles: sorted by their hashes, each once
 * @limit: the greatest hash that was kept; of a very long text only those with small hashes are, which
 *   is a sample that two texts draw alike
 *
 * What a text is made of, so that two texts can be compared after words of them were changed.
 */
typedef struct
{
  CarrelShingle *shingles;
  guint          n_shingles;
  guint32        limit;
} CarrelShingles;

/* How much two texts have in common, and how much each of them has. */
typedef struct
{
  float shared;
  float first;
  float second;
} CarrelShingleOverlap;

CarrelShingles       *carrel_shingles_new_for_title (const char           *title) G_GNUC_WARN_UNUSED_RESULT;
CarrelShingles       *carrel_shingles_new_for_body  (const char           *body) G_GNUC_WARN_UNUSED_RESULT;
void                  carrel_shingles_free          (CarrelShingles       *self);
CarrelShingleOverlap  carrel_shingles_compare       (const CarrelShingles *first,
                                                     const CarrelShingles *second);
float                 carrel_shingles_cover         (const CarrelShingles *whole,
                                                     const CarrelShingles *first,
                                                     const CarrelShingles *second);
const char           *carrel_shingles_skip_number   (const char           *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelShingles, carrel_shingles_free)

G_END_DECLS
