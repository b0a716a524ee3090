/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-bank-scanner.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-document-path.h"
#include "carrel-error.h"
#include "carrel-safe-open.h"
#include "carrel-sibling-code.h"

#define MAX_BANK_SIZE (G_GUINT64_CONSTANT (1000) * 1000 * 1000)
#define MAX_DEPTH 64

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return carrel_document_path_compare (*(const char *const *) a, *(const char *const *) b);
}

static void
set_error_from_errno (GError     **error,
                      const char  *path,
                      int          saved_errno)
{
  g_autofree char *display = g_filename_display_name (path);

  g_set_error (error, CARREL_BASE_ERROR,
               saved_errno == ENOENT || saved_errno == ENOTDIR ? CARREL_BASE_ERROR_NOT_FOUND
               : saved_errno == EACCES ? CARREL_BASE_ERROR_NOT_PERMITTED
                                       : CARREL_BASE_ERROR_FAILED,
               "%s: %s", display, g_strerror (saved_errno));
}

/* Notes a file of code under its stem, where a document may have the same. */
static void
add_code (CarrelBankScan *self,
          const char     *path)
{
  char *stem = carrel_sibling_code_dup_stem (path);
  GPtrArray *codes;

  if (stem == NULL)
    return;

  codes = g_hash_table_lookup (self->codes, stem);

  if (codes == NULL)
    {
      codes = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->codes, g_steal_pointer (&stem), codes);
    }

  g_ptr_array_add (codes, g_strdup (path));
  g_free (stem);
}

/* A folder may be large, and only one of its files was opened: what may stand beside it is tried. */
static void
try_codes (CarrelBankScan *self,
           const char     *name)
{
  g_autofree char *stem = g_strndup (name, carrel_document_path_get_stem_length (name));
  const char *const *suffix;

  for (suffix = carrel_sibling_code_list_suffixes (); *suffix != NULL; suffix++)
    {
      g_autofree char *code = g_strconcat (stem, ".", *suffix, NULL);
      g_autofree char *full = g_build_filename (self->root, code, NULL);
      struct stat info;

      if (lstat (full, &info) == 0 && S_ISREG (info.st_mode) && g_utf8_validate (code, -1, NULL))
        add_code (self, code);
    }
}

/* In the same order on every machine, and no more than a page can bear. */
static void
sort_codes (CarrelBankScan *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->codes);

  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *codes = value;

      g_ptr_array_sort (codes, compare_paths);

      if (codes->len > CARREL_MAX_SIBLING_CODES)
        g_ptr_array_set_size (codes, CARREL_MAX_SIBLING_CODES);
    }
}

static gboolean
add_document (CarrelBankScan     *self,
              const char         *path,
              const struct stat  *info,
              guint64            *total,
              GError            **error)
{
  *total += info->st_size;

  if (*total > MAX_BANK_SIZE)
    {
      g_autofree char *display = g_filename_display_name (self->root);

      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                   _("%s: the folder holds more than 1 GB of Markdown; open a folder below it"),
                   display);
      return FALSE;
    }

  g_ptr_array_add (self->paths, g_strdup (path));

  return TRUE;
}

/* Adds the Markdown files of a folder and of those below it. That the bank's own folder cannot be listed
 * is an error. */
static gboolean
scan_folder (CarrelBankScan  *self,
             const char      *relative,
             guint            depth,
             guint64         *total,
             GError         **error)
{
  g_autofree char *path = *relative != '\0' ? g_build_filename (self->root, relative, NULL) : g_strdup (self->root);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  errno = 0;
  dir = g_dir_open (path, 0, NULL);

  /* At the end of the list it says nothing, and when the rest of it cannot be read only that. */
  while (dir != NULL && (errno = 0, name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = *relative != '\0' ? g_build_filename (relative, name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (path, name, NULL);
      gboolean is_markdown = carrel_document_path_is_markdown (name);
      struct stat info;

      if (name[0] == '.' || strcmp (name, "node_modules") == 0 || !g_utf8_validate (child, -1, NULL))
        continue;

      if (lstat (full, &info) != 0)
        {
          if (errno != ENOENT)
            g_hash_table_add (self->unlisted, g_steal_pointer (&child));

          continue;
        }

      /* What a link leads to is not looked at; but a file that was here before is not gone for that. */
      if (S_ISLNK (info.st_mode) || (is_markdown && !S_ISREG (info.st_mode)))
        g_hash_table_add (self->unlisted, g_strdup (child));

      if (S_ISDIR (info.st_mode) && depth < MAX_DEPTH)
        {
          if (!scan_folder (self, child, depth + 1, total, error))
            return FALSE;
        }
      else if (S_ISREG (info.st_mode) && is_markdown)
        {
          if (!add_document (self, child, &info, total, error))
            return FALSE;
        }
      else if (S_ISREG (info.st_mode))
        {
          add_code (self, child);
        }
    }

  if (dir != NULL && errno == 0)
    return TRUE;

  if (depth > 0)
    {
      g_hash_table_add (self->unlisted, g_strdup (relative));
      return TRUE;
    }

  set_error_from_errno (error, path, errno != 0 ? errno : EIO);

  return FALSE;
}

static gboolean
scan_root (CarrelBankScan  *self,
           const char      *path,
           gboolean         is_folder,
           GError         **error)
{
  g_autofree char *display = g_filename_display_name (path);
  g_autofree char *name = g_path_get_basename (path);
  guint64 total = 0;

  self->is_folder = is_folder;

  if (!is_folder)
    {
      self->root = g_path_get_dirname (path);
      self->title = g_filename_display_name (name);
      *strrchr (self->title, '.') = '\0';
      g_ptr_array_add (self->paths, g_strdup (name));
      try_codes (self, name);
    }
  else
    {
      self->root = g_strdup (path);
      self->title = g_filename_display_name (name);

      if (!scan_folder (self, "", 0, &total, error))
        return FALSE;

      if (self->paths->len == 0)
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND,
                       _("%s: the folder holds no Markdown files"), display);
          return FALSE;
        }

      g_ptr_array_sort (self->paths, compare_paths);
    }

  sort_codes (self);
  self->root_fd = carrel_safe_open_root (self->root, error);

  return self->root_fd >= 0;
}

/**
 * carrel_bank_scan:
 * @path: absolute path of a file or folder
 *
 * Lists what there is to read and reads nothing of it. Blocks.
 *
 * Returns: (transfer full) (nullable): the scan, or %NULL with @error set (%CARREL_BASE_ERROR)
 */
CarrelBankScan *
carrel_bank_scan (const char  *path,
                  GError     **error)
{
  g_autoptr (CarrelBankScan) self = g_new0 (CarrelBankScan, 1);
  g_autofree char *display = NULL;
  struct stat info;

  g_return_val_if_fail (path != NULL, NULL);

  display = g_filename_display_name (path);
  self->root_fd = -1;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->unlisted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (stat (path, &info) != 0)
    {
      set_error_from_errno (error, path, errno);
      return NULL;
    }

  if (!S_ISDIR (info.st_mode) && !S_ISREG (info.st_mode))
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_REGULAR,
                   _("%s: not a file or folder that can be read"), display);
      return NULL;
    }

  if (S_ISREG (info.st_mode) && !carrel_document_path_is_markdown (path))
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_REGULAR,
                   _("%s: not a Markdown file (its name does not end in .md)"), display);
      return NULL;
    }

  if (!scan_root (self, path, S_ISDIR (info.st_mode), error))
    return NULL;

  return g_steal_pointer (&self);
}

void
carrel_bank_scan_free (CarrelBankScan *self)
{
  if (self->root_fd >= 0)
    close (self->root_fd);

  g_free (self->root);
  g_free (self->title);
  g_ptr_array_unref (self->paths);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->unlisted);
  g_free (self);
}

/**
 * carrel_bank_scan_get_codes:
 * @path: of a document
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the paths of the files of code that stand
 *   beside it under its name; %NULL when there are none, or when it is no page of one thing alone
 */
GPtrArray *
carrel_bank_scan_get_codes (CarrelBankScan *self,
                            const char     *path)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (carrel_document_path_is_front_page (path) || carrel_document_path_is_contents (path))
    return NULL;

  stem = g_strndup (path, carrel_document_path_get_stem_length (path));

  return g_hash_table_lookup (self->codes, stem);
}

/**
 * carrel_bank_scan_may_have:
 * @path: of a document that is not among @paths
 *
 * Returns: whether it may be there all the same, for something stands where it was, or a folder that it was
 *   in could not be looked into
 */
gboolean
carrel_bank_scan_may_have (CarrelBankScan *self,
                           const char     *path)
{
  g_autofree char *outer = NULL;
  char *slash;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  outer = g_strdup (path);

  while (!g_hash_table_contains (self->unlisted, outer))
    {
      slash = strrchr (outer, '/');

      if (slash == NULL)
        return FALSE;

      *slash = '\0';
    }

  return TRUE;
}
