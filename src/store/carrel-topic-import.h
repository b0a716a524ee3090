/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-connection.h"
#include "carrel-records.h"

G_BEGIN_DECLS

/**
 * CarrelTopicImport:
 * @bank_id: whose documents were put before, so that the library knows which of them are unchanged
 * @rescan: microseconds since 1970: the time under which changes are recorded
 * @record: whether they are
 * @silent: (element-type utf8): paths of documents whose files are as they were, but are read by other
 *   rules: what differs is none of the user's business
 * @current: (element-type utf8): paths of documents that the library has as today's rules and this layout read
 *   them
 * @documents: (element-type CarrelDocument): that were read, in the order of the bank
 * @document_ids: (element-type gint64): of these
 */
typedef struct
{
  gint64               bank_id;
  gint64               rescan;
  gboolean             record;
  GHashTable          *silent;
  GHashTable          *current;
  GPtrArray           *documents;
  GArray              *document_ids;
  CarrelImportSummary *summary;
} CarrelTopicImport;

gboolean carrel_topic_import_run (const CarrelTopicImport  *self,
                                  CarrelConnection         *connection,
                                  GError                  **error);

G_END_DECLS
