/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bank is read again as its files are edited, and only what was edited is. */

#include "config.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "carrel-document.h"
#include "library-fixture.h"

#define PIPE "### What is a pipe?\n\nIt leads what one stream gives into another one.\n\n"
#define PRESSURE "### What is backpressure?\n\nWho reads slowly makes the writer wait for it.\n\n"
#define CHUNK "### How long is a chunk?\n\nAs long as whoever wrote it has made it.\n\n"
#define STREAMS "## Streams\n\n" PRESSURE PIPE
#define TIMERS \
  "## Timers\n\n### When does a timeout fire?\n\nNot before its time, and later when the loop is busy.\n\n" \
  "### How is an interval stopped?\n\nIts handle is given to the function that clears it.\n"
#define MODULES \
  "## Modules\n\n### Where are packages looked for?\n\nIn the folder of dependencies, then in those above it.\n\n" \
  "### What does a bundler do?\n\nIt puts many files into few, and leaves out what nobody calls.\n"

static const char *const files[][2] = {
  { "streams.md", STREAMS },
  { "timers.md", TIMERS },
  { "web/modules.md", MODULES },
};

/* So old that size and time alone speak for it. */
static void
write_old (Fixture    *fixture,
           const char *name,
           const char *contents,
           guint       age)
{
  g_free (write_file (fixture, name, contents, -1));
  set_age (fixture, name, age);
}

static gint64
import_bank (Fixture *fixture)
{
  CarrelImportSummary summary;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    write_old (fixture, files[i][0], files[i][1], 3600);

  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_documents, ==, G_N_ELEMENTS (files));
  g_assert_cmpuint (summary.n_added, ==, 6);

  return summary.bank_id;
}

static gint64
get_id (Fixture    *fixture,
        gint64      bank_id,
        const char *title)
{
  CarrelOutlineTopic topic = find_topic (fixture, bank_id, title);

  g_assert_cmpint (topic.id, !=, 0);
  g_assert_cmpuint (topic.flags & CARREL_TOPIC_FLAG_REMOVED, ==, 0);

  return topic.id;
}

static gboolean
is_removed (Fixture    *fixture,
            gint64      bank_id,
            const char *title)
{
  return (find_topic (fixture, bank_id, title).flags & CARREL_TOPIC_FLAG_REMOVED) != 0;
}

static void
assert_quiet (CarrelImportSummary summary)
{
  g_assert_cmpuint (summary.n_documents, ==, 0);
  g_assert_cmpuint (summary.n_changes, ==, 0);
  g_assert_cmpuint (summary.n_added, ==, 0);
  g_assert_cmpuint (summary.n_removed, ==, 0);
}

static guint
count_notices (Fixture *fixture,
               gint64   bank_id)
{
  return carrel_bank_get_n_notices (carrel_library_get_bank (fixture->library, bank_id));
}

static void
make_unreadable (Fixture    *fixture,
                 const char *name,
                 gboolean    unreadable)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_chmod (path, unreadable ? 0 : 0700), ==, 0);
}

/* It is not even opened: nobody may. */
static void
test_untouched (Fixture       *fixture,
                gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    make_unreadable (fixture, files[i][0], TRUE);

  assert_quiet (import_folder (fixture));
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 0);
  assert_titles (fixture, bank_id,
                 "What is backpressure? | What is a pipe? | When does a timeout fire? | How is an interval stopped? | "
                 "Where are packages looked for? | What does a bundler do?");
}

static void
test_touched (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 time;

  import_bank (fixture);
  time = ask_library ("SELECT mtime FROM document WHERE path = 'timers.md'");
  set_age (fixture, "timers.md", 600);
  assert_quiet (import_folder (fixture));
  g_assert_cmpint (ask_library ("SELECT mtime FROM document WHERE path = 'timers.md'"), >, time);

  /* From now on its time is enough again. */
  make_unreadable (fixture, "timers.md", TRUE);
  assert_quiet (import_folder (fixture));
}

/* Times may be no finer than that. */
static void
test_changed_within_a_second (Fixture       *fixture,
                              gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "streams.md", NULL);
  g_autofree char *edited = g_strdup (STREAMS "\n");
  struct timespec times[2];
  struct stat info;

  g_free (write_file (fixture, "streams.md", STREAMS "\n", -1));
  import_folder (fixture);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, strlen (edited));

  memcpy (strstr (edited, "slowly"), "thrice", 6);
  g_free (write_file (fixture, "streams.md", edited, -1));
  times[0] = times[1] = info.st_mtim;
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);

  g_assert_cmpuint (import_folder (fixture).n_answers, ==, 1);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM topic WHERE body LIKE '%thrice%'"), ==, 1);
  g_assert_true ((find_topic (fixture, bank_id, "What is backpressure?").flags & CARREL_TOPIC_FLAG_CHANGED) != 0);
}

static void
test_one_of_many_is_read (Fixture       *fixture,
                          gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  gint64 bundler_id = get_id (fixture, bank_id, "What does a bundler do?");
  CarrelImportSummary summary;

  write_old (fixture, "streams.md", "## Streams\n\n" PRESSURE CHUNK PIPE, 1800);
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_documents, ==, 1);
  g_assert_cmpuint (summary.n_added, ==, 1);
  g_assert_cmpuint (summary.n_kept, ==, 2);
  g_assert_cmpuint (summary.n_changes, ==, 1);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);
  assert_quiet (import_folder (fixture));
}

/* A full disk, or an editor that has not written yet. */
static void
test_emptied (Fixture       *fixture,
              gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  CarrelImportSummary summary;

  mark (fixture, pipe_id);
  g_free (write_file (fixture, "streams.md", "", 0));
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_removed, ==, 0);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 1);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  g_assert_cmpint (get_id (fixture, bank_id, "What is backpressure?"), !=, 0);

  write_old (fixture, "streams.md", STREAMS, 1800);
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_changes, ==, 0);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  assert_marked (fixture, pipe_id);
  assert_quiet (import_folder (fixture));
}

static void
spoil_by_mode (Fixture    *fixture,
               const char *path)
{
  g_free (write_file (fixture, "streams.md", STREAMS TIMERS, -1));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
}

static void
spoil_by_size (Fixture    *fixture,
               const char *path)
{
  g_assert_cmpint (truncate (path, 101 * 1000 * 1000), ==, 0);
}

static void
spoil_by_binary (Fixture    *fixture,
                 const char *path)
{
  g_free (write_file (fixture, "streams.md", "\0\1\2\0\0\0\0\0\0\0\0\0", 12));
}

static void
spoil_by_link (Fixture    *fixture,
               const char *path)
{
  rename_file (fixture, "streams.md", "streams.txt");
  g_assert_cmpint (symlink ("streams.txt", path), ==, 0);
}

static void
spoil_by_folder (Fixture    *fixture,
                 const char *path)
{
  g_assert_cmpint (g_remove (path), ==, 0);
  g_free (write_file (fixture, "streams.md/more.md", "## More\n\n### What is a duplex?\n\nBoth.\n", -1));
}

/* Whatever is the matter with it: what stands where a file was is no proof that its text is gone. */
static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  user_data)
{
  void (*spoil) (Fixture *, const char *) = user_data;
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  g_autofree char *path = g_build_filename (fixture->folder, "streams.md", NULL);
  CarrelImportSummary summary;

  mark (fixture, pipe_id);
  spoil (fixture, path);
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_removed, ==, 0);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 1);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  g_assert_cmpint (get_id (fixture, bank_id, "What is backpressure?"), !=, 0);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM document WHERE stale AND NOT gone"), ==, 1);

  /* Twice is no other thing than once. */
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_removed, ==, 0);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 1);

  remove_file (fixture, "streams.md");
  write_old (fixture, "streams.md", STREAMS, 1800);
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_kept, ==, 2);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  assert_marked (fixture, pipe_id);
  assert_quiet (import_folder (fixture));
}

/* @user_data: the mode of the folder. With 0400 its names can be listed, and nothing else. */
static void
test_unlistable_folder (Fixture       *fixture,
                        gconstpointer  user_data)
{
  int mode = GPOINTER_TO_INT (user_data);
  gint64 bank_id = import_bank (fixture);
  gint64 bundler_id = get_id (fixture, bank_id, "What does a bundler do?");
  g_autofree char *path = g_build_filename (fixture->folder, "web", NULL);
  CarrelImportSummary summary;

  mark (fixture, bundler_id);
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  write_old (fixture, "streams.md", "## Streams\n\n" PIPE CHUNK, 1800);
  summary = import_folder (fixture);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_assert_cmpuint (summary.n_removed, ==, 1);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 1);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);
  g_assert_cmpint (get_id (fixture, bank_id, "Where are packages looked for?"), !=, 0);

  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_changes, ==, 0);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);
  assert_marked (fixture, bundler_id);
}

/* A folder that was moved elsewhere and leads there by a link is not followed, but not gone either. */
static void
test_linked_folder (Fixture       *fixture,
                    gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 bundler_id = get_id (fixture, bank_id, "What does a bundler do?");
  g_autofree char *elsewhere = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "web", NULL);

  remove_tree (path);
  g_assert_cmpint (symlink (elsewhere, path), ==, 0);
  g_assert_cmpuint (import_folder (fixture).n_removed, ==, 0);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 1);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);
  g_assert_cmpint (g_unlink (path), ==, 0);

  /* Now it is. */
  g_assert_cmpuint (import_folder (fixture).n_removed, ==, 2);
}

/* Of a bank of one file too; and a bank of which nothing can be read says so and stays. */
static void
test_nothing_readable (Fixture       *fixture,
                       gconstpointer  user_data)
{
  g_autofree char *location = write_file (fixture, "bank.md", STREAMS, -1);
  g_autoptr (GError) emptied = NULL;
  g_autoptr (GError) gone = NULL;
  CarrelImportSummary summary = { 0 };

  g_assert_true (import_location (fixture, location, NULL, &summary, NULL));
  mark (fixture, get_id (fixture, summary.bank_id, "What is a pipe?"));

  g_free (write_file (fixture, "bank.md", "", 0));
  g_assert_false (import_location (fixture, location, NULL, NULL, &emptied));
  g_assert_nonnull (strstr (emptied->message, "bank.md"));

  remove_file (fixture, "bank.md");
  g_assert_false (import_location (fixture, location, NULL, NULL, &gone));
  g_assert_nonnull (strstr (gone->message, "bank.md"));
  assert_titles (fixture, summary.bank_id, "What is backpressure? | What is a pipe?");
  assert_marked (fixture, get_id (fixture, summary.bank_id, "What is a pipe?"));
}

#define QUIZ "# Logic quiz\n\n1. When is an implication false?\n2. What does negation do to truth?\n3. Which rows has a truth table?\n"
#define KEY "# Answers\n\n1. Only with a true premise.\n2. It turns it round.\n3. One for each assignment.\n"

static gint64
count_answers (const char *word)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM question WHERE answered AND answer LIKE '%%%s%%'", word);

  return ask_library (sql);
}

/* Answers that stand in another document of the folder are read again with it, whichever of the two was
 * edited, and with no other folder. */
static void
test_answers_elsewhere (Fixture       *fixture,
                        gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 id;

  write_old (fixture, "logic/quiz.md", QUIZ, 3600);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  g_assert_cmpint (count_answers (""), ==, 0);
  id = get_id (fixture, bank_id, "When is an implication false?");
  mark (fixture, id);

  write_old (fixture, "logic/answers.md", KEY, 3600);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 2);
  g_assert_cmpint (count_answers (""), ==, 3);
  g_assert_cmpint (count_answers ("premise"), ==, 1);
  assert_quiet (import_folder (fixture));

  write_old (fixture, "logic/answers.md", "# Answers\n\n1. Only with a true premise.\n2. It swaps both values.\n3. One each.\n", 1800);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 2);
  g_assert_cmpint (count_answers ("swaps"), ==, 1);
  g_assert_true ((find_topic (fixture, bank_id, "What does negation do to truth?").flags & CARREL_TOPIC_FLAG_CHANGED) != 0);

  write_old (fixture, "logic/quiz.md", QUIZ "4. What is a tautology?\n", 1800);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 2);
  g_assert_cmpint (count_answers (""), ==, 3);

  remove_file (fixture, "logic/answers.md");
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  g_assert_cmpint (count_answers (""), ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "When is an implication false?"), ==, id);
  assert_marked (fixture, id);
  assert_quiet (import_folder (fixture));

  write_old (fixture, "logic/answers.md", KEY, 3600);
  import_folder (fixture);
  g_assert_cmpint (count_answers (""), ==, 3);

  rename_file (fixture, "logic", "propositions");
  import_folder (fixture);
  g_assert_cmpint (count_answers (""), ==, 3);
  g_assert_cmpint (get_id (fixture, bank_id, "When is an implication false?"), ==, id);
}

/* While the answers cannot be read, those that were are not forgotten. */
static void
test_unreadable_answers (Fixture       *fixture,
                         gconstpointer  user_data)
{
  write_old (fixture, "logic/quiz.md", QUIZ, 3600);
  write_old (fixture, "logic/answers.md", KEY, 3600);
  import_folder (fixture);
  g_assert_cmpint (count_answers (""), ==, 3);

  write_old (fixture, "logic/answers.md", "", 1800);
  import_folder (fixture);
  g_assert_cmpint (count_answers (""), ==, 3);

  write_old (fixture, "logic/answers.md", KEY, 900);
  import_folder (fixture);
  g_assert_cmpint (count_answers (""), ==, 3);
}

static gint64
count_bodies (const char *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM topic WHERE body LIKE '%%%s%%'", text);

  return ask_library (sql);
}

static void
test_code_beside (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autofree char *large = g_strnfill (65 * 1024, 'x');
  gint64 bank_id = import_bank (fixture);
  gint64 id;

  write_old (fixture, "sum.md", "# Why is it a sum?\n\nBecause it adds.\n", 3600);
  write_old (fixture, "sum.py", "print(1 + 1)\n", 3600);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  id = get_id (fixture, bank_id, "Why is it a sum?");
  mark (fixture, id);
  assert_quiet (import_folder (fixture));

  /* Of the same size and time. */
  write_old (fixture, "sum.py", "print(2 + 2)\n", 3600);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  g_assert_cmpint (count_bodies ("print(2 + 2)"), ==, 1);

  rename_file (fixture, "sum.py", "sum.rb");
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  g_assert_cmpint (count_bodies ("sum.rb"), ==, 1);
  g_assert_cmpint (count_bodies ("sum.py"), ==, 0);

  remove_file (fixture, "sum.rb");
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  g_assert_cmpint (count_bodies ("print"), ==, 0);
  assert_quiet (import_folder (fixture));

  /* What is too large counts nothing by its size and time. */
  write_old (fixture, "sum.py", large, 3600);
  import_folder (fixture);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 1);
  remove_file (fixture, "sum.py");
  import_folder (fixture);
  g_assert_cmpuint (count_notices (fixture, bank_id), ==, 0);

  g_assert_cmpint (get_id (fixture, bank_id, "Why is it a sum?"), ==, id);
  assert_marked (fixture, id);
}

static void
test_renamed_and_moved (Fixture       *fixture,
                        gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  gint64 bundler_id = get_id (fixture, bank_id, "What does a bundler do?");
  CarrelImportSummary summary;

  mark (fixture, pipe_id);
  mark (fixture, bundler_id);

  rename_file (fixture, "streams.md", "flows.md");
  rename_file (fixture, "web", "shallow");
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_documents, ==, 2);
  g_assert_cmpuint (summary.n_added + summary.n_removed, ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);

  rename_file (fixture, "flows.md", "shallow/flows.md");
  rename_file (fixture, "shallow/modules.md", "modules.md");
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_added + summary.n_removed, ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM document"), ==, 3);
  assert_marked (fixture, pipe_id);
  assert_marked (fixture, bundler_id);
}

/* A file is moved by copying it, and the bank is read before the old one is deleted. */
static void
test_copied_then_deleted (Fixture       *fixture,
                          gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  CarrelImportSummary summary;

  mark (fixture, pipe_id);
  write_old (fixture, "web/streams.md", STREAMS, 3600);
  g_assert_cmpuint (import_folder (fixture).n_added, ==, 2);

  remove_file (fixture, "streams.md");
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_removed, ==, 1);
  g_assert_cmpuint (summary.n_rescued, ==, 0);
  g_assert_cmpuint (summary.n_moved, ==, 1);
  assert_titles (fixture, bank_id,
                 "When does a timeout fire? | How is an interval stopped? | Where are packages looked for? | "
                 "What does a bundler do? | What is backpressure? | What is a pipe?");
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  assert_marked (fixture, pipe_id);
}

static void
test_deleted_and_restored (Fixture       *fixture,
                           gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  CarrelImportSummary summary;

  mark (fixture, pipe_id);
  remove_file (fixture, "streams.md");
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_removed, ==, 2);
  g_assert_cmpuint (summary.n_rescued, ==, 1);
  g_assert_true (is_removed (fixture, bank_id, "What is a pipe?"));
  g_assert_cmpint (find_topic (fixture, bank_id, "What is backpressure?").id, ==, 0);
  assert_marked (fixture, pipe_id);
  assert_quiet (import_folder (fixture));

  /* In another file than it was. */
  write_old (fixture, "web/again.md", "## Again\n\n" PIPE CHUNK, 1800);
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_returned, ==, 1);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  assert_marked (fixture, pipe_id);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM document WHERE gone"), ==, 0);
}

#define TEA "## What is tea?\n\nLeaves in hot water.\n\n## What is a pot?\n\nA vessel of clay.\n"
#define TEA_DE "## Was ist Tee?\n\nBlätter in heißem Wasser.\n\n## Was ist eine Kanne?\n\nEin Gefäß aus Ton.\n"

static void
test_translations_come_and_go (Fixture       *fixture,
                               gconstpointer  user_data)
{
  gint64 bank_id;
  gint64 tea_id;
  gint64 tee_id;

  write_old (fixture, "tea.md", TEA, 3600);
  write_old (fixture, "z.md", TIMERS, 3600);
  bank_id = import_folder (fixture).bank_id;
  tea_id = get_id (fixture, bank_id, "What is tea?");
  mark (fixture, tea_id);

  write_old (fixture, "tea.de.md", TEA_DE, 3600);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  assert_titles (fixture, bank_id, "What is tea? | What is a pot? | When does a timeout fire? | How is an interval stopped?");
  set_language (fixture, bank_id, "de", 0);
  assert_titles (fixture, bank_id, "Was ist Tee? | Was ist eine Kanne? | When does a timeout fire? | How is an interval stopped?");
  tee_id = get_id (fixture, bank_id, "Was ist Tee?");
  mark (fixture, tee_id);
  assert_quiet (import_folder (fixture));

  /* The original goes: what is left stands for itself, though its own place is as it was. */
  remove_file (fixture, "tea.md");
  write_old (fixture, "a.md", MODULES, 3600);
  set_language (fixture, bank_id, NULL, 0);
  import_folder (fixture);
  g_assert_cmpint (get_id (fixture, bank_id, "Was ist Tee?"), ==, tee_id);
  g_assert_true (is_removed (fixture, bank_id, "What is tea?"));
  assert_marked (fixture, tea_id);

  write_old (fixture, "tea.md", TEA, 1800);
  remove_file (fixture, "a.md");
  import_folder (fixture);
  assert_titles (fixture, bank_id, "What is tea? | What is a pot? | When does a timeout fire? | How is an interval stopped?");
  g_assert_cmpint (get_id (fixture, bank_id, "What is tea?"), ==, tea_id);
  assert_marked (fixture, tea_id);
  assert_marked (fixture, tee_id);
}

static void
test_other_rules (Fixture       *fixture,
                  gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  CarrelImportSummary summary;

  mark (fixture, pipe_id);
  ask_library ("UPDATE document SET reader_version = reader_version - 1");
  ask_library ("UPDATE topic SET body = 'as older rules had it', title = 'What pipe?' WHERE title = 'What is a pipe?'");
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_documents, ==, G_N_ELEMENTS (files));
  g_assert_cmpuint (summary.n_changes, ==, 0);
  g_assert_cmpint (ask_library ("SELECT count (*) FROM change"), ==, 0);
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  assert_marked (fixture, pipe_id);
  assert_quiet (import_folder (fixture));
}

/* What the user edited at the same time is told all the same. */
static void
test_other_rules_and_an_edit (Fixture       *fixture,
                              gconstpointer  user_data)
{
  CarrelImportSummary summary;

  import_bank (fixture);
  ask_library ("UPDATE document SET reader_version = reader_version - 1");
  ask_library ("UPDATE topic SET body = 'as older rules had it' WHERE title = 'What does a bundler do?'");
  write_old (fixture, "streams.md", "## Streams\n\n" PRESSURE "Or it drops what comes.\n\n" PIPE, 1800);
  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_documents, ==, G_N_ELEMENTS (files));
  g_assert_cmpuint (summary.n_changes, ==, 1);
}

static void
test_another_layout_and_back (Fixture       *fixture,
                              gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  gint64 bundler_id = get_id (fixture, bank_id, "What does a bundler do?");

  mark (fixture, pipe_id);
  mark (fixture, bundler_id);
  g_assert_true (import_by_layout (fixture, location, "C", NULL, NULL));
  assert_marked (fixture, pipe_id);
  assert_quiet (import_folder (fixture));

  write_old (fixture, "streams.md", "## Streams\n\n" PRESSURE "Or it drops what comes.\n\n" PIPE, 1800);
  g_assert_cmpuint (import_folder (fixture).n_documents, ==, 1);
  assert_marked (fixture, pipe_id);

  g_assert_true (import_by_layout (fixture, location, NULL, NULL, NULL));
  g_assert_cmpint (get_id (fixture, bank_id, "What is a pipe?"), ==, pipe_id);
  g_assert_cmpint (get_id (fixture, bank_id, "What does a bundler do?"), ==, bundler_id);
  assert_marked (fixture, pipe_id);
  assert_marked (fixture, bundler_id);
  assert_quiet (import_folder (fixture));
}

static void
cancel_cb (guint    done,
           guint    total,
           gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

/* @user_data: whether it is cancelled while it is under way, or before. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  gint64 bank_id = import_bank (fixture);
  g_autofree char *location = g_filename_to_uri (fixture->folder, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 pipe_id = get_id (fixture, bank_id, "What is a pipe?");
  gint64 state = ask_library ("SELECT sum (mtime + position + gone) FROM document");
  CarrelImportSummary summary;
  Waiter waiter = { 0 };

  mark (fixture, pipe_id);
  remove_file (fixture, "streams.md");
  write_old (fixture, "timers.md", "## Timers\n\n### Who winds the clock?\n\nThe keeper.\n", 1800);

  if (user_data == NULL)
    g_cancellable_cancel (cancellable);

  carrel_library_import_async (fixture->library, location, cancellable, cancel_cb, cancellable, wait_cb, &waiter);
  g_assert_false (carrel_library_import_finish (fixture->library, wait_for (&waiter), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (waiter.result);
  g_assert_cmpint (ask_library ("SELECT sum (mtime + position + gone) FROM document"), ==, state);
  assert_titles (fixture, bank_id,
                 "What is backpressure? | What is a pipe? | When does a timeout fire? | How is an interval stopped? | "
                 "Where are packages looked for? | What does a bundler do?");

  summary = import_folder (fixture);
  g_assert_cmpuint (summary.n_removed, ==, 4);
  g_assert_cmpuint (summary.n_rescued, ==, 1);
  assert_marked (fixture, pipe_id);
}

/* Permissions count for root too, as long as a process has not got these. */
static void
give_up_capabilities (void)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2];

  if (syscall (SYS_capget, &header, data) != 0)
    return;

  data[0].effective &= ~(1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH);
  syscall (SYS_capset, &header, data);
}

#define ADD(path, func) g_test_add ("/library/rescan/" path, Fixture, NULL, set_up, func, tear_down)
#define ADD_WITH(path, data, func) g_test_add ("/library/rescan/" path, Fixture, data, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  give_up_capabilities ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("untouched", test_untouched);
  ADD ("touched", test_touched);
  ADD ("within-a-second", test_changed_within_a_second);
  ADD ("one-of-many", test_one_of_many_is_read);
  ADD ("emptied", test_emptied);
  ADD_WITH ("unreadable/mode", spoil_by_mode, test_unreadable);
  ADD_WITH ("unreadable/size", spoil_by_size, test_unreadable);
  ADD_WITH ("unreadable/binary", spoil_by_binary, test_unreadable);
  ADD_WITH ("unreadable/link", spoil_by_link, test_unreadable);
  ADD_WITH ("unreadable/folder", spoil_by_folder, test_unreadable);
  ADD_WITH ("unlistable/none", GINT_TO_POINTER (0), test_unlistable_folder);
  ADD_WITH ("unlistable/names", GINT_TO_POINTER (0400), test_unlistable_folder);
  ADD ("linked-folder", test_linked_folder);
  ADD ("nothing-readable", test_nothing_readable);
  ADD ("answers", test_answers_elsewhere);
  ADD ("answers-unreadable", test_unreadable_answers);
  ADD ("code", test_code_beside);
  ADD ("renamed", test_renamed_and_moved);
  ADD ("copied", test_copied_then_deleted);
  ADD ("deleted", test_deleted_and_restored);
  ADD ("translations", test_translations_come_and_go);
  ADD ("other-rules", test_other_rules);
  ADD ("other-rules-edit", test_other_rules_and_an_edit);
  ADD ("layout", test_another_layout_and_back);
  ADD_WITH ("cancelled/before", NULL, test_cancelled);
  ADD_WITH ("cancelled/under-way", "under way", test_cancelled);
  return g_test_run ();
}
