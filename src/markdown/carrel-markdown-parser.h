/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cmark-gfm.h>
#include <glib.h>

#include "carrel-markdown-arena.h"

G_BEGIN_DECLS

/* How Carrel reads GitHub Flavored Markdown. */
#define CARREL_MARKDOWN_OPTIONS (CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8)

/* Parsing is not thread-safe (cmark-gfm's tables are global): one thread a process. */
cmark_node *carrel_markdown_parse       (const char  *text,
                                         gsize        length,
                                         GPtrArray   *problems) G_GNUC_WARN_UNUSED_RESULT;
char       *carrel_markdown_to_html     (const char  *text,
                                         gsize        length,
                                         GPtrArray   *problems) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
