/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/**
 * CarrelLead:
 * @text: plain text of the title; never NULL
 * @bold: whether all of the title is bold
 * @numbered: whether a bold number comes first
 * @whole: whether nothing else stands in the paragraph
 * @rest_line: the line on which the rest of the paragraph begins, or the line after the paragraph
 * @rest: what stands after the title on its own last line, NULL for nothing
 *
 * A paragraph read as a title and what is glued to it.
 */
typedef struct
{
  char     *text;
  gboolean  bold;
  gboolean  numbered;
  gboolean  whole;
  guint     rest_line;
  char     *rest;
} CarrelLead;

void carrel_lead_read  (CarrelLead      *lead,
                        cmark_node      *paragraph,
                        CarrelLineIndex *lines);
void carrel_lead_clear (CarrelLead      *lead);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CarrelLead, carrel_lead_clear)

G_END_DECLS
