/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "carrel-command.h"

#define TEMPLATE RESOURCE_PATH "/new/bank.md"

/* Takes a file that is not there yet: nothing of anybody's is written over. */
static gboolean
write_template (const char  *argument,
                GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (argument);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TEMPLATE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GFileOutputStream) stream = NULL;
  gsize length;
  const char *text;

  if (bytes == NULL)
    return FALSE;

  text = g_bytes_get_data (bytes, &length);
  stream = g_file_create (file, G_FILE_CREATE_NONE, NULL, error);

  return stream != NULL && g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, length, NULL, NULL, error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

static int
run (int   argc,
     char *argv[])
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry options[] = { { NULL } };

  arguments = carrel_command_parse (&carrel_new_command, options, NULL, argc, argv);

  if (arguments == NULL)
    return CARREL_EXIT_FAILED;

  if (!write_template (arguments[0], &error))
    {
      g_printerr ("carrel-bank new: %s: %s\n", arguments[0], error->message);
      return CARREL_EXIT_FAILED;
    }

  return EXIT_SUCCESS;
}

const CarrelCommand carrel_new_command = {
  .name = "new",
  .arguments = N_ ("FILE"),
  .n_arguments = 1,
  .summary = N_ ("Write a bank to begin with, as a file that is not there yet"),
  .run = run,
};
