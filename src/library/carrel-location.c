/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-location.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-error.h"
#include "carrel-paths.h"

#define BUNDLED_PREFIX "bundled:"

/* A folder's name is no title. */
static const struct
{
  const char *location;
  const char *title;
} titles[] = {
  { CARREL_LOCATION_HELP, N_ ("Help") },
  { CARREL_LOCATION_STARTER_BANK, N_ ("Node.js Interview") },
};

/**
 * carrel_location_is_bundled:
 * @location: a location
 *
 * Returns: whether the bank came with the app
 */
gboolean
carrel_location_is_bundled (const char *location)
{
  g_return_val_if_fail (location != NULL, FALSE);

  return g_str_has_prefix (location, BUNDLED_PREFIX);
}

/**
 * carrel_location_is_help:
 * @location: a location
 *
 * Returns: whether it is the user help, which is no bank of the user's
 */
gboolean
carrel_location_is_help (const char *location)
{
  g_return_val_if_fail (location != NULL, FALSE);

  return strcmp (location, CARREL_LOCATION_HELP) == 0;
}

/**
 * carrel_location_get_bundled_title:
 * @location: a location
 *
 * Returns: (transfer none) (nullable): what to call the bank in the user's language, or %NULL when it
 *   did not come with the app
 */
const char *
carrel_location_get_bundled_title (const char *location)
{
  gsize i;

  g_return_val_if_fail (location != NULL, NULL);

  for (i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (location, titles[i].location) == 0)
      return _(titles[i].title);

  return NULL;
}

/**
 * carrel_location_dup_path:
 * @location: a location
 *
 * Only translates: the file need not be there.
 *
 * Returns: (transfer full) (nullable): the absolute path, or %NULL with @error set when @location
 *   is not on this machine's own disks
 */
char *
carrel_location_dup_path (const char  *location,
                          GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (location != NULL, NULL);

  if (carrel_location_is_bundled (location))
    {
      g_autofree char *folder = carrel_paths_dup_bundled_banks_dir ();
      const char *name = location + strlen (BUNDLED_PREFIX);

      if (*name == '\0' || *name == '.' || strchr (name, '/') != NULL)
        {
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND,
                       _("“%s” is not a bank that comes with Carrel"), name);
          return NULL;
        }

      return g_build_filename (folder, name, NULL);
    }

  path = g_filename_from_uri (location, NULL, NULL);

  if (path == NULL)
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND,
                   _("“%s” is not a file or folder on this computer"), location);
      return NULL;
    }

  return g_steal_pointer (&path);
}

/**
 * carrel_location_canonicalize:
 * @location: a location
 *
 * Resolves links and dots, so that one file is one bank whatever way it was opened. Touches the
 * disk: never call it on the main thread.
 *
 * Returns: (transfer full) (nullable): the canonical location, or %NULL with @error set when the
 *   file is not there
 */
char *
carrel_location_canonicalize (const char  *location,
                              GError     **error)
{
  g_autofree char *path = NULL;
  char *real = NULL; /* malloc()ed by realpath() */
  char *uri = NULL;

  g_return_val_if_fail (location != NULL, NULL);

  if (carrel_location_is_bundled (location))
    return g_strdup (location);

  path = carrel_location_dup_path (location, error);

  if (path == NULL)
    return NULL;

  real = realpath (path, NULL);

  if (real == NULL)
    {
      int saved_errno = errno;
      g_autofree char *display = g_filename_display_name (path);

      g_set_error (error, CARREL_BASE_ERROR,
                   saved_errno == EACCES ? CARREL_BASE_ERROR_NOT_PERMITTED : CARREL_BASE_ERROR_NOT_FOUND,
                   "%s: %s", display, g_strerror (saved_errno));
      return NULL;
    }

  uri = g_filename_to_uri (real, NULL, error);
  free (real);

  return uri;
}

/**
 * carrel_location_dup_display:
 * @location: a location
 *
 * Returns: (transfer full): what to show people, with `~` for their home
 */
char *
carrel_location_dup_display (const char *location)
{
  g_autofree char *path = NULL;
  const char *home = g_get_home_dir ();

  g_return_val_if_fail (location != NULL, NULL);

  if (carrel_location_is_bundled (location))
    return g_strdup (_("Comes with Carrel"));

  path = g_filename_from_uri (location, NULL, NULL);

  if (path == NULL)
    return g_strdup (location);

  if (g_str_has_prefix (path, home) && path[strlen (home)] == '/')
    {
      g_autofree char *short_path = g_strconcat ("~", path + strlen (home), NULL);

      return g_filename_display_name (short_path);
    }

  return g_filename_display_name (path);
}
