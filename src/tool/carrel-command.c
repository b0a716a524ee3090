/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-command.h"

#include <glib/gi18n-lib.h>

/**
 * carrel_command_parse:
 * @options: its own, ended by an empty one
 * @description: (nullable): what stands at the end of its help
 * @argc: of the command line from the name of the command on
 *
 * Reads the command line. `--help` prints the help of the command and ends the process.
 *
 * Returns: (transfer full) (nullable): the arguments, as many as the command takes; %NULL when they
 *   are not as they must be, and this was said
 */
char **
carrel_command_parse (const CarrelCommand *self,
                      const GOptionEntry  *options,
                      const char          *description,
                      int                  argc,
                      char                *argv[])
{
  g_auto (GStrv) arguments = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    { NULL }
  };
  g_autofree char *name = g_strconcat ("carrel-bank ", self->name, NULL);
  g_autoptr (GOptionContext) context = g_option_context_new (self->arguments);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(self->summary));
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s: %s\n", name, error->message);
      return NULL;
    }

  if (arguments == NULL || g_strv_length (arguments) != self->n_arguments)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return NULL;
    }

  return g_steal_pointer (&arguments);
}

/**
 * carrel_command_check_format:
 * @format: (nullable): what the user asked for
 * @formats: (array zero-terminated=1): what there is
 *
 * Returns: whether the format is one of them or none; if not, this was said
 */
gboolean
carrel_command_check_format (const char        *format,
                             const char *const *formats)
{
  g_autofree char *list = NULL;

  if (format == NULL || g_strv_contains (formats, format))
    return TRUE;

  list = g_strjoinv (", ", (char **) formats);
  g_printerr (_("%s: there is no format “%s”: they are %s\n"), g_get_prgname (), format, list);

  return FALSE;
}

/**
 * carrel_command_check_layout:
 * @layout: (nullable): what the user asked for
 *
 * Returns: whether the letter is that of a layout or none was given; if not, this was said
 */
gboolean
carrel_command_check_layout (const char *layout)
{
  if (layout == NULL || (layout[0] >= 'A' && layout[0] <= 'I' && layout[1] == '\0'))
    return TRUE;

  g_printerr (_("%s: there is no layout “%s”: they are A to I\n"), g_get_prgname (), layout);

  return FALSE;
}
