/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-store.h"

G_BEGIN_DECLS

#define CARREL_TYPE_PREFERENCES_WINDOW (carrel_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (CarrelPreferencesWindow, carrel_preferences_window, CARREL, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

GtkWindow *carrel_preferences_window_new (GtkWindow   *parent,
                                          GSettings   *settings,
                                          CarrelStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
