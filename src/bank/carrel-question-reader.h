/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-body.h"
#include "carrel-document.h"
#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/**
 * CarrelQuestionSource:
 * @line: of the title
 * @number: as printed, 0 for none
 * @title: plain text
 * @body: of the topic
 * @prompt: (nullable): what of the body stands before its answer
 * @answer: (nullable): what of the body is its answer, where a heading or what unfolds says so
 * @nodes: whether @first, @stop and @lines are the body's own part of the tree of the document, so
 *   that it need not be parsed again
 * @card: whether it is a card
 * @cloze: whether it is a card with gaps
 *
 * What a question is read from.
 */
typedef struct
{
  guint       line;
  guint       number;
  const char *title;
  CarrelBody *body;
  CarrelBody *prompt;
  CarrelBody *answer;
  CarrelLineIndex *lines;
  gboolean    nodes;
  cmark_node *first;
  cmark_node *stop;
  guint       last_line;
  gboolean    card;
  gboolean    cloze;
} CarrelQuestionSource;

void carrel_question_read (const CarrelQuestionSource *source,
                           CarrelDocument             *document,
                           int                         topic);

G_END_DECLS
