/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>

#include <glib/gi18n-lib.h>

#include "carrel-bank-reading.h"
#include "carrel-command.h"
#include "carrel-diff-format.h"

static const char *const formats[] = { "text", "json", NULL };

/* Reads a bank wholly: of what could not be read nobody can say that it is gone. */
static CarrelBankReading *
read_bank (const char *argument,
           const char *layout)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelBankReading) reading = carrel_bank_reading_new (argument, layout, &error);
  guint i;

  if (reading == NULL)
    {
      g_printerr ("carrel-bank diff: %s\n", error->message);
      return NULL;
    }

  for (i = 0; i < reading->documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (reading->documents, i);
      g_autofree char *path = NULL;

      if (document->complete)
        continue;

      path = carrel_bank_reading_dup_path (reading, document);
      g_printerr (_("carrel-bank diff: %s: this was not read completely, so it cannot be compared\n"), path);
      return NULL;
    }

  return g_steal_pointer (&reading);
}

/* Two files are two versions of one, whatever they are called. */
static void
give_one_name (CarrelMatchOutline *olds,
               CarrelMatchOutline *news)
{
  guint i;

  for (i = 0; i < news->n_topics && olds->n_topics > 0; i++)
    news->topics[i].document = olds->topics[0].document;
}

static gboolean
is_same (const CarrelMatchOutline *olds,
         const CarrelMatch        *match)
{
  guint i;

  if (olds->n_topics != match->n_topics)
    return FALSE;

  for (i = 0; i < match->n_topics; i++)
    if (match->old_topics[i] < 0 || match->changes[i] != CARREL_CHANGE_NONE)
      return FALSE;

  return TRUE;
}

static int
print_diff (char       **arguments,
            const char  *layout,
            gboolean     json)
{
  g_autoptr (CarrelBankReading) old_reading = read_bank (arguments[0], layout);
  g_autoptr (CarrelBankReading) new_reading = old_reading != NULL ? read_bank (arguments[1], layout) : NULL;
  g_autoptr (CarrelMatchOutline) olds = NULL;
  g_autoptr (CarrelMatchOutline) news = NULL;
  g_autoptr (CarrelMatch) match = NULL;
  g_autofree char *output = NULL;

  if (old_reading == NULL || new_reading == NULL)
    return CARREL_EXIT_FAILED;

  olds = carrel_match_outline_new (old_reading->documents);
  news = carrel_match_outline_new (new_reading->documents);

  if (!old_reading->is_folder && !new_reading->is_folder)
    give_one_name (olds, news);

  match = carrel_matcher_match (olds->topics, olds->n_topics, news->topics, news->n_topics, NULL);
  output = json ? carrel_diff_to_json (olds, news, match) : carrel_diff_to_text (olds, news, match);
  g_print ("%s", output);

  return is_same (olds, match) ? EXIT_SUCCESS : CARREL_EXIT_FINDINGS;
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

  arguments = carrel_command_parse (&carrel_diff_command, options, NULL, argc, argv);

  if (arguments == NULL || !carrel_command_check_format (format, formats) || !carrel_command_check_layout (layout))
    return CARREL_EXIT_FAILED;

  return print_diff (arguments, layout, g_strcmp0 (format, "json") == 0);
}

const CarrelCommand carrel_diff_command = {
  .name = "diff",
  .arguments = N_ ("OLD NEW"),
  .n_arguments = 2,
  .summary = N_ ("Show what became of the topics of a bank"),
  .run = run,
};
