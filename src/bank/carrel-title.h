/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelTitle:
 * @text: what people read; never NULL, "" when nothing is left
 * @number: as printed, 0 when there is none
 * @glued_hash: whether hashes glued to the end were taken off
 * @labelled: whether it began with "Q", "Question" or the like
 * @only_label: whether there is nothing but such a label or a number
 * @question_like: whether it reads like something to ask
 */
typedef struct
{
  char     *text;
  guint     number;
  gboolean  glued_hash;
  gboolean  labelled;
  gboolean  only_label;
  gboolean  question_like;
} CarrelTitle;

void carrel_title_read  (CarrelTitle *title,
                         const char  *plain);
void carrel_title_clear (CarrelTitle *title);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarrelTitle, carrel_title_clear)

G_END_DECLS
