/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-notices-window.h"

#include <glib/gi18n.h>

#include "carrel-notice-code.h"

/* A bank that is not one at all may have a notice for every line. */
#define MAX_SHOWN 500

struct _CarrelNoticesWindow
{
  AdwWindow            parent_instance;

  /* Template widgets */
  GtkStack            *stack;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (CarrelNoticesWindow, carrel_notices_window, ADW_TYPE_WINDOW)

enum
{
  TOPIC_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activated_cb (AdwActionRow *row,
              gpointer      user_data)
{
  CarrelNoticesWindow *self = CARREL_NOTICES_WINDOW (gtk_widget_get_root (GTK_WIDGET (row)));
  const gint64 *topic_id = g_object_get_data (G_OBJECT (row), "topic-id");

  g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, *topic_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_notice (CarrelNoticesWindow      *self,
            const CarrelNoticeRecord *notice)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *place = g_strdup_printf ("%s:%u · %s", notice->document, notice->line, notice->code);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), notice->message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  gtk_widget_set_tooltip_text (row, carrel_notice_code_get_summary (notice->code));

  if (notice->topic_id != 0)
    {
      g_object_set_data_full (G_OBJECT (row), "topic-id", g_memdup2 (&notice->topic_id, sizeof (gint64)), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_signal_connect (row, "activated", G_CALLBACK (activated_cb), NULL);
    }

  adw_preferences_group_add (self->group, row);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelNoticesWindow) self = user_data;
  g_autoptr (GPtrArray) notices = carrel_store_list_notices_finish (CARREL_STORE (source), result, NULL);
  guint i;

  if (notices == NULL || notices->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  for (i = 0; i < MIN (notices->len, MAX_SHOWN); i++)
    add_notice (self, g_ptr_array_index (notices, i));

  if (notices->len > MAX_SHOWN)
    {
      g_autofree char *description =
        g_strdup_printf (_("The first %d of %u notices"), MAX_SHOWN, notices->len);

      adw_preferences_group_set_description (self->group, description);
    }

  gtk_stack_set_visible_child_name (self->stack, "notices");
}

static void
carrel_notices_window_class_init (CarrelNoticesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/notices-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelNoticesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelNoticesWindow, group);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carrel_notices_window_init (CarrelNoticesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_notices_window_new:
 * @bank_id: whose notices to list
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWindow *
carrel_notices_window_new (GtkWindow   *parent,
                           CarrelStore *store,
                           gint64       bank_id)
{
  CarrelNoticesWindow *self = g_object_new (CARREL_TYPE_NOTICES_WINDOW, "transient-for", parent, NULL);

  carrel_store_list_notices_async (store, bank_id, NULL, listed_cb, g_object_ref (self));

  return GTK_WINDOW (self);
}
