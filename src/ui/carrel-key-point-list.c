/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-key-point-list.h"

#include <glib/gi18n.h>

struct _CarrelKeyPointList
{
  AdwBin   parent_instance;

  /* Borrowed from the tree of widgets */
  GtkBox  *box;
  guint    n_points;
  guint    n_named;
};

G_DEFINE_FINAL_TYPE (CarrelKeyPointList, carrel_key_point_list, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (CarrelKeyPointList *self,
            GtkCheckButton     *button)
{
  if (gtk_check_button_get_active (button))
    self->n_named++;
  else
    self->n_named--;

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
carrel_key_point_list_class_init (CarrelKeyPointListClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
carrel_key_point_list_init (CarrelKeyPointList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Key Points"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * carrel_key_point_list_set_points:
 * @points: (array zero-terminated=1): plain text of each
 *
 * Shows other points, none of them ticked.
 */
void
carrel_key_point_list_set_points (CarrelKeyPointList *self,
                                  const char *const  *points)
{
  GtkWidget *child;

  g_return_if_fail (CARREL_IS_KEY_POINT_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  self->n_points = 0;
  self->n_named = 0;

  for (; *points != NULL; points++)
    {
      GtkWidget *button = gtk_check_button_new ();
      GtkWidget *label = gtk_label_new (*points);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, *points, -1);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->box, button);
      self->n_points++;
    }
}

/**
 * carrel_key_point_list_get_n:
 * @n_named: (out): how many are ticked
 *
 * Returns: how many points there are
 */
guint
carrel_key_point_list_get_n (CarrelKeyPointList *self,
                             guint              *n_named)
{
  g_return_val_if_fail (CARREL_IS_KEY_POINT_LIST (self), 0);

  *n_named = self->n_named;

  return self->n_points;
}
