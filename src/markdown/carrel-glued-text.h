/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/* Text right below the tags of what unfolds, which is HTML to CommonMark and Markdown to its author. */
gboolean  carrel_glued_text_may_occur (const char *text,
                                       gsize       length);
char     *carrel_glued_text_part      (const char *text,
                                       gsize      *length,
                                       cmark_node *root) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
