/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

G_BEGIN_DECLS

/* Parsing is not thread-safe (cmark-gfm's tables are global): one thread a process. */
cmark_node *carrel_markdown_parse (const char *text,
                                   gsize       length,
                                   GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
