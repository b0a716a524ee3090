/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-draft.h"

G_BEGIN_DECLS

/* Headings that no layout has marked: those that hold questions, and those that end one. */
gboolean carrel_chapter_mark_all (CarrelDraft *draft);

G_END_DECLS
