/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean carrel_common_words_hold (const char *word);

G_END_DECLS
