/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-store.h"
#include "carrel-study-tables.h"
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

/* What a decision takes of a topic. */
typedef struct
{
  gint64    bank_id;
  gboolean  removed;
  char     *uuid;
  char     *title;
  char     *body_hash; /* nullable */
  char     *note;      /* nullable */
  gboolean  bookmarked;
} Side;

static void
side_clear (Side *side)
{
  g_free (side->uuid);
  g_free (side->title);
  g_free (side->body_hash);
  g_free (side->note);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Side, side_clear)

static gboolean
load_side (CarrelConnection  *connection,
           gint64             topic_id,
           Side              *side,
           GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT topic.bank, removed IS NOT NULL, uuid, title, body_hash, note.text,"
                             " bookmark.topic IS NOT NULL FROM topic LEFT JOIN note ON note.topic = topic.id"
                             " LEFT JOIN bookmark ON bookmark.topic = topic.id WHERE topic.id = ?",
                             "i", topic_id);
  gboolean has_row;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND,
                           _("The topic is no longer in the library"));
      return FALSE;
    }

  side->bank_id = sqlite3_column_int64 (rows, 0);
  side->removed = sqlite3_column_int (rows, 1);
  side->uuid = g_strdup ((const char *) sqlite3_column_text (rows, 2));
  side->title = g_strdup ((const char *) sqlite3_column_text (rows, 3));
  side->body_hash = g_strdup ((const char *) sqlite3_column_text (rows, 4));
  side->note = g_strdup ((const char *) sqlite3_column_text (rows, 5));
  side->bookmarked = sqlite3_column_int (rows, 6);

  return TRUE;
}

static char *
merge_notes (const char *first,
             const char *second)
{
  if (first == NULL || second == NULL)
    return g_strdup (first != NULL ? first : second);

  return g_strdup_printf ("%s\n\n%s", first, second);
}

/* A topic with the uuid is what links and exports mean; 0 puts it aside. */
static gboolean
set_uuid (CarrelConnection  *connection,
          gint64             topic_id,
          const char        *uuid,
          GError           **error)
{
  return carrel_connection_run (connection, error, "UPDATE topic SET uuid = coalesce (?, 'aside-' || id) WHERE id = ?", "si",
                                uuid, topic_id);
}

static gboolean
swap_uuids (CarrelConnection  *connection,
            gint64             first,
            const char        *new_of_first,
            gint64             second,
            const char        *new_of_second,
            GError           **error)
{
  return set_uuid (connection, first, NULL, error) &&
         set_uuid (connection, second, new_of_second, error) &&
         set_uuid (connection, first, new_of_first, error);
}

static gboolean
carry_reviews (CarrelConnection  *connection,
               gint64             from,
               gint64             to,
               GError           **error)
{
  CarrelFsrsParameters parameters;
  CarrelFitRecord fit;
  CarrelFsrs fsrs;

  if (!carrel_parameters_table_load (connection, &parameters, &fit, error))
    return FALSE;

  carrel_fsrs_init (&fsrs, &parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);

  return carrel_review_table_carry (connection, from, to, &fsrs, error);
}

/* All that hangs on @from goes over to @to, and @from is forgotten. */
static gboolean
merge (CarrelConnection  *connection,
       gint64             from,
       const Side        *from_side,
       gint64             to,
       const Side        *to_side,
       GError           **error)
{
  g_autofree char *note = merge_notes (from_side->note, to_side->note);

  return (!from_side->bookmarked || carrel_mark_table_set_bookmark (connection, to, TRUE, error)) &&
         (note == NULL || carrel_mark_table_set_note (connection, to, note, error)) &&
         carrel_connection_run (connection, error, "UPDATE reading_place SET topic = ? WHERE topic = ?", "ii", to, from) &&
         carrel_connection_run (connection, error, "UPDATE change SET topic = ? WHERE topic = ?", "ii", to, from) &&
         carrel_connection_run (connection, error, "UPDATE decision SET topic = ? WHERE topic = ?", "ii", to, from) &&
         swap_uuids (connection, to, from_side->uuid, from, to_side->uuid, error) &&
         carry_reviews (connection, from, to, error) &&
         carrel_topic_table_remove (connection, from, FALSE, error);
}

/* Makes a topic that is no longer in the file, of the old side of a change. It may be in a document that
 * is none any more. */
static gboolean
make_removed (CarrelConnection  *connection,
              gint64             change_id,
              gint64             like_id,
              gint64            *topic_id,
              GError           **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  if (!carrel_connection_run (connection, error,
                              "INSERT INTO document (bank, path, title, position, size, mtime, reader_version, gone)"
                              " SELECT bank, old_document, old_document, 0, 0, 0, 0, 1 FROM change WHERE id = ?"
                              " ON CONFLICT DO NOTHING",
                              "i", change_id) ||
      !carrel_connection_run (connection, error,
                              "INSERT INTO topic (uuid, bank, document, position, section, section_path, kind, title, body,"
                              " body_hash, first_line, last_line, removed)"
                              " SELECT ?1, change.bank, document.id, topic.position, -1, old_section, topic.kind, old_title,"
                              " coalesce (old_body, topic.body), NULL, topic.first_line, topic.last_line, ?2"
                              " FROM change JOIN document ON document.bank = change.bank AND document.path = old_document"
                              " JOIN topic ON topic.id = ?3 WHERE change.id = ?4",
                              "siii", uuid, g_get_real_time (), like_id, change_id))
    return FALSE;

  *topic_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return TRUE;
}

static gboolean
add (CarrelConnection    *connection,
     gint64               topic_id,
     gint64               change_id,
     CarrelDecisionKind   kind,
     const Side          *first,
     const Side          *other,
     const Side          *parted_from,
     gint64              *decision_id,
     GError             **error)
{
  if (!carrel_connection_run (connection, error,
                              "INSERT INTO decision (bank, topic, change, kind, made, other_uuid, note, other_note, bookmarked,"
                              " other_bookmarked, not_title, not_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                              "iiiiisssiiss", other->bank_id, topic_id, change_id, (gint64) kind, g_get_real_time (),
                              other->uuid, first->note, other->note, (gint64) first->bookmarked,
                              (gint64) other->bookmarked, parted_from != NULL ? parted_from->title : NULL,
                              parted_from != NULL ? parted_from->body_hash : NULL))
    return FALSE;

  *decision_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return TRUE;
}

/* Tells of a join as if the rescan had found it. */
static gboolean
add_change (CarrelConnection  *connection,
            gint64             topic_id,
            gint64             other_id,
            gint64            *change_id,
            GError           **error)
{
  if (!carrel_connection_run (connection, error,
                              "INSERT INTO change (bank, topic, rescan, kinds, seen, old_document, old_section, old_title,"
                              " old_body, new_document, new_section, new_title, new_body)"
                              " SELECT new.bank, new.id, ?1, ?2, 1, old_document.path, old.section_path, old.title, old.body,"
                              " new_document.path, new.section_path, new.title, new.body"
                              " FROM topic AS old JOIN document AS old_document ON old_document.id = old.document"
                              " JOIN topic AS new ON new.id = ?3 JOIN document AS new_document ON new_document.id = new.document"
                              " WHERE old.id = ?4",
                              "iiii", g_get_real_time (), (gint64) (CARREL_CHANGE_RETURNED | CARREL_CHANGE_REWORDED), other_id,
                              topic_id))
    return FALSE;

  *change_id = sqlite3_last_insert_rowid (carrel_connection_get_db (connection));

  return TRUE;
}

/**
 * carrel_decision_table_join:
 * @topic_id: no longer in the file
 * @other_id: in it, of the same bank
 * @decision_id: (out): by which it is undone
 *
 * Says that the two are the same: @other_id takes what the user wrote on @topic_id to its own.
 */
gboolean
carrel_decision_table_join (CarrelConnection  *connection,
                            gint64             topic_id,
                            gint64             other_id,
                            gint64            *decision_id,
                            GError           **error)
{
  g_auto (Side) topic = { 0 };
  g_auto (Side) other = { 0 };
  gint64 change_id;

  if (!load_side (connection, topic_id, &topic, error) || !load_side (connection, other_id, &other, error))
    return FALSE;

  if (!topic.removed || other.removed || topic.bank_id != other.bank_id)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED,
                           _("The bank has changed in the meantime: look at the two topics again"));
      return FALSE;
    }

  /* Who parted them before has come to another mind. */
  return carrel_connection_run (connection, error,
                                "DELETE FROM decision WHERE topic = ? AND not_title = ? AND not_hash IS ?", "iss", topic_id,
                                other.title, other.body_hash) &&
         add_change (connection, topic_id, other_id, &change_id, error) &&
         add (connection, other_id, change_id, CARREL_DECISION_JOINED, &topic, &other, NULL, decision_id, error) &&
         merge (connection, topic_id, &topic, other_id, &other, error);
}

/* Marks made before the change were made on the text before it. */
static gboolean
move_old_marks (CarrelConnection  *connection,
                gint64             change_id,
                gint64             from,
                gint64             to,
                GError           **error)
{
  return carrel_connection_run (connection, error,
                                "UPDATE bookmark SET topic = ?1 WHERE topic = ?2"
                                " AND created < (SELECT rescan FROM change WHERE id = ?3)",
                                "iii", to, from, change_id) &&
         carrel_connection_run (connection, error,
                                "UPDATE note SET topic = ?1 WHERE topic = ?2"
                                " AND created < (SELECT rescan FROM change WHERE id = ?3)",
                                "iii", to, from, change_id);
}

/**
 * carrel_decision_table_part:
 * @change_id: that says that two texts are of one topic
 * @bank_id: (out): of the topic
 * @decision_id: (out): by which it is undone
 *
 * Says that they are of two: what the user wrote before the change goes to a topic that has the old text
 * and is no longer in the file.
 */
gboolean
carrel_decision_table_part (CarrelConnection  *connection,
                            gint64             change_id,
                            gint64            *bank_id,
                            gint64            *decision_id,
                            GError           **error)
{
  g_auto (Side) topic = { 0 };
  g_auto (Side) parted = { 0 };
  g_auto (Side) after = { 0 };
  g_autofree char *uuid = g_uuid_string_random ();
  gint64 topic_id;
  gint64 parted_id;

  if (!carrel_connection_find_id (connection, &topic_id, error,
                                  "SELECT topic FROM change WHERE id = ? AND old_title IS NOT NULL AND new_title IS NOT NULL", "i",
                                  change_id) ||
      !load_side (connection, topic_id, &topic, error) ||
      !make_removed (connection, change_id, topic_id, &parted_id, error) ||
      !move_old_marks (connection, change_id, topic_id, parted_id, error) ||
      !load_side (connection, parted_id, &parted, error))
    return FALSE;

  if (parted.note == NULL && !parted.bookmarked)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED,
                           _("There is no bookmark or note from before that could be kept apart"));
      return FALSE;
    }

  *bank_id = topic.bank_id;

  return swap_uuids (connection, topic_id, uuid, parted_id, topic.uuid, error) &&
         load_side (connection, topic_id, &after, error) &&
         add (connection, parted_id, change_id, CARREL_DECISION_PARTED, &parted, &after, &topic, decision_id, error);
}

/* Takes back what a join gave to @topic_id, but for what the user has changed since. */
static gboolean
undo_join (CarrelConnection  *connection,
           CarrelRows        *decision,
           gint64             topic_id,
           gint64             change_id,
           GError           **error)
{
  const char *other_uuid = (const char *) sqlite3_column_text (decision, 3);
  const char *note = (const char *) sqlite3_column_text (decision, 4);
  const char *other_note = (const char *) sqlite3_column_text (decision, 5);
  gboolean bookmarked = sqlite3_column_int (decision, 6);
  gboolean other_bookmarked = sqlite3_column_int (decision, 7);
  g_autofree char *merged = merge_notes (note, other_note);
  g_auto (Side) topic = { 0 };
  gint64 removed_id;

  if (change_id == 0)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED,
                           _("This was too long ago: the old text is no longer kept"));
      return FALSE;
    }

  if (!load_side (connection, topic_id, &topic, error) ||
      !make_removed (connection, change_id, topic_id, &removed_id, error) ||
      !swap_uuids (connection, topic_id, other_uuid, removed_id, topic.uuid, error))
    return FALSE;

  /* What was parted from @topic_id before goes with the other again. */
  if (!carrel_connection_run (connection, error, "UPDATE decision SET topic = ? WHERE topic = ? AND kind = ? AND other_uuid = ?",
                              "iiis", removed_id, topic_id, (gint64) CARREL_DECISION_PARTED, other_uuid))
    return FALSE;

  if (bookmarked && !carrel_mark_table_set_bookmark (connection, removed_id, TRUE, error))
    return FALSE;

  if (bookmarked && !other_bookmarked && !carrel_mark_table_set_bookmark (connection, topic_id, FALSE, error))
    return FALSE;

  if (note != NULL && !carrel_mark_table_set_note (connection, removed_id, note, error))
    return FALSE;

  return g_strcmp0 (merged, topic.note) != 0 ||
         carrel_mark_table_set_note (connection, topic_id, other_note != NULL ? other_note : "", error);
}

/* @topic_id: that was made. Where its text has come back, or the other is gone, the two stay as they are. */
static gboolean
undo_part (CarrelConnection  *connection,
           CarrelRows        *decision,
           gint64             topic_id,
           GError           **error)
{
  g_auto (Side) parted = { 0 };
  g_auto (Side) other = { 0 };
  gint64 other_id;

  if (!load_side (connection, topic_id, &parted, error) ||
      !carrel_connection_find_id (connection, &other_id, error, "SELECT id FROM topic WHERE uuid = ?", "s",
                                  (const char *) sqlite3_column_text (decision, 3)))
    return FALSE;

  if (!parted.removed || other_id == 0 || other_id == topic_id)
    return TRUE;

  return load_side (connection, other_id, &other, error) &&
         merge (connection, topic_id, &parted, other_id, &other, error);
}

/**
 * carrel_decision_table_undo:
 * @bank_id: (out): that it was about
 *
 * Takes back a decision.
 */
gboolean
carrel_decision_table_undo (CarrelConnection  *connection,
                            gint64             decision_id,
                            gint64            *bank_id,
                            GError           **error)
{
  g_autoptr (CarrelRows) rows =
    carrel_connection_query (connection, error,
                             "SELECT bank, topic, kind, other_uuid, note, other_note, bookmarked, other_bookmarked, change"
                             " FROM decision WHERE id = ?",
                             "i", decision_id);
  gint64 topic_id;
  gboolean has_row;

  if (rows == NULL || !carrel_connection_next (connection, rows, &has_row, error))
    return FALSE;

  if (!has_row)
    {
      g_set_error_literal (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_NOT_FOUND, _("This was taken back before"));
      return FALSE;
    }

  *bank_id = sqlite3_column_int64 (rows, 0);
  topic_id = sqlite3_column_int64 (rows, 1);

  if (sqlite3_column_int (rows, 2) == CARREL_DECISION_JOINED
        ? !undo_join (connection, rows, topic_id, sqlite3_column_int64 (rows, 8), error)
        : !undo_part (connection, rows, topic_id, error))
    return FALSE;

  return carrel_connection_run (connection, error, "DELETE FROM decision WHERE id = ?", "i", decision_id);
}
