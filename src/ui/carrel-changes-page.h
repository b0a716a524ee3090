/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-store.h"

G_BEGIN_DECLS

/* What rescans of a bank have found, the newest first.
 *
 * Signals:
 *   "change-activated" (gint64 change_id)
 *   "failed"           (const char *message) */
#define CARREL_TYPE_CHANGES_PAGE (carrel_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (CarrelChangesPage, carrel_changes_page, CARREL, CHANGES_PAGE, AdwBin)

void carrel_changes_page_set_store (CarrelChangesPage *self,
                                    CarrelStore       *store);
void carrel_changes_page_load      (CarrelChangesPage *self,
                                    gint64             bank_id,
                                    gboolean           focus);

G_END_DECLS
