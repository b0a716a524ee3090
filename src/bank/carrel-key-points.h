/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char **carrel_key_points_list      (const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
char  *carrel_key_points_dup_plain (const char *markdown,
                                    gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
