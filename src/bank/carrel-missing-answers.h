/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

void carrel_missing_answers_note (CarrelDocument *document);

G_END_DECLS
