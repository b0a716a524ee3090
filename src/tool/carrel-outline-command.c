/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "carrel-bank-reading.h"
#include "carrel-command.h"
#include "carrel-outline-format.h"

static const char *const formats[] = { "text", "json", NULL };

static int
print_outline (const char *argument,
               const char *layout,
               gboolean    json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelBankReading) reading = carrel_bank_reading_new (argument, layout, &error);
  g_autofree char *output = NULL;

  if (reading == NULL)
    {
      g_printerr ("carrel-bank outline: %s\n", error->message);
      return CARREL_EXIT_FAILED;
    }

  if (reading->n_unreadable == reading->documents->len)
    {
      CarrelDocument *document = g_ptr_array_index (reading->documents, 0);
      CarrelNotice *notice = g_ptr_array_index (document->notices, 0);

      g_printerr ("carrel-bank outline: %s\n", notice->message);
      return CARREL_EXIT_FAILED;
    }

  output = json ? carrel_outline_to_json (reading->title, reading->documents)
                : carrel_outline_to_text (reading->title, reading->documents);
  g_print ("%s", output);

  return reading->n_unreadable > 0 ? CARREL_EXIT_FINDINGS : EXIT_SUCCESS;
}

static int
run (int   argc,
     char *argv[])
{
  g_autofree char *format = NULL;
  g_autofree char *layout = NULL;
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry options[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("How to print: text or json"), N_ ("FORMAT") },
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &layout, N_ ("Read by one layout only, A to I"), N_ ("LETTER") },
    { NULL }
  };

  arguments = carrel_command_parse (&carrel_outline_command, options, NULL, argc, argv);

  if (arguments == NULL || !carrel_command_check_format (format, formats) || !carrel_command_check_layout (layout))
    return CARREL_EXIT_FAILED;

  return print_outline (arguments[0], layout, g_strcmp0 (format, "json") == 0);
}

const CarrelCommand carrel_outline_command = {
  .name = "outline",
  .arguments = N_ ("FILE|FOLDER"),
  .n_arguments = 1,
  .summary = N_ ("Show what Carrel reads in a bank"),
  .run = run,
};
