/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-store.h"

G_BEGIN_DECLS

/* What is to be said of the topic on show beside its text: that it is no longer in the file, and where else
 * in the library it is asked. Not there when there is nothing to say.
 *
 * Signals:
 *   "topic-activated" (gint64 topic_id)
 *   "failed"          (const char *message) */
#define CARREL_TYPE_TOPIC_BAR (carrel_topic_bar_get_type ())
G_DECLARE_FINAL_TYPE (CarrelTopicBar, carrel_topic_bar, CARREL, TOPIC_BAR, AdwBin)

void carrel_topic_bar_set_store (CarrelTopicBar          *self,
                                 CarrelStore             *store);
void carrel_topic_bar_set_topic (CarrelTopicBar          *self,
                                 const CarrelTopicRecord *topic);

G_END_DECLS
