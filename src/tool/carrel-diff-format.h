/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-match-outline.h"

G_BEGIN_DECLS

char *carrel_diff_to_json (const CarrelMatchOutline *olds,
                           const CarrelMatchOutline *news,
                           const CarrelMatch        *match) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_diff_to_text (const CarrelMatchOutline *olds,
                           const CarrelMatchOutline *news,
                           const CarrelMatch        *match) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
