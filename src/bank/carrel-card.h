/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-block.h"

G_BEGIN_DECLS

GArray     *carrel_card_split       (GArray          *blocks,
                                     CarrelLineIndex *lines,
                                     gboolean         force) G_GNUC_WARN_UNUSED_RESULT;
const char *carrel_card_find_answer (const char      *body,
                                     const char     **answer);

G_END_DECLS
