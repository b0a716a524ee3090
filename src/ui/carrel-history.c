/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-history.h"

#define MAX_VISITS 200

struct _CarrelHistory
{
  GArray *visits;  /* gint64 */
  int     current; /* index, or -1 */
};

CarrelHistory *
carrel_history_new (void)
{
  CarrelHistory *self = g_new0 (CarrelHistory, 1);

  self->visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->current = -1;

  return self;
}

void
carrel_history_free (CarrelHistory *self)
{
  g_array_unref (self->visits);
  g_free (self);
}

/**
 * carrel_history_visit:
 *
 * Adds a visit after the current one, and forgets those that came after it. Showing the current
 * topic again is no visit.
 */
void
carrel_history_visit (CarrelHistory *self,
                      gint64         topic_id)
{
  if (self->current >= 0 && g_array_index (self->visits, gint64, self->current) == topic_id)
    return;

  g_array_set_size (self->visits, self->current + 1);
  g_array_append_val (self->visits, topic_id);

  if (self->visits->len > MAX_VISITS)
    g_array_remove_index (self->visits, 0);

  self->current = self->visits->len - 1;
}

/**
 * carrel_history_can_go:
 * @step: -1 for back, 1 for forward
 */
gboolean
carrel_history_can_go (CarrelHistory *self,
                       int            step)
{
  return self->current + step >= 0 && self->current + step < (int) self->visits->len;
}

/**
 * carrel_history_go:
 * @step: -1 for back, 1 for forward
 *
 * Returns: the topic to show, or 0 when there is none
 */
gint64
carrel_history_go (CarrelHistory *self,
                   int            step)
{
  if (!carrel_history_can_go (self, step))
    return 0;

  self->current += step;

  return g_array_index (self->visits, gint64, self->current);
}
