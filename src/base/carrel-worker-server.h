/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelWorkerFunc:
 * @method: what is asked
 * @arguments: its arguments, already checked to be in normal form
 * @fd: the descriptor that came along, or -1; the server closes it
 *
 * Returns: (transfer full) (nullable): the answer (floating or not), or %NULL with @error set
 */
typedef GVariant *(*CarrelWorkerFunc) (const char *method,
                                       GVariant   *arguments,
                                       int         fd,
                                       gpointer    user_data,
                                       GError    **error);

int carrel_worker_server_run (int              argc,
                              char            *argv[],
                              CarrelWorkerFunc func,
                              gpointer         user_data);

G_END_DECLS
