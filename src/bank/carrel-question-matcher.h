/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-matcher.h"

G_BEGIN_DECLS

int *carrel_question_matcher_match (const CarrelMatchQuestion *old_questions,
                                    guint                      n_old,
                                    const CarrelMatchQuestion *new_questions,
                                    guint                      n_new) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
