/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches the file or folder of a bank. Never blocks; lives on the main thread.
 *
 * Signals:
 *   "changed" ()  something there may have changed, and has been quiet for a moment */
#define CARREL_TYPE_BANK_WATCHER (carrel_bank_watcher_get_type ())
G_DECLARE_FINAL_TYPE (CarrelBankWatcher, carrel_bank_watcher, CARREL, BANK_WATCHER, GObject)

typedef enum
{
  CARREL_BANK_WATCHER_NONE = 0,
  CARREL_BANK_WATCHER_POLL = 1 << 0, /* as where no events come: look now and then */
} CarrelBankWatcherFlags;

CarrelBankWatcher *carrel_bank_watcher_new        (const char             *path,
                                                   CarrelBankWatcherFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_bank_watcher_look       (CarrelBankWatcher      *self);
gboolean           carrel_bank_watcher_is_looking (CarrelBankWatcher      *self);
const char        *carrel_bank_watcher_get_path   (CarrelBankWatcher      *self);

G_END_DECLS
