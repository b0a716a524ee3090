/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-location.h"
#include "carrel-window-private.h"

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

/* A bank that was read by older rules is read again by itself, once: a file that is not there today
 * must not be asked for each time the bank is shown. */
static void
read_if_outdated (CarrelWindow *self,
                  gint64        bank_id)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, bank_id);

  if (bank == NULL || !carrel_bank_is_outdated (bank) ||
      carrel_store_is_read_only (carrel_library_get_store (self->library)) ||
      !g_hash_table_add (self->refreshed, g_strdup (carrel_bank_get_location (bank))))
    return;

  push_import (self, carrel_bank_get_location (bank), NULL, FALSE, TRUE);
}

static void
show_topics_of_bank (CarrelWindow *self,
                     gint64        bank_id)
{
  carrel_sidebar_show_bank (self->sidebar, bank_id);
  carrel_window_update_banks (self);
  read_if_outdated (self, bank_id);
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
      gboolean again = carrel_sidebar_get_bank (self->sidebar) == summary.bank_id;

      if (again && !import->quiet)
        carrel_window_say (self, import->by_layout ? _("The bank was read again") : _("The bank is up to date"));
      else if (!again)
        carrel_window_show_bank (self, summary.bank_id);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      /* Nobody asked for a quiet one: what is known of the bank can be read as ever. */
      if (import->quiet)
        carrel_window_say (self, error->message);
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
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);

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

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_remove_bank_finish (CARREL_STORE (source), result, &error))
    {
      carrel_window_say (self, error->message);
      return;
    }

  self->topic_id = 0;
  self->shown_topic_id = 0;
  carrel_notes_pane_set_topic (self->notes, 0, "");
  carrel_reader_show_topic (self->reader, 0, 0.0);
  carrel_sidebar_show_bank (self->sidebar, 0);
  carrel_store_load_place_async (CARREL_STORE (source), 0, NULL, place_loaded_cb, g_object_ref (self));
}

static void
remove_response_cb (CarrelWindow *self,
                    const char   *response)
{
  if (g_str_equal (response, "remove"))
    carrel_store_remove_bank_async (carrel_library_get_store (self->library), carrel_sidebar_get_bank (self->sidebar),
                                    NULL, removed_cb, g_object_ref (self));
}

/**
 * carrel_window_remove_bank:
 *
 * Asks whether to forget the bank on show, and does.
 */
void
carrel_window_remove_bank (CarrelWindow *self)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, carrel_sidebar_get_bank (self->sidebar));
  GtkWidget *dialog;

  if (bank == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Remove “%s”?"), carrel_bank_get_title (bank));
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("Your bookmarks and notes on this bank will be deleted. Its files stay where they are."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
