/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"
#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/**
 * CarrelChoice:
 * @stem: what stands before the options, Markdown
 * @rest: what stands after them, Markdown
 * @options: (element-type CarrelOption): two or more
 * @n_missing_boxes: options among boxes that have none
 * @missing_box_line: of the first such option
 *
 * The options of a topic.
 */
typedef struct
{
  char      *stem;
  char      *rest;
  GPtrArray *options;
  gboolean   boxes;
  guint32    bold; /* a bit for each option that is wholly bold */
  guint      n_missing_boxes;
  guint      missing_box_line;
} CarrelChoice;

gboolean carrel_choice_may_hold   (const char      *body);
gboolean carrel_choice_read       (CarrelChoice    *choice,
                                   const char      *body);
gboolean carrel_choice_read_nodes (CarrelChoice    *choice,
                                   cmark_node      *first,
                                   cmark_node      *stop,
                                   CarrelLineIndex *lines,
                                   guint            first_line,
                                   guint            last_line);
void     carrel_choice_clear      (CarrelChoice    *choice);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarrelChoice, carrel_choice_clear)

G_END_DECLS
