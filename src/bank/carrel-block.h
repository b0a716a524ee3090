/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

typedef enum
{
  CARREL_BLOCK_TEXT,
  CARREL_BLOCK_HEADING,
  CARREL_BLOCK_BOLD,      /* a paragraph that is wholly bold and no label */
  CARREL_BLOCK_RULE,
  CARREL_BLOCK_FURNITURE, /* a comment, a table of contents, a back-to-top line */
} CarrelBlockKind;

typedef enum
{
  CARREL_ROLE_BODY,
  CARREL_ROLE_SECTION,
  CARREL_ROLE_TOPIC,
} CarrelRole;

/**
 * CarrelBlock:
 * @level: of a heading, 1 to 6, else 0
 * @title: of a heading or bold paragraph, as layouts and people read it, else NULL
 * @has_text: whether text stands between this title and the next heading or bold line
 *
 * A top-level block of a document: what the layouts judge, and what they mark with a @role.
 */
typedef struct
{
  CarrelBlockKind  kind;
  CarrelRole       role;
  guint            first_line;
  guint            last_line;
  guint            level;
  char            *title;
  gboolean         question_like;
  gboolean         has_text;
  gboolean         after_rule;
  gboolean         glued_hash;
  gboolean         accident; /* a setext heading nobody meant */
} CarrelBlock;

GArray *carrel_block_collect (cmark_node      *root,
                              CarrelLineIndex *lines) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
