/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-window.h"

#include <glib/gi18n.h>

#include "carrel-window-private.h"

G_DEFINE_FINAL_TYPE (CarrelWindow, carrel_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * carrel_window_say:
 * @message: plain text
 *
 * Shows a short message for a moment.
 */
void
carrel_window_say (CarrelWindow *self,
                   const char   *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
failed_cb (CarrelWindow *self,
           const char   *message)
{
  carrel_window_say (self, message);
}

static void
place_saved_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* A place is a convenience: a read-only library has none, and a topic may have gone. */
  if (!carrel_store_save_place_finish (CARREL_STORE (source), result, &error))
    g_debug ("Could not save the place: %s", error->message);
}

/**
 * carrel_window_save_place:
 *
 * Remembers how far the topic on show was read.
 */
void
carrel_window_save_place (CarrelWindow *self)
{
  CarrelTopicRecord *topic = carrel_reader_get_topic (self->reader);

  if (self->library == NULL || topic == NULL || topic->id != self->shown_topic_id ||
      carrel_store_is_read_only (carrel_library_get_store (self->library)))
    return;

  carrel_store_save_place_async (carrel_library_get_store (self->library), topic->bank_id, topic->id,
                                 carrel_reader_get_scroll (self->reader), NULL, place_saved_cb, NULL);
}

/**
 * carrel_window_go_to:
 * @scroll: how far down, 0 to 1
 *
 * Shows a topic without a visit in the history.
 */
void
carrel_window_go_to (CarrelWindow *self,
                     gint64        topic_id,
                     double        scroll)
{
  carrel_window_save_place (self);
  carrel_notes_pane_flush (self->notes);
  self->topic_id = topic_id;
  self->scroll = scroll;
  gtk_stack_set_visible_child_name (self->stack, "reader");
  carrel_sidebar_select_topic (self->sidebar, topic_id);
  carrel_reader_show_topic (self->reader, topic_id, scroll);
  carrel_window_update_actions (self);
}

/**
 * carrel_window_show_topic:
 *
 * Shows a topic as a new visit.
 */
void
carrel_window_show_topic (CarrelWindow *self,
                          gint64        topic_id)
{
  g_return_if_fail (CARREL_IS_WINDOW (self));

  if (topic_id == 0)
    return;

  carrel_history_visit (self->history, topic_id);
  carrel_window_go_to (self, topic_id, 0.0);

  /* On a narrow window the sidebar covers the topic. */
  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
topic_activated_cb (CarrelWindow *self,
                    gint64        topic_id)
{
  carrel_window_show_topic (self, topic_id);
}

static void
update_bookmark (CarrelWindow     *self,
                 CarrelTopicFlags  flags)
{
  gboolean bookmarked = (flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0;

  self->marking = TRUE;
  gtk_toggle_button_set_active (self->bookmark_button, bookmarked);
  self->marking = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->bookmark_button), bookmarked ? "starred-symbolic" : "non-starred-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->bookmark_button),
                               bookmarked ? _("Remove Bookmark (Ctrl+D)") : _("Bookmark (Ctrl+D)"));
}

static void
topic_shown_cb (CarrelWindow *self)
{
  CarrelTopicRecord *topic = carrel_reader_get_topic (self->reader);
  g_autofree char *title = NULL;

  if (topic == NULL)
    return;

  self->shown_topic_id = topic->id;
  carrel_notes_pane_set_topic (self->notes, topic->id, topic->note);
  carrel_topic_bar_set_topic (self->topic_bar, topic);
  update_bookmark (self, topic->flags);

  if ((topic->flags & CARREL_TOPIC_FLAG_CHANGED) != 0)
    carrel_window_see_changes (self, topic->id);

  /* Another page may be on show, with a title of its own. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "reader") == 0)
    {
      adw_window_title_set_title (self->title, topic->bank_title);
      adw_window_title_set_subtitle (self->title, topic->section);
    }

  title = g_strdup_printf ("%s – %s", topic->title, topic->bank_title);
  gtk_window_set_title (GTK_WINDOW (self), title);

  carrel_window_show_bank (self, topic->bank_id);
  carrel_window_save_place (self);

  /* A bookmark, a note or a link led into a language that the list does not show. */
  if (topic->hidden && self->n_language_changes == 0 &&
      !carrel_store_is_read_only (carrel_library_get_store (self->library)))
    carrel_window_set_language (self, topic->bank_id, topic->language);

  carrel_window_update_actions (self);
}

static void
sidebar_loaded_cb (CarrelWindow *self)
{
  gint64 bank_id = carrel_sidebar_get_bank (self->sidebar);
  CarrelTopicRecord *topic = carrel_reader_get_topic (self->reader);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "changes") == 0)
    carrel_changes_page_load (self->changes, bank_id, FALSE);

  /* Nothing was read in this bank yet. */
  if (self->topic_id == 0)
    {
      carrel_window_show_topic (self, carrel_sidebar_get_neighbour (self->sidebar, 0, 1));
      return;
    }

  /* It is no longer in the bank, as other rules or another layout read it. */
  if (topic != NULL && topic->bank_id == bank_id && topic->id == self->topic_id && !topic->hidden &&
      self->n_language_changes == 0 && !carrel_sidebar_has_topic (self->sidebar, topic->id))
    {
      gint64 first = carrel_sidebar_get_neighbour (self->sidebar, 0, 1);

      if (first != 0)
        carrel_window_go_to (self, first, 0.0);

      return;
    }

  carrel_sidebar_select_topic (self->sidebar, self->topic_id);

  /* The topic on show may have another text now. */
  if (topic != NULL && self->shown_topic_id == topic->id && topic->bank_id == bank_id && self->topic_id == topic->id)
    carrel_reader_show_topic (self->reader, topic->id, carrel_reader_get_scroll (self->reader));

  carrel_window_update_actions (self);
}

static void
topic_changed_cb (CarrelWindow *self,
                  gint64        bank_id,
                  gint64        topic_id,
                  guint         flags)
{
  if (topic_id == self->shown_topic_id)
    update_bookmark (self, flags);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "marks") == 0)
    carrel_marks_page_load (self->marks, FALSE);
}

static void
bookmarked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (carrel_store_set_bookmark_finish (CARREL_STORE (source), result, &error))
    return;

  carrel_window_say (self, error->message);
  update_bookmark (self, CARREL_TOPIC_FLAG_NONE);
}

static void
bookmark_toggled_cb (CarrelWindow *self)
{
  if (self->marking || self->shown_topic_id == 0)
    return;

  carrel_store_set_bookmark_async (carrel_library_get_store (self->library), self->shown_topic_id,
                                   gtk_toggle_button_get_active (self->bookmark_button), NULL, bookmarked_cb,
                                   g_object_ref (self));
}

static gboolean
dropped_cb (CarrelWindow  *self,
            const GValue  *value,
            double         x,
            double         y,
            GtkDropTarget *target)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  GSList *link;

  for (link = files; link != NULL; link = link->next)
    {
      g_autofree char *location = g_file_get_uri (link->data);

      carrel_window_open_location (self, location);
    }

  return files != NULL;
}

static gboolean
carrel_window_close_request (GtkWindow *window)
{
  CarrelWindow *self = CARREL_WINDOW (window);
  int width;
  int height;

  carrel_notes_pane_flush (self->notes);
  carrel_window_save_place (self);
  g_cancellable_cancel (self->cancellable);

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));

  if (!adw_flap_get_folded (self->sidebar_flap))
    g_settings_set_boolean (self->settings, "sidebar-visible", adw_flap_get_reveal_flap (self->sidebar_flap));

  return GTK_WINDOW_CLASS (carrel_window_parent_class)->close_request (window);
}

static void
text_size_changed_cb (CarrelWindow *self)
{
  double zoom = g_settings_get_double (self->settings, "text-size") / 100.0;

  carrel_reader_set_zoom (self->reader, zoom);
  carrel_change_view_set_zoom (self->change_view, zoom);
}

static void
retention_changed_cb (CarrelWindow *self)
{
  carrel_change_view_set_retention (self->change_view, g_settings_get_double (self->settings, "desired-retention"));
}

static void
carrel_window_dispose (GObject *object)
{
  CarrelWindow *self = CARREL_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bank_menu_key, g_free);
  g_clear_object (&self->bank_action);
  g_clear_object (&self->language_action);
  g_clear_object (&self->layout_action);
  g_clear_object (&self->bank_signals);
  g_clear_object (&self->watcher);
  g_clear_pointer (&self->import, carrel_window_import_free);
  g_clear_pointer (&self->history, carrel_history_free);

  if (self->imports != NULL)
    g_queue_free_full (g_steal_pointer (&self->imports), (GDestroyNotify) carrel_window_import_free);

  G_OBJECT_CLASS (carrel_window_parent_class)->dispose (object);
}

static void
carrel_window_class_init (CarrelWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = carrel_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, notes_flap);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, bank_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, bank_label);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, quiz_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, due_label);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, bookmark_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, read_only_bar);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, marks);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, changes);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, change_view);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, topic_bar);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, missing_bar);
  gtk_widget_class_bind_template_child (widget_class, CarrelWindow, missing_label);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, bookmark_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, carrel_window_show_change);
  gtk_widget_class_bind_template_callback (widget_class, carrel_window_show_changes);
  gtk_widget_class_bind_template_callback (widget_class, carrel_window_part);
  gtk_widget_class_bind_template_callback (widget_class, carrel_window_undo_decision);

  carrel_window_install_actions (widget_class);
}

static void
carrel_window_init (CarrelWindow *self)
{
  GtkDropTarget *target;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = carrel_history_new ();
  self->imports = g_queue_new ();

  target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));

  carrel_window_set_up_bank_menu (self);
  carrel_window_set_up_watch (self);
  carrel_window_update_actions (self);
}

/**
 * carrel_window_new:
 * @settings: where the window's state is kept
 *
 * Returns: (transfer none): a window, owned by GTK
 */
CarrelWindow *
carrel_window_new (CarrelApplication *application,
                   GSettings         *settings)
{
  CarrelWindow *self = g_object_new (CARREL_TYPE_WINDOW, "application", application, NULL);
  int width;
  int height;

  self->settings = g_object_ref (settings);
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);

  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_settings_bind (settings, "notes-visible", self->notes_flap, "reveal-flap", G_SETTINGS_BIND_DEFAULT);
  adw_flap_set_reveal_flap (self->sidebar_flap, g_settings_get_boolean (settings, "sidebar-visible"));

  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  text_size_changed_cb (self);
  g_signal_connect_object (settings, "changed::desired-retention", G_CALLBACK (retention_changed_cb), self,
                           G_CONNECT_SWAPPED);
  retention_changed_cb (self);

  return self;
}

/**
 * carrel_window_set_library:
 * @locations: (element-type utf8): what to open first; the last place when there is nothing
 */
void
carrel_window_set_library (CarrelWindow  *self,
                           CarrelLibrary *library,
                           GPtrArray     *locations)
{
  CarrelStore *store;

  g_return_if_fail (CARREL_IS_WINDOW (self));
  g_return_if_fail (self->library == NULL);

  store = carrel_library_get_store (library);
  self->library = g_object_ref (library);
  carrel_sidebar_set_library (self->sidebar, library);
  carrel_reader_set_library (self->reader, library);
  carrel_notes_pane_set_store (self->notes, store);
  carrel_marks_page_set_store (self->marks, store);
  carrel_changes_page_set_store (self->changes, store);
  carrel_change_view_set_library (self->change_view, library);
  carrel_topic_bar_set_store (self->topic_bar, store);
  gtk_info_bar_set_revealed (self->read_only_bar, carrel_store_is_read_only (store));

  g_signal_connect_object (store, "topic-changed", G_CALLBACK (topic_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (carrel_library_get_banks (library), "items-changed",
                           G_CALLBACK (carrel_window_update_banks), self, G_CONNECT_SWAPPED);
  carrel_window_update_banks (self);
  carrel_window_set_up_quiz (self);
  carrel_window_start (self, locations);
}

/**
 * carrel_window_show_failure:
 * @message: why the library cannot be opened
 */
void
carrel_window_show_failure (CarrelWindow *self,
                            const char   *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  g_return_if_fail (CARREL_IS_WINDOW (self));

  adw_status_page_set_description (self->failure, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}
