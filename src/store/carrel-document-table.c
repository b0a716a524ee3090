/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

#define PUT_SQL \
  "INSERT INTO document (bank, path, title, position, size, mtime, hash, reader_version, stale, gone)" \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)" \
  " ON CONFLICT (bank, path) DO UPDATE SET title = excluded.title, position = excluded.position," \
  " size = excluded.size, mtime = excluded.mtime, hash = excluded.hash," \
  " reader_version = excluded.reader_version, stale = excluded.stale, gone = 0"

gboolean
carrel_document_table_find (CarrelConnection  *connection,
                            gint64             bank_id,
                            const char        *path,
                            gint64            *document_id,
                            GError           **error)
{
  return carrel_connection_find_id (connection, document_id, error,
                                    "SELECT id FROM document WHERE bank = ? AND path = ?", "is", bank_id, path);
}

gboolean
carrel_document_table_put (CarrelConnection  *connection,
                           gint64             bank_id,
                           guint              position,
                           CarrelDocument    *document,
                           gint64            *document_id,
                           GError           **error)
{
  return carrel_connection_run (connection, error, PUT_SQL, "issiiisii", bank_id, document->path, document->title,
                                (gint64) position, (gint64) document->size, document->mtime, document->hash,
                                (gint64) CARREL_READER_VERSION, (gint64) !document->complete) &&
         carrel_document_table_find (connection, bank_id, document->path, document_id, error);
}

/* The last complete outline stays; size, time and hash too, so that the file is tried again. */
gboolean
carrel_document_table_put_stale (CarrelConnection  *connection,
                                 gint64             document_id,
                                 guint              position,
                                 GError           **error)
{
  return carrel_connection_run (connection, error,
                                "UPDATE document SET stale = 1, gone = 0, position = ? WHERE id = ?", "ii",
                                (gint64) position, document_id);
}

gboolean
carrel_document_table_put_sections (CarrelConnection  *connection,
                                    gint64             document_id,
                                    CarrelDocument    *document,
                                    GError           **error)
{
  guint i;

  if (!carrel_connection_run (connection, error, "DELETE FROM section WHERE document = ?", "i", document_id))
    return FALSE;

  for (i = 0; i < document->sections->len; i++)
    {
      CarrelSection *section = g_ptr_array_index (document->sections, i);

      if (!carrel_connection_run (connection, error,
                                  "INSERT INTO section (document, position, parent, line, title) VALUES (?, ?, ?, ?, ?)",
                                  "iiiis", document_id, (gint64) i, (gint64) section->parent, (gint64) section->line,
                                  section->title))
        return FALSE;
    }

  return TRUE;
}

/**
 * carrel_document_table_begin:
 *
 * Takes every document of the bank for gone until it is put again.
 */
gboolean
carrel_document_table_begin (CarrelConnection  *connection,
                             gint64             bank_id,
                             GError           **error)
{
  return carrel_connection_run (connection, error, "UPDATE document SET gone = 1 WHERE bank = ?", "i", bank_id);
}

/**
 * carrel_document_table_end:
 *
 * Forgets the documents that are gone and hold no topic that is kept.
 */
gboolean
carrel_document_table_end (CarrelConnection  *connection,
                           gint64             bank_id,
                           GError           **error)
{
  return carrel_connection_run (connection, error,
                                "DELETE FROM section WHERE document IN (SELECT id FROM document WHERE bank = ? AND gone)",
                                "i", bank_id) &&
         carrel_connection_run (connection, error,
                                "DELETE FROM notice WHERE document IN (SELECT id FROM document WHERE bank = ? AND gone)",
                                "i", bank_id) &&
         carrel_connection_run (connection, error,
                                "DELETE FROM document WHERE bank = ? AND gone"
                                " AND NOT EXISTS (SELECT 1 FROM topic WHERE topic.document = document.id)",
                                "i", bank_id);
}
