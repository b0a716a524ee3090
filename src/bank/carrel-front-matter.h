/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

guint carrel_front_matter_read (const char      *text,
                                gsize            length,
                                CarrelDocument  *document,
                                char           **title);

G_END_DECLS
