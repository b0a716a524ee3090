/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-draft.h"

G_BEGIN_DECLS

/**
 * CarrelLayout:
 * @letter: its name in the documentation, "A" to "I"
 * @name: what people call it; to be translated
 * @takes_document: (nullable): whether it holds in all of the document
 * @holds: (nullable): whether it holds in the region
 * @mark: (nullable): gives blocks of a region it holds in their roles
 * @finish: (nullable): runs once, after all regions were marked
 *
 * A way of writing banks. To add one, write carrel-layout-NAME.c and name it in carrel-layout.c.
 */
struct _CarrelLayout
{
  const char  *letter;
  const char  *name;
  gboolean   (*takes_document) (CarrelDraft        *draft);
  gboolean   (*holds)          (CarrelDraft        *draft,
                                const CarrelRegion *region);
  void       (*mark)           (CarrelDraft        *draft,
                                CarrelRegion       *region);
  gboolean   (*finish)         (CarrelDraft        *draft);
};

extern const CarrelLayout carrel_layout_heading;
extern const CarrelLayout carrel_layout_details;
extern const CarrelLayout carrel_layout_bold;
extern const CarrelLayout carrel_layout_items;
extern const CarrelLayout carrel_layout_tasks;
extern const CarrelLayout carrel_layout_labels;
extern const CarrelLayout carrel_layout_keys;
extern const CarrelLayout carrel_layout_file;
extern const CarrelLayout carrel_layout_cards;

const CarrelLayout *carrel_layout_find         (const char   *letter);
void                carrel_layout_mark_all     (CarrelDraft        *draft,
                                                const CarrelLayout *only,
                                                GPtrArray          *letters);
gboolean            carrel_layout_mark_reading (CarrelDraft        *draft);

G_END_DECLS
