/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the path of a document tells. Paths are relative to the bank and '/'-separated. */
gboolean  carrel_document_path_is_markdown     (const char *path);
gsize     carrel_document_path_get_stem_length (const char *path);
gboolean  carrel_document_path_is_front_page   (const char *path);
gboolean  carrel_document_path_is_contents     (const char *path);
gboolean  carrel_document_path_is_inside       (const char *path);
char     *carrel_document_path_resolve         (const char *path,
                                                const char *address) G_GNUC_WARN_UNUSED_RESULT;
int       carrel_document_path_compare_natural (const char *a,
                                                const char *b);
int       carrel_document_path_compare         (const char *a,
                                                const char *b);

G_END_DECLS
