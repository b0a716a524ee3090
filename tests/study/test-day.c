/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-day.h"

#define HOUR 3600

static GTimeZone *
get_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);

  return zone;
}

static CarrelStudyDay
get_day (GTimeZone  *zone,
         const char *text,
         guint       hour)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  g_assert_nonnull (time);

  return carrel_study_day_at (g_date_time_to_unix (time), zone, hour);
}

static CarrelStudyDay
get_date (int year,
          int month,
          int day)
{
  g_autoptr (GDate) date = g_date_new_dmy (day, month, year);

  return carrel_study_day_from_date (date);
}

static void
test_rollover (void)
{
  g_autoptr (GTimeZone) zone = get_zone ("Europe/Berlin");

  /* Who studies until two in the night studies on the evening before. */
  g_assert_cmpint (get_day (zone, "2026-11-26T23:59:59", 4), ==, get_date (2026, 11, 26));
  g_assert_cmpint (get_day (zone, "2026-11-27T03:59:59", 4), ==, get_date (2026, 11, 26));
  g_assert_cmpint (get_day (zone, "2026-11-27T04:00:00", 4), ==, get_date (2026, 11, 27));
  g_assert_cmpint (get_day (zone, "2026-11-27T00:00:00", 0), ==, get_date (2026, 11, 27));
  g_assert_cmpint (get_day (zone, "2026-11-27T22:59:59", 23), ==, get_date (2026, 11, 26));
  g_assert_cmpint (get_day (zone, "2026-11-27T23:00:00", 23), ==, get_date (2026, 11, 27));
  g_assert_cmpint (get_day (zone, "1969-12-31T03:00:00", 4), ==, -2);
}

static void
test_clock_changes (void)
{
  /* A day before and after each change of the clock, hour by hour: days go up by one, each begins at its hour,
   * and the days of the changes have 23 and 25 hours. Lord Howe's change is of half an hour. */
  const struct
  {
    const char *zone;
    const char *before;
    int         n_minutes[3];
  } cases[] = {
    { "Europe/Berlin", "2026-03-27T12:00:00", { 1440, 1380, 1440 } },
    { "Europe/Berlin", "2026-10-23T12:00:00", { 1440, 1500, 1440 } },
    { "America/New_York", "2026-03-06T12:00:00", { 1440, 1380, 1440 } },
    { "America/New_York", "2026-10-30T12:00:00", { 1440, 1500, 1440 } },
    { "Australia/Lord_Howe", "2026-04-03T12:00:00", { 1440, 1470, 1440 } },
    { "Pacific/Chatham", "2026-04-03T12:00:00", { 1440, 1500, 1440 } },
    { "America/Santiago", "2026-04-03T12:00:00", { 1440, 1500, 1440 } },
    { "Asia/Kolkata", "2026-04-03T12:00:00", { 1440, 1440, 1440 } },
  };
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) zone = get_zone (cases[i].zone);
      CarrelStudyDay day = get_day (zone, cases[i].before, 4);
      gint64 start = carrel_study_day_get_start (day, zone, 4);
      gint64 time;
      CarrelStudyDay last = day;

      for (j = 0; j < 3; j++)
        {
          gint64 next = carrel_study_day_get_start (day + j + 1, zone, 4);
          g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (next);
          g_autoptr (GDateTime) wall = g_date_time_to_timezone (utc, zone);

          g_assert_cmpint (next - carrel_study_day_get_start (day + j, zone, 4), ==, cases[i].n_minutes[j] * 60);
          g_assert_cmpint (g_date_time_get_hour (wall), ==, 4);
          g_assert_cmpint (g_date_time_get_minute (wall), ==, 0);
          g_assert_cmpint (carrel_study_day_at (next - 1, zone, 4), ==, day + (int) j);
          g_assert_cmpint (carrel_study_day_at (next, zone, 4), ==, day + (int) j + 1);
        }

      for (time = start; time < start + 96 * HOUR; time += 600)
        {
          CarrelStudyDay now = carrel_study_day_at (time, zone, 4);

          g_assert_cmpint (now, >=, last);
          g_assert_cmpint (now, <=, last + 1);
          last = now;
        }
    }
}

static void
test_travel (void)
{
  g_autoptr (GTimeZone) tokyo = get_zone ("Asia/Tokyo");
  g_autoptr (GTimeZone) honolulu = get_zone ("Pacific/Honolulu");
  CarrelStudyDay left = get_day (tokyo, "2026-11-27T18:00:00", 4);
  CarrelStudyDay arrived = get_day (honolulu, "2026-11-27T07:00:00", 4);
  CarrelStudyDay before = get_day (honolulu, "2026-11-26T20:00:00", 4);

  /* Over the date line the same day is lived again, or even the one before: nothing has elapsed. */
  g_assert_cmpint (left, ==, arrived);
  g_assert_cmpuint (carrel_study_day_elapsed (left, arrived), ==, 0);
  g_assert_cmpint (before, ==, left - 1);
  g_assert_cmpuint (carrel_study_day_elapsed (left, before), ==, 0);

  /* The way back skips a day on the calendar. */
  g_assert_cmpuint (carrel_study_day_elapsed (arrived, get_day (tokyo, "2026-11-29T09:00:00", 4)), ==, 2);
  g_assert_cmpuint (carrel_study_day_elapsed (G_MININT32, G_MAXINT32), ==, G_MAXUINT32);
}

static void
test_odd_clocks (void)
{
  g_autoptr (GTimeZone) chatham = get_zone ("Pacific/Chatham");
  g_autoptr (GTimeZone) apia = get_zone ("Pacific/Apia");
  CarrelStudyDay sunday = get_date (2026, 4, 5);
  CarrelStudyDay skipped = get_date (2011, 12, 30);

  /* At 3:45 it is 2:45 again: the day that began at 3:00 begins twice, and nothing has elapsed between. */
  g_assert_cmpint (get_day (chatham, "2026-04-05T02:59:59+13:45", 3), ==, sunday - 1);
  g_assert_cmpint (get_day (chatham, "2026-04-05T03:00:00+13:45", 3), ==, sunday);
  g_assert_cmpint (get_day (chatham, "2026-04-05T02:45:00+12:45", 3), ==, sunday - 1);
  g_assert_cmpuint (carrel_study_day_elapsed (sunday, sunday - 1), ==, 0);

  /* Samoa had no 30th of December in 2011: after the 29th begins the 31st. */
  g_assert_cmpint (get_day (apia, "2011-12-29T23:59:59-10:00", 4), ==, skipped - 1);
  g_assert_cmpint (get_day (apia, "2011-12-31T04:00:00+14:00", 4), ==, skipped + 1);
  g_assert_cmpint (carrel_study_day_get_start (skipped + 1, apia, 4) - carrel_study_day_get_start (skipped - 1, apia, 4), ==,
                   24 * HOUR);

  /* A time from a file may be any number. */
  g_assert_cmpint (carrel_study_day_at (G_MAXINT64, apia, 4), >=, get_date (9999, 12, 31));
  g_assert_cmpint (carrel_study_day_at (G_MININT64, apia, 4), <=, get_date (1, 1, 2));
}

static void
test_calendar (void)
{
  GDate date;
  CarrelStudyDay monday = get_date (2026, 11, 23);
  int i;

  g_assert_cmpint (get_date (1970, 1, 1), ==, 0);
  carrel_study_day_get_date (get_date (2028, 2, 29), &date);
  g_assert_cmpint (g_date_get_day (&date), ==, 29);
  g_assert_cmpint (g_date_get_month (&date), ==, 2);
  g_assert_cmpint (g_date_get_year (&date), ==, 2028);

  for (i = 0; i < 7; i++)
    {
      g_assert_cmpint (carrel_study_day_get_week (monday + i, G_DATE_MONDAY), ==, monday);
      g_assert_cmpint (carrel_study_day_get_week (monday - 1 + i, G_DATE_SUNDAY), ==, monday - 1);
    }

  g_assert_cmpint (carrel_study_day_get_week (-1, G_DATE_MONDAY), ==, -3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study/day/rollover", test_rollover);
  g_test_add_func ("/study/day/clock-changes", test_clock_changes);
  g_test_add_func ("/study/day/travel", test_travel);
  g_test_add_func ("/study/day/odd-clocks", test_odd_clocks);
  g_test_add_func ("/study/day/calendar", test_calendar);
  return g_test_run ();
}
