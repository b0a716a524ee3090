/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "carrel-records.h"
#include "carrel-worker-pool.h"

G_BEGIN_DECLS

/**
 * CarrelImport:
 * @location: canonical
 * @title: what to call the bank
 * @layout: the only layout it was read by, or %NULL
 * @documents: (element-type CarrelDocument): what was read, in the bank's order
 */
typedef struct
{
  char      *location;
  char      *title;
  char      *layout;
  gboolean   is_folder;
  GPtrArray *documents;
} CarrelImport;

/* Called on any thread; @done of @total documents are read. */
typedef void (*CarrelImporterProgressFunc) (guint    done,
                                            guint    total,
                                            gpointer user_data);

CarrelImport *carrel_importer_read (CarrelWorkerPool            *pool,
                                    const char                  *location,
                                    const char                  *layout,
                                    GPtrArray                   *known,
                                    CarrelImporterProgressFunc   progress,
                                    gpointer                     progress_data,
                                    GCancellable                *cancellable,
                                    GError                     **error) G_GNUC_WARN_UNUSED_RESULT;
void          carrel_import_free   (CarrelImport                *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelImport, carrel_import_free)

G_END_DECLS
