/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What HTML from a stranger may stand in a page: allow-lists, so that what nobody thought of is
 * left out. */
typedef enum
{
  CARREL_HTML_UNWRAP, /* an unknown element: its children stay */
  CARREL_HTML_KEEP,
  CARREL_HTML_DROP,   /* gone with all it holds */
} CarrelHtmlVerdict;

CarrelHtmlVerdict  carrel_html_policy_judge_element   (const char  *name);
gboolean           carrel_html_policy_is_void         (const char  *name);
gboolean           carrel_html_policy_is_block        (const char  *name);
gboolean           carrel_html_policy_allow_attribute (const char  *element,
                                                       const char  *attribute,
                                                       const char  *value);
gboolean           carrel_html_policy_allow_link      (const char  *href);
char              *carrel_html_policy_dup_picture     (const char  *src,
                                                       const char  *document_path,
                                                       char       **host) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
