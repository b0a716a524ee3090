/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "carrel-store.h"

G_BEGIN_DECLS

/* The note of the topic on show, saved as it is typed.
 *
 * Signals: "failed" (const char *message) when a note could not be saved; it stays in the pane. */
#define CARREL_TYPE_NOTES_PANE (carrel_notes_pane_get_type ())
G_DECLARE_FINAL_TYPE (CarrelNotesPane, carrel_notes_pane, CARREL, NOTES_PANE, GtkBox)

void carrel_notes_pane_set_store (CarrelNotesPane *self,
                                  CarrelStore     *store);
void carrel_notes_pane_set_topic (CarrelNotesPane *self,
                                  gint64           topic_id,
                                  const char      *note);
void carrel_notes_pane_flush     (CarrelNotesPane *self);
void carrel_notes_pane_focus     (CarrelNotesPane *self);

G_END_DECLS
