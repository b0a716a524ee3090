/* SPDX-License-Identifier: GPL-3.0-or-later */

/* read-bank FOLDER WORKERS: reads a bank to its outline through real workers, as an import does, and
 * prints wall seconds, and the peak memory in KiB of the largest worker. */

#include "config.h"

#include <stdlib.h>
#include <sys/resource.h>

#include <gio/gio.h>

#include "carrel-importer.h"
#include "carrel-paths.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (CarrelWorkerPool) pool = NULL;
  g_autoptr (CarrelImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *program = NULL;
  g_autofree char *location = NULL;
  struct rusage children;
  gint64 start;
  double seconds;

  if (argc != 3)
    return EXIT_FAILURE;

  program = g_build_filename (g_getenv ("CARREL_LIBEXEC"), "carrel-reader", NULL);
  pool = carrel_worker_pool_new (program, CLAMP (atoi (argv[2]), 1, 8));
  folder = g_file_new_for_path (argv[1]);
  location = g_file_get_uri (folder);

  start = g_get_monotonic_time ();
  import = carrel_importer_read (pool, location, NULL, NULL, NULL, NULL, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;

  if (import == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }

  /* The workers are waited for when their pool is gone. */
  g_clear_object (&pool);
  getrusage (RUSAGE_CHILDREN, &children);
  g_print ("%.3f %ld\n", seconds, children.ru_maxrss);

  return EXIT_SUCCESS;
}
