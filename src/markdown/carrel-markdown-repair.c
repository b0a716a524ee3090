/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-markdown-repair.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-line-index.h"
#include "carrel-markdown-parser.h"
#include "carrel-markdown-tree.h"
#include "carrel-text-problem.h"

#define MIN_FENCE 3
#define MIN_INDENT 4

typedef struct
{
  guint indent;  /* columns before the fence */
  guint length;  /* of the fence */
  char  marker;
  gboolean bare; /* nothing follows it */
} Fence;

/* Whether the line is nothing but an indented fence. */
static gboolean
read_fence (CarrelLineIndex *lines,
            guint            line,
            Fence           *fence)
{
  gsize length;
  const char *p = carrel_line_index_get (lines, line, &length);
  const char *end = p + length;

  *fence = (Fence) { 0 };

  for (; p < end && (*p == ' ' || *p == '\t'); p++)
    fence->indent += *p == '\t' ? 4 - fence->indent % 4 : 1;

  if (p == end || (*p != '`' && *p != '~'))
    return FALSE;

  fence->marker = *p;

  for (; p < end && *p == fence->marker; p++)
    fence->length++;

  if (fence->length < MIN_FENCE || memchr (p, '`', end - p) != NULL)
    return FALSE;

  for (; p < end && g_ascii_isspace (*p); p++)
    continue;

  fence->bare = p == end;

  return TRUE;
}

static guint
find_closer (CarrelLineIndex *lines,
             guint            line,
             guint            last_of_paragraph,
             const Fence     *opener)
{
  guint n_lines = carrel_line_index_n_lines (lines);
  guint i;

  for (i = line + 1; i <= n_lines; i++)
    {
      Fence fence;

      if (!read_fence (lines, i, &fence) || fence.marker != opener->marker)
        continue;

      /* Past the paragraph only a fence just as far indented is surely its other end. */
      if (fence.bare && fence.length >= opener->length &&
          (i <= last_of_paragraph || fence.indent == opener->indent))
        return i;

      return 0;
    }

  return 0;
}

/* Marks in @dedent by how many columns each line of a code block moves to the left. */
static void
repair_paragraph (CarrelLineIndex *lines,
                  guint            first,
                  guint            last,
                  guint           *dedent,
                  GPtrArray       *problems)
{
  guint line = first + 1;

  while (line <= last)
    {
      Fence opener;
      guint closer;
      guint i;

      if (dedent[line] != 0 || !read_fence (lines, line, &opener) || opener.indent < MIN_INDENT ||
          (closer = find_closer (lines, line, last, &opener)) == 0)
        {
          line++;
          continue;
        }

      for (i = line; i <= closer; i++)
        dedent[i] = opener.indent;

      g_ptr_array_add (problems,
                       carrel_text_problem_new (line, "indented-fence", "%s",
                                                _("The code fence is indented by four spaces or more, so that it does not begin a code block")));
      line = closer + 1;
    }
}

static char *
apply (CarrelLineIndex *lines,
       const guint     *dedent,
       gsize           *length)
{
  guint n_lines = carrel_line_index_n_lines (lines);
  GString *text = g_string_new (NULL);
  guint i;

  for (i = 1; i <= n_lines; i++)
    {
      gsize line_length;
      const char *p = carrel_line_index_get (lines, i, &line_length);
      const char *end = p + line_length;
      guint columns = 0;

      for (; p < end && columns < dedent[i] && (*p == ' ' || *p == '\t'); p++)
        columns += *p == '\t' ? 4 - columns % 4 : 1;

      g_string_append_len (text, p, end - p);
      g_string_append_c (text, '\n');
    }

  *length = text->len;

  return g_string_free (text, FALSE);
}

/**
 * carrel_markdown_may_need_repair:
 *
 * Returns: whether there is anything in the text that may have to be repaired
 */
gboolean
carrel_markdown_may_need_repair (const char *text,
                                 gsize       length)
{
  return memmem (text, length, "    ```", 7) != NULL || memmem (text, length, "    ~~~", 7) != NULL ||
         memmem (text, length, "\t```", 4) != NULL;
}

/**
 * carrel_markdown_repair:
 * @text: UTF-8 with lines ended by LF
 * @length: (inout): in bytes
 * @root: the tree of @text
 * @problems: (element-type CarrelTextProblem): gets "indented-fence" for each repair
 *
 * A fence indented by four columns within a paragraph is inline code to CommonMark, while its
 * author meant a code block: such blocks are moved to the left. Lines keep their numbers.
 *
 * Returns: (transfer full) (nullable): the repaired text, or %NULL when there was nothing to do
 */
char *
carrel_markdown_repair (const char *text,
                        gsize      *length,
                        cmark_node *root,
                        GPtrArray  *problems)
{
  g_autoptr (CarrelLineIndex) lines = NULL;
  g_autofree guint *dedent = NULL;
  cmark_node *node;
  guint n_before = problems->len;

  if (!carrel_markdown_may_need_repair (text, *length))
    return NULL;

  lines = carrel_line_index_new (text, *length);
  dedent = g_new0 (guint, carrel_line_index_n_lines (lines) + 2);

  for (node = root; node != NULL; node = carrel_markdown_next_block (root, node))
    if (cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH)
      repair_paragraph (lines, cmark_node_get_start_line (node), cmark_node_get_end_line (node), dedent, problems);

  return problems->len > n_before ? apply (lines, dedent, length) : NULL;
}
