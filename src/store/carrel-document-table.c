/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

#define PUT_SQL \
  "INSERT INTO document (bank, path, title, position, size, mtime, looked, hash, reader_version, stale, language," \
  " own_language, translation_of, sort_order, links, coupled)" \
  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CASE WHEN ? THEN ? END, ?, ?)" \
  " ON CONFLICT (bank, path) DO UPDATE SET title = excluded.title, position = excluded.position," \
  " size = excluded.size, mtime = excluded.mtime, looked = excluded.looked, hash = excluded.hash," \
  " reader_version = excluded.reader_version, stale = excluded.stale, gone = 0, language = excluded.language," \
  " own_language = excluded.own_language, translation_of = excluded.translation_of, unchanged = 0," \
  " sort_order = excluded.sort_order, links = excluded.links, coupled = excluded.coupled"

#define LIST_SQL \
  "SELECT path, size, mtime, looked, hash, reader_version = ?2 AND NOT stale, coupled, own_language, sort_order, links," \
  " position, language, translation_of, stale" \
  " FROM document WHERE bank = ?1 AND NOT gone"

/* In each group of a document and its translations the one in the bank's language is shown, or the
 * original where there is none. What is in no group, or gone, is always shown. */
#define CHOOSE_SQL \
  "WITH translated (original) AS (" \
  "  SELECT coalesce (translation_of, path) FROM document JOIN bank ON bank.id = document.bank" \
  "  WHERE document.bank = ?1 AND NOT gone AND document.language = bank.language)" \
  " UPDATE document SET hidden = NOT gone AND CASE WHEN coalesce (translation_of, path) IN translated" \
  "  THEN language IS NOT (SELECT bank.language FROM bank WHERE bank.id = ?1)" \
  "  ELSE translation_of IS NOT NULL END" \
  " WHERE bank = ?1"

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
  g_autoptr (GString) links = g_string_new (NULL);
  guint i;

  for (i = 0; i < document->links->len; i++)
    g_string_append_printf (links, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (document->links, i));

  return carrel_connection_run (connection, error, PUT_SQL, "issiiiisiisssidsi", bank_id, document->path, document->title,
                                (gint64) position, (gint64) document->size, document->mtime, document->looked,
                                document->hash, (gint64) CARREL_READER_VERSION, (gint64) !document->complete,
                                document->language, document->own_language, document->translation_of,
                                (gint64) document->has_order, document->order, links->str, (gint64) document->coupled) &&
         carrel_document_table_find (connection, bank_id, document->path, document_id, error);
}

/**
 * carrel_document_table_keep:
 * @document: unchanged
 *
 * The file is as it was: only its place among the others, or its time, may be new.
 */
gboolean
carrel_document_table_keep (CarrelConnection  *connection,
                            gint64             bank_id,
                            guint              position,
                            CarrelDocument    *document,
                            GError           **error)
{
  return carrel_connection_run (connection, error,
                                "UPDATE document SET position = ?, size = ?, mtime = ?, looked = ?, language = ?,"
                                " translation_of = ? WHERE bank = ? AND path = ?",
                                "iiiissis", (gint64) position, (gint64) document->size, document->mtime, document->looked,
                                document->language, document->translation_of, bank_id, document->path);
}

/**
 * carrel_document_table_list:
 *
 * Returns: (transfer full) (nullable) (element-type CarrelDocumentRecord): the files of the bank as the
 *   library knows them
 */
GPtrArray *
carrel_document_table_list (CarrelConnection  *connection,
                            gint64             bank_id,
                            GError           **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_record_free);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, LIST_SQL, "ii", bank_id,
                                                         (gint64) CARREL_READER_VERSION);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelDocumentRecord *document;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&documents);

      document = g_new0 (CarrelDocumentRecord, 1);
      document->path = g_strdup ((const char *) sqlite3_column_text (rows, 0));
      document->size = sqlite3_column_int64 (rows, 1);
      document->mtime = sqlite3_column_int64 (rows, 2);
      document->looked = sqlite3_column_int64 (rows, 3);
      document->hash = g_strdup ((const char *) sqlite3_column_text (rows, 4));
      document->current = sqlite3_column_int (rows, 5);
      document->coupled = sqlite3_column_int (rows, 6);
      document->own_language = g_strdup ((const char *) sqlite3_column_text (rows, 7));
      document->has_order = sqlite3_column_type (rows, 8) != SQLITE_NULL;
      document->order = sqlite3_column_double (rows, 8);
      document->links = g_strsplit ((const char *) sqlite3_column_text (rows, 9), "\n", -1);
      document->position = sqlite3_column_int (rows, 10);
      document->language = g_strdup ((const char *) sqlite3_column_text (rows, 11));
      document->translation_of = g_strdup ((const char *) sqlite3_column_text (rows, 12));
      document->stale = sqlite3_column_int (rows, 13);
      g_ptr_array_add (documents, document);
    }
}

/* The last complete outline stays; size, time and hash too, so that the file is tried again. Today's
 * rules had their try. */
gboolean
carrel_document_table_put_stale (CarrelConnection  *connection,
                                 gint64             document_id,
                                 guint              position,
                                 CarrelDocument    *document,
                                 GError           **error)
{
  return carrel_connection_run (connection, error,
                                "UPDATE document SET stale = 1, gone = 0, unchanged = 0, position = ?, reader_version = ?, language = ?,"
                                " translation_of = ? WHERE id = ?",
                                "iissi", (gint64) position, (gint64) CARREL_READER_VERSION, document->language,
                                document->translation_of, document_id);
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
 * Takes every document of the bank for unchanged until it is put again or lost.
 */
gboolean
carrel_document_table_begin (CarrelConnection  *connection,
                             gint64             bank_id,
                             GError           **error)
{
  return carrel_connection_run (connection, error, "UPDATE document SET unchanged = NOT gone WHERE bank = ?", "i", bank_id);
}

/**
 * carrel_document_table_lose:
 *
 * There is no such file any more.
 */
gboolean
carrel_document_table_lose (CarrelConnection  *connection,
                            gint64             bank_id,
                            const char        *path,
                            GError           **error)
{
  return carrel_connection_run (connection, error,
                                "UPDATE document SET gone = 1, unchanged = 0 WHERE bank = ? AND path = ?", "is", bank_id, path);
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

/**
 * carrel_document_table_choose:
 *
 * Works out anew which documents are shown: to be called when they, or the bank's language, have
 * changed.
 */
gboolean
carrel_document_table_choose (CarrelConnection  *connection,
                              gint64             bank_id,
                              GError           **error)
{
  return carrel_connection_run (connection, error, CHOOSE_SQL, "i", bank_id);
}
