/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-window-private.h"

static void
active_cb (CarrelWindow *self)
{
  /* Where the system tells of no changes, the user comes back from the editor. */
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->watcher != NULL)
    carrel_bank_watcher_look (self->watcher);
}

/**
 * carrel_window_set_up_watch:
 */
void
carrel_window_set_up_watch (CarrelWindow *self)
{
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

/**
 * carrel_window_watch_bank:
 *
 * Has the files of the bank on show read again whenever they change.
 */
void
carrel_window_watch_bank (CarrelWindow *self,
                          gint64        bank_id)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, bank_id);
  g_autofree char *path = bank != NULL && !carrel_bank_is_bundled (bank) ? carrel_bank_dup_path (bank) : NULL;

  if (self->watcher != NULL && g_strcmp0 (path, carrel_bank_watcher_get_path (self->watcher)) == 0)
    return;

  if (self->watcher != NULL)
    g_signal_handlers_disconnect_by_func (self->watcher, carrel_window_rescan, self);

  g_clear_object (&self->watcher);

  if (path == NULL)
    return;

  self->watcher = carrel_bank_watcher_new (path, CARREL_BANK_WATCHER_NONE);
  g_signal_connect_object (self->watcher, "changed", G_CALLBACK (carrel_window_rescan), self, G_CONNECT_SWAPPED);
}
