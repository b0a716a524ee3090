/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "carrel-bank.h"
#include "carrel-comparison.h"
#include "carrel-store.h"

G_BEGIN_DECLS

/* The library as the app sees it: the store, the reader workers, and what goes between them
 * (scan, read, import, render, pictures). No GTK. Lives on the main thread, never blocks it.
 *
 * Properties: "banks" (GListModel of CarrelBank, kept up to date). */
#define CARREL_TYPE_LIBRARY (carrel_library_get_type ())
G_DECLARE_FINAL_TYPE (CarrelLibrary, carrel_library, CARREL, LIBRARY, GObject)

void           carrel_library_open_async         (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelLibrary *carrel_library_open_finish        (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
CarrelStore   *carrel_library_get_store          (CarrelLibrary *self);
GListModel    *carrel_library_get_banks          (CarrelLibrary *self);
CarrelBank    *carrel_library_get_bank           (CarrelLibrary *self, gint64 bank_id); /* borrowed, nullable */
void           carrel_library_close              (CarrelLibrary *self); /* blocks until all is written */

/**
 * CarrelLibraryProgressFunc:
 * @done: documents read
 * @total: documents found, 0 while scanning
 *
 * Called on the main context.
 */
typedef void (*CarrelLibraryProgressFunc) (guint done, guint total, gpointer user_data);

/* Opens or rescans a file or folder, and finishes when it is stored. @location: "file:///..." or "bundled:nodejs". A bank
 * is read by the layout that was chosen for it, or by @layout from now on: "A" to "I", NULL to find it out.
 * Errors name the file and say what is wrong with it; the library stays as it was. */
void           carrel_library_import_async       (CarrelLibrary *self, const char *location, GCancellable *cancellable, CarrelLibraryProgressFunc progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
void           carrel_library_import_by_layout_async (CarrelLibrary *self, const char *location, const char *layout, GCancellable *cancellable, CarrelLibraryProgressFunc progress, gpointer progress_data, GAsyncReadyCallback callback, gpointer user_data);
gboolean       carrel_library_import_finish      (CarrelLibrary *self, GAsyncResult *result, CarrelImportSummary *summary, GError **error);

/* Safe HTML of a topic's Markdown, made by a worker, kept in a small cache. */
void           carrel_library_render_async       (CarrelLibrary *self, CarrelTopicRecord *topic, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char          *carrel_library_render_finish      (CarrelLibrary *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Safe HTML of several texts that stand on one page, in their order. */
void           carrel_library_render_texts_async (CarrelLibrary *self, const char *document, const char *const *texts, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char         **carrel_library_render_texts_finish (CarrelLibrary *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What changed in a topic, as safe HTML with the changes marked, made by a worker. */
void           carrel_library_compare_async      (CarrelLibrary *self, const char *document, const char *old_title, const char *old_body, const char *new_title, const char *new_body, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelComparison *carrel_library_compare_finish  (CarrelLibrary *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A picture of the bank: opened beneath its folder, at most 20 MB, only image types by name and content. */
void           carrel_library_load_picture_async (CarrelLibrary *self, gint64 bank_id, const char *relative_path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GBytes        *carrel_library_load_picture_finish (CarrelLibrary *self, GAsyncResult *result, char **mime_type, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The topic that a link of @topic leads to ("other.md#anchor", "#anchor"): 0 when there is none. */
void           carrel_library_resolve_link_async (CarrelLibrary *self, gint64 bank_id, const char *document, const char *fragment, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gint64         carrel_library_resolve_link_finish (CarrelLibrary *self, GAsyncResult *result, GError **error);

G_END_DECLS
