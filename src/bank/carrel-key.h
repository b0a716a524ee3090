/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A key as a set of options: bit 0 is the first. */
typedef guint32 CarrelKey;

CarrelKey carrel_key_parse (const char *text,
                            guint       n_options);
CarrelKey carrel_key_find  (const char *markdown,
                            GPtrArray  *options);

G_END_DECLS
