/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelNoticeCode:
 * @code: the short name that a notice carries
 * @summary: what it says of a bank, in one line; to be translated
 */
typedef struct
{
  const char *code;
  const char *summary;
} CarrelNoticeCode;

guint       carrel_notice_code_list        (const CarrelNoticeCode **codes);
const char *carrel_notice_code_get_summary (const char              *code);

G_END_DECLS
