/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The socket a worker finds its requests on. */
#define CARREL_WORKER_FD 3

/* One worker process, used by one thread at a time. */
typedef struct _CarrelWorker CarrelWorker;

CarrelWorker *carrel_worker_new      (const char    *program,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          carrel_worker_free     (CarrelWorker  *self);
gboolean      carrel_worker_is_alive (CarrelWorker  *self);
GPid          carrel_worker_get_pid  (CarrelWorker  *self);
GVariant     *carrel_worker_call     (CarrelWorker  *self,
                                      GVariant      *request,
                                      int            fd,
                                      guint          deadline_ms,
                                      gboolean      *usable,
                                      GCancellable  *cancellable,
                                      GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelWorker, carrel_worker_free)

G_END_DECLS
