/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-grade-bar.h"

#include <glib/gi18n.h>

#include "carrel-interval-text.h"

#define N_GRADES 4

struct _CarrelGradeBar
{
  AdwBin       parent_instance;

  /* Borrowed from the tree of widgets */
  GtkWidget   *buttons[N_GRADES];
  GtkLabel    *days[N_GRADES];

  CarrelGrade suggested;
};

G_DEFINE_FINAL_TYPE (CarrelGradeBar, carrel_grade_bar, ADW_TYPE_BIN)

enum
{
  GRADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *
get_name (guint i)
{
  static const char *const names[N_GRADES] = { N_("Again"), N_("Hard"), N_("Good"), N_("Easy") };

  return _(names[i]);
}

static void
clicked_cb (CarrelGradeBar *self,
            GtkWidget      *button)
{
  guint i;

  for (i = 0; i < N_GRADES; i++)
    if (self->buttons[i] == button)
      g_signal_emit (self, signals[GRADED], 0, CARREL_GRADE_AGAIN + i);
}

static void
carrel_grade_bar_class_init (CarrelGradeBarClass *klass)
{
  signals[GRADED] = g_signal_new ("graded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

static GtkWidget *
make_button (CarrelGradeBar *self,
             guint           i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (get_name (i));
  GtkWidget *button = gtk_button_new ();
  g_autofree char *tooltip = g_strdup_printf ("%s (%u)", get_name (i), i + 1);

  self->days[i] = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->days[i], PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->days[i]), "caption");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->days[i]));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  return button;
}

static void
carrel_grade_bar_init (CarrelGradeBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  guint i;

  self->suggested = CARREL_GRADE_GOOD;
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);

  for (i = 0; i < N_GRADES; i++)
    {
      self->buttons[i] = make_button (self, i);
      gtk_box_append (GTK_BOX (box), self->buttons[i]);
    }

  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * carrel_grade_bar_set_days:
 * @days: until the question comes back, for each grade in turn
 */
void
carrel_grade_bar_set_days (CarrelGradeBar *self,
                           const guint     days[4])
{
  guint i;

  g_return_if_fail (CARREL_IS_GRADE_BAR (self));

  for (i = 0; i < N_GRADES; i++)
    {
      g_autofree char *text = carrel_interval_text_dup (days[i]);
      /* Translators: a grade, and when the question comes back: "Good, in 3 days" */
      g_autofree char *name = g_strdup_printf (_("%s, %s"), get_name (i), text);

      gtk_label_set_text (self->days[i], text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

/**
 * carrel_grade_bar_suggest:
 *
 * Makes a grade stand out.
 */
void
carrel_grade_bar_suggest (CarrelGradeBar *self,
                          CarrelGrade     grade)
{
  guint i;

  g_return_if_fail (CARREL_IS_GRADE_BAR (self));
  g_return_if_fail (carrel_grade_is_valid (grade));

  for (i = 0; i < N_GRADES; i++)
    gtk_widget_remove_css_class (self->buttons[i], "suggested-action");

  self->suggested = grade;
  gtk_widget_add_css_class (self->buttons[grade - CARREL_GRADE_AGAIN], "suggested-action");
}

/**
 * carrel_grade_bar_focus:
 *
 * Gives the focus to the grade that is suggested.
 */
void
carrel_grade_bar_focus (CarrelGradeBar *self)
{
  g_return_if_fail (CARREL_IS_GRADE_BAR (self));

  gtk_widget_grab_focus (self->buttons[self->suggested - CARREL_GRADE_AGAIN]);
}
