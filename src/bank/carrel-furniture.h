/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/* What stands around the questions of a bank and belongs to none: see carrel_block_drop(). */
gboolean carrel_furniture_is_comment   (const char *literal);
gboolean carrel_furniture_is_spacing   (const char *literal);
gboolean carrel_furniture_is_back_link (cmark_node *paragraph);
gboolean carrel_furniture_is_badges    (cmark_node *paragraph);
gboolean carrel_furniture_is_contents  (const char *text);

G_END_DECLS
