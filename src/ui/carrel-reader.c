/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-reader.h"

#include <string.h>

#include <glib/gi18n.h>

#include "carrel-page-view.h"
#include "carrel-page.h"

/* Sets the place and from then on tells of it, at most once a frame. Where the text has changed, the block that
 * stood at the top of the view is looked for again by its words. */
#define PLACE_SCRIPT \
  "const root = document.documentElement;" \
  "const range = () => Math.max (root.scrollHeight - window.innerHeight, 0);" \
  "const blocks = () => Array.from (document.querySelectorAll ('main > div > *'));" \
  "const words = block => block.textContent.slice (0, 200);" \
  "const old = scroll > 0 && anchor !== '' ? blocks ().find (block => words (block) === anchor) : undefined;" \
  "if (old !== undefined)" \
  "  window.scrollTo (0, old.getBoundingClientRect ().top - offset);" \
  "else" \
  "  window.scrollTo (0, range () * scroll);" \
  "let waiting = false;" \
  "window.addEventListener ('scroll', () => {" \
  "  if (waiting) return;" \
  "  waiting = true;" \
  "  requestAnimationFrame (() => {" \
  "    waiting = false;" \
  "    const top = blocks ().find (block => block.getBoundingClientRect ().bottom > 0);" \
  "    window.webkit.messageHandlers.scroll.postMessage ({" \
  "      scroll: range () > 0 ? window.scrollY / range () : 0," \
  "      anchor: top !== undefined ? words (top) : ''," \
  "      offset: top !== undefined ? top.getBoundingClientRect ().top : 0," \
  "    });" \
  "  });" \
  "});"

#define STYLE_RESOURCE RESOURCE_PATH "/page/page.css"
#define MIN_ZOOM 0.5
#define MAX_ZOOM 3.0

struct _CarrelReader
{
  AdwBin              parent_instance;

  /* Owned */
  CarrelLibrary      *library;
  CarrelTopicRecord  *topic; /* on show or being loaded, nullable */
  char               *nonce; /* of the page of that topic */
  char               *uri;
  char               *html;        /* the page until WebKit has asked for it */
  GCancellable       *cancellable; /* of the topic being loaded */
  GtkStack           *stack;
  WebKitWebView      *view;
  AdwStatusPage      *problem;

  double              scroll;
  char               *anchor; /* how the block begins that is at the top of the view, nullable */
  double              offset; /* of it from there, in pixels */
  gboolean            locked; /* the view may load pages */
};

G_DEFINE_FINAL_TYPE (CarrelReader, carrel_reader, ADW_TYPE_BIN)

enum
{
  TOPIC_SHOWN,
  TOPIC_ACTIVATED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fail (CarrelReader *self,
      const char   *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->problem, escaped);
  gtk_stack_set_visible_child_name (self->stack, "problem");
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
load_page (CarrelReader *self)
{
  if (self->locked && self->html != NULL)
    webkit_web_view_load_uri (self->view, self->uri);
}

/* Takes over @html, which may name @nonce. */
static void
set_page (CarrelReader *self,
          char         *nonce,
          char         *html)
{
  g_free (self->nonce);
  g_free (self->uri);
  g_free (self->html);
  self->nonce = nonce;
  self->uri = carrel_page_dup_uri (self->topic, nonce);
  self->html = html;
  load_page (self);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CarrelReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = carrel_library_render_finish (CARREL_LIBRARY (source), result, &error);
  char *nonce;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (body == NULL)
    {
      fail (self, error->message);
      return;
    }

  nonce = carrel_page_dup_nonce ();
  set_page (self, nonce, carrel_page_dup_html (self->topic, nonce, body));
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CarrelReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelComparison) comparison = carrel_library_compare_finish (CARREL_LIBRARY (source), result, &error);
  char *nonce;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (comparison == NULL)
    {
      fail (self, error->message);
      return;
    }

  nonce = carrel_page_dup_nonce ();
  set_page (self, nonce, carrel_page_for_change (comparison, nonce));
}

static void
topic_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CarrelReader) self = user_data;
  g_autoptr (GError) error = NULL;
  CarrelTopicRecord *topic = carrel_store_load_topic_finish (CARREL_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (topic == NULL)
    {
      fail (self, error->message);
      return;
    }

  g_clear_pointer (&self->topic, carrel_topic_record_free);
  self->topic = topic;
  carrel_library_render_async (self->library, topic, self->cancellable, rendered_cb, g_object_ref (self));
}

static void
respond (WebKitURISchemeRequest *request,
         GBytes                 *bytes,
         const char             *mime_type)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  webkit_uri_scheme_request_finish (request, stream, g_bytes_get_size (bytes), mime_type);
}

static void
picture_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (WebKitURISchemeRequest) request = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *mime_type = NULL;
  g_autoptr (GBytes) bytes = carrel_library_load_picture_finish (CARREL_LIBRARY (source), result, &mime_type, &error);

  if (bytes != NULL)
    respond (request, bytes, mime_type);
  else
    webkit_uri_scheme_request_finish_error (request, error);
}

static void
request_cb (WebKitURISchemeRequest *request,
            gpointer                user_data)
{
  CarrelReader *self = user_data;
  const char *uri = webkit_uri_scheme_request_get_uri (request);
  g_autofree char *path = NULL;
  g_autofree char *fragment = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* Answered only for the topic on show: an address of an earlier load is of no use. */
  if (self->topic == NULL || self->nonce == NULL ||
      !carrel_page_parse_uri (uri, self->topic, self->nonce, &path, &fragment))
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such page");

      webkit_uri_scheme_request_finish_error (request, error);
    }
  else if (self->html != NULL && g_str_equal (path, self->topic->document))
    {
      gsize length = strlen (self->html);

      bytes = g_bytes_new_take (g_steal_pointer (&self->html), length);
      respond (request, bytes, "text/html");
    }
  else if (carrel_page_is_style (path))
    {
      bytes = g_resources_lookup_data (STYLE_RESOURCE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      respond (request, bytes, "text/css");
    }
  else
    {
      carrel_library_load_picture_async (self->library, self->topic->bank_id, path, self->cancellable,
                                         picture_loaded_cb, g_object_ref (request));
    }
}

/* A link whose topic is being looked for. */
typedef struct
{
  CarrelReader         *reader;
  WebKitPolicyDecision *decision; /* nullable: the link leads to another document */
} Link;

static void
link_free (Link *link)
{
  g_object_unref (link->reader);
  g_clear_object (&link->decision);
  g_free (link);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Link, link_free)

static void
link_resolved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Link) link = user_data;
  CarrelReader *self = link->reader;
  g_autoptr (GError) error = NULL;
  gint64 topic_id = carrel_library_resolve_link_finish (CARREL_LIBRARY (source), result, &error);
  gboolean here = self->topic != NULL && topic_id == self->topic->id;

  if (topic_id != 0 && !here)
    {
      if (link->decision != NULL)
        webkit_policy_decision_ignore (link->decision);

      g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, topic_id);
    }
  else if (link->decision != NULL)
    {
      /* A place in the page on show. */
      webkit_policy_decision_use (link->decision);
    }
  else if (topic_id == 0)
    {
      g_signal_emit (self, signals[FAILED], 0, _("The link leads to nothing in this bank"));
    }
}

/* Takes the decision over when it returns TRUE. */
static gboolean
follow_link (CarrelReader         *self,
             const char           *uri,
             WebKitPolicyDecision *decision)
{
  g_autofree char *path = NULL;
  g_autofree char *fragment = NULL;
  const char *scheme = g_uri_peek_scheme (uri);
  Link *link;

  if (g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "mailto") == 0)
    {
      gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri, GDK_CURRENT_TIME);
      return FALSE;
    }

  if (self->topic == NULL || self->nonce == NULL ||
      !carrel_page_parse_uri (uri, self->topic, self->nonce, &path, &fragment))
    return FALSE;

  link = g_new0 (Link, 1);
  link->reader = g_object_ref (self);

  if (g_str_equal (path, self->topic->document))
    link->decision = g_object_ref (decision);

  carrel_library_resolve_link_async (self->library, self->topic->bank_id, path, fragment, self->cancellable,
                                     link_resolved_cb, link);

  return g_str_equal (path, self->topic->document);
}

static gboolean
decide_policy_cb (WebKitWebView            *view,
                  WebKitPolicyDecision     *decision,
                  WebKitPolicyDecisionType  type,
                  gpointer                  user_data)
{
  CarrelReader *self = user_data;
  WebKitNavigationAction *action;
  const char *uri;

  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    {
      uri = webkit_uri_request_get_uri (webkit_response_policy_decision_get_request (WEBKIT_RESPONSE_POLICY_DECISION (decision)));

      if (g_strcmp0 (g_uri_peek_scheme (uri), CARREL_PAGE_SCHEME) == 0)
        webkit_policy_decision_use (decision);
      else
        webkit_policy_decision_ignore (decision);

      return TRUE;
    }

  action = webkit_navigation_policy_decision_get_navigation_action (WEBKIT_NAVIGATION_POLICY_DECISION (decision));
  uri = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));

  if (webkit_navigation_action_get_navigation_type (action) == WEBKIT_NAVIGATION_TYPE_LINK_CLICKED)
    {
      if (!follow_link (self, uri, decision))
        webkit_policy_decision_ignore (decision);
    }
  else if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION && self->html != NULL && g_strcmp0 (uri, self->uri) == 0)
    {
      webkit_policy_decision_use (decision);
    }
  else
    {
      webkit_policy_decision_ignore (decision);
    }

  return TRUE;
}

static gboolean
context_menu_cb (WebKitWebView       *view,
                 WebKitContextMenu   *menu,
                 WebKitHitTestResult *hit,
                 gpointer             user_data)
{
  GList *items = g_list_copy (webkit_context_menu_get_items (menu));
  GList *link;

  /* Of a browser's menu only what a reader can use. */
  for (link = items; link != NULL; link = link->next)
    {
      WebKitContextMenuAction action = webkit_context_menu_item_get_stock_action (link->data);

      if (action != WEBKIT_CONTEXT_MENU_ACTION_COPY && action != WEBKIT_CONTEXT_MENU_ACTION_SELECT_ALL &&
          action != WEBKIT_CONTEXT_MENU_ACTION_COPY_LINK_TO_CLIPBOARD)
        webkit_context_menu_remove (menu, link->data);
    }

  g_list_free (items);

  return webkit_context_menu_get_n_items (menu) == 0;
}

static void
placed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value =
    webkit_web_view_call_async_javascript_function_finish (WEBKIT_WEB_VIEW (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_stack_set_visible_child_name (self->stack, "page");
  g_signal_emit (self, signals[TOPIC_SHOWN], 0);
}

static void
load_changed_cb (WebKitWebView   *view,
                 WebKitLoadEvent  event,
                 gpointer         user_data)
{
  CarrelReader *self = user_data;
  GVariantDict arguments;

  if (event != WEBKIT_LOAD_FINISHED || g_strcmp0 (webkit_web_view_get_uri (view), self->uri) != 0)
    return;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "scroll", "d", self->scroll);
  g_variant_dict_insert (&arguments, "anchor", "s", self->anchor != NULL ? self->anchor : "");
  g_variant_dict_insert (&arguments, "offset", "d", self->offset);
  webkit_web_view_call_async_javascript_function (view, PLACE_SCRIPT, -1, g_variant_dict_end (&arguments),
                                                  CARREL_PAGE_VIEW_WORLD, NULL, self->cancellable, placed_cb,
                                                  g_object_ref (self));
}

static void
scrolled_cb (WebKitUserContentManager *manager,
             JSCValue                 *value,
             gpointer                  user_data)
{
  CarrelReader *self = user_data;
  g_autoptr (JSCValue) scroll = NULL;
  g_autoptr (JSCValue) anchor = NULL;
  g_autoptr (JSCValue) offset = NULL;

  if (!jsc_value_is_object (value))
    return;

  scroll = jsc_value_object_get_property (value, "scroll");
  anchor = jsc_value_object_get_property (value, "anchor");
  offset = jsc_value_object_get_property (value, "offset");

  if (!jsc_value_is_number (scroll) || !jsc_value_is_string (anchor) || !jsc_value_is_number (offset))
    return;

  self->scroll = CLAMP (jsc_value_to_double (scroll), 0.0, 1.0);
  g_free (self->anchor);
  self->anchor = jsc_value_to_string (anchor);
  self->offset = jsc_value_to_double (offset);
}

static void
terminated_cb (WebKitWebView                     *view,
               WebKitWebProcessTerminationReason  reason,
               gpointer                           user_data)
{
  fail (user_data, _("The page used too much memory or time and was closed. Choose the topic again to retry."));
}

static void
locked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelReader) self = user_data;
  g_autoptr (GError) error = NULL;

  if (carrel_page_view_lock_finish (WEBKIT_WEB_VIEW (source), result, &error))
    {
      self->locked = TRUE;
      load_page (self);
      return;
    }

  fail (self, error->message);
}

static void
update_background_cb (CarrelReader *self)
{
  /* What shows before a page does: the window's own colour, so that nothing flashes. */
  GdkRGBA color = { 1, 1, 1, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "view_bg_color", &color);
  webkit_web_view_set_background_color (self->view, &color);
}

static void
carrel_reader_dispose (GObject *object)
{
  CarrelReader *self = CARREL_READER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);

  if (self->view != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->view, self);
      g_signal_handlers_disconnect_by_data (webkit_web_view_get_user_content_manager (self->view), self);
      self->view = NULL;
    }

  G_OBJECT_CLASS (carrel_reader_parent_class)->dispose (object);
}

static void
carrel_reader_finalize (GObject *object)
{
  CarrelReader *self = CARREL_READER (object);

  g_clear_pointer (&self->topic, carrel_topic_record_free);
  g_clear_pointer (&self->nonce, g_free);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->html, g_free);
  g_clear_pointer (&self->anchor, g_free);

  G_OBJECT_CLASS (carrel_reader_parent_class)->finalize (object);
}

static void
carrel_reader_class_init (CarrelReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = carrel_reader_dispose;
  object_class->finalize = carrel_reader_finalize;

  signals[TOPIC_SHOWN] = g_signal_new ("topic-shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
set_up_view (CarrelReader *self)
{
  WebKitUserContentManager *manager;

  self->view = carrel_page_view_new ();
  manager = webkit_web_view_get_user_content_manager (self->view);

  g_signal_connect (self->view, "decide-policy", G_CALLBACK (decide_policy_cb), self);
  g_signal_connect (self->view, "context-menu", G_CALLBACK (context_menu_cb), self);
  g_signal_connect (self->view, "load-changed", G_CALLBACK (load_changed_cb), self);
  g_signal_connect (self->view, "web-process-terminated", G_CALLBACK (terminated_cb), self);
  g_signal_connect (manager, "script-message-received::scroll", G_CALLBACK (scrolled_cb), self);
  webkit_user_content_manager_register_script_message_handler (manager, "scroll", CARREL_PAGE_VIEW_WORLD);
  webkit_web_context_register_uri_scheme (webkit_web_view_get_context (self->view), CARREL_PAGE_SCHEME, request_cb,
                                          self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Topic"), -1);
}

static void
carrel_reader_init (CarrelReader *self)
{
  GtkWidget *empty = adw_status_page_new ();

  set_up_view (self);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "carrel-book-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("Choose a Topic"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Its answer is shown here"));

  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
  adw_status_page_set_title (self->problem, _("Could Not Show the Topic"));

  self->stack = GTK_STACK (gtk_stack_new ());
  /* Nothing at first: an invitation that is gone before it can be read is a flicker. */
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "blank");
  gtk_stack_add_named (self->stack, empty, "empty");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "page");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->problem), "problem");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));

  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_background_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "realize", G_CALLBACK (update_background_cb), NULL);
  carrel_page_view_lock_async (self->view, NULL, locked_cb, g_object_ref (self));
}

GtkWidget *
carrel_reader_new (void)
{
  return g_object_new (CARREL_TYPE_READER, NULL);
}

/**
 * carrel_reader_set_library:
 * @library: where topics come from
 */
void
carrel_reader_set_library (CarrelReader  *self,
                           CarrelLibrary *library)
{
  g_return_if_fail (CARREL_IS_READER (self));

  g_set_object (&self->library, library);
}

/* Whatever is being loaded is not wanted any more. */
static void
start_over (CarrelReader *self,
            double        scroll)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->html, g_free);
  self->cancellable = g_cancellable_new ();
  self->scroll = scroll;
}

/**
 * carrel_reader_show_topic:
 * @topic_id: id in the store, 0 to show none
 * @scroll: how far down, 0 to 1
 *
 * Emits "topic-shown" when the page is there, or "failed".
 */
void
carrel_reader_show_topic (CarrelReader *self,
                          gint64        topic_id,
                          double        scroll)
{
  g_return_if_fail (CARREL_IS_READER (self));
  g_return_if_fail (self->library != NULL);

  start_over (self, scroll);

  /* Of another topic the words say nothing. */
  if (self->topic == NULL || self->topic->id != topic_id)
    g_clear_pointer (&self->anchor, g_free);

  if (topic_id == 0)
    {
      g_clear_pointer (&self->topic, carrel_topic_record_free);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  carrel_store_load_topic_async (carrel_library_get_store (self->library), topic_id, self->cancellable,
                                 topic_loaded_cb, g_object_ref (self));
}

/**
 * carrel_reader_show_change:
 * @change: with its texts
 *
 * Shows the text before and now. What is on show then is the topic, so far as links and pictures go.
 */
void
carrel_reader_show_change (CarrelReader             *self,
                           const CarrelChangeRecord *change)
{
  const char *old_title = change->old_title != NULL ? change->old_title : "";
  const char *new_title = change->new_title != NULL ? change->new_title : "";
  const char *new_body = change->new_body != NULL ? change->new_body : "";
  const char *old_body = change->old_body;
  CarrelTopicRecord *topic;

  g_return_if_fail (CARREL_IS_READER (self));
  g_return_if_fail (self->library != NULL);

  /* Of a topic that was only moved no text is kept. */
  if (old_body == NULL)
    old_body = change->old_title != NULL ? new_body : "";

  start_over (self, 0.0);
  topic = g_new0 (CarrelTopicRecord, 1);
  topic->id = change->topic_id;
  topic->bank_id = change->bank_id;
  topic->title = g_strdup (change->new_title != NULL ? new_title : old_title);
  topic->document = g_strdup (change->new_document != NULL ? change->new_document : change->old_document);
  g_clear_pointer (&self->topic, carrel_topic_record_free);
  self->topic = topic;
  carrel_library_compare_async (self->library, topic->document, old_title, old_body, new_title, new_body,
                                self->cancellable, compared_cb, g_object_ref (self));
}

/**
 * carrel_reader_show_page:
 * @topic_id: of which the page is, for its links
 * @document: its path in the bank, where relative addresses begin
 * @nonce: (transfer full): that the page was made with
 * @html: (transfer full): the whole page
 *
 * Shows a page that was made elsewhere of safe HTML, from its top.
 */
void
carrel_reader_show_page (CarrelReader *self,
                         gint64        bank_id,
                         gint64        topic_id,
                         const char   *document,
                         char         *nonce,
                         char         *html)
{
  CarrelTopicRecord *topic;

  g_return_if_fail (CARREL_IS_READER (self));
  g_return_if_fail (self->library != NULL);

  start_over (self, 0.0);
  topic = g_new0 (CarrelTopicRecord, 1);
  topic->id = topic_id;
  topic->bank_id = bank_id;
  topic->document = g_strdup (document);
  g_clear_pointer (&self->topic, carrel_topic_record_free);
  self->topic = topic;
  set_page (self, nonce, html);
}

/**
 * carrel_reader_show_problem:
 * @message: why there is no page
 */
void
carrel_reader_show_problem (CarrelReader *self,
                            const char   *message)
{
  g_return_if_fail (CARREL_IS_READER (self));

  start_over (self, 0.0);
  fail (self, message);
}

/**
 * carrel_reader_get_view:
 *
 * Returns: (transfer none): the web view, for who shows pages of its own
 */
WebKitWebView *
carrel_reader_get_view (CarrelReader *self)
{
  g_return_val_if_fail (CARREL_IS_READER (self), NULL);

  return self->view;
}

CarrelTopicRecord *
carrel_reader_get_topic (CarrelReader *self)
{
  g_return_val_if_fail (CARREL_IS_READER (self), NULL);

  return self->topic;
}

double
carrel_reader_get_scroll (CarrelReader *self)
{
  g_return_val_if_fail (CARREL_IS_READER (self), 0.0);

  return self->scroll;
}

/**
 * carrel_reader_set_zoom:
 * @zoom: 1 is the size of the system's text
 */
void
carrel_reader_set_zoom (CarrelReader *self,
                        double        zoom)
{
  g_return_if_fail (CARREL_IS_READER (self));

  webkit_web_view_set_zoom_level (self->view, CLAMP (zoom, MIN_ZOOM, MAX_ZOOM));
}

double
carrel_reader_get_zoom (CarrelReader *self)
{
  g_return_val_if_fail (CARREL_IS_READER (self), 1.0);

  return webkit_web_view_get_zoom_level (self->view);
}
