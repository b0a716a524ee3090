/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-block.h"

#include <string.h>

#include "carrel-block-list.h"
#include "carrel-details.h"
#include "carrel-furniture.h"
#include "carrel-lead.h"
#include "carrel-title.h"
#include "carrel-words.h"

/* A heading longer than this that is underlined is a paragraph that ran into a rule. */
#define MAX_SETEXT_LENGTH 150

typedef struct
{
  const char      *text;
  CarrelLineIndex *lines;
  GArray          *blocks;
  GArray          *details;
  guint            next_details;
  guint            line; /* the last one that a block covers */
} Collector;

static void
block_clear (CarrelBlock *block)
{
  g_clear_pointer (&block->title, g_free);
  g_clear_pointer (&block->body, g_free);
}

/**
 * carrel_block_array_new:
 *
 * Returns: (transfer full) (element-type CarrelBlock): an array that owns what its blocks hold
 */
GArray *
carrel_block_array_new (void)
{
  GArray *blocks = g_array_new (FALSE, TRUE, sizeof (CarrelBlock));

  g_array_set_clear_func (blocks, (GDestroyNotify) block_clear);

  return blocks;
}

/**
 * carrel_block_take_title:
 * @title: as it was read; its text is taken
 *
 * A title of which nothing is left makes the block text.
 */
void
carrel_block_take_title (CarrelBlock *block,
                         CarrelTitle *title)
{
  g_clear_pointer (&block->title, g_free);

  if (*title->text == '\0')
    {
      block->kind = CARREL_BLOCK_TEXT;
      block->level = 0;
      return;
    }

  block->title = g_steal_pointer (&title->text);
  block->number = title->number;
  block->glued_hash = title->glued_hash;
  block->labelled = title->labelled;
  block->only_label = title->only_label;
  block->question_like = title->question_like;
}

/**
 * carrel_block_set_title:
 * @plain: plain text
 *
 * Reads a title; see carrel_block_take_title().
 */
void
carrel_block_set_title (CarrelBlock *block,
                        const char  *plain)
{
  g_auto (CarrelTitle) title = { 0 };

  carrel_title_read (&title, plain);
  carrel_block_take_title (block, &title);
}

/**
 * carrel_block_drop:
 * @reason: static
 *
 * Makes the block furniture, which stands in no topic.
 */
void
carrel_block_drop (CarrelBlock *block,
                   const char  *reason)
{
  block_clear (block);
  block->kind = CARREL_BLOCK_FURNITURE;
  block->level = 0;
  block->role = CARREL_ROLE_BODY;
  block->reason = reason;
}

/* A label ends in a colon and names a part of an answer; it is no title. */
static gboolean
is_label (const char *text)
{
  return g_str_has_suffix (text, ":") || g_str_has_suffix (text, "：");
}

static gboolean
is_underline (CarrelLineIndex *lines,
              guint            line)
{
  gsize length;
  const char *text = carrel_line_index_get (lines, line, &length);

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }

  return length > 0 && (*text == '=' || *text == '-');
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
         !is_underline (lines, block->first_line + 1) || strlen (text) > MAX_SETEXT_LENGTH;
}

static void
read_heading (CarrelBlock     *block,
              const char      *text,
              CarrelLineIndex *lines)
{
  if (is_setext_accident (block, text, lines))
    {
      block->kind = CARREL_BLOCK_TEXT;
      block->level = 0;
      block->accident = TRUE;
      return;
    }

  carrel_block_set_title (block, text);
}

/* <h2>Title</h2> alone in a block of HTML. */
static gboolean
read_html_heading (CarrelBlock *block,
                   const char  *literal)
{
  g_autofree char *text = NULL;
  const char *p = literal;
  const char *end;
  char close[] = "</h0";

  while (p != NULL && (p = strchr (p, '<')) != NULL)
    {
      if ((p[1] == 'h' || p[1] == 'H') && p[2] >= '1' && p[2] <= '6' && (p[3] == '>' || p[3] == ' '))
        break;

      /* Only what holds a heading may stand before it. */
      if (g_ascii_strncasecmp (p, "<div", 4) != 0 && g_ascii_strncasecmp (p, "<center", 7) != 0 &&
          g_ascii_strncasecmp (p, "<a", 2) != 0 && g_ascii_strncasecmp (p, "</a", 3) != 0 &&
          g_ascii_strncasecmp (p, "<img", 4) != 0 && g_ascii_strncasecmp (p, "<p", 2) != 0 && g_ascii_strncasecmp (p, "</p", 3) != 0 &&
          g_ascii_strncasecmp (p, "<br", 3) != 0)
        return FALSE;

      p++;
    }

  if (p == NULL)
    return FALSE;

  close[3] = p[2];
  end = strstr (p, close);

  if (end == NULL)
    return FALSE;

  text = carrel_details_dup_text (p, end - p);

  if (*text == '\0')
    return FALSE;

  /* More text after it makes the block text. */
  {
    g_autofree char *rest = carrel_details_dup_text (end, strlen (end));

    if (*rest != '\0')
      return FALSE;
  }

  block->kind = CARREL_BLOCK_HEADING;
  block->level = p[2] - '0';
  carrel_block_set_title (block, text);

  return TRUE;
}

static char *
dup_glued (CarrelLineIndex *lines,
           const char      *rest,
           guint            first,
           guint            last)
{
  g_autofree char *slice = first <= last ? carrel_line_index_dup_slice (lines, first, last) : g_strdup ("");

  return rest != NULL ? g_strdup_printf ("%s\n%s", rest, slice) : g_steal_pointer (&slice);
}

/* "(1) What is it?" and "1、…" are items that Markdown knows nothing of. */
static gboolean
read_numbered (Collector   *self,
               CarrelBlock *block)
{
  gsize length;
  const char *line = carrel_line_index_get (self->lines, block->first_line, &length);
  g_autofree char *text = NULL;
  g_auto (CarrelTitle) title = { 0 };

  while (length > 0 && *line == ' ')
    {
      line++;
      length--;
    }

  if (length < 4 || (*line != '(' && !g_ascii_isdigit (*line) && (guchar) *line != 0xef))
    return FALSE;

  text = g_strndup (line, length);
  carrel_title_read (&title, text);

  if (title.number == 0 || title.only_label || !title.question_like)
    return FALSE;

  carrel_block_set_title (block, text);
  block->kind = CARREL_BLOCK_ITEM;
  block->node = NULL;

  if (block->last_line > block->first_line)
    {
      block->body_line = block->first_line + 1;
      block->body = carrel_line_index_dup_slice (self->lines, block->body_line, block->last_line);
    }

  return TRUE;
}

/* "| Question | Answer |": each row of such a table is a question. */
static gboolean
add_rows (Collector  *self,
          cmark_node *table)
{
  cmark_node *row = cmark_node_first_child (table);
  guint line = MAX (cmark_node_get_start_line (table), 1);
  int question = -1;
  int answer = -1;
  cmark_node *cell;
  int i;

  for (cell = row != NULL ? cmark_node_first_child (row) : NULL, i = 0; cell != NULL; cell = cmark_node_next (cell), i++)
    {
      g_autofree char *text = carrel_markdown_dup_plain_text (cell);

      if (question < 0 && carrel_words_are_question (text))
        question = i;
      else if (answer < 0 && carrel_words_are_answer (text))
        answer = i;
    }

  if (question < 0 || answer < 0)
    return FALSE;

  {
    CarrelBlock block = { 0 };

    block.kind = CARREL_BLOCK_FURNITURE;
    block.reason = "table-header";
    block.first_line = line;
    block.last_line = line + 1;
    g_array_append_val (self->blocks, block);
  }

  for (line += 2, row = cmark_node_next (row); row != NULL; row = cmark_node_next (row), line++)
    {
      CarrelBlock block = { 0 };

      block.first_line = line;
      block.last_line = line;
      block.kind = CARREL_BLOCK_TEXT;

      for (cell = cmark_node_first_child (row), i = 0; cell != NULL; cell = cmark_node_next (cell), i++)
        {
          g_autofree char *text = carrel_markdown_dup_plain_text (cell);

          if (i == question)
            {
              block.kind = CARREL_BLOCK_ITEM;
              carrel_block_set_title (&block, text);
            }
          else if (i == answer)
            {
              block.body = g_steal_pointer (&text);
              block.body_line = line;
            }
        }

      block.question_like = block.title != NULL;
      g_array_append_val (self->blocks, block);
    }

  return TRUE;
}

static void
read_paragraph (Collector   *self,
                CarrelBlock *block,
                cmark_node  *node)
{
  g_auto (CarrelLead) lead = { 0 };
  gsize length;
  const char *line;
  cmark_node_type first = cmark_node_get_type (cmark_node_first_child (node));

  if (cmark_node_first_child (node) != NULL && first == CMARK_NODE_LINK && carrel_furniture_is_back_link (node))
    {
      carrel_block_drop (block, "back-link");
      return;
    }

  if (first == CMARK_NODE_LINK && carrel_furniture_is_badges (node))
    {
      carrel_block_drop (block, "badges");
      return;
    }

  carrel_option_scan (node, self->lines, &block->run);
  line = carrel_line_index_get (self->lines, block->first_line, &length);
  line = carrel_option_skip_bullet (line, length);

  if (first == CMARK_NODE_TEXT && block->run.n_labels == 0 && read_numbered (self, block))
    return;

  /* Only bold text makes a paragraph a title. */
  if (first != CMARK_NODE_STRONG && first != CMARK_NODE_HTML_INLINE)
    {
      /* "&nbsp;" holds blocks apart. */
      if (cmark_node_next (cmark_node_first_child (node)) == NULL && first == CMARK_NODE_TEXT)
        {
          const char *text = cmark_node_get_literal (cmark_node_first_child (node));

          if (strcmp (text, "\xc2\xa0") == 0)
            carrel_block_drop (block, "spacing");
        }

      return;
    }

  if (first == CMARK_NODE_HTML_INLINE && carrel_furniture_is_back_link (node))
    {
      carrel_block_drop (block, "back-link");
      return;
    }

  carrel_lead_read (&lead, node, self->lines);

  if (!lead.bold || (block->run.n_labels > 0 && block->run.n_lines_before == 0) || (is_label (lead.text) && !lead.numbered))
    return;

  block->kind = CARREL_BLOCK_BOLD;
  carrel_block_set_title (block, lead.text);

  if (block->title != NULL && (lead.rest != NULL || lead.rest_line <= block->last_line))
    {
      block->body_line = lead.rest != NULL ? lead.rest_line - 1 : lead.rest_line;
      block->body = dup_glued (self->lines, lead.rest, lead.rest_line, block->last_line);
      block->holds_options = block->run.n_labels >= 2;
    }
}

static void
add_details (Collector     *self,
             CarrelDetails *details)
{
  CarrelBlock block = { 0 };
  g_autofree char *body = carrel_details_dup_body (details, self->text);

  block.kind = CARREL_BLOCK_DETAILS;
  block.first_line = details->first_line;
  block.last_line = details->last_line;
  block.unclosed = details->unclosed;
  block.disclosure = details->summary == NULL || carrel_words_are_disclosure (details->summary);
  carrel_block_set_title (&block, details->summary != NULL ? details->summary : "");
  block.kind = CARREL_BLOCK_DETAILS;
  block.body = g_steal_pointer (&body);
  block.body_line = details->first_line;

  if (block.disclosure && carrel_furniture_is_contents (block.body))
    carrel_block_drop (&block, "contents");

  g_array_append_val (self->blocks, block);
  self->line = MAX (self->line, details->last_line);
}

/* "1. <details>": most items begin with what unfolds. */
static gboolean
is_list_of_details (cmark_node *list)
{
  cmark_node *item;
  guint n_items = 0;
  guint n_details = 0;

  for (item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item))
    {
      cmark_node *first = cmark_node_first_child (item);
      const char *literal = first != NULL && cmark_node_get_type (first) == CMARK_NODE_HTML_BLOCK ? cmark_node_get_literal (first) : NULL;

      n_items++;
      n_details += literal != NULL && g_ascii_strncasecmp (literal, "<details", 8) == 0;
    }

  return n_details * 2 > n_items;
}

/* Details in the lines of the node. Returns whether they are all there is to it. */
static gboolean
add_details_of (Collector  *self,
                cmark_node *node)
{
  guint last = cmark_node_get_end_line (node);
  gboolean found = FALSE;

  gboolean may_hold = cmark_node_get_type (node) == CMARK_NODE_HTML_BLOCK || cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH ||
                      (cmark_node_get_type (node) == CMARK_NODE_LIST && is_list_of_details (node));

  while (self->next_details < self->details->len)
    {
      CarrelDetails *details = &g_array_index (self->details, CarrelDetails, self->next_details);

      if (details->first_line > last)
        break;

      self->next_details++;

      if (!may_hold)
        continue;

      if (details->first_line > self->line + 1 || !found)
        {
          guint first = MAX (self->line + 1, (guint) cmark_node_get_start_line (node));

          while (first < details->first_line && carrel_line_index_is_blank (self->lines, first))
            first++;

          if (first < details->first_line)
            {
              CarrelBlock block = { 0 };

              block.kind = CARREL_BLOCK_TEXT;
              block.first_line = first;
              block.last_line = details->first_line - 1;
              g_array_append_val (self->blocks, block);
            }
        }

      add_details (self, details);
      found = TRUE;
    }

  if (!found || last <= self->line)
    return found;

  /* What is glued to the last one. */
  {
    CarrelBlock block = { 0 };

    block.kind = CARREL_BLOCK_TEXT;
    block.first_line = self->line + 1;
    block.last_line = last;
    g_array_append_val (self->blocks, block);
    self->line = last;
  }

  return TRUE;
}

static guint
count_lines (cmark_node *paragraph)
{
  cmark_iter *iter = cmark_iter_new (paragraph);
  cmark_event_type event;
  guint n = 1;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node_type type = cmark_node_get_type (cmark_iter_get_node (iter));

      n += event == CMARK_EVENT_ENTER && (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK);
    }

  cmark_iter_free (iter);

  return n;
}

/* A paragraph right above a table has no place in the tree: the table begins where it does. */
static void
find_lines (CarrelBlock *block,
            cmark_node  *node)
{
  cmark_node *next = cmark_node_next (node);
  cmark_node *previous = cmark_node_previous (node);

  block->first_line = MAX (cmark_node_get_start_line (node), 1);
  block->last_line = MAX (cmark_node_get_end_line (node), (int) block->first_line);

  if (cmark_node_get_start_line (node) == 0 && next != NULL)
    {
      block->first_line = MAX (cmark_node_get_start_line (next), 1);
      block->last_line = block->first_line + count_lines (node) - 1;
    }
  else if (previous != NULL && cmark_node_get_start_line (previous) == 0)
    {
      block->first_line = MIN (block->first_line + count_lines (previous), block->last_line);
    }
}

static void
add_node (Collector  *self,
          cmark_node *node)
{
  CarrelBlock block = { 0 };
  cmark_node_type type = cmark_node_get_type (node);

  block.kind = CARREL_BLOCK_TEXT;
  block.node = node;
  find_lines (&block, node);

  if (self->details->len > 0 &&
      (block.last_line <= self->line || add_details_of (self, node)))
    return;

  /* The rest of a node of which details took the beginning. */
  if (block.first_line <= self->line)
    {
      block.first_line = self->line + 1;
      block.node = NULL;
      g_array_append_val (self->blocks, block);
      return;
    }

  if (type == CMARK_NODE_HEADING)
    {
      g_autofree char *text = carrel_markdown_dup_plain_text (node);

      block.kind = CARREL_BLOCK_HEADING;
      block.level = cmark_node_get_heading_level (node);
      read_heading (&block, text, self->lines);
    }
  else if (type == CMARK_NODE_LIST)
    {
      carrel_block_collect_list (self->blocks, node, self->lines);
      return;
    }
  else if (type == CMARK_NODE_PARAGRAPH)
    {
      if (cmark_node_get_start_line (node) > 0)
        read_paragraph (self, &block, node);
    }
  else if (strcmp (cmark_node_get_type_string (node), "table") == 0 && add_rows (self, node))
    {
      return;
    }
  else if (type == CMARK_NODE_CODE_BLOCK)
    {
      block.kind = CARREL_BLOCK_CODE;
    }
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    {
      block.kind = CARREL_BLOCK_RULE;
    }
  else if (type == CMARK_NODE_HTML_BLOCK)
    {
      const char *literal = cmark_node_get_literal (node);

      if (carrel_furniture_is_comment (literal))
        carrel_block_drop (&block, "comment");
      else if (carrel_furniture_is_spacing (literal))
        carrel_block_drop (&block, "spacing");
      else if (literal != NULL)
        read_html_heading (&block, literal);
    }

  g_array_append_val (self->blocks, block);
}

/* A heading that names a part of the question above it is no title, nor is one that labels an
 * option. */
static void
demote_role_headings (GArray *blocks)
{
  gboolean seen = FALSE;
  guint i;

  for (i = 0; i < blocks->len; i++)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i);
      CarrelOptionMark mark;

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      if (seen && strlen (block->title) <= 2 && carrel_option_read_mark (block->title, strlen (block->title), &mark))
        {
          block->kind = CARREL_BLOCK_TEXT;
          block->level = 0;
          g_clear_pointer (&block->title, g_free);
        }

      seen = TRUE;
    }
}

static void
find_texts (GArray *blocks)
{
  gboolean has_text = FALSE;
  guint i;

  for (i = blocks->len; i > 0; i--)
    {
      CarrelBlock *block = &g_array_index (blocks, CarrelBlock, i - 1);

      if (block->kind == CARREL_BLOCK_HEADING || block->kind == CARREL_BLOCK_BOLD)
        {
          block->has_text = has_text || block->body != NULL;
          has_text = FALSE;
        }
      else if (block->kind != CARREL_BLOCK_RULE && block->kind != CARREL_BLOCK_FURNITURE)
        {
          has_text = TRUE;
        }
    }
}

/**
 * carrel_block_collect:
 * @text: the document
 * @root: its tree
 * @lines: of the text that was parsed
 *
 * Returns: (transfer full) (element-type CarrelBlock): its blocks in order. Lists that may be
 *   questions are taken apart into their items, and what stands in a details element is one block.
 */
GArray *
carrel_block_collect (const char      *text,
                      gsize            length,
                      cmark_node      *root,
                      CarrelLineIndex *lines)
{
  Collector self = { text, lines, NULL, NULL, 0, 0 };
  cmark_node *node;
  guint i;

  self.blocks = carrel_block_array_new ();
  self.details = carrel_details_find (text, length, lines, root);

  /* The parser moves footnotes to the end of the tree; they belong where they stand, and to whom they
   * are for: see carrel-definitions.c. */
  for (node = cmark_node_first_child (root); node != NULL; node = cmark_node_next (node))
    if (cmark_node_get_type (node) != CMARK_NODE_FOOTNOTE_DEFINITION)
      add_node (&self, node);

  for (i = 1; i < self.blocks->len; i++)
    g_array_index (self.blocks, CarrelBlock, i).after_rule =
      g_array_index (self.blocks, CarrelBlock, i - 1).kind == CARREL_BLOCK_RULE;

  demote_role_headings (self.blocks);
  find_texts (self.blocks);
  g_array_unref (self.details);

  return self.blocks;
}
