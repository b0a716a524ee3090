/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"
#include "carrel-store.h"

G_BEGIN_DECLS

/* A store in a folder of its own, and what tests do with it; each waits until it is done. */
typedef struct
{
  CarrelStore *store;
  char        *folder;
} Fixture;

void wait_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *wait_for (GAsyncResult **result);
CarrelStore *open_store (const char *folder);
void set_up (Fixture *fixture, gconstpointer user_data);
void tear_down (Fixture *fixture, gconstpointer user_data);
CarrelDocument *make_document (const char *path, const char *topics);
CarrelImportSummary import_documents_by_layout (Fixture *fixture, CarrelDocument *first, CarrelDocument *second, const char *layout);
CarrelImportSummary import_documents (Fixture *fixture, CarrelDocument *first, CarrelDocument *second);
CarrelBankRecord *load_bank (Fixture *fixture);
CarrelOutline *load_outline (Fixture *fixture, gint64 bank_id);
CarrelTopicRecord *load_topic (Fixture *fixture, gint64 topic_id);
void bookmark (Fixture *fixture, gint64 topic_id);
void write_note (Fixture *fixture, gint64 topic_id, const char *text);

G_END_DECLS
