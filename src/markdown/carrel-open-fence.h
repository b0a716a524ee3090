/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/* A code fence at the end of a text that nothing closes. */
cmark_node *carrel_open_fence_find       (cmark_node      *root,
                                          CarrelLineIndex *lines);
char       *carrel_open_fence_dup_closer (cmark_node      *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
