/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-library.h"

G_BEGIN_DECLS

/* One change: the text before and now, and what can be done about it.
 *
 * Signals:
 *   "topic-activated" (gint64 topic_id)
 *   "parted"          (gint64 change_id)    the user says that the two texts are of two topics
 *   "undone"          (gint64 decision_id)  the user takes back what was said of them
 *   "closed"          ()                    the list of changes is asked for
 *   "failed"          (const char *message) */
#define CARREL_TYPE_CHANGE_VIEW (carrel_change_view_get_type ())
G_DECLARE_FINAL_TYPE (CarrelChangeView, carrel_change_view, CARREL, CHANGE_VIEW, AdwBin)

void carrel_change_view_set_library   (CarrelChangeView *self,
                                       CarrelLibrary    *library);
void carrel_change_view_show          (CarrelChangeView *self,
                                       gint64            change_id);
void carrel_change_view_set_zoom      (CarrelChangeView *self,
                                       double            zoom);
void carrel_change_view_set_retention (CarrelChangeView *self,
                                       double            retention);

G_END_DECLS
