/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a fuzz target over every file of the folders it is given, so that what once was found is tried
 * again by everybody. */

#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include <glib.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static guint
run_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n_files = 0;

  g_assert_nonnull (dir);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      if (!g_file_get_contents (file, &contents, &length, NULL))
        continue;

      LLVMFuzzerTestOneInput ((const uint8_t *) contents, length);
      n_files++;
    }

  return n_files;
}

int
main (int   argc,
      char *argv[])
{
  guint n_files = 0;
  int i;

  for (i = 1; i < argc; i++)
    n_files += run_folder (argv[i]);

  g_print ("%u inputs\n", n_files);

  return n_files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
