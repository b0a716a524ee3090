/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "carrel-records.h"

G_BEGIN_DECLS

/* A row of the sidebar while it is on the screen: a section or a topic of an outline.
 *
 * Properties: "flags" (CarrelTopicFlags), "expanded" (of a section). */
#define CARREL_TYPE_TOPIC_ITEM (carrel_topic_item_get_type ())
G_DECLARE_FINAL_TYPE (CarrelTopicItem, carrel_topic_item, CARREL, TOPIC_ITEM, GObject)

CarrelTopicItem  *carrel_topic_item_new          (CarrelOutline    *outline,
                                                  gboolean          is_section,
                                                  guint             index,
                                                  guint             depth,
                                                  CarrelTopicFlags  flags,
                                                  gboolean          expanded) G_GNUC_WARN_UNUSED_RESULT;
gboolean          carrel_topic_item_is_section   (CarrelTopicItem  *self);
guint             carrel_topic_item_get_index    (CarrelTopicItem  *self);
gint64            carrel_topic_item_get_topic_id (CarrelTopicItem  *self);
const char       *carrel_topic_item_get_title    (CarrelTopicItem  *self);
guint             carrel_topic_item_get_depth    (CarrelTopicItem  *self);
gboolean          carrel_topic_item_get_expanded (CarrelTopicItem  *self);
CarrelTopicFlags  carrel_topic_item_get_flags    (CarrelTopicItem  *self);
void              carrel_topic_item_set_flags    (CarrelTopicItem  *self,
                                                  CarrelTopicFlags  flags);

G_END_DECLS
