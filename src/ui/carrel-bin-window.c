/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-bin-window.h"

#include <glib/gi18n.h>

struct _CarrelBinWindow
{
  AdwWindow    parent_instance;

  /* Template widgets */
  GtkStack    *stack;
  GtkListBox  *list;

  CarrelStore *store; /* owned */
};

G_DEFINE_FINAL_TYPE (CarrelBinWindow, carrel_bin_window, ADW_TYPE_WINDOW)

enum
{
  RESTORED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a button of a row is about. */
typedef struct
{
  CarrelBinWindow *window;
  gint64           bank_id;
} Request;

static void load (CarrelBinWindow *self);

static void
request_free (Request *request)
{
  g_object_unref (request->window);
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

  if (!carrel_store_restore_bank_finish (CARREL_STORE (source), result, &error))
    {
      g_signal_emit (request->window, signals[FAILED], 0, error->message);
      return;
    }

  g_signal_emit (request->window, signals[RESTORED], 0, request->bank_id);
  gtk_window_close (GTK_WINDOW (request->window));
}

static void
restore_cb (GtkButton *button,
            gpointer   user_data)
{
  const Request *request = user_data;

  carrel_store_restore_bank_async (request->window->store, request->bank_id, NULL, restored_cb,
                                   g_memdup2 (&(Request) { g_object_ref (request->window), request->bank_id }, sizeof (Request)));
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CarrelBinWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_remove_bank_finish (CARREL_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);

  load (self);
}

static void
dialog_request_free (gpointer  data,
                     GClosure *closure)
{
  request_free (data);
}

static void
delete_response_cb (GtkWidget  *dialog,
                    const char *response,
                    gpointer    user_data)
{
  const Request *request = user_data;

  if (g_str_equal (response, "delete"))
    carrel_store_remove_bank_async (request->window->store, request->bank_id, NULL, deleted_cb, g_object_ref (request->window));
}

static void
delete_cb (GtkButton *button,
           gpointer   user_data)
{
  const Request *request = user_data;
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (request->window), _("Delete for Good?"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("Your bookmarks, notes and progress on this bank will be deleted. Its files stay where they are."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete", _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (delete_response_cb),
                         g_memdup2 (&(Request) { g_object_ref (request->window), request->bank_id }, sizeof (Request)),
                         dialog_request_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static char *
dup_subtitle (const CarrelBankRecord *bank)
{
  gint64 left = bank->binned + CARREL_STORE_BIN_DAYS * G_TIME_SPAN_DAY - g_get_real_time ();
  guint days = MAX (left / G_TIME_SPAN_DAY, 0) + 1;
  g_autofree char *bookmarks = g_strdup_printf (ngettext ("%u bookmark", "%u bookmarks", bank->n_bookmarks), bank->n_bookmarks);
  g_autofree char *notes = g_strdup_printf (ngettext ("%u note", "%u notes", bank->n_notes), bank->n_notes);
  g_autofree char *forgotten = g_strdup_printf (ngettext ("forgotten in %u day", "forgotten in %u days", days), days);
  g_autofree char *text = g_strdup_printf ("%s · %s · %s", bookmarks, notes, forgotten);

  return g_markup_escape_text (text, -1);
}

/* A button is the window's own and must not keep it. */
static void
button_request_free (gpointer  data,
                     GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_button (CarrelBinWindow *self,
             gint64           bank_id,
             const char      *label,
             GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", callback,
                         g_memdup2 (&(Request) { self, bank_id }, sizeof (Request)), button_request_free, 0);

  return button;
}

static void
add_bank (CarrelBinWindow        *self,
          const CarrelBankRecord *bank)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (bank);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), bank->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, bank->location);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, bank->id, _("_Restore"), G_CALLBACK (restore_cb)));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, bank->id, _("_Delete…"), G_CALLBACK (delete_cb)));
  gtk_list_box_append (self->list, row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelBinWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) banks = carrel_store_list_binned_finish (CARREL_STORE (source), result, &error);
  GtkWidget *row;
  guint i;

  if (banks == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (i = 0; i < banks->len; i++)
    add_bank (self, g_ptr_array_index (banks, i));

  gtk_stack_set_visible_child_name (self->stack, banks->len > 0 ? "banks" : "empty");
}

static void
load (CarrelBinWindow *self)
{
  carrel_store_list_binned_async (self->store, NULL, listed_cb, g_object_ref (self));
}

static void
carrel_bin_window_dispose (GObject *object)
{
  CarrelBinWindow *self = CARREL_BIN_WINDOW (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (carrel_bin_window_parent_class)->dispose (object);
}

static void
carrel_bin_window_class_init (CarrelBinWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_bin_window_dispose;

  signals[RESTORED] = g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/bin-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelBinWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelBinWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carrel_bin_window_init (CarrelBinWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_bin_window_new:
 *
 * Returns: (transfer none): a window over @parent, owned by GTK
 */
GtkWindow *
carrel_bin_window_new (GtkWindow   *parent,
                       CarrelStore *store)
{
  CarrelBinWindow *self = g_object_new (CARREL_TYPE_BIN_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  load (self);

  return GTK_WINDOW (self);
}
