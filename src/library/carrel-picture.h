/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *carrel_picture_load (const char  *bank_path,
                             const char  *relative_path,
                             const char **mime_type,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
