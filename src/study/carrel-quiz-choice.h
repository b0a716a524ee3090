/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-grade.h"

G_BEGIN_DECLS

CarrelGrade carrel_quiz_choice_grade  (guint32            right,
                                       guint32            chosen,
                                       gboolean           unsure);
CarrelGrade carrel_quiz_points_grade  (guint              n_points,
                                       guint              n_named);
gboolean    carrel_quiz_options_refer (const char *const *texts,
                                       const char        *explanation);
void        carrel_quiz_options_order (guint64            seed,
                                       const char *const *texts,
                                       const char        *explanation,
                                       guint             *order);

G_END_DECLS
