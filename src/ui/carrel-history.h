/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the user has been in this window, as a browser keeps it. */
typedef struct _CarrelHistory CarrelHistory;

CarrelHistory *carrel_history_new            (void) G_GNUC_WARN_UNUSED_RESULT;
void           carrel_history_free           (CarrelHistory *self);
void           carrel_history_visit          (CarrelHistory *self,
                                              gint64         topic_id);
gint64         carrel_history_go             (CarrelHistory *self,
                                              int            step);
gboolean       carrel_history_can_go         (CarrelHistory *self,
                                              int            step);

G_END_DECLS
