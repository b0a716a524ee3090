/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

/* The largest file of code that is shown: 64 KiB; and how many of them beside one document. */
#define CARREL_MAX_SIBLING_CODE_SIZE (64 * 1024)
#define CARREL_MAX_SIBLING_CODES 8

/* Where each question has a file of its own, its code may stand in another of the same stem:
 * "two-sum.md" and "two-sum.py". */
const char *const *carrel_sibling_code_list_suffixes (void);
char              *carrel_sibling_code_dup_stem      (const char     *path) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_sibling_code_show          (CarrelDocument *document,
                                                      const char     *path,
                                                      GBytes         *bytes);
void               carrel_sibling_code_note          (CarrelDocument *document,
                                                      const char     *message);

G_END_DECLS
