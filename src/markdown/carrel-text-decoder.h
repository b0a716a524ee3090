/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *carrel_text_decode (GBytes     *bytes,
                          gsize      *length,
                          GPtrArray  *problems,
                          GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
