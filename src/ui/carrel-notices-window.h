/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-store.h"

G_BEGIN_DECLS

/* What could not be read as meant in a bank.
 *
 * Signals: "topic-activated" (gint64 topic_id). */
#define CARREL_TYPE_NOTICES_WINDOW (carrel_notices_window_get_type ())
G_DECLARE_FINAL_TYPE (CarrelNoticesWindow, carrel_notices_window, CARREL, NOTICES_WINDOW, AdwWindow)

GtkWindow *carrel_notices_window_new (GtkWindow   *parent,
                                      CarrelStore *store,
                                      gint64       bank_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
