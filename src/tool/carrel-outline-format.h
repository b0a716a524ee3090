/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

char *carrel_outline_to_json (const char *title,
                              GPtrArray  *documents) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_outline_to_text (const char *title,
                              GPtrArray  *documents) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
