/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"
#include "carrel-matcher.h"

G_BEGIN_DECLS

/* The rest of what an import takes of a topic: where it stands, so that one that stays there need not be
 * written. */
typedef struct
{
  gint64    id;
  gint64    document;
  guint     position;
  int       section;
  int       kind;
  guint     first_line;
  guint     last_line;
  gboolean  marked; /* by a bookmark or note */
  guint     first_question;
} CarrelKnownTopic;

typedef struct
{
  gint64      id;
  int         kind;
  gboolean    answered;
  guint       line;
  const char *explanation; /* nullable */
} CarrelKnownQuestion;

/**
 * CarrelKnownOutline:
 * @topics: (array length=n_topics): what the library has of a bank, in the form in which it is matched
 * @known: (array length=n_topics): the same topics
 * @known_questions: (element-type CarrelKnownQuestion): of all topics
 */
typedef struct
{
  CarrelMatchTopic *topics;
  CarrelKnownTopic *known;
  guint             n_topics;
  GArray           *known_questions;
  GArray           *questions; /* CarrelMatchQuestion */
  GArray           *options;   /* CarrelMatchOption */
  GStringChunk     *strings;
} CarrelKnownOutline;

CarrelKnownOutline *carrel_known_outline_load       (CarrelConnection    *connection,
                                                     gint64               bank_id,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
CarrelKnownOutline *carrel_known_outline_load_topic (CarrelConnection    *connection,
                                                     gint64               topic_id,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                carrel_known_outline_free       (CarrelKnownOutline  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelKnownOutline, carrel_known_outline_free)

G_END_DECLS
