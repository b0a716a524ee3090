/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-library.h"
#include "carrel-page-cache.h"
#include "carrel-worker-pool.h"

G_BEGIN_DECLS

struct _CarrelLibrary
{
  GObject           parent_instance;

  /* Owned */
  CarrelStore      *store;
  CarrelWorkerPool *pool;  /* reads whole documents */
  CarrelWorkerPool *pages; /* renders what is on show: an import never makes a reader wait */
  CarrelPageCache  *cache;
  GListStore       *banks;
};

void     carrel_library_refresh_banks_async  (CarrelLibrary        *self,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean carrel_library_refresh_banks_finish (CarrelLibrary        *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
