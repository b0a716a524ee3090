/* SPDX-License-Identifier: GPL-3.0-or-later */

/* render raw|safe: renders each text of standard input, ended by NUL, and ends each answer so too; raw
 * is what the parser makes of it, safe is what the app shows. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel-html-renderer.h"
#include "carrel-markdown-parser.h"
#include "carrel-text-problem.h"

static char *
render (const char *text,
        gboolean    safe)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);

  if (safe)
    return carrel_html_render (text, strlen (text), "spec.md", problems, NULL);

  return carrel_markdown_to_html (text, strlen (text), problems);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean safe = argc > 1 && strcmp (argv[1], "safe") == 0;
  int c;

  while ((c = getchar ()) != EOF)
    {
      g_autofree char *html = NULL;

      if (c != '\0')
        {
          g_string_append_c (text, c);
          continue;
        }

      html = render (text->str, safe);
      fputs (html != NULL ? html : "", stdout);
      putchar ('\0');
      g_string_truncate (text, 0);
    }

  return EXIT_SUCCESS;
}
