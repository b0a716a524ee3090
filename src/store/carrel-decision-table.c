/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-tables.h"

/* The known topic of each id. */
static GHashTable *
index_known (CarrelKnownOutline *known)
{
  GHashTable *topics = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint i;

  for (i = 0; i < known->n_topics; i++)
    g_hash_table_insert (topics, &known->known[i].id, GUINT_TO_POINTER (i + 1));

  return topics;
}

/* Adds a pair for each fresh topic that is what the known one was parted from. */
static void
add_pairs (GArray             *pairs,
           guint               old_topic,
           const char         *title,
           const char         *hash,
           CarrelMatchOutline *fresh)
{
  guint i;

  for (i = 0; i < fresh->n_topics; i++)
    {
      CarrelMatchPair pair = { old_topic, i };
      g_autofree char *fresh_hash = NULL;

      if (g_strcmp0 (fresh->topics[i].title, title) != 0)
        continue;

      fresh_hash = carrel_topic_table_hash_body (fresh->topics[i].body);

      if (g_strcmp0 (fresh_hash, hash) == 0)
        g_array_append_val (pairs, pair);
    }
}

/**
 * carrel_decision_table_list_parted:
 *
 * Returns: (transfer full) (nullable) (element-type CarrelMatchPair): topics of which the user has said
 *   that they are different
 */
GArray *
carrel_decision_table_list_parted (CarrelConnection    *connection,
                                   gint64               bank_id,
                                   CarrelKnownOutline  *known,
                                   CarrelMatchOutline  *fresh,
                                   GError             **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (CarrelMatchPair));
  g_autoptr (GHashTable) topics = index_known (known);
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT topic, not_title, not_hash FROM decision WHERE bank = ? AND not_title IS NOT NULL", "i",
                             bank_id);
  gboolean has_row;

  if (rows == NULL)
    return NULL;

  for (;;)
    {
      gint64 topic;
      guint index;

      if (!carrel_connection_next (connection, rows, &has_row, error))
        return NULL;

      if (!has_row)
        return g_steal_pointer (&pairs);

      topic = sqlite3_column_int64 (rows, 0);
      index = GPOINTER_TO_UINT (g_hash_table_lookup (topics, &topic));

      if (index > 0)
        add_pairs (pairs, index - 1, (const char *) sqlite3_column_text (rows, 1),
                   (const char *) sqlite3_column_text (rows, 2), fresh);
    }
}
