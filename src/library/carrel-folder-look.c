/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-folder-look.h"

#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Each costs the system a watch, of which it has few thousands for all programs. */
#define MAX_FOLDERS 1000
#define MAX_DEPTH 64

/* File systems on which others may write without our kernel's knowing. */
static const guint32 silent_systems[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xfe534d42, /* SMB 2 */
  0xff534d42, /* CIFS */
  0x65735546, /* FUSE, which the document portal is */
  0x01021997, /* 9P */
};

static gboolean
tells_of_changes (const char *path)
{
  struct statfs info;
  guint i;

  if (statfs (path, &info) != 0)
    return TRUE;

  for (i = 0; i < G_N_ELEMENTS (silent_systems); i++)
    if ((guint32) info.f_type == silent_systems[i])
      return FALSE;

  return TRUE;
}

/* As the scanner does, which reads none of these. */
static gboolean
is_passed_over (const char *name)
{
  return name[0] == '.' || strcmp (name, "node_modules") == 0;
}

static guint
hash_file (const char        *name,
           const struct stat *info)
{
  guint64 hash = g_str_hash (name);

  hash = hash * 1000003 + (guint64) info->st_size;
  hash = hash * 1000003 + (guint64) info->st_mtim.tv_sec;
  hash = hash * 1000003 + (guint64) info->st_mtim.tv_nsec;

  return (guint) (hash ^ (hash >> 32));
}

/* Sums, so that the order in which a folder is listed does not count. */
static void
look_at_folder (CarrelFolderLook *self,
                const char       *path,
                guint             depth,
                guint64          *sum,
                guint            *n_files,
                GCancellable     *cancellable)
{
  DIR *dir = depth < MAX_DEPTH && !g_cancellable_is_cancelled (cancellable) ? opendir (path) : NULL;
  struct dirent *entry;

  if (dir == NULL)
    return;

  if (self->folders->len < MAX_FOLDERS)
    g_ptr_array_add (self->folders, g_strdup (path));
  else
    self->is_cut = TRUE;

  while ((entry = readdir (dir)) != NULL)
    {
      g_autofree char *full = NULL;
      struct stat info;

      if (is_passed_over (entry->d_name) || fstatat (dirfd (dir), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        continue;

      full = g_build_filename (path, entry->d_name, NULL);

      if (S_ISDIR (info.st_mode))
        {
          *sum += g_str_hash (full);
          look_at_folder (self, full, depth + 1, sum, n_files, cancellable);
        }
      else if (S_ISREG (info.st_mode))
        {
          *sum += hash_file (full, &info);
          ++*n_files;
        }
    }

  closedir (dir);
}

static gboolean
is_same_list (GPtrArray *a,
              GPtrArray *b)
{
  guint i;

  if (a == NULL || a->len != b->len)
    return FALSE;

  for (i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;

  return TRUE;
}

/* Made here, because a thousand would keep the main thread; what they tell goes there nevertheless. */
static void
watch (CarrelFolderLook *self)
{
  guint i;

  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);

  for (i = 0; i < self->folders->len; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (g_ptr_array_index (self->folders, i));
      GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

      if (monitor != NULL)
        g_ptr_array_add (self->monitors, monitor);
      else
        self->is_cut = TRUE;
    }
}

/**
 * carrel_folder_look_take:
 * @path: of a file or folder, which need not be there
 * @poll: do not rely on the system's word
 * @known_folders: (nullable): those that are watched already
 *
 * Blocks: never call it on the main thread.
 *
 * Returns: (transfer full): what is there now
 */
CarrelFolderLook *
carrel_folder_look_take (const char   *path,
                         gboolean      poll,
                         GPtrArray    *known_folders,
                         GCancellable *cancellable)
{
  CarrelFolderLook *self = g_new0 (CarrelFolderLook, 1);
  g_autofree char *parent = g_path_get_dirname (path);
  guint64 sum = 0;
  guint n_files = 0;
  struct stat info;

  self->folders = g_ptr_array_new_with_free_func (g_free);
  self->has_events = !poll && tells_of_changes (path) && tells_of_changes (parent);

  /* A file that is replaced is a new one, which its folder tells; so does the folder of a bank that comes
   * back. */
  g_ptr_array_add (self->folders, g_strdup (parent));

  if (stat (path, &info) != 0)
    {
      self->digest = g_strdup ("gone");
    }
  else if (S_ISDIR (info.st_mode))
    {
      look_at_folder (self, path, 0, &sum, &n_files, cancellable);
      self->digest = g_strdup_printf ("folder %u %" G_GINT64_MODIFIER "x", n_files, sum);
    }
  else
    {
      self->digest = g_strdup_printf ("file %x", hash_file (path, &info));
    }

  if (self->has_events && !is_same_list (known_folders, self->folders))
    watch (self);

  return self;
}

void
carrel_folder_look_free (CarrelFolderLook *self)
{
  g_free (self->digest);
  g_ptr_array_unref (self->folders);
  g_clear_pointer (&self->monitors, g_ptr_array_unref);
  g_free (self);
}
