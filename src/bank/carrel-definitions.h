/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/**
 * CarrelDefinitions:
 *
 * The definitions of links and footnotes in a document, `[name]: target` and `[^1]: text`. They
 * stand anywhere, while a topic is rendered alone: it is given those that it uses.
 */
typedef struct _CarrelDefinitions CarrelDefinitions;

/* Lines that belong to a definition, inclusive. */
typedef struct
{
  guint first_line;
  guint last_line;
} CarrelDefinitionLines;

CarrelDefinitions *carrel_definitions_find      (cmark_node        *root,
                                                 CarrelLineIndex   *lines) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_definitions_free      (CarrelDefinitions *self);
GArray            *carrel_definitions_get_lines (CarrelDefinitions *self);
char              *carrel_definitions_complete  (CarrelDefinitions *self,
                                                 const char        *markdown,
                                                 guint              first_line,
                                                 guint              last_line) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelDefinitions, carrel_definitions_free)

G_END_DECLS
