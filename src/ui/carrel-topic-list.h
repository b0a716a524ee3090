/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "carrel-topic-item.h"
#include "carrel-topic-rows.h"

G_BEGIN_DECLS

/* The rows of the sidebar, made as they are looked at: 100,000 topics are two arrays here.
 *
 * Signals: "updated" () after the rows were worked out anew. */
#define CARREL_TYPE_TOPIC_LIST (carrel_topic_list_get_type ())
G_DECLARE_FINAL_TYPE (CarrelTopicList, carrel_topic_list, CARREL, TOPIC_LIST, GObject)

CarrelTopicList *carrel_topic_list_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void             carrel_topic_list_set_outline    (CarrelTopicList   *self,
                                                   CarrelOutline     *outline);
CarrelOutline   *carrel_topic_list_get_outline    (CarrelTopicList   *self);
void             carrel_topic_list_set_filter     (CarrelTopicList   *self,
                                                   CarrelTopicFilter  filter,
                                                   const char        *text);
void             carrel_topic_list_set_flags      (CarrelTopicList   *self,
                                                   gint64             topic_id,
                                                   CarrelTopicFlags   flags);
void             carrel_topic_list_toggle_section (CarrelTopicList   *self,
                                                   guint              section);
void             carrel_topic_list_reveal         (CarrelTopicList   *self,
                                                   gint64             topic_id);
gboolean         carrel_topic_list_contains       (CarrelTopicList   *self,
                                                   gint64             topic_id);
guint            carrel_topic_list_find           (CarrelTopicList   *self,
                                                   gint64             topic_id);
gint64           carrel_topic_list_get_neighbour  (CarrelTopicList   *self,
                                                   gint64             topic_id,
                                                   int                step);

G_END_DECLS
