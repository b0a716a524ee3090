/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-preferences-window.h"

struct _CarrelPreferencesWindow
{
  AdwPreferencesWindow  parent_instance;

  /* Template widgets */
  AdwComboRow          *color_scheme;
  GtkSpinButton        *text_size;

  /* Owned */
  GSettings            *settings;
};

G_DEFINE_FINAL_TYPE (CarrelPreferencesWindow, carrel_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
color_scheme_selected_cb (CarrelPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "color-scheme", adw_combo_row_get_selected (self->color_scheme));
}

static void
carrel_preferences_window_dispose (GObject *object)
{
  CarrelPreferencesWindow *self = CARREL_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (carrel_preferences_window_parent_class)->dispose (object);
}

static void
carrel_preferences_window_class_init (CarrelPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, text_size);
  gtk_widget_class_bind_template_callback (widget_class, color_scheme_selected_cb);
}

static void
carrel_preferences_window_init (CarrelPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_preferences_window_new:
 * @settings: what is changed, at once
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWindow *
carrel_preferences_window_new (GtkWindow *parent,
                               GSettings *settings)
{
  CarrelPreferencesWindow *self = g_object_new (CARREL_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  adw_combo_row_set_selected (self->color_scheme, g_settings_get_enum (settings, "color-scheme"));
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "text-size", gtk_spin_button_get_adjustment (self->text_size), "value",
                   G_SETTINGS_BIND_DEFAULT);

  return GTK_WINDOW (self);
}
