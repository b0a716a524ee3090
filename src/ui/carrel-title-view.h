/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void carrel_title_view_fill (GtkListView       *view,
                             const char *const *titles,
                             gboolean           focus);

G_END_DECLS
