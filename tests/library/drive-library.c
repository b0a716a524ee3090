/* SPDX-License-Identifier: GPL-3.0-or-later */

/* drive-library: does what the lines on its standard input ask for, words parted by tabs, and answers each
 * with a line that begins with "ok" or "error", after others that begin with a number or a path. The
 * library is the one in the user's data folder; what it holds can be read there by any program. */

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "carrel-document.h"
#include "carrel-importer.h"
#include "carrel-paths.h"
#include "carrel-store-study.h"
#include "library-fixture.h"

typedef struct
{
  Fixture           fixture;
  CarrelWorkerPool *pool; /* of our own, to read what there is to read */
} Drive;

static CarrelStore *
get_store (Drive *drive)
{
  return carrel_library_get_store (drive->fixture.library);
}

static gint64
get_id (const char *word)
{
  return g_ascii_strtoll (word, NULL, 10);
}

/* import LOCATION */
static gboolean
import (Drive   *drive,
        char   **words,
        GError **error)
{
  CarrelImportSummary summary = { 0 };

  if (!import_location (&drive->fixture, words[1], NULL, &summary, error))
    return FALSE;

  g_print ("%" G_GINT64_FORMAT "\t%u\t%u\t%u\t%u\n", summary.bank_id, summary.n_documents, summary.n_removed,
           summary.n_rescued, summary.n_changes);

  return TRUE;
}

/* layout LOCATION LETTER, or nothing for the layout to be found out */
static gboolean
set_layout (Drive   *drive,
            char   **words,
            GError **error)
{
  return import_by_layout (&drive->fixture, words[1], words[2], NULL, error);
}

static void
print_document (CarrelDocument *document)
{
  guint i;
  guint j;

  for (i = 0; i < document->topics->len; i++)
    {
      const CarrelTopic *topic = g_ptr_array_index (document->topics, i);
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, topic->body, -1);
      guint n_questions = 0;

      for (j = 0; j < document->questions->len; j++)
        n_questions += ((const CarrelQuestion *) g_ptr_array_index (document->questions, j))->topic == (int) i;

      g_print ("%s\t%u\t%u\t%s\t%s\n", document->path, topic->first_line, n_questions,
               *topic->body != '\0' ? digest : "", topic->title);
    }
}

/* read LOCATION [LETTER]: path, line, number of questions, digest of the body and title of each topic that
 * there is now; of a document that cannot be read its path alone */
static gboolean
read_bank (Drive   *drive,
           char   **words,
           GError **error)
{
  g_autoptr (CarrelImport) import = carrel_importer_read (drive->pool, words[1], words[2], NULL, NULL, NULL, NULL, error);
  guint i;

  if (import == NULL)
    return FALSE;

  for (i = 0; i < import->documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (import->documents, i);

      if (document->complete)
        print_document (document);
      else
        g_print ("%s\n", document->path);
    }

  return TRUE;
}

/* outline BANK: id, flags and title of each topic that the sidebar shows */
static gboolean
print_outline (Drive   *drive,
               char   **words,
               GError **error)
{
  g_autoptr (CarrelOutline) outline = load_outline (&drive->fixture, get_id (words[1]));
  guint i;

  for (i = 0; i < outline->n_topics; i++)
    g_print ("%" G_GINT64_FORMAT "\t%u\t%s\n", outline->topics[i].id, outline->topics[i].flags, outline->topics[i].title);

  return TRUE;
}

/* bookmark TOPIC 0|1 */
static gboolean
set_bookmark (Drive   *drive,
              char   **words,
              GError **error)
{
  Waiter waiter = { 0 };
  gboolean set;

  carrel_store_set_bookmark_async (get_store (drive), get_id (words[1]), atoi (words[2]), NULL, wait_cb, &waiter);
  set = carrel_store_set_bookmark_finish (get_store (drive), wait_for (&waiter), error);
  g_object_unref (waiter.result);

  return set;
}

/* note TOPIC TEXT, or nothing to delete it */
static gboolean
save_note (Drive   *drive,
           char   **words,
           GError **error)
{
  Waiter waiter = { 0 };
  gboolean saved;

  carrel_store_save_note_async (get_store (drive), get_id (words[1]), words[2] != NULL ? words[2] : "", NULL, wait_cb,
                                &waiter);
  saved = carrel_store_save_note_finish (get_store (drive), wait_for (&waiter), error);
  g_object_unref (waiter.result);

  return saved;
}

/* join TOPIC OTHER: the first is no longer in the file */
static gboolean
join (Drive   *drive,
      char   **words,
      GError **error)
{
  Waiter waiter = { 0 };
  gint64 decision_id;
  gboolean joined;

  carrel_store_join_topics_async (get_store (drive), get_id (words[1]), get_id (words[2]), NULL, wait_cb, &waiter);
  joined = carrel_store_join_topics_finish (get_store (drive), wait_for (&waiter), &decision_id, error);
  g_object_unref (waiter.result);

  if (joined)
    g_print ("%" G_GINT64_FORMAT "\n", decision_id);

  return joined;
}

/* part CHANGE */
static gboolean
part (Drive   *drive,
      char   **words,
      GError **error)
{
  Waiter waiter = { 0 };
  gint64 decision_id;
  gboolean parted;

  carrel_store_part_topics_async (get_store (drive), get_id (words[1]), NULL, wait_cb, &waiter);
  parted = carrel_store_part_topics_finish (get_store (drive), wait_for (&waiter), &decision_id, error);
  g_object_unref (waiter.result);

  if (parted)
    g_print ("%" G_GINT64_FORMAT "\n", decision_id);

  return parted;
}

/* undo DECISION */
static gboolean
undo (Drive   *drive,
      char   **words,
      GError **error)
{
  Waiter waiter = { 0 };
  gboolean undone;

  carrel_store_undo_decision_async (get_store (drive), get_id (words[1]), NULL, wait_cb, &waiter);
  undone = carrel_store_undo_decision_finish (get_store (drive), wait_for (&waiter), error);
  g_object_unref (waiter.result);

  return undone;
}

/* bin BANK */
static gboolean
bin (Drive   *drive,
     char   **words,
     GError **error)
{
  Waiter waiter = { 0 };
  gboolean binned;

  carrel_store_bin_bank_async (get_store (drive), get_id (words[1]), NULL, wait_cb, &waiter);
  binned = carrel_store_bin_bank_finish (get_store (drive), wait_for (&waiter), error);
  g_object_unref (waiter.result);

  return binned;
}

/* restore BANK */
static gboolean
restore (Drive   *drive,
         char   **words,
         GError **error)
{
  Waiter waiter = { 0 };
  gboolean restored;

  carrel_store_restore_bank_async (get_store (drive), get_id (words[1]), NULL, wait_cb, &waiter);
  restored = carrel_store_restore_bank_finish (get_store (drive), wait_for (&waiter), error);
  g_object_unref (waiter.result);

  return restored;
}

/* answer QUESTION GRADE */
static gboolean
answer (Drive   *drive,
        char   **words,
        GError **error)
{
  const CarrelQuizItem item = { get_id (words[1]), 0, 0 };
  g_autoptr (CarrelQuizSession) session = carrel_quiz_session_new (&item, 1, NULL);
  Waiter waiter = { 0 };
  CarrelFsrs fsrs;
  gint64 review;

  carrel_fsrs_init (&fsrs, &carrel_fsrs_default_parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  carrel_store_answer_async (get_store (drive), session, &fsrs, (CarrelGrade) atoi (words[2]), FALSE, 1000, NULL, wait_cb,
                             &waiter);
  review = carrel_store_answer_finish (get_store (drive), wait_for (&waiter), error);
  g_object_unref (waiter.result);

  return review != 0;
}

/* reopen */
static gboolean
reopen (Drive   *drive,
        char   **words,
        GError **error)
{
  carrel_library_close (drive->fixture.library);
  g_clear_object (&drive->fixture.library);
  open_library (&drive->fixture);

  return TRUE;
}

static const struct
{
  const char *name;
  gboolean (*run) (Drive *drive, char **words, GError **error);
  guint       n_words;
} commands[] = {
  { "import", import, 2 }, { "layout", set_layout, 2 }, { "read", read_bank, 2 },    { "outline", print_outline, 2 },
  { "bookmark", set_bookmark, 3 }, { "note", save_note, 2 }, { "join", join, 3 },    { "part", part, 2 },
  { "undo", undo, 2 },     { "bin", bin, 2 },           { "restore", restore, 2 },  { "reopen", reopen, 1 },
  { "answer", answer, 3 },
};

static gboolean
run_command (Drive   *drive,
             char   **words,
             GError **error)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (words[0], commands[i].name) == 0 && g_strv_length (words) >= commands[i].n_words)
      return commands[i].run (drive, words, error);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No such command: %s", words[0]);

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *program = carrel_paths_dup_worker_program ("carrel-reader");
  g_autofree char *line = NULL;
  Drive drive = { 0 };
  size_t size = 0;

  setlocale (LC_ALL, "");
  open_library (&drive.fixture);
  drive.pool = carrel_worker_pool_new (program, 1);

  while (getline (&line, &size, stdin) > 0)
    {
      g_auto (GStrv) words = g_strsplit (g_strchomp (line), "\t", -1);
      g_autoptr (GError) error = NULL;

      if (run_command (&drive, words, &error))
        g_print ("ok\n");
      else
        g_print ("error\t%s\n", error->message);

      fflush (stdout);
    }

  carrel_library_close (drive.fixture.library);
  g_object_unref (drive.fixture.library);
  g_object_unref (drive.pool);

  return EXIT_SUCCESS;
}
