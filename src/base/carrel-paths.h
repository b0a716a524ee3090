/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *carrel_paths_dup_data_dir          (void) G_GNUC_WARN_UNUSED_RESULT; /* XDG_DATA_HOME/carrel */
char *carrel_paths_dup_worker_program    (const char *name) G_GNUC_WARN_UNUSED_RESULT; /* CARREL_LIBEXEC or PKGLIBEXECDIR, then name */
char *carrel_paths_dup_bundled_banks_dir (void) G_GNUC_WARN_UNUSED_RESULT; /* CARREL_BANKS or PKGDATADIR/banks */

G_END_DECLS
