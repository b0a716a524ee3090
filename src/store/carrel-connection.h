/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection to the library's file, used by one thread. Statements are kept by the address of
 * their text, which is static. */
typedef struct _CarrelConnection CarrelConnection;

/* The rows of a running query; ends it when freed. */
typedef sqlite3_stmt CarrelRows;

CarrelConnection *carrel_connection_open     (const char        *path,
                                              gboolean           read_only,
                                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              carrel_connection_free     (CarrelConnection  *self);
sqlite3          *carrel_connection_get_db   (CarrelConnection  *self);
gboolean          carrel_connection_execute  (CarrelConnection  *self,
                                              const char        *sql,
                                              GError           **error);
CarrelRows       *carrel_connection_query    (CarrelConnection  *self,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...) G_GNUC_WARN_UNUSED_RESULT;
gboolean          carrel_connection_next     (CarrelConnection  *self,
                                              CarrelRows        *rows,
                                              gboolean          *has_row,
                                              GError           **error);
gboolean          carrel_connection_run      (CarrelConnection  *self,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...);
gboolean          carrel_connection_find_id  (CarrelConnection  *self,
                                              gint64            *id,
                                              GError           **error,
                                              const char        *sql,
                                              const char        *types,
                                              ...);
gboolean          carrel_connection_begin    (CarrelConnection  *self,
                                              GError           **error);
gboolean          carrel_connection_commit   (CarrelConnection  *self,
                                              GError           **error);
void              carrel_connection_rollback (CarrelConnection  *self);
void              carrel_rows_end            (CarrelRows        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelConnection, carrel_connection_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelRows, carrel_rows_end)

G_END_DECLS
