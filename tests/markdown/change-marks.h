/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-html-diff.h"

char *change_marks_strip      (const char           *html) G_GNUC_WARN_UNUSED_RESULT;
char *change_marks_dup_kept   (const char           *html) G_GNUC_WARN_UNUSED_RESULT;
char *change_marks_dup_marked (const char           *html) G_GNUC_WARN_UNUSED_RESULT;
void  change_marks_check      (const CarrelHtmlDiff *diff,
                               const char           *before,
                               const char           *after);
