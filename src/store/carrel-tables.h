/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"
#include "carrel-document.h"
#include "carrel-known-outline.h"
#include "carrel-match-outline.h"
#include "carrel-records.h"

G_BEGIN_DECLS

/* What can be asked of each table. All run on the thread that owns the connection; %FALSE or %NULL
 * means that an error is set. */

/* carrel-bank-table.c */
GPtrArray         *carrel_bank_table_list         (CarrelConnection *connection, GError **error);
gboolean           carrel_bank_table_put          (CarrelConnection *connection, const char *location, const char *title, gboolean is_folder, const char *layout, gint64 *bank_id, GError **error);
gboolean           carrel_bank_table_find         (CarrelConnection *connection, const char *location, gint64 *bank_id, char **layout, GError **error);
gboolean           carrel_bank_table_set_language (CarrelConnection *connection, gint64 bank_id, const char *language, GError **error);
GPtrArray         *carrel_bank_table_list_binned  (CarrelConnection *connection, GError **error);
gboolean           carrel_bank_table_set_binned   (CarrelConnection *connection, gint64 bank_id, gboolean binned, GError **error);
gboolean           carrel_bank_table_set_location (CarrelConnection *connection, gint64 bank_id, const char *location, GError **error);
gboolean           carrel_bank_table_empty_bin    (CarrelConnection *connection, gint64 before, GError **error);
gboolean           carrel_bank_table_remove       (CarrelConnection *connection, gint64 bank_id, GError **error);

/* carrel-document-table.c */
gboolean           carrel_document_table_find     (CarrelConnection *connection, gint64 bank_id, const char *path, gint64 *document_id, GError **error);
gboolean           carrel_document_table_lose     (CarrelConnection *connection, gint64 bank_id, const char *path, GError **error);
gboolean           carrel_document_table_put      (CarrelConnection *connection, gint64 bank_id, guint position, CarrelDocument *document, gint64 *document_id, GError **error);
gboolean           carrel_document_table_keep     (CarrelConnection *connection, gint64 bank_id, guint position, CarrelDocument *document, GError **error);
GPtrArray         *carrel_document_table_list     (CarrelConnection *connection, gint64 bank_id, GError **error);
gboolean           carrel_document_table_put_stale (CarrelConnection *connection, gint64 document_id, guint position, CarrelDocument *document, GError **error);
gboolean           carrel_document_table_put_sections (CarrelConnection *connection, gint64 document_id, CarrelDocument *document, GError **error);
gboolean           carrel_document_table_begin    (CarrelConnection *connection, gint64 bank_id, GError **error);
gboolean           carrel_document_table_end      (CarrelConnection *connection, gint64 bank_id, GError **error);
gboolean           carrel_document_table_choose   (CarrelConnection *connection, gint64 bank_id, GError **error);

/* carrel-topic-table.c */
char              *carrel_topic_table_hash_body   (const char *body);
gboolean           carrel_topic_table_put         (CarrelConnection *connection, gint64 *topic_id, gint64 bank_id, gint64 document_id, guint position, const char *section_path, const CarrelTopic *topic, GError **error);
gboolean           carrel_topic_table_move        (CarrelConnection *connection, gint64 topic_id, gint64 document_id, guint position, const char *section_path, const CarrelTopic *topic, GError **error);
gboolean           carrel_topic_table_remove      (CarrelConnection *connection, gint64 topic_id, gboolean keep, GError **error);
CarrelTopicRecord *carrel_topic_table_load        (CarrelConnection *connection, gint64 topic_id, GError **error);
gboolean           carrel_topic_table_find        (CarrelConnection *connection, gint64 bank_id, const char *document, const char *fragment, gint64 *topic_id, GError **error);
gboolean           carrel_topic_table_find_shown  (CarrelConnection *connection, gint64 bank_id, gint64 *topic_id, GError **error);
GPtrArray         *carrel_topic_table_list_same   (CarrelConnection *connection, gint64 topic_id, GError **error);

/* carrel-question-table.c */
gboolean           carrel_question_table_put_all  (CarrelConnection *connection, gint64 topic_id, const CarrelMatchTopic *known, const CarrelKnownQuestion *known_questions, const CarrelMatchTopic *fresh, CarrelQuestion **questions, GError **error);
gboolean           carrel_question_table_keep_all (CarrelConnection *connection, gint64 topic_id, const CarrelMatchTopic *known, const CarrelKnownQuestion *known_questions, const CarrelMatchTopic *fresh, CarrelQuestion **questions, gboolean *kept, GError **error);

/* carrel-change-table.c */
gboolean           carrel_change_table_add        (CarrelConnection *connection, gint64 bank_id, gint64 topic_id, gint64 rescan, const CarrelChangeRecord *change, GError **error);
gboolean           carrel_change_table_prune      (CarrelConnection *connection, gint64 bank_id, GError **error);
GPtrArray         *carrel_change_table_list       (CarrelConnection *connection, gint64 bank_id, GError **error);
CarrelChangeRecord *carrel_change_table_load      (CarrelConnection *connection, gint64 change_id, GError **error);
gboolean           carrel_change_table_see        (CarrelConnection *connection, gint64 bank_id, gint64 topic_id, GError **error);

/* carrel-decision-table.c */
GArray            *carrel_decision_table_list_parted (CarrelConnection *connection, gint64 bank_id, CarrelKnownOutline *known, CarrelMatchOutline *fresh, GError **error);
gboolean           carrel_decision_table_join     (CarrelConnection *connection, gint64 topic_id, gint64 other_id, gint64 *decision_id, GError **error);
gboolean           carrel_decision_table_part     (CarrelConnection *connection, gint64 change_id, gint64 *bank_id, gint64 *decision_id, GError **error);
gboolean           carrel_decision_table_undo     (CarrelConnection *connection, gint64 decision_id, gint64 *bank_id, GError **error);

/* carrel-outline.c */
CarrelOutline     *carrel_outline_load            (CarrelConnection *connection, gint64 bank_id, GError **error);

/* carrel-notice-table.c */
gboolean           carrel_notice_table_clear      (CarrelConnection *connection, gint64 document_id, GError **error);
gboolean           carrel_notice_table_add        (CarrelConnection *connection, gint64 document_id, gint64 topic_id, const CarrelNotice *notice, GError **error);
GPtrArray         *carrel_notice_table_list       (CarrelConnection *connection, gint64 bank_id, GError **error);

/* carrel-mark-table.c: bookmarks and notes */
gboolean           carrel_mark_table_set_bookmark (CarrelConnection *connection, gint64 topic_id, gboolean bookmarked, GError **error);
gboolean           carrel_mark_table_set_note     (CarrelConnection *connection, gint64 topic_id, const char *text, GError **error);
gboolean           carrel_mark_table_get_flags    (CarrelConnection *connection, gint64 topic_id, gint64 *bank_id, CarrelTopicFlags *flags, GError **error);
GPtrArray         *carrel_mark_table_list         (CarrelConnection *connection, GError **error);

/* carrel-place-table.c */
gboolean           carrel_place_table_put         (CarrelConnection *connection, gint64 bank_id, gint64 topic_id, double scroll, GError **error);
gboolean           carrel_place_table_load        (CarrelConnection *connection, gint64 bank_id, gint64 *found_bank, gint64 *topic_id, double *scroll, GError **error);

G_END_DECLS
