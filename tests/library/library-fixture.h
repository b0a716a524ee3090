/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-library.h"

G_BEGIN_DECLS

/* Everything here is real: a database in a scratch folder, worker processes, files. */
typedef struct
{
  CarrelLibrary *library;
  char          *folder; /* of the banks */
} Fixture;

typedef struct
{
  GAsyncResult *result;
} Waiter;

void wait_cb (GObject *source, GAsyncResult *result, gpointer user_data);
GAsyncResult *wait_for (Waiter *waiter);
void open_library (Fixture *fixture);
void set_up (Fixture *fixture, gconstpointer user_data);
void tear_down (Fixture *fixture, gconstpointer user_data);
char *write_file (Fixture *fixture, const char *name, const char *contents, gssize length);
gboolean import_location (Fixture *fixture, const char *location, GCancellable *cancellable, CarrelImportSummary *summary, GError **error);
CarrelOutline *load_outline (Fixture *fixture, gint64 bank_id);
char *render_topic (Fixture *fixture, gint64 topic_id);
void assert_titles (Fixture *fixture, gint64 bank_id, const char *expected);
gint64 set_language (Fixture *fixture, gint64 bank_id, const char *language, gint64 topic_id);
void mark (Fixture *fixture, gint64 topic_id);
void assert_marked (Fixture *fixture, gint64 topic_id);
gboolean import_by_layout (Fixture *fixture, const char *location, const char *layout, GCancellable *cancellable, GError **error);
gint64 ask_library (const char *sql);
void remove_tree (const char *path);
CarrelImportSummary import_folder (Fixture *fixture);
CarrelOutlineTopic find_topic (Fixture *fixture, gint64 bank_id, const char *title);
void set_age (Fixture *fixture, const char *name, guint seconds);
void rename_file (Fixture *fixture, const char *from, const char *to);
void remove_file (Fixture *fixture, const char *name);

G_END_DECLS
