/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-records.h"

G_BEGIN_DECLS

/* One opened file or folder, for lists.
 *
 * Properties, read-only: "id" (int64), "title", "location", "n-topics" (uint), "n-notices" (uint),
 * "language" (of the translations shown; NULL for the originals), "languages" (GStrv: that there are translations into),
 * "layout" (the only one it is read by, or NULL), "outdated" (boolean: read by other rules than today's). */
#define CARREL_TYPE_BANK (carrel_bank_get_type ())
G_DECLARE_FINAL_TYPE (CarrelBank, carrel_bank, CARREL, BANK, GObject)

CarrelBank        *carrel_bank_new           (const CarrelBankRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_bank_update        (CarrelBank             *self,
                                              const CarrelBankRecord *record);
gint64             carrel_bank_get_id        (CarrelBank             *self);
const char        *carrel_bank_get_title     (CarrelBank             *self);
const char        *carrel_bank_get_location  (CarrelBank             *self);
char              *carrel_bank_dup_path      (CarrelBank             *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean           carrel_bank_is_bundled    (CarrelBank             *self);
guint              carrel_bank_get_n_topics  (CarrelBank             *self);
guint              carrel_bank_get_n_notices (CarrelBank             *self);
const char        *carrel_bank_get_language  (CarrelBank             *self);
const char *const *carrel_bank_get_languages (CarrelBank             *self);
const char        *carrel_bank_get_layout    (CarrelBank             *self);
gboolean           carrel_bank_is_outdated   (CarrelBank             *self);
gboolean           carrel_bank_is_folder     (CarrelBank             *self);

G_END_DECLS
