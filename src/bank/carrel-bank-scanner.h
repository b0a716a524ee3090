/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelBankScan:
 * @root_fd: the opened folder that all paths are beneath; owned
 * @root: its absolute path
 * @title: what to call the bank (folder name, or file name without extension)
 * @is_folder: FALSE when the bank is one file
 * @paths: relative paths of the Markdown files, in natural order, README first
 * @codes: (element-type utf8 GPtrArray): paths of files of code, by what they are without their endings
 * @unlisted: (element-type utf8): relative paths of files and folders that are there, but could not be looked at
 *   or are not to be
 */
typedef struct
{
  int         root_fd;
  char       *root;
  char       *title;
  gboolean    is_folder;
  GPtrArray  *paths;
  GHashTable *codes;
  GHashTable *unlisted;
} CarrelBankScan;

/* Skips .git, node_modules, hidden folders, links. Fails on: missing, unreadable, a file that is
 * not Markdown by name, a folder with no Markdown, over 1 GB. */
CarrelBankScan *carrel_bank_scan           (const char     *path,
                                            GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void            carrel_bank_scan_free      (CarrelBankScan *self);
GPtrArray      *carrel_bank_scan_get_codes (CarrelBankScan *self,
                                            const char     *path);
gboolean        carrel_bank_scan_may_have  (CarrelBankScan *self,
                                            const char     *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelBankScan, carrel_bank_scan_free)

G_END_DECLS
