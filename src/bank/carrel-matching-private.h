/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-matcher.h"

G_BEGIN_DECLS

/* One side of the matching: its topics, and the hashes of what they are told by. */
typedef struct
{
  const CarrelMatchTopic *topics;
  guint                   n_topics;
  int                    *matches; /* the topic of the other side, or -1 */
  guint64                *documents;
  guint64                *sections;
  guint64                *titles; /* without numbers */
  guint64                *bodies; /* 0 for an empty one */
} CarrelMatchSide;

/* Two sides, of which pairs are made one after the other; none is ever taken back but by
 * carrel_matching_part (). */
typedef struct
{
  CarrelMatchSide  olds;
  CarrelMatchSide  news;
  GHashTable      *parted; /* CarrelMatchPair */
  GHashTable      *joined; /* old topics that were joined by hand */
} CarrelMatching;

gboolean carrel_matching_may_pair (const CarrelMatching *self,
                                   guint                 old_topic,
                                   guint                 new_topic);
void     carrel_matching_pair     (CarrelMatching       *self,
                                   guint                 old_topic,
                                   guint                 new_topic);
void     carrel_matching_part     (CarrelMatching       *self,
                                   guint                 old_topic,
                                   guint                 new_topic);

/* carrel-match-keys.c */
void     carrel_match_keys_run    (CarrelMatching       *self,
                                   gboolean              removed);
void     carrel_match_keys_finish (CarrelMatching       *self);
void     carrel_match_keys_find   (const CarrelMatching *self,
                                   int                  *old_topics);

/* carrel-match-likeness.c */
void     carrel_match_likeness_run (CarrelMatching      *self,
                                    gboolean             removed);

/* carrel-match-changes.c */
void     carrel_match_changes_run (const CarrelMatching *self,
                                   CarrelChange         *changes);

G_END_DECLS
