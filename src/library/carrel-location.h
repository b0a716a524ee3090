/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A location says where a bank is: "file:///..." for the user's own, "bundled:NAME" for one that
 * came with the app and so moves with it. */
#define CARREL_LOCATION_HELP "bundled:help"
#define CARREL_LOCATION_STARTER_BANK "bundled:nodejs"

gboolean    carrel_location_is_bundled        (const char  *location);
gboolean    carrel_location_is_help           (const char  *location);
const char *carrel_location_get_bundled_title (const char  *location);
char       *carrel_location_dup_path          (const char  *location,
                                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char       *carrel_location_canonicalize      (const char  *location,
                                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char       *carrel_location_dup_display       (const char  *location) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
