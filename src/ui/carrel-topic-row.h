/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "carrel-topic-item.h"

G_BEGIN_DECLS

/* A row of the sidebar, used again for other items as the list scrolls. */
#define CARREL_TYPE_TOPIC_ROW (carrel_topic_row_get_type ())
G_DECLARE_FINAL_TYPE (CarrelTopicRow, carrel_topic_row, CARREL, TOPIC_ROW, GtkBox)

GtkWidget *carrel_topic_row_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void       carrel_topic_row_set_item (CarrelTopicRow  *self,
                                      CarrelTopicItem *item);

G_END_DECLS
