/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-records.h"

G_BEGIN_DECLS

char *carrel_change_text_dup_kinds   (const CarrelChangeRecord *change) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_change_text_dup_place   (const CarrelChangeRecord *change) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_change_text_dup_summary (GPtrArray                *changes,
                                      guint                     first,
                                      guint                     end) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
