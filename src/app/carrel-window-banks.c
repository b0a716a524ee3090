/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-location.h"
#include "carrel-window-private.h"

#define QUIET_TIME (1 * G_USEC_PER_SEC)

static void import_next (CarrelWindow *self);

void
carrel_window_import_free (CarrelWindowImport *self)
{
  g_free (self->location);
  g_free (self->layout);
  g_free (self);
}

static void
push_import (CarrelWindow *self,
             const char   *location,
             const char   *layout,
             gboolean      by_layout,
             gboolean      quiet)
{
  CarrelWindowImport *import = g_new0 (CarrelWindowImport, 1);

  import->location = g_strdup (location);
  import->layout = g_strdup (layout);
  import->by_layout = by_layout;
  import->quiet = quiet;
  g_queue_push_tail (self->imports, import);
  import_next (self);
}

/**
 * carrel_window_rescan:
 *
 * Looks whether the files of the bank on show have changed, without a word when they have not.
 */
void
carrel_window_rescan (CarrelWindow *self)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, carrel_sidebar_get_bank (self->sidebar));
  const char *location;
  GList *link;

  if (bank == NULL || carrel_store_is_read_only (carrel_library_get_store (self->library)))
    return;

  location = carrel_bank_get_location (bank);

  for (link = self->imports->head; link != NULL; link = link->next)
    if (g_str_equal (((const CarrelWindowImport *) link->data)->location, location))
      return;

  push_import (self, location, NULL, FALSE, TRUE);
}

static void
show_topics_of_bank (CarrelWindow *self,
                     gint64        bank_id)
{
  carrel_sidebar_show_bank (self->sidebar, bank_id);
  carrel_window_update_banks (self);
  carrel_window_update_missing (self);
  carrel_window_watch_bank (self, bank_id);

  /* What was just read is not read again. */
  if (self->read_bank_id != bank_id)
    carrel_window_rescan (self);

  self->read_bank_id = 0;
}

static gint64
get_first_bank (CarrelWindow *self)
{
  GListModel *banks = carrel_library_get_banks (self->library);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);

      if (!carrel_location_is_help (carrel_bank_get_location (bank)))
        return carrel_bank_get_id (bank);
    }

  return 0;
}

static CarrelBank *
get_help (CarrelWindow *self)
{
  GListModel *banks = carrel_library_get_banks (self->library);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);

      /* The list keeps it. */
      if (carrel_location_is_help (carrel_bank_get_location (bank)))
        return bank;
    }

  return NULL;
}

static void
place_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  CarrelTopicRecord *topic;
  gint64 bank_id;
  gint64 topic_id;
  double scroll;

  if (!carrel_store_load_place_finish (CARREL_STORE (source), result, &bank_id, &topic_id, &scroll, &error))
    {
      carrel_window_say (self, error->message);
      return;
    }

  if (bank_id == 0)
    bank_id = get_first_bank (self);

  if (bank_id == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "welcome");
      return;
    }

  topic = carrel_reader_get_topic (self->reader);

  if (topic_id != 0 && (topic == NULL || topic->id != topic_id))
    {
      carrel_history_visit (self->history, topic_id);
      carrel_window_go_to (self, topic_id, scroll);
    }
  else if (topic_id == 0)
    {
      /* Nothing read yet: once the topics are there, the first is shown. */
      carrel_window_go_to (self, 0, 0.0);
    }

  show_topics_of_bank (self, bank_id);
}

/**
 * carrel_window_show_bank:
 *
 * Shows the topics of a bank, and the one last read in it.
 */
void
carrel_window_show_bank (CarrelWindow *self,
                         gint64        bank_id)
{
  CarrelTopicRecord *topic = carrel_reader_get_topic (self->reader);

  if (carrel_sidebar_get_bank (self->sidebar) == bank_id)
    return;

  /* The place first: it says which row is to be selected. */
  if (topic == NULL || topic->bank_id != bank_id)
    {
      carrel_store_load_place_async (carrel_library_get_store (self->library), bank_id, NULL, place_loaded_cb,
                                     g_object_ref (self));
      return;
    }

  show_topics_of_bank (self, bank_id);
}

/**
 * carrel_window_start:
 * @locations: (element-type utf8): what to open; the last place when there is nothing
 */
void
carrel_window_start (CarrelWindow *self,
                     GPtrArray    *locations)
{
  guint n_banks = g_list_model_get_n_items (carrel_library_get_banks (self->library));
  guint i;

  if (n_banks == 0 && !g_settings_get_boolean (self->settings, "starter-bank-shown"))
    {
      g_settings_set_boolean (self->settings, "starter-bank-shown", TRUE);
      carrel_window_open_location (self, CARREL_LOCATION_STARTER_BANK);
    }

  for (i = 0; i < locations->len; i++)
    carrel_window_open_location (self, g_ptr_array_index (locations, i));

  if (self->cancellable == NULL)
    carrel_store_load_place_async (carrel_library_get_store (self->library), 0, NULL, place_loaded_cb,
                                   g_object_ref (self));
}

static void
progress_cb (guint    done,
             guint    total,
             gpointer user_data)
{
  CarrelWindow *self = user_data;

  /* One that nobody asked for only shows when it takes long. */
  if (self->import != NULL && self->import->quiet && g_get_monotonic_time () - self->import->started > QUIET_TIME)
    gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);

  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, (double) done / total);
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

static void
show_error (CarrelWindow *self,
            const char   *message)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Could Not Open the Bank"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static CarrelBank *
find_bank (CarrelWindow *self,
           const char   *location)
{
  GListModel *banks = carrel_library_get_banks (self->library);
  guint i;

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);

      /* The list keeps it. */
      if (g_str_equal (carrel_bank_get_location (bank), location))
        return bank;
    }

  return NULL;
}

/* What came of a bank that was in the library. */
static void
say_what_changed (CarrelWindow              *self,
                  const CarrelWindowImport  *import,
                  const CarrelImportSummary *summary)
{
  g_autofree char *message = NULL;
  AdwToast *toast;

  if (summary->n_changes == 0)
    {
      if (!import->quiet)
        carrel_window_say (self, import->by_layout ? _("The bank was read again") : _("The bank is up to date"));

      return;
    }

  message = g_strdup_printf (ngettext ("%u change in this bank", "%u changes in this bank", summary->n_changes),
                             summary->n_changes);
  toast = adw_toast_new (message);
  adw_toast_set_button_label (toast, _("Show"));
  adw_toast_set_action_name (toast, "win.show-changes");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelWindowImport) import = NULL;
  CarrelImportSummary summary = { 0 };
  gboolean imported = carrel_library_import_finish (CARREL_LIBRARY (source), result, &summary, &error);

  /* The window was closed meanwhile. */
  if (self->imports == NULL)
    return;

  g_clear_object (&self->cancellable);
  import = g_steal_pointer (&self->import);
  gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);

  if (imported)
    {
      if (self->missing_bank_id == summary.bank_id)
        carrel_window_set_missing (self, 0, NULL);

      if (carrel_sidebar_get_bank (self->sidebar) == summary.bank_id)
        {
          /* It may have been pointed to another place. */
          carrel_window_watch_bank (self, summary.bank_id);
          say_what_changed (self, import, &summary);
        }
      else if (!import->quiet)
        {
          self->read_bank_id = summary.bank_id;
          carrel_window_show_bank (self, summary.bank_id);
        }
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      CarrelBank *bank = find_bank (self, import->location);

      /* What is known of the bank can be read as ever. */
      if (bank != NULL)
        carrel_window_set_missing (self, carrel_bank_get_id (bank), error->message);
      else
        show_error (self, error->message);
    }

  if (!imported && g_list_model_get_n_items (carrel_library_get_banks (self->library)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "welcome");
  else if (!imported && carrel_sidebar_get_bank (self->sidebar) == 0)
    carrel_store_load_place_async (carrel_library_get_store (self->library), 0, NULL, place_loaded_cb,
                                   g_object_ref (self));

  import_next (self);
}

static void
import_next (CarrelWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GFile) file = NULL;

  if (self->cancellable != NULL || g_queue_is_empty (self->imports))
    return;

  self->import = g_queue_pop_head (self->imports);
  file = g_file_new_for_uri (self->import->location);
  name = g_file_get_basename (file);
  label = g_strdup_printf (_("Reading “%s”…"), name != NULL ? name : self->import->location);

  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->progress_label, label);
  gtk_progress_bar_set_fraction (self->progress_bar, 0.0);
  gtk_revealer_set_reveal_child (self->progress_revealer, !self->import->quiet);
  self->import->started = g_get_monotonic_time ();

  if (self->import->by_layout)
    carrel_library_import_by_layout_async (self->library, self->import->location, self->import->layout,
                                           self->cancellable, progress_cb, self, imported_cb, g_object_ref (self));
  else
    carrel_library_import_async (self->library, self->import->location, self->cancellable, progress_cb, self,
                                 imported_cb, g_object_ref (self));
}

/**
 * carrel_window_open_location:
 * @location: "file:///…" or "bundled:…"
 *
 * Opens a bank after those that are being opened, and shows it.
 */
void
carrel_window_open_location (CarrelWindow *self,
                             const char   *location)
{
  g_return_if_fail (CARREL_IS_WINDOW (self));
  g_return_if_fail (self->library != NULL);

  push_import (self, location, NULL, FALSE, FALSE);
}

/**
 * carrel_window_read_by_layout:
 * @layout: (nullable): the only layout to read by from now on, "A" to "I"; %NULL to find it out
 *
 * Reads a bank again after those that are being opened.
 */
void
carrel_window_read_by_layout (CarrelWindow *self,
                              const char   *location,
                              const char   *layout)
{
  push_import (self, location, layout, TRUE, FALSE);
}

/**
 * carrel_window_show_help:
 *
 * Opens the user help. It is read again each time, for it may have come with another Carrel.
 */
void
carrel_window_show_help (CarrelWindow *self)
{
  CarrelBank *help;

  g_return_if_fail (CARREL_IS_WINDOW (self));
  g_return_if_fail (self->library != NULL);

  help = get_help (self);

  if (help != NULL && carrel_sidebar_get_bank (self->sidebar) == carrel_bank_get_id (help))
    gtk_stack_set_visible_child_name (self->stack, "reader");
  else if (!carrel_store_is_read_only (carrel_library_get_store (self->library)))
    carrel_window_open_location (self, CARREL_LOCATION_HELP);
  else if (help != NULL)
    carrel_window_show_bank (self, carrel_bank_get_id (help));
  else
    carrel_window_say (self, _("Open the help in the window that is using the library"));
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           gpointer         user_data)
{
  CarrelWindow *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      guint i;

      for (i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          g_autofree char *location = g_file_get_uri (file);

          carrel_window_open_location (self, location);
        }
    }

  g_object_unref (dialog);
}

/**
 * carrel_window_choose:
 * @folder: whether to choose a folder, else files
 *
 * Asks for banks to open.
 */
void
carrel_window_choose (CarrelWindow *self,
                      gboolean      folder)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (folder ? _("Open Folder") : _("Open File"), GTK_WINDOW (self),
                                 folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _("_Open"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), !folder);

  if (!folder)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, _("Markdown Files"));
      gtk_file_filter_add_mime_type (filter, "text/markdown");
      gtk_file_filter_add_suffix (filter, "md");
      gtk_file_filter_add_suffix (filter, "markdown");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }

  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * carrel_window_show_another_bank:
 *
 * The bank on show is no longer in the library: shows what was read last of the others.
 */
void
carrel_window_show_another_bank (CarrelWindow *self)
{
  self->topic_id = 0;
  self->shown_topic_id = 0;
  carrel_notes_pane_set_topic (self->notes, 0, "");
  carrel_topic_bar_set_topic (self->topic_bar, NULL);
  carrel_reader_show_topic (self->reader, 0, 0.0);
  carrel_sidebar_show_bank (self->sidebar, 0);
  carrel_window_update_missing (self);
  carrel_store_load_place_async (carrel_library_get_store (self->library), 0, NULL, place_loaded_cb, g_object_ref (self));
}
