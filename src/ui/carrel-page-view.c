/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes web views that can run and reach nothing. Only all of it together makes no connection at
 * all: no script from markup, a policy on every page, a filter on every request, a session that
 * remembers nothing, and the reader's own refusal of other pages. */

#include "config.h"

#include "carrel-page-view.h"

#include "carrel-page.h"

#define FILTER_NAME "only-own-pages"

#define FILTER \
  "[{\"trigger\":{\"url-filter\":\".*\"},\"action\":{\"type\":\"block\"}}," \
  "{\"trigger\":{\"url-filter\":\"^" CARREL_PAGE_SCHEME "://\"},\"action\":{\"type\":\"ignore-previous-rules\"}}]"

#define CONTENT_SECURITY_POLICY \
  "default-src 'none'; img-src " CARREL_PAGE_SCHEME ":; style-src " CARREL_PAGE_SCHEME ":; " \
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

static WebKitSettings *
make_settings (void)
{
  return webkit_settings_new_with_settings (
    "enable-javascript-markup", FALSE,
    "hardware-acceleration-policy", WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER,
    "javascript-can-open-windows-automatically", FALSE,
    "javascript-can-access-clipboard", FALSE,
    "allow-file-access-from-file-urls", FALSE,
    "allow-universal-access-from-file-urls", FALSE,
    "allow-modal-dialogs", FALSE,
    "allow-top-navigation-to-data-urls", FALSE,
    "enable-back-forward-navigation-gestures", FALSE,
    "enable-developer-extras", FALSE,
    "enable-dns-prefetching", FALSE,
    "enable-fullscreen", FALSE,
    "enable-html5-database", FALSE,
    "enable-html5-local-storage", FALSE,
    "enable-media", FALSE,
    "enable-media-stream", FALSE,
    "enable-page-cache", FALSE,
    "enable-webaudio", FALSE,
    "enable-webgl", FALSE,
    "enable-webrtc", FALSE,
    "enable-site-specific-quirks", FALSE,
    "enable-write-console-messages-to-stdout", FALSE,
    "enable-smooth-scrolling", TRUE,
    "default-charset", "utf-8",
    NULL);
}

/**
 * carrel_page_view_new:
 *
 * Returns: (transfer floating): a view that must be locked before it loads anything
 */
WebKitWebView *
carrel_page_view_new (void)
{
  g_autoptr (WebKitNetworkSession) session = webkit_network_session_new_ephemeral ();
  g_autoptr (WebKitSettings) settings = make_settings ();
  g_autoptr (WebKitWebContext) context = webkit_web_context_new ();
  g_autoptr (WebKitUserContentManager) manager = webkit_user_content_manager_new ();

  webkit_web_context_set_cache_model (context, WEBKIT_CACHE_MODEL_DOCUMENT_VIEWER);
  webkit_web_context_set_spell_checking_enabled (context, FALSE);

  return g_object_new (WEBKIT_TYPE_WEB_VIEW,
                       "web-context", context,
                       "network-session", session,
                       "settings", settings,
                       "user-content-manager", manager,
                       "default-content-security-policy", CONTENT_SECURITY_POLICY,
                       NULL);
}

static void
add_filter (GTask                   *task,
            WebKitUserContentFilter *filter)
{
  WebKitWebView *view = g_task_get_source_object (task);

  webkit_user_content_manager_add_filter (webkit_web_view_get_user_content_manager (view), filter);
  g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  WebKitUserContentFilter *filter;
  GError *error = NULL;

  filter = webkit_user_content_filter_store_save_finish (WEBKIT_USER_CONTENT_FILTER_STORE (source), result, &error);

  if (filter == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  add_filter (task, filter);
  webkit_user_content_filter_unref (filter);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  WebKitUserContentFilterStore *store = WEBKIT_USER_CONTENT_FILTER_STORE (source);
  WebKitUserContentFilter *filter = webkit_user_content_filter_store_load_finish (store, result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  GCancellable *cancellable;

  if (filter != NULL)
    {
      add_filter (task, filter);
      webkit_user_content_filter_unref (filter);
      return;
    }

  /* Not compiled yet, or by another version of WebKit. */
  bytes = g_bytes_new_static (FILTER, sizeof FILTER - 1);
  cancellable = g_task_get_cancellable (task);
  webkit_user_content_filter_store_save (store, FILTER_NAME, bytes, cancellable, saved_cb, g_steal_pointer (&task));
}

/**
 * carrel_page_view_lock_async:
 *
 * Puts the filter on a view. A view that could not be locked must load nothing.
 */
void
carrel_page_view_lock_async (WebKitWebView       *view,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "carrel", "filters-" APP_VERSION, NULL);
  g_autoptr (WebKitUserContentFilterStore) store = webkit_user_content_filter_store_new (folder);
  GTask *task = g_task_new (view, cancellable, callback, user_data);

  g_task_set_source_tag (task, carrel_page_view_lock_async);
  webkit_user_content_filter_store_load (store, FILTER_NAME, cancellable, loaded_cb, task);
}

gboolean
carrel_page_view_lock_finish (WebKitWebView  *view,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, view), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
