/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"
#include "carrel-matcher.h"

G_BEGIN_DECLS

/**
 * CarrelMatchOutline:
 * @topics: (array length=n_topics): of all documents, in their order; what they point to is the
 *   documents' or the outline's
 *
 * What was read of a bank, in the form in which it is matched.
 */
typedef struct
{
  CarrelMatchTopic  *topics;
  guint              n_topics;
  GPtrArray         *documents; /* borrowed: of each topic */
  GPtrArray         *read;      /* borrowed: CarrelTopic of each topic */
  GPtrArray         *sections;  /* owned: their paths */
  GArray            *questions; /* CarrelMatchQuestion */
  GArray            *options;   /* CarrelMatchOption */
} CarrelMatchOutline;

CarrelMatchOutline *carrel_match_outline_new  (GPtrArray          *documents) G_GNUC_WARN_UNUSED_RESULT;
void                carrel_match_outline_free (CarrelMatchOutline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelMatchOutline, carrel_match_outline_free)

G_END_DECLS
