/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-bar.h"

#include <glib/gi18n.h>

struct _CarrelTopicBar
{
  AdwBin        parent_instance;

  /* Template widgets */
  GtkInfoBar   *removed_bar;
  GtkButton    *join_button;
  GtkRevealer  *same_revealer;
  GtkMenuButton *same_button;

  /* Owned */
  CarrelStore  *store;
  GCancellable *cancellable;

  gint64        bank_id; /* of the topic on show */
};

G_DEFINE_FINAL_TYPE (CarrelTopicBar, carrel_topic_bar, ADW_TYPE_BIN)

enum
{
  TOPIC_ACTIVATED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_place (CarrelTopicBar         *self,
           const CarrelMarkRecord *topic)
{
  if (topic->bank_id == self->bank_id)
    return g_strdup (*topic->section != '\0' ? topic->section : topic->bank_title);

  return *topic->section != '\0' ? g_strdup_printf ("%s › %s", topic->bank_title, topic->section) : g_strdup (topic->bank_title);
}

static GMenu *
make_menu (CarrelTopicBar *self,
           GPtrArray      *topics)
{
  GMenu *menu = g_menu_new ();
  guint i;

  for (i = 0; i < topics->len; i++)
    {
      const CarrelMarkRecord *topic = g_ptr_array_index (topics, i);
      g_autofree char *place = dup_place (self, topic);
      g_auto (GStrv) parts = g_strsplit (place, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* no mnemonic */
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "topic-bar.open", "x", topic->topic_id);
      g_menu_append_item (menu, item);
    }

  return menu;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelTopicBar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics = carrel_store_list_same_finish (CARREL_STORE (source), result, &error);
  g_autoptr (GMenu) menu = NULL;
  g_autofree char *label = NULL;

  if (topics == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);

      return;
    }

  if (topics->len > 0)
    {
      menu = make_menu (self, topics);
      label = g_strdup_printf (ngettext ("Also asked in %u other place", "Also asked in %u other places", topics->len), topics->len);
      gtk_menu_button_set_menu_model (self->same_button, G_MENU_MODEL (menu));
      gtk_menu_button_set_label (self->same_button, label);
    }

  gtk_revealer_set_reveal_child (self->same_revealer, topics->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->same_revealer), topics->len > 0);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[TOPIC_ACTIVATED], 0, g_variant_get_int64 (parameter));
}

static void
carrel_topic_bar_dispose (GObject *object)
{
  CarrelTopicBar *self = CARREL_TOPIC_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (carrel_topic_bar_parent_class)->dispose (object);
}

static void
carrel_topic_bar_class_init (CarrelTopicBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_topic_bar_dispose;

  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/topic-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicBar, removed_bar);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicBar, join_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicBar, same_revealer);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicBar, same_button);
  gtk_widget_class_install_action (widget_class, "topic-bar.open", "x", open_action);
}

static void
carrel_topic_bar_init (CarrelTopicBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_topic_bar_set_store:
 *
 * Says where topics are.
 */
void
carrel_topic_bar_set_store (CarrelTopicBar *self,
                            CarrelStore    *store)
{
  g_return_if_fail (CARREL_IS_TOPIC_BAR (self));

  g_set_object (&self->store, store);
}

/**
 * carrel_topic_bar_set_topic:
 * @topic: (nullable): what is on show
 */
void
carrel_topic_bar_set_topic (CarrelTopicBar          *self,
                            const CarrelTopicRecord *topic)
{
  gboolean removed = topic != NULL && (topic->flags & CARREL_TOPIC_FLAG_REMOVED) != 0;

  g_return_if_fail (CARREL_IS_TOPIC_BAR (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_info_bar_set_revealed (self->removed_bar, removed);
  gtk_widget_set_visible (GTK_WIDGET (self->removed_bar), removed);
  gtk_widget_set_visible (GTK_WIDGET (self->join_button), !carrel_store_is_read_only (self->store));
  gtk_widget_set_visible (GTK_WIDGET (self->same_revealer), FALSE);

  if (topic == NULL)
    return;

  self->bank_id = topic->bank_id;
  self->cancellable = g_cancellable_new ();
  carrel_store_list_same_async (self->store, topic->id, self->cancellable, listed_cb, g_object_ref (self));
}
