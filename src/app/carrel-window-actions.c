/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-notices-window.h"
#include "carrel-window-private.h"

#define ZOOM_STEP 10.0

static void
open_file_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  carrel_window_choose (CARREL_WINDOW (widget), FALSE);
}

static void
open_folder_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  carrel_window_choose (CARREL_WINDOW (widget), TRUE);
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  CarrelBank *bank = carrel_library_get_bank (self->library, carrel_sidebar_get_bank (self->sidebar));

  if (bank != NULL)
    carrel_window_open_location (self, carrel_bank_get_location (bank));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_cancellable_cancel (CARREL_WINDOW (widget)->cancellable);
}

static void
remove_bank_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  carrel_window_remove_bank (CARREL_WINDOW (widget));
}

static void
notice_activated_cb (CarrelWindow *self,
                     gint64        topic_id)
{
  carrel_window_show_topic (self, topic_id);
}

static void
show_notices_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  GtkWindow *window = carrel_notices_window_new (GTK_WINDOW (self), carrel_library_get_store (self->library),
                                                 carrel_sidebar_get_bank (self->sidebar));

  g_signal_connect_object (window, "topic-activated", G_CALLBACK (notice_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
show_marks_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "marks") == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "reader");
      return;
    }

  carrel_notes_pane_flush (self->notes);
  carrel_marks_page_load (self->marks, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "marks");
  adw_window_title_set_title (self->title, _("Bookmarks and Notes"));
  adw_window_title_set_subtitle (self->title, "");

  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
show_changes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  carrel_window_show_changes (CARREL_WINDOW (widget));
}

static void
join_topic_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  carrel_window_join (CARREL_WINDOW (widget));
}

static void
export_topic_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  carrel_window_export_topic (CARREL_WINDOW (widget));
}

static void
undo_decision_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  carrel_window_undo_decision (CARREL_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
show_bin_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  carrel_window_show_bin (CARREL_WINDOW (widget));
}

static void
restore_bank_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  carrel_window_restore_bank (CARREL_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
quiz_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  carrel_window_show_quiz (CARREL_WINDOW (widget));
}

static void
reset_progress_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  carrel_window_reset_progress (CARREL_WINDOW (widget), g_str_equal (name, "win.reset-section"));
}

static void
undo_reset_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  carrel_window_undo_reset (CARREL_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
locate_bank_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  carrel_window_locate_bank (CARREL_WINDOW (widget));
}

static void
see_all_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);

  carrel_window_see_changes (self, 0);
  carrel_changes_page_load (self->changes, carrel_sidebar_get_bank (self->sidebar), FALSE);
}

static void
bookmark_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);

  gtk_toggle_button_set_active (self->bookmark_button, !gtk_toggle_button_get_active (self->bookmark_button));
}

static void
toggle_notes_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  gboolean reveal = !adw_flap_get_reveal_flap (self->notes_flap);

  adw_flap_set_reveal_flap (self->notes_flap, reveal);

  if (reveal)
    carrel_notes_pane_focus (self->notes);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
toggle_sidebar_action (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  gboolean reveal = !adw_flap_get_reveal_flap (self->sidebar_flap);

  adw_flap_set_reveal_flap (self->sidebar_flap, reveal);

  if (reveal)
    carrel_sidebar_focus_topics (self->sidebar);
}

static void
filter_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);

  adw_flap_set_reveal_flap (self->sidebar_flap, TRUE);
  carrel_sidebar_focus_filter (self->sidebar);
}

static void
step_topic_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  int step = g_str_equal (name, "win.next-topic") ? 1 : -1;

  carrel_window_show_topic (self, carrel_sidebar_get_neighbour (self->sidebar, self->topic_id, step));
}

static void
step_history_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  gint64 topic_id = carrel_history_go (self->history, g_str_equal (name, "win.forward") ? 1 : -1);

  if (topic_id != 0)
    carrel_window_go_to (self, topic_id, 0.0);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CarrelWindow *self = CARREL_WINDOW (widget);
  double size = g_settings_get_double (self->settings, "text-size");

  if (g_str_equal (name, "win.zoom-reset"))
    size = 100.0;
  else
    size += g_str_equal (name, "win.zoom-in") ? ZOOM_STEP : -ZOOM_STEP;

  g_settings_set_double (self->settings, "text-size", CLAMP (size, 50.0, 300.0));
}

/**
 * carrel_window_update_actions:
 *
 * Makes insensitive what would do nothing now.
 */
void
carrel_window_update_actions (CarrelWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_bank = self->library != NULL && carrel_sidebar_get_bank (self->sidebar) != 0;
  gboolean writable = self->library != NULL && !carrel_store_is_read_only (carrel_library_get_store (self->library));
  gboolean has_topic = self->shown_topic_id != 0;

  gtk_widget_action_set_enabled (widget, "win.open-file", writable);
  gtk_widget_action_set_enabled (widget, "win.open-folder", writable);
  gtk_widget_action_set_enabled (widget, "win.reload", has_bank && writable);
  gtk_widget_action_set_enabled (widget, "win.remove-bank", has_bank && writable);
  g_simple_action_set_enabled (self->language_action, has_bank && writable);
  g_simple_action_set_enabled (self->layout_action, has_bank && writable);
  gtk_widget_action_set_enabled (widget, "win.show-notices", has_bank);
  gtk_widget_action_set_enabled (widget, "win.show-marks", self->library != NULL);
  gtk_widget_action_set_enabled (widget, "win.show-changes", has_bank);
  gtk_widget_action_set_enabled (widget, "win.see-all", has_bank && writable);
  gtk_widget_action_set_enabled (widget, "win.join-topic", has_topic && writable);
  gtk_widget_action_set_enabled (widget, "win.export-topic", has_topic);
  gtk_widget_action_set_enabled (widget, "win.show-bin", writable);
  gtk_widget_action_set_enabled (widget, "win.quiz", writable);
  gtk_widget_action_set_enabled (widget, "win.reset-section", has_topic && writable);
  gtk_widget_action_set_enabled (widget, "win.reset-bank", has_bank && writable);
  gtk_widget_action_set_enabled (widget, "win.bookmark", has_topic && writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bookmark_button), has_topic && writable);
  gtk_widget_action_set_enabled (widget, "win.next-topic", has_bank);
  gtk_widget_action_set_enabled (widget, "win.previous-topic", has_bank);
  gtk_widget_action_set_enabled (widget, "win.back", carrel_history_can_go (self->history, -1));
  gtk_widget_action_set_enabled (widget, "win.forward", carrel_history_can_go (self->history, 1));
}

void
carrel_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc func;
    const char                 *parameter;
  } actions[] = {
    { "win.open-file", open_file_action },
    { "win.open-folder", open_folder_action },
    { "win.reload", reload_action },
    { "win.cancel", cancel_action },
    { "win.remove-bank", remove_bank_action },
    { "win.show-notices", show_notices_action },
    { "win.show-marks", show_marks_action },
    { "win.show-changes", show_changes_action },
    { "win.see-all", see_all_action },
    { "win.join-topic", join_topic_action },
    { "win.export-topic", export_topic_action },
    { "win.undo-decision", undo_decision_action, "x" },
    { "win.show-bin", show_bin_action },
    { "win.restore-bank", restore_bank_action, "x" },
    { "win.locate-bank", locate_bank_action },
    { "win.quiz", quiz_action },
    { "win.reset-section", reset_progress_action },
    { "win.reset-bank", reset_progress_action },
    { "win.undo-reset", undo_reset_action, "x" },
    { "win.bookmark", bookmark_action },
    { "win.toggle-notes", toggle_notes_action },
    { "win.toggle-sidebar", toggle_sidebar_action },
    { "win.filter", filter_action },
    { "win.next-topic", step_topic_action },
    { "win.previous-topic", step_topic_action },
    { "win.back", step_history_action },
    { "win.forward", step_history_action },
    { "win.zoom-in", zoom_action },
    { "win.zoom-out", zoom_action },
    { "win.zoom-reset", zoom_action },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].func);
}
