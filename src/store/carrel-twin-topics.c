/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who moves a file by copying it and deleting it later, and has the bank read in between, has each of its
 * topics twice for a while, the marks on those that go. */

#include "config.h"

#include "carrel-twin-topics.h"

#include "carrel-tables.h"

#define SEPARATOR "\x1f"

/* The last of those that are alike wins below, so the first of the bank comes last. */
#define LIST_SQL \
  "SELECT topic.id, topic.title, body_hash, path, section_path" \
  " FROM topic JOIN document ON document.id = topic.document" \
  " WHERE topic.bank = ? AND unchanged AND removed IS NULL" \
  " AND NOT EXISTS (SELECT 1 FROM bookmark WHERE bookmark.topic = topic.id)" \
  " AND NOT EXISTS (SELECT 1 FROM note WHERE note.topic = topic.id)" \
  " ORDER BY hidden DESC, document.position DESC, topic.position DESC"

struct _CarrelTwinTopics
{
  CarrelConnection *connection; /* borrowed */
  GHashTable       *topics;     /* title and digest of the body to CarrelTwinTopic */
};

static void
twin_free (CarrelTwinTopic *twin)
{
  g_free (twin->document);
  g_free (twin->section);
  g_free (twin);
}

static char *
make_key (const char *title,
          const char *hash)
{
  return g_strconcat (title, SEPARATOR, hash != NULL ? hash : "", NULL);
}

/**
 * carrel_twin_topics_load:
 *
 * Within an import, when it has told which documents are unchanged.
 *
 * Returns: (transfer full) (nullable): the topics of these that the user has not marked
 */
CarrelTwinTopics *
carrel_twin_topics_load (CarrelConnection  *connection,
                         gint64             bank_id,
                         GError           **error)
{
  g_autoptr (CarrelTwinTopics) self = g_new0 (CarrelTwinTopics, 1);
  g_autoptr (CarrelRows) rows = carrel_connection_query (connection, error, LIST_SQL, "i", bank_id);
  gboolean has_row;

  self->connection = connection;
  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) twin_free);

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      CarrelTwinTopic *twin;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&self);

      twin = g_new0 (CarrelTwinTopic, 1);
      twin->id = sqlite3_column_int64 (rows, 0);
      twin->document = g_strdup ((const char *) sqlite3_column_text (rows, 3));
      twin->section = g_strdup ((const char *) sqlite3_column_text (rows, 4));
      g_hash_table_replace (self->topics, make_key ((const char *) sqlite3_column_text (rows, 1),
                                                    (const char *) sqlite3_column_text (rows, 2)),
                            twin);
    }
}

void
carrel_twin_topics_free (CarrelTwinTopics *self)
{
  g_hash_table_unref (self->topics);
  g_free (self);
}

/**
 * carrel_twin_topics_find:
 *
 * Returns: (transfer none) (nullable): the topic that has this very text, unless it was found before
 */
const CarrelTwinTopic *
carrel_twin_topics_find (CarrelTwinTopics *self,
                         const char       *title,
                         const char       *body)
{
  g_autofree char *hash = carrel_topic_table_hash_body (body);
  g_autofree char *key = make_key (title, hash);
  CarrelTwinTopic *twin = g_hash_table_lookup (self->topics, key);

  if (twin == NULL || twin->id == 0)
    return NULL;

  return twin;
}

/**
 * carrel_twin_topics_replace:
 * @topic_id: a topic that is no longer in its file
 *
 * Gives the place of the twin to the topic, and forgets the twin. Its document is read again with the next
 * rescan: what is asked of the topic may be answered in another document here than there.
 */
gboolean
carrel_twin_topics_replace (CarrelTwinTopics       *self,
                            const CarrelTwinTopic  *twin,
                            gint64                  topic_id,
                            GError                **error)
{
  gint64 twin_id = twin->id;

  ((CarrelTwinTopic *) twin)->id = 0;

  return carrel_connection_run (self->connection, error,
                                "UPDATE topic SET removed = NULL, (document, position, section, section_path, first_line,"
                                " last_line) = (SELECT document, position, section, section_path, first_line, last_line"
                                " FROM topic WHERE id = ?1) WHERE id = ?2",
                                "ii", twin_id, topic_id) &&
         carrel_connection_run (self->connection, error,
                                "UPDATE document SET mtime = 0, hash = NULL"
                                " WHERE id = (SELECT document FROM topic WHERE id = ?)",
                                "i", topic_id) &&
         carrel_connection_run (self->connection, error, "UPDATE change SET topic = ?1 WHERE topic = ?2", "ii", topic_id,
                                twin_id) &&
         carrel_connection_run (self->connection, error, "UPDATE notice SET topic = ?1 WHERE topic = ?2", "ii", topic_id,
                                twin_id) &&
         carrel_connection_run (self->connection, error, "UPDATE decision SET topic = ?1 WHERE topic = ?2", "ii", topic_id,
                                twin_id) &&
         carrel_connection_run (self->connection, error, "UPDATE reading_place SET topic = ?1 WHERE topic = ?2", "ii",
                                topic_id, twin_id) &&
         carrel_topic_table_remove (self->connection, twin_id, FALSE, error);
}
