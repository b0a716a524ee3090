/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-store-thread.h"
#include "carrel-store.h"

G_BEGIN_DECLS

typedef enum
{
  CARREL_STORE_CHANGE_BANKS,
  CARREL_STORE_CHANGE_BANK,
  CARREL_STORE_CHANGE_TOPIC,
  CARREL_STORE_CHANGE_STUDY,
} CarrelStoreChange;

/* What is done within a transaction; %FALSE with an error set takes it all back. */
typedef gboolean (*CarrelStoreTransaction) (CarrelConnection *connection, GTask *task, GError **error);

GTask *carrel_store_new_task   (CarrelStore         *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data,
                                gpointer             source_tag,
                                gpointer             data,
                                GDestroyNotify       free_data) G_GNUC_WARN_UNUSED_RESULT;
void   carrel_store_push_write (CarrelStore         *self,
                                GTask               *task,
                                CarrelStoreFunc      func);
void   carrel_store_push_read  (CarrelStore         *self,
                                GTask               *task,
                                CarrelStoreFunc      func);
void   carrel_store_push_read_of (CarrelStore       *self,
                                  gint64             topic_id,
                                  GTask             *task,
                                  CarrelStoreFunc    func);
void   carrel_store_begin_mark (CarrelStore         *self,
                                gint64               topic_id);
void   carrel_store_end_mark   (CarrelStore         *self,
                                gint64               topic_id);
void   carrel_store_announce   (CarrelStore         *self,
                                CarrelStoreChange    change,
                                gint64               bank_id,
                                gint64               topic_id,
                                CarrelTopicFlags     flags);

gboolean carrel_store_run_transaction (CarrelConnection     *connection,
                                       GTask                *task,
                                       CarrelStoreTransaction func);

G_END_DECLS
