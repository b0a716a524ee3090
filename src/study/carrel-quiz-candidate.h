/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-study-card.h"

G_BEGIN_DECLS

/* What a question asks for. A choice whose key is missing is recalled. */
typedef enum
{
  CARREL_QUIZ_KIND_RECALL = 1 << 0,
  CARREL_QUIZ_KIND_CHOICE = 1 << 1,
  CARREL_QUIZ_KIND_CLOZE = 1 << 2,
  CARREL_QUIZ_KIND_ALL = CARREL_QUIZ_KIND_RECALL | CARREL_QUIZ_KIND_CHOICE | CARREL_QUIZ_KIND_CLOZE,
} CarrelQuizKinds;

/**
 * CarrelQuizCandidate:
 * @card: how well it is known
 * @bank: id of its bank
 * @kind: one of them
 * @missed: the last answer was wrong
 *
 * A question that a quiz may ask. Candidates stand in the order of their banks.
 */
typedef struct
{
  CarrelStudyCard card;
  gint64          bank;
  CarrelQuizKinds kind;
  gboolean        missed;
} CarrelQuizCandidate;

G_END_DECLS
