/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *carrel_interval_text_dup (guint days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
