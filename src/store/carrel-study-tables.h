/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"
#include "carrel-quiz-session.h"
#include "carrel-review.h"
#include "carrel-study-records.h"

G_BEGIN_DECLS

/* What can be asked of the tables of studying; as in carrel-tables.h. */

/* carrel-card-table.c */
gboolean              carrel_card_table_load            (CarrelConnection *connection, gint64 question_id, CarrelStudyCard *card, GError **error);
gboolean              carrel_card_table_put             (CarrelConnection *connection, const CarrelStudyCard *card, CarrelStudyDay first_day, CarrelGrade last_grade, GError **error);
gboolean              carrel_card_table_remove          (CarrelConnection *connection, gint64 question_id, GError **error);
CarrelQuizKinds       carrel_card_table_kind            (int kind, gboolean answered);
GArray               *carrel_card_table_list_candidates (CarrelConnection *connection, const CarrelStudyScope *scope, GError **error);
gboolean              carrel_card_table_count_today     (CarrelConnection *connection, CarrelStudyDay today, CarrelStudyToday *counts, GError **error);
gboolean              carrel_card_table_set_aside       (CarrelConnection *connection, gint64 question_id, gboolean until_changed, GError **error);
gboolean              carrel_card_table_take_back       (CarrelConnection *connection, gint64 question_id, GError **error);

/* carrel-review-table.c */
gboolean              carrel_review_table_add           (CarrelConnection *connection, gint64 question_id, const CarrelFsrs *fsrs, CarrelStudyDay day, CarrelGrade grade, gboolean unsure, guint duration, gint64 *review_id, GError **error);
gboolean              carrel_review_table_revoke        (CarrelConnection *connection, gint64 review_id, const CarrelFsrs *fsrs, GError **error);
gboolean              carrel_review_table_rebuild       (CarrelConnection *connection, gint64 question_id, const CarrelFsrs *fsrs, GError **error);
gboolean              carrel_review_table_carry         (CarrelConnection *connection, gint64 from, gint64 to, const CarrelFsrs *fsrs, GError **error);

/* carrel-parameters-table.c */
gboolean              carrel_parameters_table_load      (CarrelConnection *connection, CarrelFsrsParameters *parameters, CarrelFitRecord *fit, GError **error);
gboolean              carrel_parameters_table_put       (CarrelConnection *connection, const CarrelFsrsParameters *parameters, const CarrelFitRecord *fit, GError **error);

/* carrel-progress-table.c */
gboolean              carrel_progress_table_reset       (CarrelConnection *connection, gint64 bank_id, GArray *topics, gint64 time, GError **error);
gboolean              carrel_progress_table_undo_reset  (CarrelConnection *connection, gint64 time, const CarrelFsrs *fsrs, GError **error);
gboolean              carrel_progress_table_ask_again   (CarrelConnection *connection, gint64 topic_id, gboolean again, CarrelStudyDay today, const CarrelFsrs *fsrs, GError **error);
gboolean              carrel_progress_table_count_aside (CarrelConnection *connection, gint64 *n, GError **error);
gboolean              carrel_progress_table_take_all_back (CarrelConnection *connection, GError **error);

/* carrel-session-table.c */
gboolean              carrel_session_table_put          (CarrelConnection *connection, const CarrelQuizSession *session, GError **error);
gboolean              carrel_session_table_load         (CarrelConnection *connection, CarrelQuizSession **session, GError **error);

/* carrel-asked-question.c */
CarrelQuestionRecord *carrel_asked_question_load        (CarrelConnection *connection, gint64 question_id, GError **error);

G_END_DECLS
