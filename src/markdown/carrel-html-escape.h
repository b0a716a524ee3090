/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void  carrel_html_append_escaped (GString    *out,
                                  const char *text);
char *carrel_html_escape         (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
