/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least a GTK program with a web page can do: what Carrel's start is measured against. The
 * view has the settings of Carrel's own. */

#include "config.h"

#include <adwaita.h>
#include <webkit/webkit.h>

#define PAGE \
  "<!DOCTYPE html><html><head><meta charset='utf-8'><style>body{font:17px/1.6 sans-serif;max-width:70ch;" \
  "margin:2em auto}</style></head><body><h1>What is backpressure?</h1>" \
  "<p>A readable stream can be faster than the writable stream it feeds. Backpressure is the signal " \
  "that tells the faster side to wait, so that what is buffered in between stays small and memory " \
  "does not grow with the size of the data.</p><p>A readable stream can be faster than the writable " \
  "stream it feeds.</p><pre><code>for await (const chunk of readable) use (chunk);</code></pre></body></html>"

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  g_autoptr (WebKitSettings) settings =
    webkit_settings_new_with_settings ("enable-javascript-markup", FALSE,
                                       "hardware-acceleration-policy", WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER,
                                       NULL);
  GtkWidget *view = g_object_new (WEBKIT_TYPE_WEB_VIEW,
                                  "settings", settings,
                                  "network-session", session,
                                  "default-content-security-policy", "default-src 'none'; style-src 'unsafe-inline'",
                                  NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), view);
  webkit_web_view_load_html (WEBKIT_WEB_VIEW (view), PAGE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.carrel_study.BareWindow",
                                                                G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
