/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelMatchTopic:
 * What identity is judged by: all strings borrowed from the caller. @section is the titles of
 * the sections joined by U+001F; @body_hash any digest of the body.
 */
typedef struct
{
  const char *document;
  const char *section;
  const char *title;
  const char *body_hash;
} CarrelMatchTopic;

/* Returns for each new topic the index of the old one it continues, or -1. Deterministic. */
int *carrel_matcher_match (const CarrelMatchTopic *old_topics,
                           guint                   n_old,
                           const CarrelMatchTopic *new_topics,
                           guint                   n_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
