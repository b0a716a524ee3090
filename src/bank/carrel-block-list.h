/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-block.h"

G_BEGIN_DECLS

void carrel_block_collect_list (GArray          *blocks,
                                cmark_node      *list,
                                CarrelLineIndex *lines);

G_END_DECLS
