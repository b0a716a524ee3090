/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-renderer.h"

#include "carrel-html-sanitizer.h"
#include "carrel-markdown-parser.h"
#include "carrel-markdown-repair.h"
#include "carrel-markdown-tree.h"
#include "carrel-text-problem.h"

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
  g_autofree char *html = NULL;

  if (carrel_markdown_may_need_repair (markdown, length))
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
      g_autoptr (cmark_node) root = carrel_markdown_parse (markdown, length, known);

      repaired = carrel_markdown_repair (markdown, &length, root, problems);
    }

  html = carrel_markdown_to_html (repaired != NULL ? repaired : markdown, length, problems);

  return carrel_html_sanitize (html, document_path, error);
}
