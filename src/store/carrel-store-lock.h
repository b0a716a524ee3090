/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

int carrel_store_lock_take (const char  *folder,
                            gboolean    *taken,
                            GError     **error);

G_END_DECLS
