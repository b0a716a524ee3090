/* SPDX-License-Identifier: GPL-3.0-or-later */

/* carrel-bank: for authors of banks and their scripts. Reads in this process: it has nothing to
 * lose, and its user chose the file. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "carrel-answer-pairing.h"
#include "carrel-bank-order.h"
#include "carrel-bank-scanner.h"
#include "carrel-document-reader.h"
#include "carrel-layout.h"
#include "carrel-notice-format.h"
#include "carrel-outline-format.h"
#include "carrel-safe-open.h"
#include "carrel-translation.h"

#define EXIT_FINDINGS 1
#define EXIT_FAILED 2

static CarrelDocument *
read_document (CarrelBankScan  *scan,
               const char      *path,
               const char      *layout,
               GError         **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int fd = carrel_safe_open_beneath (scan->root_fd, path, CARREL_MAX_DOCUMENT_SIZE, error);

  if (fd < 0)
    return NULL;

  file = g_mapped_file_new_from_fd (fd, FALSE, error);
  close (fd);

  if (file == NULL)
    return NULL;

  bytes = g_mapped_file_get_bytes (file);

  return carrel_document_read (path, bytes, layout, error);
}

/* A document that cannot be read is one without topics, and a notice that says why. */
static CarrelDocument *
document_for_error (const char   *path,
                    const GError *error)
{
  CarrelDocument *document = carrel_document_new (path);

  document->complete = FALSE;
  carrel_document_add_notice (document, 1, -1, "unreadable", "%s", error->message);

  return document;
}

/* Reads all of the bank; NULL, and says why, when there is nothing to read. */
static GPtrArray *
read_bank (const char  *argument,
           const char  *layout,
           char       **title)
{
  g_autoptr (CarrelBankScan) scan = NULL;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  g_autoptr (GError) error = NULL;
  char *real = realpath (argument, NULL);
  guint i;

  scan = carrel_bank_scan (real != NULL ? real : argument, &error);
  free (real);

  if (scan == NULL)
    {
      g_printerr ("carrel-bank: %s\n", error->message);
      return NULL;
    }

  for (i = 0; i < scan->paths->len; i++)
    {
      const char *path = g_ptr_array_index (scan->paths, i);
      CarrelDocument *document = read_document (scan, path, layout, &error);

      g_ptr_array_add (documents, document != NULL ? document : document_for_error (path, error));
      g_clear_error (&error);
    }

  carrel_answer_pairing_apply (documents);
  carrel_translation_apply (documents);
  carrel_bank_order_sort (documents);
  *title = g_strdup (scan->title);

  return g_steal_pointer (&documents);
}

/* Whether anything could be read; says what could not. */
static gboolean
report_unreadable (GPtrArray *documents,
                   int       *status)
{
  guint n_read = 0;
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      const CarrelDocument *document = g_ptr_array_index (documents, i);

      if (document->complete || document->topics->len > 0)
        {
          n_read++;
          continue;
        }

      g_printerr ("carrel-bank: %s\n", ((CarrelNotice *) g_ptr_array_index (document->notices, 0))->message);
      *status = EXIT_FINDINGS;
    }

  return n_read > 0;
}

static int
print_outline (const char *argument,
               const char *layout,
               const char *format)
{
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) documents = read_bank (argument, layout, &title);
  g_autofree char *output = NULL;
  int status = EXIT_SUCCESS;

  if (documents == NULL || !report_unreadable (documents, &status))
    return EXIT_FAILED;

  output = g_strcmp0 (format, "json") == 0 ? carrel_outline_to_json (title, documents) : carrel_outline_to_text (title, documents);
  g_print ("%s", output);

  return status;
}

static int
print_notices (const char *argument,
               const char *layout,
               const char *format)
{
  g_autofree char *title = NULL;
  g_autoptr (GPtrArray) documents = read_bank (argument, layout, &title);
  g_autofree char *output = NULL;

  if (documents == NULL)
    return EXIT_FAILED;

  if (g_strcmp0 (format, "json") == 0)
    output = carrel_notices_to_json (documents);
  else if (g_strcmp0 (format, "github") == 0)
    output = carrel_notices_to_github (documents);
  else
    output = carrel_notices_to_text (documents);

  g_print ("%s", output);

  return carrel_notices_count (documents) > 0 ? EXIT_FINDINGS : EXIT_SUCCESS;
}

/* What carrel-bank can do. */
static const struct
{
  const char *name;
  int       (*run) (const char *argument,
                    const char *layout,
                    const char *format);
  const char *formats; /* the first is the default */
} commands[] = {
  { "outline", print_outline, "text json" },
  { "lint", print_notices, "text json github" },
};

static gboolean
is_format (const char *formats,
           const char *format)
{
  g_auto (GStrv) known = g_strsplit (formats, " ", -1);

  return format == NULL || g_strv_contains ((const char *const *) known, format);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *format = NULL;
  g_autofree char *layout = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean version = FALSE;
  const GOptionEntry entries[] = {
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("How to print: text or json, and github for lint"), N_ ("FORMAT") },
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &layout, N_ ("Read by one layout only, A to I"), N_ ("LETTER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  gsize i;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  context = g_option_context_new ("COMMAND FILE|FOLDER");
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, N_ ("Commands:\n"
                                              "  outline   Show what Carrel reads in a bank\n"
                                              "  lint      Show what Carrel could not read as meant; exit status 1 if anything"));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("carrel-bank: %s\n", error->message);
      return EXIT_FAILED;
    }

  if (version)
    {
      g_print ("carrel-bank %s\n", APP_VERSION);
      return EXIT_SUCCESS;
    }

  if (layout != NULL && carrel_layout_find (layout) == NULL)
    {
      g_printerr (_("carrel-bank: there is no layout “%s”: they are A to I\n"), layout);
      return EXIT_FAILED;
    }

  if (arguments != NULL && g_strv_length (arguments) == 2)
    for (i = 0; i < G_N_ELEMENTS (commands); i++)
      if (strcmp (arguments[0], commands[i].name) == 0 && is_format (commands[i].formats, format))
        return commands[i].run (arguments[1], layout, format);

  {
    g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

    g_printerr ("%s", help);
  }

  return EXIT_FAILED;
}
