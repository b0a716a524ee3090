/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-quiz-window.h"
#include "carrel-window-private.h"

#define UNDO_SECONDS 15

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
reset_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 time = carrel_store_reset_progress_finish (CARREL_STORE (source), result, &error);
  AdwToast *toast;

  if (time == 0)
    {
      carrel_window_say (self, error->message);
      return;
    }

  toast = adw_toast_new (_("Progress begins anew"));
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-reset");
  adw_toast_set_action_target (toast, "x", time);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * carrel_window_reset_progress:
 * @of_section: of the section of the topic on show; else of the bank
 *
 * Forgets how well questions are known; can be undone.
 */
void
carrel_window_reset_progress (CarrelWindow *self,
                              gboolean      of_section)
{
  g_autoptr (GArray) topics = NULL;
  g_autofree char *title = NULL;

  if (of_section)
    {
      topics = carrel_sidebar_list_section (self->sidebar, self->topic_id, &title);

      /* In a bank without sections a topic stands alone. */
      if (topics == NULL)
        {
          topics = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_array_append_val (topics, self->topic_id);
        }
    }

  carrel_store_reset_progress_async (carrel_library_get_store (self->library), carrel_sidebar_get_bank (self->sidebar), topics,
                                     reset_cb, g_object_ref (self));
}

static void
reset_undone_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_progress_finish (CARREL_STORE (source), result, &error))
    carrel_window_say (self, error->message);
}

/**
 * carrel_window_undo_reset:
 * @time: of the reset
 */
void
carrel_window_undo_reset (CarrelWindow *self,
                          gint64        time)
{
  carrel_store_undo_reset_async (carrel_library_get_store (self->library), time,
                                 g_settings_get_double (self->settings, "desired-retention"), reset_undone_cb,
                                 g_object_ref (self));
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
