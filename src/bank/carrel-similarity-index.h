/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-shingles.h"

G_BEGIN_DECLS

/**
 * CarrelSimilarityIndex:
 *
 * Finds the texts that are most like another without looking at each of them.
 */
typedef struct _CarrelSimilarityIndex CarrelSimilarityIndex;

CarrelSimilarityIndex *carrel_similarity_index_new  (guint                  n_texts) G_GNUC_WARN_UNUSED_RESULT;
void                   carrel_similarity_index_free (CarrelSimilarityIndex *self);
void                   carrel_similarity_index_add  (CarrelSimilarityIndex *self,
                                                     guint                  text,
                                                     const CarrelShingles  *title,
                                                     const CarrelShingles  *body);
void                   carrel_similarity_index_seal (CarrelSimilarityIndex *self);
guint                  carrel_similarity_index_find (CarrelSimilarityIndex *self,
                                                     const CarrelShingles  *title,
                                                     const CarrelShingles  *body,
                                                     guint                 *texts,
                                                     guint                  n_texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelSimilarityIndex, carrel_similarity_index_free)

G_END_DECLS
