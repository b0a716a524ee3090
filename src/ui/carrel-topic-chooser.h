/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-records.h"

G_BEGIN_DECLS

/* A window to choose one of the topics of a bank that are in its files.
 *
 * Signals: "chosen" (gint64 topic_id) */
#define CARREL_TYPE_TOPIC_CHOOSER (carrel_topic_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CarrelTopicChooser, carrel_topic_chooser, CARREL, TOPIC_CHOOSER, AdwWindow)

GtkWindow *carrel_topic_chooser_new (GtkWindow     *parent,
                                     CarrelOutline *outline,
                                     const char    *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
