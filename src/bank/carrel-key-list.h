/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-key.h"

G_BEGIN_DECLS

/**
 * CarrelKeyEntry:
 * @number: of the question, as printed
 * @key: the options it names, 0 when it is a text
 * @text: (nullable): the answer in words, Markdown
 * @label: (nullable): the key as printed
 * @rest: (nullable): what is said of the key, Markdown
 * @indent: columns before it
 * @loose: it is no item of a list, so that text below it needs no indent to belong to it
 * @heading: (nullable): the title within the list below which the entry stands; borrowed from the list
 *
 * What a list of answers says of one question.
 */
typedef struct
{
  guint       number;
  CarrelKey   key;
  char       *text;
  char       *label;
  char       *rest;
  guint       indent;
  gboolean    loose;
  const char *heading;
} CarrelKeyEntry;

/* The answers to several questions: "1. B  2. D", one in a line, or a table. */
typedef struct
{
  GArray    *entries;  /* CarrelKeyEntry, in order of the text */
  GPtrArray *headings; /* owned */
  guint      n_keys;   /* entries that name options */
  guint      n_others; /* lines that belong to no entry */
  GString   *growing;  /* what the last entry says, while lines are added to it; nullable */
} CarrelKeyList;

CarrelKeyList *carrel_key_list_read (const char    *markdown) G_GNUC_WARN_UNUSED_RESULT;
void           carrel_key_list_free (CarrelKeyList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelKeyList, carrel_key_list_free)

G_END_DECLS
