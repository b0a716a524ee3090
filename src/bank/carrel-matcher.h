/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  gboolean    correct;
} CarrelMatchOption;

/**
 * CarrelMatchQuestion:
 * @prompt: (nullable): %NULL when it is the topic's title
 * @answer: (nullable): its answer or explanation, %NULL when it is the topic's body
 * @options: in their order
 */
typedef struct
{
  const char              *prompt;
  const char              *answer;
  const CarrelMatchOption *options;
  guint                    n_options;
} CarrelMatchQuestion;

/**
 * CarrelMatchTopic:
 * @document: path in the bank
 * @section: the titles of its sections, joined by U+001F
 * @title: plain text
 * @body: (nullable): Markdown; %NULL when it is not known, and then only @body_hash speaks for it
 * @body_hash: (nullable): any digest of the body; %NULL for an empty one, or when @body is to be taken
 * @questions: what may be asked of it
 * @removed: of an old topic: it had gone from the file before
 *
 * What identity is judged by. All is borrowed from the caller.
 */
typedef struct
{
  const char                *document;
  const char                *section;
  const char                *title;
  const char                *body;
  const char                *body_hash;
  const CarrelMatchQuestion *questions;
  guint                      n_questions;
  gboolean                   removed;
} CarrelMatchTopic;

typedef struct
{
  guint old_topic;
  guint new_topic;
} CarrelMatchPair;

/**
 * CarrelMatchDecisions:
 * @joined: pairs that must be; the first that names a topic wins
 * @parted: pairs that must not be; they win over @joined
 *
 * What the user decided by hand.
 */
typedef struct
{
  const CarrelMatchPair *joined;
  guint                  n_joined;
  const CarrelMatchPair *parted;
  guint                  n_parted;
} CarrelMatchDecisions;

/**
 * CarrelChange:
 * @CARREL_CHANGE_MOVED: stands in another document or section, or elsewhere among its neighbours
 * @CARREL_CHANGE_REWORDED: the title or a prompt differs, apart from numbers
 * @CARREL_CHANGE_ANSWER: the body, an answer, an option or a key differs, apart from white space
 * @CARREL_CHANGE_ADDED: was not there. This and the next two are said by who keeps a history
 * @CARREL_CHANGE_REMOVED: is no longer there
 * @CARREL_CHANGE_RETURNED: had been removed, and is there again
 */
typedef enum
{
  CARREL_CHANGE_NONE = 0,
  CARREL_CHANGE_MOVED = 1 << 0,
  CARREL_CHANGE_REWORDED = 1 << 1,
  CARREL_CHANGE_ANSWER = 1 << 2,
  CARREL_CHANGE_ADDED = 1 << 3,
  CARREL_CHANGE_REMOVED = 1 << 4,
  CARREL_CHANGE_RETURNED = 1 << 5,
} CarrelChange;

/**
 * CarrelMatch:
 * @old_topics: for each new topic the index of the old one that it continues, or -1
 * @changes: for each new topic what changed; nothing for one that continues none
 */
typedef struct
{
  int          *old_topics;
  CarrelChange *changes;
  guint         n_topics;
} CarrelMatch;

CarrelMatch *carrel_matcher_match (const CarrelMatchTopic     *old_topics,
                                   guint                       n_old,
                                   const CarrelMatchTopic     *new_topics,
                                   guint                       n_new,
                                   const CarrelMatchDecisions *decisions) G_GNUC_WARN_UNUSED_RESULT;
void         carrel_match_free    (CarrelMatch                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelMatch, carrel_match_free)

G_END_DECLS
