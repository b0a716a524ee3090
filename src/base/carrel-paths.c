/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-paths.h"

/**
 * carrel_paths_dup_data_dir:
 *
 * Returns: (transfer full): the folder of the user's library
 */
char *
carrel_paths_dup_data_dir (void)
{
  return g_build_filename (g_get_user_data_dir (), "carrel", NULL);
}

static char *
build_path (const char *variable,
            const char *installed,
            const char *name)
{
  const char *folder = g_getenv (variable);

  /* An app that is run from its build folder is told where its parts are. */
  return g_build_filename (folder != NULL && *folder != '\0' ? folder : installed, name, NULL);
}

/**
 * carrel_paths_dup_worker_program:
 * @name: such as "carrel-reader"
 *
 * Returns: (transfer full): the path of the worker program
 */
char *
carrel_paths_dup_worker_program (const char *name)
{
  return build_path ("CARREL_LIBEXEC", PKGLIBEXECDIR, name);
}

/**
 * carrel_paths_dup_bundled_banks_dir:
 *
 * Returns: (transfer full): the folder of the banks that come with the app
 */
char *
carrel_paths_dup_bundled_banks_dir (void)
{
  return build_path ("CARREL_BANKS", PKGDATADIR "/banks", NULL);
}
