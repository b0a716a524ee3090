/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-comparison.h"

void
carrel_comparison_free (CarrelComparison *self)
{
  g_free (self->old_title);
  g_free (self->old_body);
  g_free (self->new_title);
  g_free (self->new_body);
  g_free (self);
}
