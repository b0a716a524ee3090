/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

/* The world of our own small scripts, which no page shares. */
#define CARREL_PAGE_VIEW_WORLD "carrel"

WebKitWebView *carrel_page_view_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           carrel_page_view_lock_async  (WebKitWebView        *view,
                                             GCancellable         *cancellable,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
gboolean       carrel_page_view_lock_finish (WebKitWebView        *view,
                                             GAsyncResult         *result,
                                             GError              **error);

G_END_DECLS
