/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

/* A document may hold nothing but the answers to the questions of another, under the same numbers. */
void carrel_answer_pairing_collect (CarrelDocument *document,
                                    const char     *text);
void carrel_answer_pairing_apply   (GPtrArray      *documents);

G_END_DECLS
