/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/**
 * CarrelDetails:
 * @body: byte offset of what follows the summary
 * @body_end: byte offset of `</details>`, or of the end where it is missing
 * @unclosed: whether `</details>` is missing
 * @summary: plain text, NULL when there is none
 *
 * An outermost `<details>` element of a document; what is nested in it is part of its body.
 */
typedef struct
{
  guint     first_line;
  guint     last_line;
  gsize     body;
  gsize     body_end;
  gboolean  unclosed;
  char     *summary;
} CarrelDetails;

GArray *carrel_details_find     (const char          *text,
                                 gsize                length,
                                 CarrelLineIndex     *lines,
                                 cmark_node          *root) G_GNUC_WARN_UNUSED_RESULT;
char   *carrel_details_dup_body (const CarrelDetails *self,
                                 const char          *text) G_GNUC_WARN_UNUSED_RESULT;
char   *carrel_details_dup_text (const char          *html,
                                 gsize                length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
