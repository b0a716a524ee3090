/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-store.h"

G_BEGIN_DECLS

/* All bookmarks and notes of the library.
 *
 * Signals: "topic-activated" (gint64 topic_id), "failed" (const char *message). */
#define CARREL_TYPE_MARKS_PAGE (carrel_marks_page_get_type ())
G_DECLARE_FINAL_TYPE (CarrelMarksPage, carrel_marks_page, CARREL, MARKS_PAGE, AdwBin)

void carrel_marks_page_set_store (CarrelMarksPage *self,
                                  CarrelStore     *store);
void carrel_marks_page_load      (CarrelMarksPage *self,
                                  gboolean         focus);

G_END_DECLS
