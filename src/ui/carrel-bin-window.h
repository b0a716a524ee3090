/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-store.h"

G_BEGIN_DECLS

/* The banks that were removed, to take them back or forget them now.
 *
 * Signals: "restored" (gint64 bank_id), "failed" (const char *message) */
#define CARREL_TYPE_BIN_WINDOW (carrel_bin_window_get_type ())
G_DECLARE_FINAL_TYPE (CarrelBinWindow, carrel_bin_window, CARREL, BIN_WINDOW, AdwWindow)

GtkWindow *carrel_bin_window_new (GtkWindow   *parent,
                                  CarrelStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
