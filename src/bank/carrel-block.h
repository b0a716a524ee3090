/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"
#include "carrel-option.h"
#include "carrel-title.h"

G_BEGIN_DECLS

typedef enum
{
  CARREL_BLOCK_TEXT,
  CARREL_BLOCK_CODE,
  CARREL_BLOCK_HEADING,
  CARREL_BLOCK_BOLD,      /* a paragraph that is, or begins with, a bold title */
  CARREL_BLOCK_ITEM,      /* of a list that may be questions */
  CARREL_BLOCK_DETAILS,
  CARREL_BLOCK_STEM,      /* a paragraph that options follow */
  CARREL_BLOCK_CARD,      /* the front of a card; its back follows */
  CARREL_BLOCK_RULE,
  CARREL_BLOCK_FURNITURE, /* what is dropped, for @reason */
} CarrelBlockKind;

typedef enum
{
  CARREL_ROLE_BODY,
  CARREL_ROLE_SECTION,
  CARREL_ROLE_TOPIC,   /* something to ask */
  CARREL_ROLE_READING, /* something to read */
} CarrelRole;

/**
 * CarrelBlock:
 * @node: (nullable): of the tree; borrowed
 * @level: of a heading, 1 to 6, else 0
 * @title: what layouts and people read, NULL for a block without
 * @number: as printed before the title, 0 for none
 * @body: what stands inside the block below its title, at its left edge; NULL for nothing
 * @body_line: where @body begins
 * @reason: why furniture is dropped; static
 * @has_text: whether text stands between this title and the next heading or bold line
 * @only_links: whether a list holds little but links to other places
 * @disclosure: details that open a part of a question, such as its answer
 * @names_answer: a heading that opens the answer of the question above it
 * @names_key: a heading that stands over the answers to the questions before it
 * @whole_key: it is such a list itself
 * @cloze: a card with gaps in its text
 * @holds_options: whether options stand inside the block
 * @nested: asks, or stands over what asks, a further question of the topic it is in
 * @run: options that the block is made of
 *
 * A block of a document: what the layouts judge, and what they mark with a @role.
 */
typedef struct
{
  CarrelBlockKind  kind;
  CarrelRole       role;
  cmark_node      *node;
  guint            first_line;
  guint            last_line;
  guint            level;
  guint            number;
  char            *title;
  char            *body;
  guint            body_line;
  const char      *reason;
  CarrelOptionRun  run;
  guint            question_like : 1;
  guint            labelled : 1;
  guint            only_label : 1;
  guint            has_text : 1;
  guint            only_links : 1;
  guint            disclosure : 1;
  guint            names_answer : 1;
  guint            names_key : 1;
  guint            whole_key : 1;
  guint            unclosed : 1;
  guint            holds_options : 1;
  guint            cloze : 1;
  guint            after_rule : 1;
  guint            glued_hash : 1;
  guint            nested : 1;
  guint            chapter : 1; /* a heading that no layout marked, so that others of its level are no topics */
  guint            accident : 1; /* a setext heading nobody meant */
} CarrelBlock;

GArray *carrel_block_collect    (const char      *text,
                                 gsize            length,
                                 cmark_node      *root,
                                 CarrelLineIndex *lines) G_GNUC_WARN_UNUSED_RESULT;
GArray *carrel_block_array_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void    carrel_block_take_title (CarrelBlock     *block,
                                 CarrelTitle     *title);
void    carrel_block_set_title  (CarrelBlock     *block,
                                 const char      *plain);
void    carrel_block_drop       (CarrelBlock     *block,
                                 const char      *reason);

G_END_DECLS
