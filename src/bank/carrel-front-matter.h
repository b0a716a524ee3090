/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint carrel_front_matter_measure (const char  *text,
                                   gsize        length,
                                   char       **title);

G_END_DECLS
