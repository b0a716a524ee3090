/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *carrel_html_sanitize (const char *html,
                            const char *document_path,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
