/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-application.h"

#include <signal.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "carrel-location.h"
#include "carrel-preferences-window.h"
#include "carrel-ui.h"
#include "carrel-window.h"

struct _CarrelApplication
{
  AdwApplication  parent_instance;

  /* Owned */
  GSettings      *settings;
  CarrelLibrary  *library; /* NULL until it is open */
  GPtrArray      *waiting; /* char *: locations to open once the library is */
  guint           sources[3]; /* of SIGTERM, SIGINT and SIGHUP */
};

G_DEFINE_FINAL_TYPE (CarrelApplication, carrel_application, ADW_TYPE_APPLICATION)

static CarrelWindow *
get_window (CarrelApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (; windows != NULL; windows = windows->next)
    if (CARREL_IS_WINDOW (windows->data))
      return windows->data;

  return NULL;
}

static void
library_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CarrelApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  CarrelWindow *window = get_window (self);

  self->library = carrel_library_open_finish (result, &error);
  g_application_release (G_APPLICATION (self));

  /* Closed before it was open. */
  if (window == NULL)
    return;

  if (self->library == NULL)
    carrel_window_show_failure (window, error->message);
  else
    carrel_window_set_library (window, self->library, self->waiting);

  g_ptr_array_set_size (self->waiting, 0);
}

static void
ensure_window (CarrelApplication *self)
{
  CarrelWindow *window = get_window (self);

  if (window == NULL)
    {
      window = carrel_window_new (self, self->settings);

      if (self->library == NULL)
        {
          g_application_hold (G_APPLICATION (self));
          carrel_library_open_async (NULL, library_opened_cb, g_object_ref (self));
        }
      else
        {
          carrel_window_set_library (window, self->library, self->waiting);
        }
    }

  gtk_window_present (GTK_WINDOW (window));
}

static void
carrel_application_activate (GApplication *application)
{
  ensure_window (CARREL_APPLICATION (application));
}

static void
carrel_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  CarrelApplication *self = CARREL_APPLICATION (application);
  int i;

  for (i = 0; i < n_files; i++)
    {
      if (self->library != NULL && get_window (self) != NULL)
        {
          g_autofree char *location = g_file_get_uri (files[i]);

          carrel_window_open_location (get_window (self), location);
        }
      else
        {
          g_ptr_array_add (self->waiting, g_file_get_uri (files[i]));
        }
    }

  ensure_window (self);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  CarrelApplication *self = user_data;
  CarrelWindow *window = get_window (self);

  /* The window hands what is not saved yet to the store. */
  if (window != NULL)
    gtk_window_close (GTK_WINDOW (window));
  else
    g_application_quit (G_APPLICATION (self));
}

static gboolean
signal_cb (gpointer user_data)
{
  quit_action (NULL, NULL, user_data);

  return G_SOURCE_CONTINUE;
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CarrelApplication *self = user_data;
  GtkWidget *about = adw_about_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (about), gtk_application_get_active_window (GTK_APPLICATION (self)));
  g_object_set (about,
                "application-name", APP_NAME,
                "application-icon", APP_ID,
                "version", APP_VERSION,
                "developer-name", _("The Carrel Developers"),
                "comments", _("Study Markdown question banks: read, take notes, test yourself."),
                "license-type", GTK_LICENSE_GPL_3_0,
                NULL);
  gtk_window_present (GTK_WINDOW (about));
}

static void
preferences_action (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  CarrelApplication *self = user_data;
  GtkWindow *parent = GTK_WINDOW (get_window (self));
  CarrelStore *store = self->library != NULL ? carrel_library_get_store (self->library) : NULL;

  gtk_window_present (carrel_preferences_window_new (parent, self->settings, store));
}

static void
help_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  CarrelApplication *self = user_data;

  if (self->library != NULL && get_window (self) != NULL)
    carrel_window_show_help (get_window (self));
  else
    g_ptr_array_add (self->waiting, g_strdup (CARREL_LOCATION_HELP));

  ensure_window (self);
}

static const GActionEntry actions[] = {
  { "help", help_action, NULL, NULL, NULL, { 0 } },
  { "quit", quit_action, NULL, NULL, NULL, { 0 } },
  { "about", about_action, NULL, NULL, NULL, { 0 } },
  { "preferences", preferences_action, NULL, NULL, NULL, { 0 } },
};

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.help", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "app.preferences", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
  { "win.open-file", { "<Control>o" } },
  { "win.open-folder", { "<Control><Shift>o" } },
  { "win.reload", { "F5" } },
  { "win.quiz", { "<Control>r" } },
  { "win.bookmark", { "<Control>d" } },
  { "win.toggle-notes", { "F8" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.filter", { "<Control>k", "<Control>f" } },
  { "win.show-marks", { "<Control><Shift>d" } },
  { "win.show-changes", { "<Control><Shift>n" } },
  { "win.next-topic", { "<Control>Page_Down", "<Alt>Down" } },
  { "win.previous-topic", { "<Control>Page_Up", "<Alt>Up" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.zoom-reset", { "<Control>0" } },
};

static void
color_scheme_changed_cb (CarrelApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[g_settings_get_enum (self->settings, "color-scheme")]);
}

static void
carrel_application_startup (GApplication *application)
{
  CarrelApplication *self = CARREL_APPLICATION (application);
  const int numbers[] = { SIGTERM, SIGINT, SIGHUP };
  guint i;

  G_APPLICATION_CLASS (carrel_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);

  for (i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].keys);

  for (i = 0; i < G_N_ELEMENTS (numbers); i++)
    self->sources[i] = g_unix_signal_add (numbers[i], signal_cb, self);

  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), self,
                           G_CONNECT_SWAPPED);
  color_scheme_changed_cb (self);
}

static void
carrel_application_shutdown (GApplication *application)
{
  CarrelApplication *self = CARREL_APPLICATION (application);
  guint i;

  /* Waits until every note is written. */
  if (self->library != NULL)
    carrel_library_close (self->library);

  g_clear_object (&self->library);

  for (i = 0; i < G_N_ELEMENTS (self->sources); i++)
    g_clear_handle_id (&self->sources[i], g_source_remove);

  G_APPLICATION_CLASS (carrel_application_parent_class)->shutdown (application);
}

static void
carrel_application_finalize (GObject *object)
{
  CarrelApplication *self = CARREL_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);

  G_OBJECT_CLASS (carrel_application_parent_class)->finalize (object);
}

static void
carrel_application_class_init (CarrelApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = carrel_application_finalize;
  application_class->activate = carrel_application_activate;
  application_class->open = carrel_application_open;
  application_class->startup = carrel_application_startup;
  application_class->shutdown = carrel_application_shutdown;
}

static void
carrel_application_init (CarrelApplication *self)
{
  self->settings = g_settings_new (APP_ID);
  self->waiting = g_ptr_array_new_with_free_func (g_free);

  g_application_add_main_option (G_APPLICATION (self), "version", 0, 0, G_OPTION_ARG_NONE,
                                 _("Print the version and exit"), NULL);
}

static int
handle_local_options_cb (CarrelApplication *self,
                         GVariantDict      *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("carrel %s\n", APP_VERSION);

  return 0;
}

/**
 * carrel_application_new:
 * @flags: %G_APPLICATION_HANDLES_OPEN, and %G_APPLICATION_NON_UNIQUE in tests
 */
CarrelApplication *
carrel_application_new (GApplicationFlags flags)
{
  CarrelApplication *self;

  carrel_ui_init ();
  self = g_object_new (CARREL_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_PATH,
                       "flags", flags,
                       NULL);

  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE|FOLDER…]"));
  g_application_set_option_context_summary (G_APPLICATION (self), _("Study Markdown question banks"));
  g_signal_connect (self, "handle-local-options", G_CALLBACK (handle_local_options_cb), NULL);

  return self;
}

/**
 * carrel_application_get_settings:
 *
 * Returns: (transfer none): the settings of the app
 */
GSettings *
carrel_application_get_settings (CarrelApplication *self)
{
  g_return_val_if_fail (CARREL_IS_APPLICATION (self), NULL);

  return self->settings;
}
