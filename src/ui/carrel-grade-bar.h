/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-grade.h"

G_BEGIN_DECLS

/* Again, Hard, Good and Easy, each with when the question would come back.
 *
 * Signals: "graded" (CarrelGrade). */
#define CARREL_TYPE_GRADE_BAR (carrel_grade_bar_get_type ())
G_DECLARE_FINAL_TYPE (CarrelGradeBar, carrel_grade_bar, CARREL, GRADE_BAR, AdwBin)

void carrel_grade_bar_set_days    (CarrelGradeBar *self,
                                   const guint     days[4]);
void carrel_grade_bar_suggest     (CarrelGradeBar *self,
                                   CarrelGrade     grade);
void carrel_grade_bar_focus    (CarrelGradeBar *self);

G_END_DECLS
