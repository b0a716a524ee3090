/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "carrel-records.h"

G_BEGIN_DECLS

/**
 * CarrelStoreError:
 * @CARREL_STORE_ERROR_FAILED: anything no caller branches on
 * @CARREL_STORE_ERROR_NEWER: the file was written by a newer version
 * @CARREL_STORE_ERROR_DAMAGED: the file is no database or is damaged
 * @CARREL_STORE_ERROR_READ_ONLY: another instance has the library, or it may not be written
 * @CARREL_STORE_ERROR_NOT_FOUND: no such bank or topic
 */
typedef enum
{
  CARREL_STORE_ERROR_FAILED,
  CARREL_STORE_ERROR_NEWER,
  CARREL_STORE_ERROR_DAMAGED,
  CARREL_STORE_ERROR_READ_ONLY,
  CARREL_STORE_ERROR_NOT_FOUND,
} CarrelStoreError;

/* How long a bank rests in the bin. */
#define CARREL_STORE_BIN_DAYS 30

#define CARREL_STORE_ERROR (carrel_store_error_quark ())
GQuark carrel_store_error_quark (void);

/* Signals, emitted on the main context after the commit:
 *   "banks-changed"   ()
 *   "bank-changed"    (gint64 bank_id)                       its outline is new
 *   "topic-changed"   (gint64 bank_id, gint64 topic_id, guint flags)   bookmark or note changed
 *   "study-changed"   ()                                     something was answered, or is no longer asked
 */
#define CARREL_TYPE_STORE (carrel_store_get_type ())
G_DECLARE_FINAL_TYPE (CarrelStore, carrel_store, CARREL, STORE, GObject)

void               carrel_store_open_async            (const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelStore       *carrel_store_open_finish           (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           carrel_store_is_read_only          (CarrelStore *self);

/* Waits until all that was asked is done and closes the file; blocks, for the end of the program. */
void               carrel_store_close                 (CarrelStore *self);

/* Banks */
void               carrel_store_list_banks_async      (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         *carrel_store_list_banks_finish     (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelBankRecord */

/* What is known of the files of the bank at @location, and the layout that was chosen for it. */
void               carrel_store_list_documents_async  (CarrelStore *self, const char *location, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         *carrel_store_list_documents_finish (CarrelStore *self, GAsyncResult *result, char **layout, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelDocumentRecord */

/* @documents: (element-type CarrelDocument): every document of the bank as now read. One transaction: old topics are
 * matched to new ones (carrel-matcher.h), a removed topic with a bookmark or note is kept and flagged, other removed
 * ones are deleted, a document with complete == FALSE removes nothing, one that is unchanged keeps its topics. Adds the bank when @location is new. @layout: the
 * only one they were read by, or NULL. */
void               carrel_store_import_async          (CarrelStore *self, const char *location, const char *title, gboolean is_folder, const char *layout, GPtrArray *documents, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_import_finish         (CarrelStore *self, GAsyncResult *result, CarrelImportSummary *summary, GError **error);
void               carrel_store_remove_bank_async     (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_remove_bank_finish    (CarrelStore *self, GAsyncResult *result, GError **error);
/* The bin: what is removed rests there with all that the user wrote on it. */
void               carrel_store_bin_bank_async (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_bin_bank_finish (CarrelStore *self, GAsyncResult *result, GError **error);
void               carrel_store_restore_bank_async (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_restore_bank_finish (CarrelStore *self, GAsyncResult *result, GError **error);
void               carrel_store_list_binned_async (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         * carrel_store_list_binned_finish (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelBankRecord */
/* @location: canonical; the bank is to be imported from there next. */
void               carrel_store_relocate_bank_async (CarrelStore *self, gint64 bank_id, const char *location, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_relocate_bank_finish (CarrelStore *self, GAsyncResult *result, GError **error);

/* What rescans found, and what the user says of it */
void               carrel_store_list_changes_async (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         * carrel_store_list_changes_finish (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelChangeRecord */
void               carrel_store_load_change_async (CarrelStore *self, gint64 change_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelChangeRecord * carrel_store_load_change_finish (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_store_see_changes_async (CarrelStore *self, gint64 bank_id, gint64 topic_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_see_changes_finish (CarrelStore *self, GAsyncResult *result, GError **error);
/* @topic_id: of a removed topic, that is @other_id, which is in the file. Finishes with the decision, and with the topic
 * that has the marks of both. */
void               carrel_store_join_topics_async (CarrelStore *self, gint64 topic_id, gint64 other_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_join_topics_finish (CarrelStore *self, GAsyncResult *result, gint64 *decision_id, GError **error);
/* What @change_id says is one topic are two: the marks made before go to one that is no longer in the file. */
void               carrel_store_part_topics_async (CarrelStore *self, gint64 change_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_part_topics_finish (CarrelStore *self, GAsyncResult *result, gint64 *decision_id, GError **error);
void               carrel_store_undo_decision_async (CarrelStore *self, gint64 decision_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_undo_decision_finish (CarrelStore *self, GAsyncResult *result, GError **error);

/* Shows the translations into @language, or the originals where there is none or it is NULL. Finishes with the topic that
 * is now shown instead of @topic_id, or with @topic_id when that stays. */
void               carrel_store_set_language_async    (CarrelStore *self, gint64 bank_id, const char *language, gint64 topic_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_set_language_finish   (CarrelStore *self, GAsyncResult *result, gint64 *topic_id, GError **error);

/* Reading: on a connection of its own, so that an import never delays it */
void               carrel_store_load_outline_async    (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelOutline     *carrel_store_load_outline_finish   (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_store_load_topic_async      (CarrelStore *self, gint64 topic_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
CarrelTopicRecord *carrel_store_load_topic_finish     (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_store_list_marks_async      (CarrelStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         *carrel_store_list_marks_finish     (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelMarkRecord */
void               carrel_store_list_notices_async    (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         *carrel_store_list_notices_finish   (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelNoticeRecord */

/* The first topic of a document whose title makes @fragment (a link's anchor), or of the document when it is NULL.
 * Finishes with topic_id 0 when there is none. */
void               carrel_store_find_topic_async      (CarrelStore *self, gint64 bank_id, const char *document, const char *fragment, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_find_topic_finish     (CarrelStore *self, GAsyncResult *result, gint64 *topic_id, GError **error);

/* Topics elsewhere in the library that ask the same. */
void               carrel_store_list_same_async       (CarrelStore *self, gint64 topic_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray         *carrel_store_list_same_finish      (CarrelStore *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT; /* CarrelMarkRecord */

/* The user's own; each is one transaction, and finished only after the commit */
void               carrel_store_set_bookmark_async    (CarrelStore *self, gint64 topic_id, gboolean bookmarked, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_set_bookmark_finish   (CarrelStore *self, GAsyncResult *result, GError **error);
void               carrel_store_save_note_async       (CarrelStore *self, gint64 topic_id, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data); /* "" deletes */
gboolean           carrel_store_save_note_finish      (CarrelStore *self, GAsyncResult *result, GError **error);

/* Where the user was: one place a bank, the newest of all is the last place. @scroll: 0 to 1. */
void               carrel_store_save_place_async      (CarrelStore *self, gint64 bank_id, gint64 topic_id, double scroll, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_save_place_finish     (CarrelStore *self, GAsyncResult *result, GError **error);
/* @bank_id: 0 for the last place of all; nothing read yet gives topic_id 0 */
void               carrel_store_load_place_async      (CarrelStore *self, gint64 bank_id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean           carrel_store_load_place_finish     (CarrelStore *self, GAsyncResult *result, gint64 *bank_id, gint64 *topic_id, double *scroll, GError **error);

G_END_DECLS
