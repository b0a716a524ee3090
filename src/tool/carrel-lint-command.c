/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-bank-reading.h"
#include "carrel-command.h"
#include "carrel-lint-format.h"
#include "carrel-notice-code.h"

static const char *const formats[] = { "text", "json", "github", NULL };

static guint
count_notices (const CarrelBankReading *reading)
{
  guint n_notices = 0;
  guint i;

  for (i = 0; i < reading->documents->len; i++)
    n_notices += ((CarrelDocument *) g_ptr_array_index (reading->documents, i))->notices->len;

  return n_notices;
}

static int
print_notices (const char *argument,
               const char *layout,
               const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelBankReading) reading = carrel_bank_reading_new (argument, layout, &error);
  g_autofree char *output = NULL;

  if (reading == NULL)
    {
      g_printerr ("carrel-bank lint: %s\n", error->message);
      return CARREL_EXIT_FAILED;
    }

  if (g_strcmp0 (format, "json") == 0)
    output = carrel_lint_to_json (reading);
  else if (g_strcmp0 (format, "github") == 0)
    output = carrel_lint_to_github (reading);
  else
    output = carrel_lint_to_text (reading);

  g_print ("%s", output);

  return count_notices (reading) > 0 ? CARREL_EXIT_FINDINGS : EXIT_SUCCESS;
}

static char *
describe_codes (void)
{
  GString *description = g_string_new (_("Notices:"));
  const CarrelNoticeCode *codes;
  guint n_codes = carrel_notice_code_list (&codes);
  guint i;

  for (i = 0; i < n_codes; i++)
    g_string_append_printf (description, "\n  %-18s %s", codes[i].code, _(codes[i].summary));

  return g_string_free (description, FALSE);
}

static int
run (int   argc,
     char *argv[])
{
  g_autofree char *format = NULL;
  g_autofree char *layout = NULL;
  g_autofree char *description = describe_codes ();
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry options[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("How to print: text, json or github"), N_ ("FORMAT") },
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &layout, N_ ("Read by one layout only, A to I"), N_ ("LETTER") },
    { NULL }
  };

  arguments = carrel_command_parse (&carrel_lint_command, options, description, argc, argv);

  if (arguments == NULL || !carrel_command_check_format (format, formats) || !carrel_command_check_layout (layout))
    return CARREL_EXIT_FAILED;

  return print_notices (arguments[0], layout, format);
}

const CarrelCommand carrel_lint_command = {
  .name = "lint",
  .arguments = N_ ("FILE|FOLDER"),
  .n_arguments = 1,
  .summary = N_ ("List what could not be read as its author meant it"),
  .run = run,
};
