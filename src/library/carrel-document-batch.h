/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "carrel-document.h"
#include "carrel-worker-pool.h"

G_BEGIN_DECLS

typedef struct _CarrelDocumentBatch CarrelDocumentBatch;

CarrelDocumentBatch *carrel_document_batch_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void                 carrel_document_batch_free     (CarrelDocumentBatch  *self);
guint                carrel_document_batch_get_n    (CarrelDocumentBatch  *self);
guint64              carrel_document_batch_get_size (CarrelDocumentBatch  *self);
gboolean             carrel_document_batch_add      (CarrelDocumentBatch  *self,
                                                     int                   root_fd,
                                                     const char           *path,
                                                     GPtrArray            *codes,
                                                     GError              **error);
guint64              carrel_document_batch_get_last_size (CarrelDocumentBatch *self);
const char          *carrel_document_batch_get_last_hash (CarrelDocumentBatch *self);
CarrelDocument      *carrel_document_batch_take_back (CarrelDocumentBatch *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray           *carrel_document_batch_read     (CarrelDocumentBatch  *self,
                                                     CarrelWorkerPool     *pool,
                                                     const char           *layout,
                                                     GPtrArray            *errors,
                                                     GCancellable         *cancellable,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelDocumentBatch, carrel_document_batch_free)

G_END_DECLS
