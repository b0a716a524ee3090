/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-picture.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-error.h"
#include "carrel-safe-open.h"

#define MAX_PICTURE_SIZE (20 * 1000 * 1000)

/* Judged by content as well as by name, so that no other file of the folder is handed to the page
 * because a bank calls it a picture. SVG is drawn by the web process as a picture: no script. */
static const struct
{
  const char *suffix;
  const char *mime_type;
  gsize       offset;
  const char *magic; /* NULL: text that holds an svg element */
} types[] = {
  { ".png", "image/png", 0, "\x89PNG\r\n\x1a\n" },
  { ".jpg", "image/jpeg", 0, "\xff\xd8\xff" },
  { ".jpeg", "image/jpeg", 0, "\xff\xd8\xff" },
  { ".gif", "image/gif", 0, "GIF8" },
  { ".webp", "image/webp", 8, "WEBP" },
  { ".avif", "image/avif", 4, "ftypavif" },
  { ".svg", "image/svg+xml", 0, NULL },
};

static const char *
find_type (const char *path,
           GBytes     *bytes)
{
  g_autofree char *name = g_ascii_strdown (path, -1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize i;

  if (data == NULL)
    return NULL;

  for (i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (!g_str_has_suffix (name, types[i].suffix))
        continue;

      if (types[i].magic == NULL)
        {
          if (g_strstr_len (data, MIN (size, 4096), "<svg") != NULL)
            return types[i].mime_type;
        }
      else
        {
          gsize length = strlen (types[i].magic);

          if (size >= types[i].offset + length &&
              memcmp (data + types[i].offset, types[i].magic, length) == 0)
            return types[i].mime_type;
        }
    }

  return NULL;
}

static GBytes *
read_all (int          fd,
          const char  *name,
          GError     **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  guint8 buffer[64 * 1024];

  for (;;)
    {
      gssize n_read = read (fd, buffer, sizeof buffer);

      if (n_read < 0 && errno == EINTR)
        continue;

      if (n_read < 0)
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                       "%s: %s", name, g_strerror (errno));
          return NULL;
        }

      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&array));

      /* It may have grown since it was opened. */
      if (array->len + n_read > MAX_PICTURE_SIZE)
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                       _("%s: the picture is larger than 20 MB"), name);
          return NULL;
        }

      g_byte_array_append (array, buffer, n_read);
    }
}

/**
 * carrel_picture_load:
 * @bank_path: the bank's folder, or its file
 * @relative_path: of the picture, from the folder
 * @mime_type: (out) (transfer none): a static string
 *
 * Reads a picture beneath the bank's folder. Blocks: never call it on the main thread.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set when it is no picture,
 *   is over 20 MB or lies outside of the folder
 */
GBytes *
carrel_picture_load (const char  *bank_path,
                     const char  *relative_path,
                     const char **mime_type,
                     GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *folder = NULL;
  const char *type;
  int root_fd;
  int fd;

  g_return_val_if_fail (bank_path != NULL, NULL);
  g_return_val_if_fail (relative_path != NULL, NULL);

  if (g_file_test (bank_path, G_FILE_TEST_IS_DIR))
    folder = g_strdup (bank_path);
  else
    folder = g_path_get_dirname (bank_path);

  root_fd = carrel_safe_open_root (folder, error);

  if (root_fd < 0)
    return NULL;

  fd = carrel_safe_open_beneath (root_fd, relative_path, MAX_PICTURE_SIZE, error);
  close (root_fd);

  if (fd < 0)
    return NULL;

  bytes = read_all (fd, relative_path, error);
  close (fd);

  if (bytes == NULL)
    return NULL;

  type = find_type (relative_path, bytes);

  if (type == NULL)
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_REGULAR,
                   _("%s: not a picture"), relative_path);
      return NULL;
    }

  *mime_type = type;

  return g_steal_pointer (&bytes);
}
