/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-block.h"

G_BEGIN_DECLS

/* Pairs of letters that are known to stand before question and answer. */
#define CARREL_CARD_N_PAIRS 17

/* How a line begins or parts a card. */
typedef enum
{
  CARREL_CARD_NONE,
  CARREL_CARD_FRONT,   /* "Q: …" */
  CARREL_CARD_CLOZE,   /* "C: …" */
  CARREL_CARD_INLINE,  /* "front :: back" */
  CARREL_CARD_DIVIDER, /* a lone "?" between front and back */
} CarrelCardMark;

/* What speaks for cards in a document. */
typedef struct
{
  guint    n_fronts;
  guint    n_answered; /* fronts that an answer follows */
  guint    n_clozes;
  guint    n_inline;
  guint    n_inline_questions; /* whose fronts ask */
  guint    n_dividers;
  guint    n_callouts;
  gboolean tagged;
  guint    pair; /* index in pairs */
} CarrelCardEvidence;

const char         *carrel_card_skip_back      (const char               *text,
                                                guint                     pair);
gboolean            carrel_card_has_gap        (const char               *text,
                                                gsize                     length);
const char         *carrel_card_find_separator (const char               *text,
                                                gboolean                  tagged);
char               *carrel_card_dup_line       (CarrelLineIndex          *lines,
                                                guint                     line,
                                                gboolean                  first) G_GNUC_WARN_UNUSED_RESULT;
gboolean            carrel_card_may_be_marked  (CarrelLineIndex          *lines,
                                                guint                     line);
CarrelCardMark      carrel_card_read_mark      (const char               *text,
                                                const CarrelCardEvidence *evidence);
gboolean            carrel_card_may_stand_in   (const CarrelBlock        *block);
char               *carrel_card_dup_callout    (const CarrelBlock        *block,
                                                CarrelLineIndex          *lines) G_GNUC_WARN_UNUSED_RESULT;
CarrelCardEvidence  carrel_card_weigh          (GArray                   *blocks,
                                                CarrelLineIndex          *lines);

G_END_DECLS
