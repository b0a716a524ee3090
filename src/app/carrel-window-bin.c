/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Banks that are removed, taken back, or not where they were. */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-bin-window.h"
#include "carrel-window-private.h"

static CarrelStore *
get_store (CarrelWindow *self)
{
  return carrel_library_get_store (self->library);
}

typedef struct
{
  CarrelWindow *window;
  gint64        bank_id;
  char         *title;
  char         *location; /* nullable */
} Request;

static Request *
request_new (CarrelWindow *self,
             gint64        bank_id,
             const char   *title,
             const char   *location)
{
  Request *request = g_new0 (Request, 1);

  request->window = g_object_ref (self);
  request->bank_id = bank_id;
  request->title = g_strdup (title);
  request->location = g_strdup (location);

  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->window);
  g_free (request->title);
  g_free (request->location);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;

  if (carrel_store_restore_bank_finish (CARREL_STORE (source), result, &error))
    carrel_window_show_bank (request->window, request->bank_id);
  else
    carrel_window_say (request->window, error->message);
}

/**
 * carrel_window_restore_bank:
 *
 * Takes a bank out of the bin and shows it.
 */
void
carrel_window_restore_bank (CarrelWindow *self,
                            gint64        bank_id)
{
  carrel_store_restore_bank_async (get_store (self), bank_id, NULL, restored_cb, request_new (self, bank_id, NULL, NULL));
}

static void
binned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  CarrelWindow *self = request->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  if (!carrel_store_bin_bank_finish (CARREL_STORE (source), result, &error))
    {
      carrel_window_say (self, error->message);
      return;
    }

  message = g_strdup_printf (_("“%s” removed"), request->title);
  escaped = g_markup_escape_text (message, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.restore-bank");
  adw_toast_set_action_target (toast, "x", request->bank_id);
  adw_toast_set_timeout (toast, 15);
  adw_toast_overlay_add_toast (self->toasts, toast);
  carrel_window_show_another_bank (self);
}

static char *
dup_what_would_go (const CarrelBankRecord *bank)
{
  g_autofree char *bookmarks = g_strdup_printf (ngettext ("%u bookmark", "%u bookmarks", bank->n_bookmarks), bank->n_bookmarks);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", bank->n_notes), bank->n_notes);

  g_autofree char *asked = g_strdup_printf (ngettext ("%u question", "%u questions", bank->n_asked), bank->n_asked);

  if (bank->n_bookmarks == 0 && bank->n_notes == 0 && bank->n_asked == 0)
    return g_strdup (_("You have no bookmark, note or progress on this bank. Its files stay where they are."));

  /* Translators: "30 days with your 2 bookmarks, 1 note and progress on 12 questions" */
  return g_strdup_printf (_("It is kept for %u days with your %s, %s and progress on %s, under Removed Banks."
                            " Its files stay where they are."),
                          (guint) CARREL_STORE_BIN_DAYS, bookmarks, notes, asked);
}

static void
remove_response_cb (GtkWidget  *dialog,
                    const char *response,
                    gpointer    user_data)
{
  const Request *request = user_data;
  CarrelWindow *self = request->window;

  if (!g_str_equal (response, "remove"))
    return;

  carrel_notes_pane_flush (self->notes);
  carrel_store_bin_bank_async (get_store (self), request->bank_id, NULL, binned_cb,
                               request_new (self, request->bank_id, request->title, NULL));
}

static void
dialog_gone_cb (gpointer  data,
                GClosure *closure)
{
  request_free (data);
}

/* Takes over @request. */
static void
ask_to_remove (Request                *request,
               const CarrelBankRecord *bank)
{
  g_autofree char *body = dup_what_would_go (bank);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (request->window), NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Remove “%s”?"), request->title);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (remove_response_cb), request, dialog_gone_cb, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What would go is counted now: the user may have written since the banks were listed. */
static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) banks = carrel_store_list_banks_finish (CARREL_STORE (source), result, &error);
  guint i;

  if (banks == NULL)
    {
      carrel_window_say (request->window, error->message);
      return;
    }

  for (i = 0; i < banks->len; i++)
    {
      const CarrelBankRecord *bank = g_ptr_array_index (banks, i);

      if (bank->id == request->bank_id)
        {
          ask_to_remove (g_steal_pointer (&request), bank);
          return;
        }
    }
}

/**
 * carrel_window_remove_bank:
 *
 * Asks whether to put the bank on show into the bin, and does.
 */
void
carrel_window_remove_bank (CarrelWindow *self)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, carrel_sidebar_get_bank (self->sidebar));

  if (bank == NULL)
    return;

  carrel_notes_pane_flush (self->notes);
  carrel_store_list_banks_async (get_store (self), NULL, counted_cb,
                                 request_new (self, carrel_bank_get_id (bank), carrel_bank_get_title (bank), NULL));
}

/**
 * carrel_window_show_bin:
 *
 * Shows the banks that were removed.
 */
void
carrel_window_show_bin (CarrelWindow *self)
{
  GtkWindow *window = carrel_bin_window_new (GTK_WINDOW (self), get_store (self));

  g_signal_connect_object (window, "restored", G_CALLBACK (carrel_window_show_bank), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "failed", G_CALLBACK (carrel_window_say), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

/**
 * carrel_window_set_missing:
 * @bank_id: that could not be read, or 0 when the one on show could
 * @message: why
 *
 * Says below the header that the files of a bank are not to be read, and offers to say where they are.
 */
void
carrel_window_set_missing (CarrelWindow *self,
                           gint64        bank_id,
                           const char   *message)
{
  self->missing_bank_id = bank_id;

  if (bank_id != 0)
    gtk_label_set_text (self->missing_label, message);

  carrel_window_update_missing (self);
}

/**
 * carrel_window_update_missing:
 *
 * Only of the bank on show it is said.
 */
void
carrel_window_update_missing (CarrelWindow *self)
{
  gboolean missing = self->missing_bank_id != 0 && self->missing_bank_id == carrel_sidebar_get_bank (self->sidebar);

  gtk_info_bar_set_revealed (self->missing_bar, missing);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_bar), missing);
}

static void
relocated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Request) request = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_relocate_bank_finish (CARREL_STORE (source), result, &error))
    {
      carrel_window_say (request->window, error->message);
      return;
    }

  carrel_window_set_missing (request->window, 0, NULL);
  carrel_window_open_location (request->window, request->location);
}

static void
located_cb (GtkNativeDialog *dialog,
            int              response,
            gpointer         user_data)
{
  CarrelWindow *self = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *uri = g_file_get_uri (file);

      carrel_store_relocate_bank_async (get_store (self), self->missing_bank_id, uri, NULL, relocated_cb,
                                        request_new (self, self->missing_bank_id, NULL, uri));
    }

  g_object_unref (dialog);
}

/**
 * carrel_window_locate_bank:
 *
 * Asks where the bank that could not be read is now.
 */
void
carrel_window_locate_bank (CarrelWindow *self)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, self->missing_bank_id);
  GtkFileChooserNative *dialog;

  if (bank == NULL)
    return;

  dialog = gtk_file_chooser_native_new (_("Locate the Bank"), GTK_WINDOW (self),
                                        carrel_bank_is_folder (bank) ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                                     : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        _("_Choose"), _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (located_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
