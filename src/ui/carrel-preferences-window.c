/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-preferences-window.h"

#include <glib/gi18n.h>

#include "carrel-store-study.h"

struct _CarrelPreferencesWindow
{
  AdwPreferencesWindow  parent_instance;

  /* Template widgets */
  AdwComboRow          *color_scheme;
  GtkSpinButton        *text_size;
  GtkSpinButton        *new_per_day;
  GtkSpinButton        *reviews_per_day;
  GtkSpinButton        *retention;
  AdwActionRow         *memory_row;
  AdwActionRow         *aside_row;
  GtkWidget            *aside_button;

  /* Owned */
  GSettings            *settings;
  CarrelStore          *store; /* nullable */
};

G_DEFINE_FINAL_TYPE (CarrelPreferencesWindow, carrel_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
color_scheme_selected_cb (CarrelPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "color-scheme", adw_combo_row_get_selected (self->color_scheme));
}

static void
retention_set_cb (CarrelPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_double (self->settings, "desired-retention", gtk_spin_button_get_value (self->retention) / 100);
}

static void
say (CarrelPreferencesWindow *self,
     const char              *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
aside_counted_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (CarrelPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *subtitle = NULL;
  gssize n = carrel_store_count_aside_finish (CARREL_STORE (source), result, &error);

  if (n < 0)
    return;

  subtitle = n == 0 ? g_strdup (_("None"))
                    : g_strdup_printf (ngettext ("%d question", "%d questions", (gulong) n), (int) n);
  adw_action_row_set_subtitle (self->aside_row, subtitle);
  gtk_widget_set_visible (self->aside_button, n > 0 && !carrel_store_is_read_only (self->store));
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CarrelPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_progress_finish (CARREL_STORE (source), result, &error))
    say (self, error->message);

  carrel_store_count_aside_async (CARREL_STORE (source), NULL, aside_counted_cb, g_object_ref (self));
}

static void
take_back_cb (CarrelPreferencesWindow *self)
{
  carrel_store_take_all_back_async (self->store, taken_back_cb, g_object_ref (self));
}

static void
parameters_loaded_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (CarrelPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *subtitle = NULL;
  CarrelFsrsParameters parameters;
  CarrelFitRecord fit;

  if (!carrel_store_load_parameters_finish (CARREL_STORE (source), result, &parameters, &fit, &error))
    return;

  if (fit.fitted == 0)
    subtitle = g_strdup (_("Of most people: yours is learned from 400 reviews on"));
  else
    /* Translators: %.3f are measures of error: smaller is better */
    subtitle = g_strdup_printf (_("Learned from %u reviews: log loss %.3f, with that of most people %.3f"), fit.n_reviews,
                                fit.log_loss, fit.default_log_loss);

  adw_action_row_set_subtitle (self->memory_row, subtitle);
}

static void
carrel_preferences_window_dispose (GObject *object)
{
  CarrelPreferencesWindow *self = CARREL_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->store);

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
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, new_per_day);
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, reviews_per_day);
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, retention);
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, memory_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, aside_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelPreferencesWindow, aside_button);
  gtk_widget_class_bind_template_callback (widget_class, color_scheme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, retention_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_back_cb);
}

static void
carrel_preferences_window_init (CarrelPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_preferences_window_new:
 * @settings: what is changed, at once
 * @store: (nullable): what is known of the user's memory; %NULL when the library is not open
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWindow *
carrel_preferences_window_new (GtkWindow   *parent,
                               GSettings   *settings,
                               CarrelStore *store)
{
  CarrelPreferencesWindow *self = g_object_new (CARREL_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);

  adw_combo_row_set_selected (self->color_scheme, g_settings_get_enum (settings, "color-scheme"));
  gtk_spin_button_set_value (self->retention, g_settings_get_double (settings, "desired-retention") * 100);
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "text-size", gtk_spin_button_get_adjustment (self->text_size), "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "new-per-day", self->new_per_day, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reviews-per-day", self->reviews_per_day, "value", G_SETTINGS_BIND_DEFAULT);
  gtk_widget_set_visible (GTK_WIDGET (self->memory_row), store != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->aside_row), store != NULL);

  if (store != NULL)
    {
      self->store = g_object_ref (store);
      gtk_widget_set_visible (self->aside_button, FALSE);
      carrel_store_load_parameters_async (store, NULL, parameters_loaded_cb, g_object_ref (self));
      carrel_store_count_aside_async (store, NULL, aside_counted_cb, g_object_ref (self));
    }

  return GTK_WINDOW (self);
}
