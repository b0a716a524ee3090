/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-library.h"
#include "carrel-quiz-start.h"

G_BEGIN_DECLS

/* The quiz dialog. Closed before the end, the quiz is paused.
 *
 * Signals: "topic-activated" (gint64 topic_id)   is to be shown; the dialog has closed */
#define CARREL_TYPE_QUIZ_WINDOW (carrel_quiz_window_get_type ())
G_DECLARE_FINAL_TYPE (CarrelQuizWindow, carrel_quiz_window, CARREL, QUIZ_WINDOW, AdwWindow)

GtkWindow *carrel_quiz_window_new (GtkWindow       *parent,
                                   CarrelLibrary   *library,
                                   GSettings       *settings,
                                   CarrelQuizPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
