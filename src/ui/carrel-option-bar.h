/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A button for each option of a question, so that a screen reader and the keyboard can choose what the
 * page shows.
 *
 * Signals: "changed" when the choice is another. */
#define CARREL_TYPE_OPTION_BAR (carrel_option_bar_get_type ())
G_DECLARE_FINAL_TYPE (CarrelOptionBar, carrel_option_bar, CARREL, OPTION_BAR, AdwBin)

void     carrel_option_bar_set_options (CarrelOptionBar   *self,
                                        const char *const *texts,
                                        gboolean           several);
guint32  carrel_option_bar_get_chosen  (CarrelOptionBar   *self);
void     carrel_option_bar_set_chosen  (CarrelOptionBar   *self,
                                        guint32            chosen);
gboolean carrel_option_bar_toggle      (CarrelOptionBar   *self,
                                        guint              place);
void     carrel_option_bar_focus       (CarrelOptionBar   *self);

G_END_DECLS
