/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CARREL_TYPE_WORKER_POOL (carrel_worker_pool_get_type ())
G_DECLARE_FINAL_TYPE (CarrelWorkerPool, carrel_worker_pool, CARREL, WORKER_POOL, GObject)

CarrelWorkerPool *carrel_worker_pool_new            (const char          *program,
                                                     guint                max_workers) G_GNUC_WARN_UNUSED_RESULT;

/* Blocks the calling thread (never the main one) until the answer is there. */
GVariant         *carrel_worker_pool_call           (CarrelWorkerPool    *self,
                                                     const char          *method,
                                                     GVariant            *arguments,
                                                     int                  fd,
                                                     GCancellable        *cancellable,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

void              carrel_worker_pool_call_async     (CarrelWorkerPool    *self,
                                                     const char          *method,
                                                     GVariant            *arguments,
                                                     int                  fd,
                                                     GCancellable        *cancellable,
                                                     GAsyncReadyCallback  callback,
                                                     gpointer             user_data);
GVariant         *carrel_worker_pool_call_finish    (CarrelWorkerPool    *self,
                                                     GAsyncResult        *result,
                                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
guint             carrel_worker_pool_get_n_replaced (CarrelWorkerPool    *self);

G_END_DECLS
