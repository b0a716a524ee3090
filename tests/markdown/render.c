/* SPDX-License-Identifier: GPL-3.0-or-later */

/* render parser|app: renders each text of standard input, ended by NUL, and ends each answer so too, as
 * the parser makes it or as the app shows it. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel-html-renderer.h"
#include "carrel-markdown-parser.h"
#include "carrel-text-problem.h"

static char *
render (const char *text,
        gboolean    app)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);

  if (app)
    return carrel_html_render (text, strlen (text), "spec.md", problems, NULL);

  return carrel_markdown_to_html (text, strlen (text), problems);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean app = argc > 1 && strcmp (argv[1], "app") == 0;
  int c;

  while ((c = getchar ()) != EOF)
    {
      g_autofree char *html = NULL;

      if (c != '\0')
        {
          g_string_append_c (text, c);
          continue;
        }

      html = render (text->str, app);
      fputs (html != NULL ? html : "", stdout);
      putchar ('\0');
      g_string_truncate (text, 0);
    }

  return EXIT_SUCCESS;
}
