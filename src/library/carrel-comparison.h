/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelComparison:
 * @old_title: safe HTML, what was removed in `del` elements
 * @old_body: the same of the body
 * @new_title: safe HTML, what was added in `ins` elements
 * @new_body: the same of the body
 * @differs: whether anything is marked; if not, white space or the markup alone changed
 *
 * A topic before and after a change.
 */
typedef struct
{
  char    *old_title;
  char    *old_body;
  char    *new_title;
  char    *new_body;
  gboolean differs;
} CarrelComparison;

void carrel_comparison_free (CarrelComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelComparison, carrel_comparison_free)

G_END_DECLS
