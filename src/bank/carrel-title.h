/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *carrel_title_clean            (const char *text,
                                         gboolean   *glued_hash) G_GNUC_WARN_UNUSED_RESULT;
gboolean  carrel_title_is_question_like (const char *raw);

G_END_DECLS
