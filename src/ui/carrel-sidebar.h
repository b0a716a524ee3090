/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "carrel-library.h"

G_BEGIN_DECLS

/* The topics of one bank: filter, search as you type, sections that fold.
 *
 * Signals: "topic-activated" (gint64 topic_id), "failed" (const char *message), "loaded" (). */
#define CARREL_TYPE_SIDEBAR (carrel_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CarrelSidebar, carrel_sidebar, CARREL, SIDEBAR, GtkBox)

void     carrel_sidebar_set_library   (CarrelSidebar *self,
                                       CarrelLibrary *library);
void     carrel_sidebar_show_bank     (CarrelSidebar *self,
                                       gint64         bank_id);
gint64   carrel_sidebar_get_bank      (CarrelSidebar *self);
void     carrel_sidebar_select_topic  (CarrelSidebar *self,
                                       gint64         topic_id);
gboolean carrel_sidebar_has_topic     (CarrelSidebar *self,
                                       gint64         topic_id);
gint64   carrel_sidebar_get_neighbour (CarrelSidebar *self,
                                       gint64         topic_id,
                                       int            step);
GArray  *carrel_sidebar_list_section  (CarrelSidebar *self,
                                       gint64         topic_id,
                                       char         **title) G_GNUC_WARN_UNUSED_RESULT;
void     carrel_sidebar_focus_filter  (CarrelSidebar *self);
void     carrel_sidebar_focus_topics  (CarrelSidebar *self);

G_END_DECLS
