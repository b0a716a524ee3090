/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

/**
 * CarrelBankReading:
 * @argument: what the user named
 * @title: of the bank
 * @is_folder: FALSE when the bank is one file
 * @documents: (element-type CarrelDocument): in the order of the bank; one that could not be read is
 *   an incomplete one with the notice `unreadable`
 * @n_unreadable: how many could not be read
 *
 * What the commands work on.
 */
typedef struct
{
  char      *argument;
  char      *title;
  gboolean   is_folder;
  GPtrArray *documents;
  guint      n_unreadable;
} CarrelBankReading;

CarrelBankReading *carrel_bank_reading_new      (const char               *argument,
                                                 const char               *layout,
                                                 GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_bank_reading_free     (CarrelBankReading        *self);
char              *carrel_bank_reading_dup_path (const CarrelBankReading  *self,
                                                 const CarrelDocument     *document) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelBankReading, carrel_bank_reading_free)

G_END_DECLS
