/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"
#include "carrel-fsrs.h"
#include "carrel-quiz-candidate.h"

G_BEGIN_DECLS

/**
 * CarrelQuestionRecord:
 * @kind: what it is asked as: a choice without a key is recalled
 * @prompt: (nullable): Markdown; %NULL when the title is all
 * @answer: (nullable): Markdown; of a choice, what the bank says besides the explanation
 * @options: CarrelOption, in the order of the bank; also of a choice that is recalled
 * @key_points: plain text of each
 * @card: as it is now
 *
 * All that is needed to ask a question. Plain, owned data.
 */
typedef struct
{
  gint64           id;
  gint64           topic_id;
  gint64           bank_id;
  char            *bank_title;
  char            *section; /* titles joined by " › ", or "" */
  char            *document;
  guint            line;
  CarrelQuizKinds  kind;
  char            *title;
  char            *prompt;
  char            *answer;
  char            *explanation;
  GPtrArray       *options;
  char           **key_points;
  char            *note; /* or "" */
  gboolean         bookmarked;
  CarrelStudyCard  card;
} CarrelQuestionRecord;

void carrel_question_record_free (CarrelQuestionRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelQuestionRecord, carrel_question_record_free)

typedef enum
{
  CARREL_STUDY_SCOPE_ALL,
  CARREL_STUDY_SCOPE_BOOKMARKED,
  CARREL_STUDY_SCOPE_UNREAD,
} CarrelStudyScopeKind;

/**
 * CarrelStudyScope:
 * @banks: (nullable) (element-type gint64): only of these banks
 * @topics: (nullable) (element-type gint64): only of these topics
 *
 * Of what a quiz is to be made. All three hold at once.
 */
typedef struct
{
  CarrelStudyScopeKind  kind;
  GArray               *banks;
  GArray               *topics;
} CarrelStudyScope;

/**
 * CarrelStudyToday:
 * @n_introduced: questions that were asked for the first time today
 * @n_reviewed: other questions that were asked today
 * @n_due: that are due today, in all banks
 */
typedef struct
{
  guint n_introduced;
  guint n_reviewed;
  guint n_due;
} CarrelStudyToday;

/**
 * CarrelFitRecord:
 * @fitted: microseconds since 1970; 0 when the defaults hold
 * @n_reviews: of how many it was learned
 * @default_log_loss: of the defaults, on reviews that were kept apart
 * @log_loss: of what was learned, on the same
 */
typedef struct
{
  gint64 fitted;
  guint  n_reviews;
  double default_log_loss;
  double log_loss;
} CarrelFitRecord;

typedef enum
{
  CARREL_DROP_SKIP,    /* not in this session */
  CARREL_DROP_SUSPEND, /* not until the user wants it again */
  CARREL_DROP_WRONG,   /* not until its text is another */
} CarrelDrop;

G_END_DECLS
