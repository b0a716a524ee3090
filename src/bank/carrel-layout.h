/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-block.h"

G_BEGIN_DECLS

/**
 * CarrelLayout:
 * @letter: its name in the documentation, "A" to "I"
 * @mark: marks the blocks it takes for sections and topics, and returns whether it found any.
 *   Never marks a block again that an earlier layout of the table has marked.
 *
 * A way of writing banks. To add one, write carrel-layout-NAME.c and name it in carrel-layout.c.
 */
typedef struct
{
  const char *letter;
  gboolean  (*mark) (GArray *blocks);
} CarrelLayout;

extern const CarrelLayout carrel_layout_heading;
extern const CarrelLayout carrel_layout_bold;

void     carrel_layout_mark_all     (GArray    *blocks,
                                     GPtrArray *letters);
gboolean carrel_layout_mark_reading (GArray    *blocks);

G_END_DECLS
