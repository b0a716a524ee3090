/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest document that is read: 100 MB. */
#define CARREL_MAX_DOCUMENT_SIZE (G_GUINT64_CONSTANT (100) * 1000 * 1000)

int carrel_safe_open_root    (const char *folder,
                              GError    **error);
int carrel_safe_open_beneath (int         root_fd,
                              const char *relative_path,
                              guint64     max_size,
                              GError    **error);

G_END_DECLS
