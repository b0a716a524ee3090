/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-draft.h"

G_BEGIN_DECLS

void carrel_nested_mark_all (CarrelDraft *draft);

G_END_DECLS
