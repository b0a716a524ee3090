/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"

G_BEGIN_DECLS

gboolean carrel_backup_take (CarrelConnection  *connection,
                             const char        *folder,
                             int                version,
                             GError           **error);

G_END_DECLS
