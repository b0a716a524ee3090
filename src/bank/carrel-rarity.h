/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-shingles.h"

G_BEGIN_DECLS

/**
 * CarrelRarity:
 *
 * In how many texts of a bank each shingle stands.
 */
typedef struct _CarrelRarity CarrelRarity;

CarrelRarity *carrel_rarity_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void          carrel_rarity_free  (CarrelRarity         *self);
void          carrel_rarity_count (CarrelRarity         *self,
                                   const CarrelShingles *title,
                                   const CarrelShingles *body);
void          carrel_rarity_weigh (const CarrelRarity   *self,
                                   CarrelShingles       *shingles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelRarity, carrel_rarity_free)

G_END_DECLS
