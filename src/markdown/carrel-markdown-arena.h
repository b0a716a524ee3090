/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

G_BEGIN_DECLS

cmark_mem *carrel_markdown_arena_take      (void);
void       carrel_markdown_arena_free_tree (cmark_node *root);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cmark_node, carrel_markdown_arena_free_tree)

G_END_DECLS
