/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-block.h"

#include <string.h>

#include "carrel-title.h"

/* A heading longer than this that is underlined is a paragraph that ran into a rule. */
#define MAX_SETEXT_LENGTH 150

static void
block_clear (CarrelBlock *block)
{
  g_clear_pointer (&block->title, g_free);
}

/* Whether the paragraph holds one strong element and nothing else. */
static gboolean
is_wholly_bold (cmark_node *paragraph)
{
  cmark_node *child = cmark_node_first_child (paragraph);

  return child != NULL && cmark_node_get_type (child) == CMARK_NODE_STRONG &&
         cmark_node_next (child) == NULL;
}

/* Whether the paragraph begins with a bold number, such as `**1)** Write a query`. */
static gboolean
has_bold_number (cmark_node *paragraph)
{
  cmark_node *child = cmark_node_first_child (paragraph);
  g_autofree char *text = NULL;
  gsize length;

  if (child == NULL || cmark_node_get_type (child) != CMARK_NODE_STRONG || cmark_node_next (child) == NULL)
    return FALSE;

  text = carrel_markdown_dup_plain_text (child);
  length = strspn (text, "Q0123456789");

  return length > 0 && length < 7 && strspn (text + length, ".):") == strlen (text) - length &&
         g_ascii_isdigit (text[length - 1]);
}

/* A label ends in a colon and names a part of an answer; it is no title. */
static gboolean
is_label (const char *text)
{
  return g_str_has_suffix (text, ":") || g_str_has_suffix (text, "：");
}

/* A list whose items are, nearly all, nothing but links to places in the same document. */
static gboolean
is_table_of_contents (cmark_node *list)
{
  cmark_iter *iter = cmark_iter_new (list);
  cmark_event_type event;
  guint n_items = 0;
  guint n_links = 0;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event != CMARK_EVENT_ENTER)
        continue;

      if (cmark_node_get_type (node) == CMARK_NODE_ITEM)
        {
          n_items++;
        }
      else if (cmark_node_get_type (node) == CMARK_NODE_LINK)
        {
          const char *url = cmark_node_get_url (node);

          if (url != NULL && url[0] == '#')
            n_links++;
        }
    }

  cmark_iter_free (iter);

  return n_items >= 2 && n_links * 10 >= n_items * 8;
}

static gboolean
is_comment (cmark_node *html)
{
  const char *literal = cmark_node_get_literal (html);
  const char *end;

  if (literal == NULL)
    return FALSE;

  literal += strspn (literal, " \t\n");
  end = strstr (literal, "-->");

  return g_str_has_prefix (literal, "<!--") && end != NULL && end[3 + strspn (end + 3, " \t\n")] == '\0';
}

/* "[Back to top](#top)": one link to the document itself, standing alone. */
static gboolean
is_back_link (cmark_node *paragraph)
{
  cmark_node *child = cmark_node_first_child (paragraph);
  const char *url;

  while (child != NULL && (cmark_node_get_type (child) == CMARK_NODE_STRONG ||
                           cmark_node_get_type (child) == CMARK_NODE_EMPH) &&
         cmark_node_next (child) == NULL)
    child = cmark_node_first_child (child);

  if (child == NULL || cmark_node_get_type (child) != CMARK_NODE_LINK || cmark_node_next (child) != NULL)
    return FALSE;

  url = cmark_node_get_url (child);

  return url != NULL && url[0] == '#';
}

static gboolean
is_setext_accident (CarrelBlock     *block,
                    const char      *text,
                    CarrelLineIndex *lines)
{
  gsize length;
  const char *line = carrel_line_index_get (lines, block->first_line, &length);
  gsize i = 0;

  while (i < length && line[i] == ' ')
    i++;

  if (i < length && line[i] == '#')
    return FALSE;

  return (length - i > 3 && strncmp (line + i, "---", 3) == 0) ||
         block->last_line - block->first_line > 1 || strlen (text) > MAX_SETEXT_LENGTH;
}

static void
read_title (CarrelBlock     *block,
            cmark_node      *node,
            CarrelLineIndex *lines)
{
  g_autofree char *text = carrel_markdown_dup_plain_text (node);

  if (block->kind == CARREL_BLOCK_HEADING && is_setext_accident (block, text, lines))
    {
      block->kind = CARREL_BLOCK_TEXT;
      block->level = 0;
      block->accident = TRUE;
      return;
    }

  if (block->kind == CARREL_BLOCK_BOLD && is_label (text))
    {
      block->kind = CARREL_BLOCK_TEXT;
      return;
    }

  block->title = carrel_title_clean (text, &block->glued_hash);

  if (*block->title == '\0')
    {
      g_clear_pointer (&block->title, g_free);
      block->kind = CARREL_BLOCK_TEXT;
      block->level = 0;
      return;
    }

  block->question_like = carrel_title_is_question_like (text);
}

static CarrelBlock
make_block (cmark_node      *node,
            CarrelLineIndex *lines)
{
  CarrelBlock block = { 0 };
  cmark_node_type type = cmark_node_get_type (node);

  block.kind = CARREL_BLOCK_TEXT;
  block.first_line = MAX (cmark_node_get_start_line (node), 1);
  block.last_line = MAX (cmark_node_get_end_line (node), (int) block.first_line);

  if (type == CMARK_NODE_HEADING)
    {
      block.kind = CARREL_BLOCK_HEADING;
      block.level = cmark_node_get_heading_level (node);
      read_title (&block, node, lines);
    }
  else if (type == CMARK_NODE_PARAGRAPH && (is_wholly_bold (node) || has_bold_number (node)))
    {
      block.kind = CARREL_BLOCK_BOLD;
      read_title (&block, node, lines);
    }
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    {
      block.kind = CARREL_BLOCK_RULE;
    }
  else if ((type == CMARK_NODE_HTML_BLOCK && is_comment (node)) ||
           (type == CMARK_NODE_LIST && is_table_of_contents (node)) ||
           (type == CMARK_NODE_PARAGRAPH && is_back_link (node)))
    {
      block.kind = CARREL_BLOCK_FURNITURE;
    }

  return block;
}

/**
 * carrel_block_collect:
 * @root: a document's tree
 * @lines: of the text that was parsed
 *
 * Returns: (transfer full) (element-type CarrelBlock): its top-level blocks in order
 */
GArray *
carrel_block_collect (cmark_node      *root,
                      CarrelLineIndex *lines)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (CarrelBlock));
  gboolean has_text = FALSE;
  cmark_node *node;
  guint i;

  g_array_set_clear_func (blocks, (GDestroyNotify) block_clear);

  for (node = cmark_node_first_child (root); node != NULL; node = cmark_node_next (node))
    {
      CarrelBlock block = make_block (node, lines);

      if (blocks->len > 0)
        block.after_rule = g_array_index (blocks, CarrelBlock, blocks->len - 1).kind == CARREL_BLOCK_RULE;

      g_array_append_val (blocks, block);
    }

  for (i = blocks->len; i > 0; i--)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i - 1);

      if (block->title != NULL)
        {
          block->has_text = has_text;
          has_text = FALSE;
        }
      else if (block->kind == CARREL_BLOCK_TEXT)
        {
          has_text = TRUE;
        }
    }

  return blocks;
}
