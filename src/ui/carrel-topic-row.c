/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-row.h"

#include <glib/gi18n.h>

#define INDENT 14

struct _CarrelTopicRow
{
  GtkBox           parent_instance;

  /* Template widgets */
  GtkImage        *arrow;
  GtkLabel        *label;
  GtkImage        *changed;
  GtkImage        *note;
  GtkImage        *star;

  CarrelTopicItem *item; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (CarrelTopicRow, carrel_topic_row, GTK_TYPE_BOX)

/* Screen readers read the row, which is the list's own widget, and not what is in it. */
static void
update_accessible_name (CarrelTopicRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  CarrelTopicFlags flags = carrel_topic_item_get_flags (self->item);
  g_autoptr (GString) name = g_string_new (carrel_topic_item_get_title (self->item));

  if (row == NULL)
    return;

  if (carrel_topic_item_is_section (self->item))
    g_string_append_printf (name, ", %s", carrel_topic_item_get_expanded (self->item) ? _("section, unfolded") : _("section, folded"));

  if ((flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0)
    g_string_append_printf (name, ", %s", _("bookmarked"));

  if ((flags & CARREL_TOPIC_FLAG_NOTED) != 0)
    g_string_append_printf (name, ", %s", _("has a note"));

  if ((flags & CARREL_TOPIC_FLAG_CHANGED) != 0)
    g_string_append_printf (name, ", %s", _("changed"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
update_marks (CarrelTopicRow *self)
{
  CarrelTopicFlags flags = carrel_topic_item_get_flags (self->item);

  gtk_widget_set_visible (GTK_WIDGET (self->changed), (flags & CARREL_TOPIC_FLAG_CHANGED) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->star), (flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->note), (flags & CARREL_TOPIC_FLAG_NOTED) != 0);
  update_accessible_name (self);
}

static void
carrel_topic_row_dispose (GObject *object)
{
  CarrelTopicRow *self = CARREL_TOPIC_ROW (object);

  carrel_topic_row_set_item (self, NULL);

  G_OBJECT_CLASS (carrel_topic_row_parent_class)->dispose (object);
}

static void
carrel_topic_row_class_init (CarrelTopicRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_topic_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/topic-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicRow, label);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicRow, changed);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicRow, note);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicRow, star);
}

static void
carrel_topic_row_init (CarrelTopicRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
carrel_topic_row_new (void)
{
  return g_object_new (CARREL_TYPE_TOPIC_ROW, NULL);
}

/**
 * carrel_topic_row_set_item:
 * @item: (nullable): what to show
 */
void
carrel_topic_row_set_item (CarrelTopicRow  *self,
                           CarrelTopicItem *item)
{
  gboolean is_section;

  g_return_if_fail (CARREL_IS_TOPIC_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);

  g_set_object (&self->item, item);

  if (item == NULL)
    return;

  is_section = carrel_topic_item_is_section (item);
  g_signal_connect_object (item, "notify::flags", G_CALLBACK (update_marks), self, G_CONNECT_SWAPPED);

  gtk_label_set_text (self->label, carrel_topic_item_get_title (item));
  gtk_widget_set_margin_start (GTK_WIDGET (self), carrel_topic_item_get_depth (item) * INDENT);
  gtk_widget_set_visible (GTK_WIDGET (self->arrow), is_section);
  gtk_image_set_from_icon_name (self->arrow,
                                carrel_topic_item_get_expanded (item) ? "pan-down-symbolic" : "pan-end-symbolic");

  if (is_section)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "heading");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), carrel_topic_item_get_title (item));
  update_marks (self);
}
