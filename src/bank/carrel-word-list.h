/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelWordList:
 *
 * Words in lower case, looked up by how a text begins. Indexed at first use: one thread a process.
 */
typedef struct
{
  const char *const *words;
  gsize              n_words;
  GPtrArray        **buckets; /* by the first two bytes */
  GHashTable        *set;
} CarrelWordList;

#define CARREL_WORD_LIST(words) { words, G_N_ELEMENTS (words), NULL, NULL }

gboolean carrel_word_list_holds         (CarrelWordList *self,
                                         const char     *text);
gboolean carrel_word_list_may_start     (CarrelWordList *self,
                                         const char     *text);
gsize    carrel_word_list_find_start    (CarrelWordList *self,
                                         const char     *text);
gboolean carrel_word_list_starts        (CarrelWordList *self,
                                         const char     *text);

G_END_DECLS
