/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-safe-open.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-error.h"

static void
set_open_error (GError     **error,
                const char  *path,
                int          saved_errno)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (saved_errno)
    {
    case ENOENT:
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND,
                   _("%s: there is no such file or folder"), name);
      break;

    case EACCES:
    case EPERM:
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_PERMITTED,
                   _("%s: you have no permission to read it"), name);
      break;

    case EXDEV:
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_OUTSIDE,
                   _("%s: it lies outside of the bank"), name);
      break;

    case ELOOP:
    case ENOTDIR:
    case ENXIO:
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_REGULAR,
                   _("%s: it is not a regular file"), name);
      break;

    default:
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                   "%s: %s", name, g_strerror (saved_errno));
    }
}

/**
 * carrel_safe_open_root:
 * @folder: absolute path of a bank's folder; may be reached by a link, for the user chose it
 *
 * Returns: a descriptor to open beneath, owned by the caller, or -1 with @error set
 */
int
carrel_safe_open_root (const char  *folder,
                       GError     **error)
{
  int fd;

  g_return_val_if_fail (folder != NULL, -1);

  fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    set_open_error (error, folder, errno);

  return fd;
}

/* For kernels and sandboxes without openat2(): one component at a time, following nothing. */
static int
open_by_components (int         root_fd,
                    const char *relative_path)
{
  g_auto (GStrv) names = g_strsplit (relative_path, "/", -1);
  int folder_fd = fcntl (root_fd, F_DUPFD_CLOEXEC, 0);
  int i;

  for (i = 0; folder_fd >= 0 && names[i] != NULL; i++)
    {
      gboolean last = names[i + 1] == NULL;
      int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | (last ? 0 : O_DIRECTORY);
      int fd;
      int saved_errno;

      if (names[i][0] == '\0' || strcmp (names[i], "..") == 0)
        {
          close (folder_fd);
          errno = EXDEV;
          return -1;
        }

      fd = openat (folder_fd, names[i], flags);
      saved_errno = errno;
      close (folder_fd);
      errno = saved_errno;
      folder_fd = fd;
    }

  return folder_fd;
}

static int
open_beneath (int         root_fd,
              const char *relative_path)
{
  struct open_how how = {
    .flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
  };
  int fd = syscall (SYS_openat2, root_fd, relative_path, &how, sizeof how);

  if (fd < 0 && (errno == ENOSYS || errno == EPERM))
    fd = open_by_components (root_fd, relative_path);

  return fd;
}

/**
 * carrel_safe_open_beneath:
 * @root_fd: from carrel_safe_open_root(), borrowed
 * @relative_path: what a stranger's text or a scan names
 * @max_size: in bytes
 *
 * The one way to open a file of a bank: never outside of it, never through a link, never a FIFO
 * or a device, never larger than @max_size.
 *
 * Returns: a descriptor for reading, owned by the caller, or -1 with @error set
 */
int
carrel_safe_open_beneath (int          root_fd,
                          const char  *relative_path,
                          guint64      max_size,
                          GError     **error)
{
  struct stat info;
  int fd;

  g_return_val_if_fail (root_fd >= 0, -1);
  g_return_val_if_fail (relative_path != NULL, -1);

  fd = open_beneath (root_fd, relative_path);

  if (fd < 0)
    {
      set_open_error (error, relative_path, errno);
      return -1;
    }

  if (fstat (fd, &info) < 0)
    set_open_error (error, relative_path, errno);
  else if (!S_ISREG (info.st_mode))
    set_open_error (error, relative_path, ENXIO);
  else if ((guint64) info.st_size > max_size)
    {
      g_autofree char *name = g_filename_display_name (relative_path);
      g_autofree char *limit = g_format_size (max_size);

      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                   _("%s: it is larger than %s"), name, limit);
    }
  else
    return fd;

  close (fd);
  return -1;
}
