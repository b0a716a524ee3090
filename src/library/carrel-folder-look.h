/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CarrelFolderLook:
 * @digest: of the names, sizes and times of the files
 * @folders: paths of the folders whose changes tell of those of the bank
 * @monitors: (nullable): of #GFileMonitor, when the folders are others than those known
 * @is_cut: there are folders that cannot be watched
 * @has_events: the system tells of changes there
 *
 * What a bank looks like from outside, without reading it.
 */
typedef struct
{
  char      *digest;
  GPtrArray *folders;
  GPtrArray *monitors;
  gboolean   is_cut;
  gboolean   has_events;
} CarrelFolderLook;

CarrelFolderLook *carrel_folder_look_take (const char       *path,
                                           gboolean          poll,
                                           GPtrArray        *known_folders,
                                           GCancellable     *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void              carrel_folder_look_free (CarrelFolderLook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelFolderLook, carrel_folder_look_free)

G_END_DECLS
