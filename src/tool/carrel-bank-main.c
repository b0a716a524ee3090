/* SPDX-License-Identifier: GPL-3.0-or-later */

/* carrel-bank: for authors of banks and their scripts. Reads in this process: it has nothing to
 * lose, and its user chose the file. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-command.h"

/* In the order of the help. */
static const CarrelCommand *const commands[] = {
  &carrel_outline_command,
  &carrel_lint_command,
  &carrel_diff_command,
  &carrel_new_command,
};

static const CarrelCommand *
find_command (const char *name)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];

  return NULL;
}

static char *
dup_help (void)
{
  GString *help = g_string_new (_("Usage: carrel-bank COMMAND [OPTION…] FILE|FOLDER…"));
  gsize i;

  g_string_append_printf (help, "\n\n%s\n", _("Commands:"));

  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (help, "  %-10s %s\n", commands[i]->name, _(commands[i]->summary));

  g_string_append_printf (help, "\n%s\n", _("“carrel-bank COMMAND --help” has the options of a command."));

  return g_string_free (help, FALSE);
}

int
main (int   argc,
      char *argv[])
{
  const char *name = argc > 1 ? argv[1] : "";
  g_autofree char *help = NULL;
  const CarrelCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  if (strcmp (name, "--version") == 0)
    {
      g_print ("carrel-bank %s\n", APP_VERSION);
      return EXIT_SUCCESS;
    }

  help = dup_help ();

  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0)
    {
      g_print ("%s", help);
      return EXIT_SUCCESS;
    }

  command = find_command (name);

  if (command != NULL)
    return command->run (argc - 1, argv + 1);

  if (*name != '\0')
    g_printerr (_("carrel-bank: there is no command “%s”\n"), name);

  g_printerr ("%s", help);

  return CARREL_EXIT_FAILED;
}
