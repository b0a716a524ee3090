/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

G_BEGIN_DECLS

cmark_node *carrel_markdown_next_block   (cmark_node *root,
                                          cmark_node *node);
char       *carrel_markdown_dup_plain_text (cmark_node *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
