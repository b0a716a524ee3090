/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/* More than any table of contents has. */
#define CARREL_DOCUMENT_MAX_LINKS 10000

void carrel_document_links_collect (cmark_node *root,
                                    const char *path,
                                    GPtrArray  *links);

G_END_DECLS
