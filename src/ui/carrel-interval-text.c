/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-interval-text.h"

#include <math.h>

#include <glib/gi18n.h>

#define DAYS_A_MONTH 30.4375
#define DAYS_A_YEAR  365.25

/* Up to here days say more than months, and months more than years. */
#define MOST_DAYS   45
#define MOST_MONTHS 700

/**
 * carrel_interval_text_dup:
 * @days: from today
 *
 * Returns: (transfer full): a few words for when that is, as "tomorrow" or "in 3 months"
 */
char *
carrel_interval_text_dup (guint days)
{
  guint number;

  if (days == 0)
    return g_strdup (_("today"));

  if (days == 1)
    return g_strdup (_("tomorrow"));

  if (days <= MOST_DAYS)
    return g_strdup_printf (ngettext ("in %u day", "in %u days", days), days);

  if (days <= MOST_MONTHS)
    {
      number = (guint) lround (days / DAYS_A_MONTH);
      return g_strdup_printf (ngettext ("in %u month", "in %u months", number), number);
    }

  number = (guint) lround (days / DAYS_A_YEAR);

  return g_strdup_printf (ngettext ("in %u year", "in %u years", number), number);
}
