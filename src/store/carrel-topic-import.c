/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts the topics of documents that were read: those that the library knows keep who they are. */

#include "config.h"

#include "carrel-topic-import.h"

#include <string.h>

#include "carrel-known-outline.h"
#include "carrel-match-outline.h"
#include "carrel-tables.h"
#include "carrel-twin-topics.h"

/* Of a rescan that changes more topics than this only the first are kept with their texts. */
#define MAX_TEXTS 2000

/* One run. */
typedef struct
{
  const CarrelTopicImport *import;
  CarrelConnection        *connection;
  CarrelKnownOutline      *known;
  CarrelMatchOutline      *fresh;
  CarrelMatch             *match;
  GPtrArray               *questions; /* borrowed CarrelQuestion, as those of @fresh */
  gint64                  *ids;       /* of the fresh topics */
  guint                    n_texts;
  CarrelTwinTopics        *twins; /* NULL until they are asked for */
} Run;

static int
compare_questions (gconstpointer a,
                   gconstpointer b)
{
  const CarrelQuestion *question_a = *(const CarrelQuestion *const *) a;
  const CarrelQuestion *question_b = *(const CarrelQuestion *const *) b;

  return (question_a->topic > question_b->topic) - (question_a->topic < question_b->topic);
}

/* In the order of their topics, which is the one in which they are matched. */
static GPtrArray *
collect_questions (GPtrArray *documents)
{
  GPtrArray *questions = g_ptr_array_new ();
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);

      g_ptr_array_sort (document->questions, compare_questions);
      g_ptr_array_extend (questions, document->questions, NULL, NULL);
    }

  return questions;
}

static gboolean
is_silent (Run        *run,
           const char *document)
{
  return g_hash_table_contains (run->import->silent, document);
}

static void
count (CarrelImportSummary *summary,
       CarrelChange         change)
{
  summary->n_added += (change & CARREL_CHANGE_ADDED) != 0;
  summary->n_kept += (change & CARREL_CHANGE_ADDED) == 0;
  summary->n_moved += (change & CARREL_CHANGE_MOVED) != 0;
  summary->n_reworded += (change & CARREL_CHANGE_REWORDED) != 0;
  summary->n_answers += (change & CARREL_CHANGE_ANSWER) != 0;
  summary->n_returned += (change & CARREL_CHANGE_RETURNED) != 0;
}

/* @old, @fresh: nullable, one of them at least is there */
static gboolean
record (Run                     *run,
        gint64                   topic_id,
        CarrelChange             change,
        const CarrelMatchTopic  *old,
        const CarrelMatchTopic  *fresh,
        GError                 **error)
{
  gboolean with_texts = (change & ~(CARREL_CHANGE_MOVED | CARREL_CHANGE_ADDED)) != 0 && run->n_texts < MAX_TEXTS;
  CarrelChangeRecord row = { 0 };

  if (!run->import->record || change == CARREL_CHANGE_NONE ||
      ((old == NULL || is_silent (run, old->document)) && (fresh == NULL || is_silent (run, fresh->document))))
    return TRUE;

  row.kinds = change;

  if (old != NULL)
    {
      row.old_document = (char *) old->document;
      row.old_section = (char *) old->section;
      row.old_title = (char *) old->title;
      row.old_body = with_texts ? (char *) old->body : NULL;
    }

  if (fresh != NULL)
    {
      row.new_document = (char *) fresh->document;
      row.new_section = (char *) fresh->section;
      row.new_title = (char *) fresh->title;
      row.new_body = with_texts ? (char *) fresh->body : NULL;
    }

  run->n_texts += with_texts;
  run->import->summary->n_changes++;

  return carrel_change_table_add (run->connection, run->import->bank_id, topic_id, run->import->rescan, &row, error);
}

/* @old_index: -1 for none */
static const CarrelKnownQuestion *
get_known_questions (Run *run,
                     int  old_index)
{
  if (old_index < 0 || run->known->topics[old_index].n_questions == 0)
    return NULL;

  return &g_array_index (run->known->known_questions, CarrelKnownQuestion, run->known->known[old_index].first_question);
}

static gboolean
is_same_text (gconstpointer a,
              gconstpointer b)
{
  const CarrelMatchTopic *first = a;
  const CarrelMatchTopic *second = b;

  return strcmp (first->title, second->title) == 0 && strcmp (first->body, second->body) == 0;
}

/* Whether the library has the topic's text, as it would be read of it today. */
static gboolean
has_text (Run                    *run,
          const CarrelMatchTopic *old,
          const CarrelMatchTopic *fresh)
{
  return !old->removed && g_hash_table_contains (run->import->current, old->document) && is_same_text (old, fresh);
}

static gboolean
stands_there (const CarrelMatchTopic *old,
              const CarrelKnownTopic *known,
              const CarrelMatchTopic *fresh,
              const CarrelTopic      *topic,
              guint                   position,
              gint64                  document_id)
{
  return known->document == document_id && known->position == position && known->section == topic->section &&
         known->kind == (int) topic->kind && known->first_line == topic->first_line &&
         known->last_line == topic->last_line && strcmp (old->section, fresh->section) == 0;
}

/* Most topics of a document that was edited are as they were, or only stand elsewhere: writing them is what
 * a rescan takes longest for.
 * @kept: (out): whether it is one of these */
static gboolean
keep_topic (Run              *run,
            guint             index,
            guint             position,
            gint64            document_id,
            CarrelQuestion  **questions,
            gboolean         *kept,
            GError          **error)
{
  const CarrelMatchTopic *fresh = &run->fresh->topics[index];
  const CarrelTopic *topic = g_ptr_array_index (run->fresh->read, index);
  int old_index = run->match->old_topics[index];
  const CarrelMatchTopic *old;
  const CarrelKnownTopic *known;

  *kept = FALSE;

  if (old_index < 0 || !has_text (run, &run->known->topics[old_index], fresh))
    return TRUE;

  old = &run->known->topics[old_index];
  known = &run->known->known[old_index];

  if (!carrel_question_table_keep_all (run->connection, known->id, old, get_known_questions (run, old_index), fresh,
                                       questions, kept, error))
    return FALSE;

  return !*kept || stands_there (old, known, fresh, topic, position, document_id) ||
         carrel_topic_table_move (run->connection, known->id, document_id, position, fresh->section, topic, error);
}

static gboolean
put_topic (Run     *run,
           guint    index,
           guint    position,
           gint64   document_id,
           GError **error)
{
  const CarrelMatchTopic *fresh = &run->fresh->topics[index];
  int old_index = run->match->old_topics[index];
  const CarrelMatchTopic *old = old_index >= 0 ? &run->known->topics[old_index] : NULL;
  CarrelQuestion **questions = NULL;
  CarrelChange change = old != NULL ? run->match->changes[index] : CARREL_CHANGE_ADDED;
  gboolean kept;

  if (old != NULL)
    run->ids[index] = run->known->known[old_index].id;

  if (fresh->n_questions > 0)
    questions = (CarrelQuestion **) &g_ptr_array_index (run->questions, fresh->questions -
                                                        (CarrelMatchQuestion *) (void *) run->fresh->questions->data);

  if (old != NULL && old->removed)
    change |= CARREL_CHANGE_RETURNED;

  count (run->import->summary, change);

  if (!keep_topic (run, index, position, document_id, questions, &kept, error))
    return FALSE;

  if (!kept && (!carrel_topic_table_put (run->connection, &run->ids[index], run->import->bank_id, document_id, position,
                                         fresh->section, g_ptr_array_index (run->fresh->read, index), error) ||
                !carrel_question_table_put_all (run->connection, run->ids[index], old, get_known_questions (run, old_index),
                                                fresh, questions, error)))
    return FALSE;

  return record (run, run->ids[index], change, old, fresh, error);
}

static gboolean
put_notices (Run                   *run,
             const CarrelDocument  *document,
             gint64                 document_id,
             const gint64          *topic_ids,
             GError               **error)
{
  guint i;

  for (i = 0; i < document->notices->len; i++)
    {
      const CarrelNotice *notice = g_ptr_array_index (document->notices, i);

      if (!carrel_notice_table_add (run->connection, document_id, notice->topic >= 0 ? topic_ids[notice->topic] : 0,
                                    notice, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_documents (Run     *run,
               GError **error)
{
  GPtrArray *documents = run->import->documents;
  guint next = 0;
  guint i;
  guint j;

  for (i = 0; i < documents->len; i++)
    {
      const CarrelDocument *document = g_ptr_array_index (documents, i);
      gint64 id = g_array_index (run->import->document_ids, gint64, i);

      for (j = 0; j < document->topics->len; j++)
        if (!put_topic (run, next + j, j, id, error))
          return FALSE;

      if (!put_notices (run, document, id, run->ids + next, error))
        return FALSE;

      next += document->topics->len;
    }

  return TRUE;
}

/* Gives a marked topic the place of another that has its very text in a document that was not read.
 * @replaced: (out): whether there is one */
static gboolean
replace_twin (Run       *run,
              guint      index,
              gboolean  *replaced,
              GError   **error)
{
  const CarrelMatchTopic *topic = &run->known->topics[index];
  const CarrelTwinTopic *twin;
  CarrelMatchTopic fresh = { 0 };
  gint64 id = run->known->known[index].id;

  *replaced = FALSE;

  if (run->twins == NULL)
    run->twins = carrel_twin_topics_load (run->connection, run->import->bank_id, error);

  if (run->twins == NULL)
    return FALSE;

  twin = carrel_twin_topics_find (run->twins, topic->title, topic->body);

  if (twin == NULL)
    return TRUE;

  *replaced = TRUE;
  fresh.document = twin->document;
  fresh.section = twin->section;
  fresh.title = topic->title;
  count (run->import->summary, CARREL_CHANGE_MOVED);

  return carrel_twin_topics_replace (run->twins, twin, id, error) &&
         record (run, id, CARREL_CHANGE_MOVED, topic, &fresh, error);
}

/* What nothing continues is forgotten, or kept and said to be removed when the user has marked it. */
static gboolean
remove_topic (Run     *run,
              guint    index,
              GError **error)
{
  const CarrelMatchTopic *topic = &run->known->topics[index];
  const CarrelKnownTopic *known = &run->known->known[index];
  gboolean replaced = FALSE;

  if (known->marked && !topic->removed && !replace_twin (run, index, &replaced, error))
    return FALSE;

  if (replaced)
    return TRUE;

  if (!carrel_topic_table_remove (run->connection, known->id, known->marked, error))
    return FALSE;

  if (topic->removed)
    return TRUE;

  run->import->summary->n_removed++;
  run->import->summary->n_rescued += known->marked;

  return record (run, known->marked ? known->id : 0, CARREL_CHANGE_REMOVED, topic, NULL, error);
}

static gboolean *
list_continued (Run *run)
{
  gboolean *continued = g_new0 (gboolean, run->known->n_topics + 1);
  guint i;

  for (i = 0; i < run->match->n_topics; i++)
    if (run->match->old_topics[i] >= 0)
      continued[run->match->old_topics[i]] = TRUE;

  return continued;
}

static gboolean
remove_rest (Run     *run,
             GError **error)
{
  g_autofree gboolean *continued = list_continued (run);
  guint i;

  for (i = 0; i < run->known->n_topics; i++)
    if (!continued[i] && !remove_topic (run, i, error))
      return FALSE;

  return TRUE;
}

static gboolean
is_in_place (const CarrelMatchTopic *old,
             const CarrelMatchTopic *fresh)
{
  return strcmp (old->document, fresh->document) == 0 && strcmp (old->section, fresh->section) == 0;
}

static guint
hash_text (gconstpointer key)
{
  const CarrelMatchTopic *topic = key;

  return g_str_hash (topic->title) * 31 + g_str_hash (topic->body);
}

static gboolean
is_parted (const CarrelMatchDecisions *decisions,
           guint                       old_topic,
           guint                       new_topic)
{
  guint i;

  for (i = 0; i < decisions->n_parted; i++)
    if (decisions->parted[i].old_topic == old_topic && decisions->parted[i].new_topic == new_topic)
      return TRUE;

  return FALSE;
}

/* Which of two topics that had the same text the one that is left continues, nobody can tell: then it is the
 * one that the user has marked. */
static void
prefer_marked (Run                        *run,
               const CarrelMatchDecisions *decisions)
{
  g_autoptr (GHashTable) marked = g_hash_table_new (hash_text, is_same_text);
  g_autofree gboolean *continued = list_continued (run);
  guint i;

  for (i = 0; i < run->known->n_topics; i++)
    if (!continued[i] && run->known->known[i].marked && !run->known->topics[i].removed)
      g_hash_table_insert (marked, &run->known->topics[i], GUINT_TO_POINTER (i + 1));

  for (i = 0; i < run->match->n_topics && g_hash_table_size (marked) > 0; i++)
    {
      int old = run->match->old_topics[i];
      guint other = 0;

      if (old >= 0 && !run->known->known[old].marked)
        other = GPOINTER_TO_UINT (g_hash_table_lookup (marked, &run->known->topics[old]));

      if (other == 0 || is_parted (decisions, other - 1, i))
        continue;

      g_hash_table_remove (marked, &run->known->topics[old]);
      run->match->old_topics[i] = other - 1;
      run->match->changes[i] &= ~CARREL_CHANGE_MOVED;

      if (!is_in_place (&run->known->topics[other - 1], &run->fresh->topics[i]))
        run->match->changes[i] |= CARREL_CHANGE_MOVED;
    }
}

static gboolean
match (Run     *run,
       GError **error)
{
  CarrelMatchDecisions decisions = { 0 };
  g_autoptr (GArray) parted = carrel_decision_table_list_parted (run->connection, run->import->bank_id, run->known,
                                                                 run->fresh, error);

  if (parted == NULL)
    return FALSE;

  decisions.parted = (const CarrelMatchPair *) (const void *) parted->data;
  decisions.n_parted = parted->len;
  run->match = carrel_matcher_match (run->known->topics, run->known->n_topics, run->fresh->topics, run->fresh->n_topics,
                                     &decisions);
  prefer_marked (run, &decisions);

  return TRUE;
}

/**
 * carrel_topic_import_run:
 *
 * Matches the topics of the documents to those that the library knows, and puts them with their
 * questions and notices. To be called within a transaction.
 */
gboolean
carrel_topic_import_run (const CarrelTopicImport  *self,
                         CarrelConnection         *connection,
                         GError                  **error)
{
  g_autoptr (CarrelKnownOutline) known = carrel_known_outline_load (connection, self->bank_id, error);
  g_autoptr (GPtrArray) questions = NULL;
  g_autofree gint64 *ids = NULL;
  Run run = { self, connection, known, NULL, NULL, NULL, NULL, 0, NULL };
  gboolean put;

  if (known == NULL)
    return FALSE;

  run.questions = questions = collect_questions (self->documents);
  run.fresh = carrel_match_outline_new (self->documents);
  run.ids = ids = g_new0 (gint64, run.fresh->n_topics + 1);
  put = match (&run, error) && put_documents (&run, error) && remove_rest (&run, error);

  g_clear_pointer (&run.match, carrel_match_free);
  g_clear_pointer (&run.twins, carrel_twin_topics_free);
  carrel_match_outline_free (run.fresh);

  return put;
}
