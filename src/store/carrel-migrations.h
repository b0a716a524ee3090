/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"

G_BEGIN_DECLS

/* "CRRL": tells a library from any other SQLite file. */
#define CARREL_MIGRATIONS_APPLICATION_ID 0x4352524c

gboolean carrel_migrations_check (CarrelConnection  *connection,
                                  GError           **error);
gboolean carrel_migrations_run   (CarrelConnection  *connection,
                                  const char        *backup_folder,
                                  GError           **error);

G_END_DECLS
