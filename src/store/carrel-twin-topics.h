/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"

G_BEGIN_DECLS

/* A topic that has the same title and body as one that is no longer in its file. */
typedef struct
{
  gint64  id;
  char   *document; /* path in the bank */
  char   *section;  /* as CarrelMatchTopic */
} CarrelTwinTopic;

typedef struct _CarrelTwinTopics CarrelTwinTopics;

CarrelTwinTopics      *carrel_twin_topics_load    (CarrelConnection       *connection,
                                                   gint64                  bank_id,
                                                   GError                **error) G_GNUC_WARN_UNUSED_RESULT;
void                   carrel_twin_topics_free    (CarrelTwinTopics       *self);
const CarrelTwinTopic *carrel_twin_topics_find    (CarrelTwinTopics       *self,
                                                   const char             *title,
                                                   const char             *body);
gboolean               carrel_twin_topics_replace (CarrelTwinTopics       *self,
                                                   const CarrelTwinTopic  *twin,
                                                   gint64                  topic_id,
                                                   GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelTwinTopics, carrel_twin_topics_free)

G_END_DECLS
