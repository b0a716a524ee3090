/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-html-parts.h"

G_BEGIN_DECLS

void carrel_word_diff (const CarrelHtmlParts *before,
                       guint                  before_segment,
                       const CarrelHtmlParts *after,
                       guint                  after_segment,
                       guint8                *removed,
                       guint8                *added,
                       guint64               *steps);

G_END_DECLS
