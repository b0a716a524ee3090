/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-renderer.h"

#include "carrel-glued-text.h"
#include "carrel-html-sanitizer.h"
#include "carrel-markdown-parser.h"
#include "carrel-markdown-repair.h"
#include "carrel-markdown-tree.h"
#include "carrel-text-problem.h"

/* How deep what unfolds is looked into. */
#define MAX_PARTS 8

/**
 * carrel_html_render:
 * @markdown: UTF-8 with lines ended by LF
 * @length: in bytes
 * @document_path: of the text, relative to the bank
 * @problems: (element-type CarrelTextProblem): gets what was not read as meant
 *
 * Returns: (transfer full) (nullable): safe HTML for the inside of a page, or %NULL with @error set
 */
char *
carrel_html_render (const char  *markdown,
                    gsize        length,
                    const char  *document_path,
                    GPtrArray   *problems,
                    GError     **error)
{
  g_autofree char *repaired = NULL;
  g_autofree char *parted = NULL;
  g_autofree char *html = NULL;
  guint i;

  if (carrel_markdown_may_need_repair (markdown, length))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
      g_autoptr (cmark_node) root = carrel_markdown_parse (markdown, length, known);

      repaired = carrel_markdown_repair (markdown, &length, root, problems);
    }

  if (repaired != NULL)
    markdown = repaired;

  /* What unfolds may hold more that does. Each time at most one piece of a block is parted. */
  for (i = 0; i < MAX_PARTS && carrel_glued_text_may_occur (markdown, length); i++)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
      g_autoptr (cmark_node) root = carrel_markdown_parse (markdown, length, known);
      char *next = carrel_glued_text_part (markdown, &length, root);

      if (next == NULL)
        break;

      g_free (parted);
      parted = next;
      markdown = parted;
    }

  html = carrel_markdown_to_html (markdown, length, problems);

  return carrel_html_sanitize (html, document_path, error);
}
