/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-store.h"

/**
 * carrel_store_lock_take:
 * @folder: of the library
 * @taken: (out): whether this process may write; %FALSE when another one does
 *
 * Admits one writer. The lock is held until the descriptor is closed, or the process ends in
 * whatever way.
 *
 * Returns: a descriptor, owned by the caller, or -1 (with @error set when the file cannot be made,
 *   without when another process holds the lock)
 */
int
carrel_store_lock_take (const char  *folder,
                        gboolean    *taken,
                        GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "library.lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  *taken = FALSE;

  if (fd < 0)
    {
      g_autofree char *display = g_filename_display_name (path);

      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY, "%s: %s", display,
                   g_strerror (errno));
      return -1;
    }

  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      *taken = TRUE;
      return fd;
    }

  close (fd);

  return -1;
}
