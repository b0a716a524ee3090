/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-day.h"

#define SECONDS_PER_DAY 86400
#define SECONDS_PER_HOUR 3600

/* The first second of the year 1 and the last of 9999, between which dates and zones mean something. */
#define FIRST_TIME G_GINT64_CONSTANT (-62135596800)
#define LAST_TIME  G_GINT64_CONSTANT (253402300799)

/* GDate counts from 1 at 0001-01-01. */
#define JULIAN_OF_EPOCH 719163

static gint64
divide_down (gint64 a,
             gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/**
 * carrel_study_day_at:
 * @time: seconds from 1970-01-01 00:00 UTC, taken as within the years 1 to 9999
 * @zone: where the user is
 * @rollover_hour: at which the day begins, 0 to 23; %CARREL_STUDY_DAY_ROLLOVER_HOUR by default, for who
 *   studies after midnight means the evening before
 *
 * The day begins when the clock on the wall shows the hour, so days with a change of the clock have 23 or
 * 25 hours. Where the clock is put back across the hour itself, the first minutes of the day are those of the day
 * before once more; carrel_study_day_elapsed() takes that for no time at all.
 *
 * Returns: the day of study that the moment belongs to
 */
CarrelStudyDay
carrel_study_day_at (gint64     time,
                     GTimeZone *zone,
                     guint      rollover_hour)
{
  int interval;
  gint64 wall;

  g_return_val_if_fail (zone != NULL, CARREL_STUDY_DAY_NONE);
  g_return_val_if_fail (rollover_hour < 24, CARREL_STUDY_DAY_NONE);

  time = CLAMP (time, FIRST_TIME, LAST_TIME);
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time);
  wall = time + g_time_zone_get_offset (zone, MAX (interval, 0));

  return divide_down (wall - (gint64) rollover_hour * SECONDS_PER_HOUR, SECONDS_PER_DAY);
}

/**
 * carrel_study_day_get_start:
 *
 * Returns: the first second, from 1970-01-01 00:00 UTC, that carrel_study_day_at() puts on the day, or on the one
 *   after where the calendar skipped it; what a timer waits for
 */
gint64
carrel_study_day_get_start (CarrelStudyDay day,
                            GTimeZone     *zone,
                            guint          rollover_hour)
{
  /* No zone is further than a day from UTC: between these the day begins, and it begins once. */
  gint64 before = ((gint64) day - 1) * SECONDS_PER_DAY;
  gint64 after = ((gint64) day + 3) * SECONDS_PER_DAY;

  g_return_val_if_fail (zone != NULL, 0);
  g_return_val_if_fail (rollover_hour < 24, 0);

  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;

      if (carrel_study_day_at (middle, zone, rollover_hour) >= day)
        after = middle;
      else
        before = middle;
    }

  return after;
}

/**
 * carrel_study_day_elapsed:
 * @from: of the earlier review
 *
 * Returns: whole days between; 0 when a journey west has put the later review on an earlier day
 */
guint
carrel_study_day_elapsed (CarrelStudyDay from,
                          CarrelStudyDay to)
{
  return to > from ? (guint) ((gint64) to - from) : 0;
}

/**
 * carrel_study_day_from_date:
 * @date: a valid date, such as that of an exam
 */
CarrelStudyDay
carrel_study_day_from_date (const GDate *date)
{
  g_return_val_if_fail (g_date_valid (date), CARREL_STUDY_DAY_NONE);

  return (CarrelStudyDay) g_date_get_julian (date) - JULIAN_OF_EPOCH;
}

/**
 * carrel_study_day_get_date:
 * @day: of the years 1 to 9999
 * @date: (out caller-allocates):
 */
void
carrel_study_day_get_date (CarrelStudyDay day,
                           GDate         *date)
{
  gint64 julian = (gint64) day + JULIAN_OF_EPOCH;

  g_return_if_fail (julian > 0 && julian <= 3652059);

  g_date_clear (date, 1);
  g_date_set_julian (date, (guint32) julian);
}

/**
 * carrel_study_day_get_week:
 * @first: day that weeks begin with where the user lives
 *
 * Returns: the first day of the week of @day
 */
CarrelStudyDay
carrel_study_day_get_week (CarrelStudyDay day,
                           GDateWeekday   first)
{
  /* 1970-01-01 was a Thursday. */
  gint64 from_thursday = (gint64) day - ((gint64) first - G_DATE_THURSDAY);

  g_return_val_if_fail (first >= G_DATE_MONDAY && first <= G_DATE_SUNDAY, day);

  return (CarrelStudyDay) (day - (from_thursday - divide_down (from_thursday, 7) * 7));
}
