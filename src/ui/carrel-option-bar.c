/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-option-bar.h"

#include <glib/gi18n.h>

#include "carrel-question-page.h"

/* So many fit beside one another on the narrowest window. */
#define MIN_A_LINE 6

struct _CarrelOptionBar
{
  AdwBin      parent_instance;

  /* Owned */
  GtkFlowBox *box;
  GPtrArray  *buttons; /* GtkToggleButton, borrowed from the box */

  gboolean    several; /* more than one may be chosen */
  gboolean    setting; /* the choice is set by the program, not by the user */
};

G_DEFINE_FINAL_TYPE (CarrelOptionBar, carrel_option_bar, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (CarrelOptionBar *self,
            GtkToggleButton *button)
{
  guint i;

  if (self->setting)
    return;

  if (!self->several && gtk_toggle_button_get_active (button))
    {
      self->setting = TRUE;

      for (i = 0; i < self->buttons->len; i++)
        if (g_ptr_array_index (self->buttons, i) != button)
          gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), FALSE);

      self->setting = FALSE;
    }

  g_signal_emit (self, signals[CHANGED], 0);
}

static void
carrel_option_bar_finalize (GObject *object)
{
  CarrelOptionBar *self = CARREL_OPTION_BAR (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (carrel_option_bar_parent_class)->finalize (object);
}

static void
carrel_option_bar_class_init (CarrelOptionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = carrel_option_bar_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
carrel_option_bar_init (CarrelOptionBar *self)
{
  self->buttons = g_ptr_array_new ();
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 26);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Options"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

static void
append_button (CarrelOptionBar *self,
               const char      *text)
{
  g_autofree char *letter = carrel_question_page_dup_letter (self->buttons->len);
  g_autofree char *name = g_strdup_printf ("%s: %s", letter, text);
  GtkWidget *button = gtk_toggle_button_new_with_label (letter);
  GtkFlowBoxChild *child;

  gtk_widget_add_css_class (button, "carrel-option");
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->box, button);
  g_ptr_array_add (self->buttons, button);

  /* The button takes the focus, not the cell around it. */
  child = gtk_flow_box_get_child_at_index (self->box, self->buttons->len - 1);
  gtk_widget_set_focusable (GTK_WIDGET (child), FALSE);
}

/**
 * carrel_option_bar_set_options:
 * @texts: (array zero-terminated=1): plain text of each option, in the order of the page
 * @several: whether more than one can be chosen
 *
 * Shows other options, none of them chosen.
 */
void
carrel_option_bar_set_options (CarrelOptionBar   *self,
                               const char *const *texts,
                               gboolean           several)
{
  GtkWidget *child;

  g_return_if_fail (CARREL_IS_OPTION_BAR (self));

  g_ptr_array_set_size (self->buttons, 0);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_flow_box_remove (self->box, child);

  self->several = several;

  for (; *texts != NULL; texts++)
    append_button (self, *texts);

  gtk_flow_box_set_min_children_per_line (self->box, CLAMP (self->buttons->len, 1, MIN_A_LINE));
}

/**
 * carrel_option_bar_get_chosen:
 *
 * Returns: a bit for each place that is chosen
 */
guint32
carrel_option_bar_get_chosen (CarrelOptionBar *self)
{
  guint32 chosen = 0;
  guint i;

  g_return_val_if_fail (CARREL_IS_OPTION_BAR (self), 0);

  for (i = 0; i < self->buttons->len; i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->buttons, i)))
      chosen |= 1u << i;

  return chosen;
}

/**
 * carrel_option_bar_set_chosen:
 * @chosen: a bit for each place
 *
 * Emits nothing.
 */
void
carrel_option_bar_set_chosen (CarrelOptionBar *self,
                              guint32          chosen)
{
  guint i;

  g_return_if_fail (CARREL_IS_OPTION_BAR (self));

  self->setting = TRUE;

  for (i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), (chosen & 1u << i) != 0);

  self->setting = FALSE;
}

/**
 * carrel_option_bar_toggle:
 * @place: from 0
 *
 * Chooses an option or lets it go, as a click does.
 *
 * Returns: whether there is such an option
 */
gboolean
carrel_option_bar_toggle (CarrelOptionBar *self,
                          guint            place)
{
  GtkToggleButton *button;

  g_return_val_if_fail (CARREL_IS_OPTION_BAR (self), FALSE);

  if (place >= self->buttons->len)
    return FALSE;

  button = g_ptr_array_index (self->buttons, place);
  gtk_widget_grab_focus (GTK_WIDGET (button));
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));

  return TRUE;
}

void
carrel_option_bar_focus (CarrelOptionBar *self)
{
  g_return_if_fail (CARREL_IS_OPTION_BAR (self));

  if (self->buttons->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->buttons, 0));
}
