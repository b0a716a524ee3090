/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-application.h"

G_BEGIN_DECLS

#define CARREL_TYPE_WINDOW (carrel_window_get_type ())
G_DECLARE_FINAL_TYPE (CarrelWindow, carrel_window, CARREL, WINDOW, AdwApplicationWindow)

CarrelWindow *carrel_window_new           (CarrelApplication *application,
                                           GSettings         *settings) G_GNUC_WARN_UNUSED_RESULT;
void          carrel_window_set_library   (CarrelWindow      *self,
                                           CarrelLibrary     *library,
                                           GPtrArray         *locations);
void          carrel_window_open_location (CarrelWindow      *self,
                                           const char        *location);
void          carrel_window_show_help     (CarrelWindow      *self);
void          carrel_window_show_topic    (CarrelWindow      *self,
                                           gint64             topic_id);
void          carrel_window_show_failure  (CarrelWindow      *self,
                                           const char        *message);

G_END_DECLS
