/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelTranslation:
 * @language: BCP 47, or %NULL when the paths do not tell
 * @original: index of the document this is a translation of, or -1
 */
typedef struct
{
  char *language;
  int   original;
} CarrelTranslation;

GArray *carrel_translation_find  (GPtrArray *paths) G_GNUC_WARN_UNUSED_RESULT;
void    carrel_translation_apply (GPtrArray *documents);

G_END_DECLS
