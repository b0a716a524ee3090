/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-matching-private.h"

G_BEGIN_DECLS

/**
 * CarrelMatchPlace:
 *
 * Where the topics stand among those that are paired already.
 */
typedef struct _CarrelMatchPlace CarrelMatchPlace;

CarrelMatchPlace *carrel_match_place_new   (const CarrelMatching   *matching) G_GNUC_WARN_UNUSED_RESULT;
void              carrel_match_place_free  (CarrelMatchPlace       *self);
float             carrel_match_place_judge (const CarrelMatchPlace *self,
                                            guint                   old_topic,
                                            guint                   new_topic);
guint             carrel_match_place_find  (const CarrelMatchPlace *self,
                                            guint                   new_topic,
                                            guint                  *old_topics,
                                            guint                   n_topics);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelMatchPlace, carrel_match_place_free)

G_END_DECLS
