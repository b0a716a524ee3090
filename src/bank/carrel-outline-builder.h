/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-definitions.h"
#include "carrel-document.h"
#include "carrel-draft.h"

G_BEGIN_DECLS

void carrel_outline_build       (CarrelDocument    *document,
                                 CarrelDraft       *draft,
                                 CarrelDefinitions *definitions);
int  carrel_outline_find_topic  (CarrelDocument    *document,
                                 guint              line);

G_END_DECLS
