/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-draft.h"

G_BEGIN_DECLS

gboolean carrel_stem_holds (CarrelDraft        *draft,
                            const CarrelRegion *region);
void     carrel_stem_count (CarrelDraft        *draft,
                            CarrelRegion       *region);
void     carrel_stem_mark  (CarrelDraft        *draft,
                            CarrelRegion       *region);

G_END_DECLS
