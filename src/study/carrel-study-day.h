/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelStudyDay:
 * Days from 1970-01-01, reckoned by the clock on the wall of where the user is. A review keeps the day it
 * was given on, so that a later journey does not move it.
 */
typedef gint32 CarrelStudyDay;

#define CARREL_STUDY_DAY_NONE          G_MININT32
#define CARREL_STUDY_DAY_ROLLOVER_HOUR 4

CarrelStudyDay carrel_study_day_at        (gint64          time,
                                           GTimeZone      *zone,
                                           guint           rollover_hour);
gint64         carrel_study_day_get_start (CarrelStudyDay  day,
                                           GTimeZone      *zone,
                                           guint           rollover_hour);
guint          carrel_study_day_elapsed   (CarrelStudyDay  from,
                                           CarrelStudyDay  to);
CarrelStudyDay carrel_study_day_from_date (const GDate    *date);
void           carrel_study_day_get_date  (CarrelStudyDay  day,
                                           GDate          *date);
CarrelStudyDay carrel_study_day_get_week  (CarrelStudyDay  day,
                                           GDateWeekday    first);

G_END_DECLS
