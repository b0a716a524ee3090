/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

G_BEGIN_DECLS

gboolean carrel_markdown_may_need_repair (const char *text,
                                          gsize       length);
char    *carrel_markdown_repair          (const char *text,
                              gsize      *length,
                              cmark_node *root,
                              GPtrArray  *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
