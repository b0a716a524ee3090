/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the lines of a text begin; lines count from 1. */
typedef struct _CarrelLineIndex CarrelLineIndex;

CarrelLineIndex *carrel_line_index_new       (const char      *text,
                                              gsize            length) G_GNUC_WARN_UNUSED_RESULT;
void             carrel_line_index_free      (CarrelLineIndex *self);
guint            carrel_line_index_n_lines   (CarrelLineIndex *self);
const char      *carrel_line_index_get       (CarrelLineIndex *self,
                                              guint            line,
                                              gsize           *length);
gboolean         carrel_line_index_is_blank  (CarrelLineIndex *self,
                                              guint            line);
char            *carrel_line_index_dup_slice (CarrelLineIndex *self,
                                              guint            first,
                                              guint            last) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelLineIndex, carrel_line_index_free)

G_END_DECLS
