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

#include "carrel-bank-order.h"
#include "carrel-bank-scanner.h"
#include "carrel-document-reader.h"
#include "carrel-layout.h"
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

static int
print_outline (const char *argument,
               const char *layout,
               gboolean    json)
{
  g_autoptr (CarrelBankScan) scan = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  char *real = realpath (argument, NULL);
  int status = EXIT_SUCCESS;
  guint i;

  scan = carrel_bank_scan (real != NULL ? real : argument, &error);
  free (real);

  if (scan == NULL)
    {
      g_printerr ("carrel-bank: %s\n", error->message);
      return EXIT_FAILED;
    }

  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);

  for (i = 0; i < scan->paths->len; i++)
    {
      CarrelDocument *document = read_document (scan, g_ptr_array_index (scan->paths, i), layout, &error);

      if (document != NULL)
        {
          g_ptr_array_add (documents, document);
          continue;
        }

      g_printerr ("carrel-bank: %s\n", error->message);
      g_clear_error (&error);
      status = EXIT_FINDINGS;
    }

  if (documents->len == 0)
    return EXIT_FAILED;

  carrel_translation_apply (documents);
  carrel_bank_order_sort (documents);

  output = json ? carrel_outline_to_json (scan->title, documents)
                : carrel_outline_to_text (scan->title, documents);
  g_print ("%s", output);

  return status;
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
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, N_ ("How to print: text or json"), N_ ("FORMAT") },
    { "layout", 'l', 0, G_OPTION_ARG_STRING, &layout, N_ ("Read by one layout only, A to I"), N_ ("LETTER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version and exit"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &arguments, NULL, NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  context = g_option_context_new (_("outline FILE|FOLDER — show what Carrel reads in a bank"));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
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

  if (arguments == NULL || g_strv_length (arguments) != 2 || strcmp (arguments[0], "outline") != 0 ||
      (format != NULL && strcmp (format, "json") != 0 && strcmp (format, "text") != 0))
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      return EXIT_FAILED;
    }

  if (layout != NULL && carrel_layout_find (layout) == NULL)
    {
      g_printerr (_("carrel-bank: there is no layout “%s”: they are A to I\n"), layout);
      return EXIT_FAILED;
    }

  return print_outline (arguments[1], layout, g_strcmp0 (format, "json") == 0);
}
