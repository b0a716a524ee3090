/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-quiz-window.h"
#include "carrel-window-private.h"

static void
topic_activated_cb (CarrelWindow *self,
                    gint64        topic_id)
{
  carrel_window_show_topic (self, topic_id);
}

/**
 * carrel_window_show_quiz:
 *
 * Opens the quiz dialog on what the user reads.
 */
void
carrel_window_show_quiz (CarrelWindow *self)
{
  CarrelQuizPlace *place = g_new0 (CarrelQuizPlace, 1);
  CarrelBank *bank = carrel_library_get_bank (self->library, carrel_sidebar_get_bank (self->sidebar));
  GtkWindow *window;

  carrel_notes_pane_flush (self->notes);

  if (bank != NULL)
    {
      place->bank_id = carrel_bank_get_id (bank);
      place->bank_title = g_strdup (carrel_bank_get_title (bank));
      place->section_topics = carrel_sidebar_list_section (self->sidebar, self->topic_id, &place->section_title);
    }

  window = carrel_quiz_window_new (GTK_WINDOW (self), self->library, self->settings, place);
  g_signal_connect_object (window, "topic-activated", G_CALLBACK (topic_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
today_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  CarrelStudyToday today;

  /* A count that fails is not worth a word. */
  if (!carrel_store_load_today_finish (CARREL_STORE (source), result, &today, &error))
    return;

  label = g_strdup_printf ("%u", today.n_due);
  name = today.n_due > 0 ? g_strdup_printf (ngettext ("Quiz, %u due", "Quiz, %u due", today.n_due), today.n_due)
                         : g_strdup (_("Quiz"));
  gtk_label_set_text (self->due_label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->due_label), today.n_due > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quiz_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_due (CarrelWindow *self)
{
  carrel_store_load_today_async (carrel_library_get_store (self->library), NULL, today_cb, g_object_ref (self));
}

/**
 * carrel_window_set_up_quiz:
 *
 * Keeps the number of questions that are due on show. To be called when there is a library.
 */
void
carrel_window_set_up_quiz (CarrelWindow *self)
{
  CarrelStore *store = carrel_library_get_store (self->library);

  g_signal_connect_object (store, "study-changed", G_CALLBACK (update_due), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "bank-changed", G_CALLBACK (update_due), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "banks-changed", G_CALLBACK (update_due), self, G_CONNECT_SWAPPED);

  /* A new day may have begun. */
  g_signal_connect_object (self, "notify::is-active", G_CALLBACK (update_due), self, G_CONNECT_SWAPPED);
  update_due (self);
}
