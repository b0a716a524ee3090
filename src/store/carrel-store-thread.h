/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"

G_BEGIN_DECLS

/**
 * CarrelStoreFunc:
 * @connection: the thread's own
 * @task: to be returned from; its task data holds the arguments
 */
typedef void (*CarrelStoreFunc) (CarrelConnection *connection,
                                 GTask            *task);

/* A thread that owns a connection and does one thing after another. */
typedef struct _CarrelStoreThread CarrelStoreThread;

CarrelStoreThread *carrel_store_thread_new  (const char        *name,
                                             CarrelConnection  *connection) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_store_thread_free (CarrelStoreThread *self);
void               carrel_store_thread_push (CarrelStoreThread *self,
                                             GTask             *task,
                                             CarrelStoreFunc    func);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelStoreThread, carrel_store_thread_free)

G_END_DECLS
