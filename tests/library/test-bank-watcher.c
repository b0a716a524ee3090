/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "carrel-bank-watcher.h"
#include "carrel-folder-look.h"

#define N_BURST 300

typedef struct
{
  char              *folder; /* holds the bank, and what lies beside it */
  char              *bank;
  CarrelBankWatcher *watcher;
  guint              n_changes;
} Fixture;

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  /* By renaming, as most editors do. */
  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
append (Fixture    *fixture,
        const char *name,
        const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  FILE *file = fopen (path, "a");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (contents, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
make_folder (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
move (Fixture    *fixture,
      const char *from,
      const char *to)
{
  g_autofree char *old_path = g_build_filename (fixture->folder, from, NULL);
  g_autofree char *new_path = g_build_filename (fixture->folder, to, NULL);

  g_assert_cmpint (g_rename (old_path, new_path), ==, 0);
}

static char *
look (Fixture *fixture)
{
  g_autoptr (CarrelFolderLook) self = carrel_folder_look_take (fixture->bank, TRUE, NULL, NULL);

  return g_steal_pointer (&self->digest);
}

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
watch (Fixture                *fixture,
       const char             *name,
       CarrelBankWatcherFlags  flags)
{
  g_free (fixture->bank);
  fixture->bank = g_build_filename (fixture->folder, name, NULL);
  fixture->watcher = carrel_bank_watcher_new (fixture->bank, flags);
  g_signal_connect_swapped (fixture->watcher, "changed", G_CALLBACK (changed_cb), fixture);

  while (carrel_bank_watcher_is_looking (fixture->watcher))
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_change (Fixture *fixture)
{
  while (fixture->n_changes == 0 || carrel_bank_watcher_is_looking (fixture->watcher))
    g_main_context_iteration (NULL, TRUE);

  fixture->n_changes = 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("carrel-watcher-XXXXXX", &error);
  g_assert_no_error (error);
  make_folder (fixture, "bank");
  write_file (fixture, "bank/a.md", "# A\n");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (fixture->watcher);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (fixture->bank);
  g_free (fixture->folder);
}

static void
test_edits (Fixture       *fixture,
            gconstpointer  user_data)
{
  watch (fixture, "bank", CARREL_BANK_WATCHER_NONE);

  append (fixture, "bank/a.md", "In place.\n");
  wait_for_change (fixture);

  write_file (fixture, "bank/a.md", "# Replaced by renaming\n");
  wait_for_change (fixture);

  write_file (fixture, "bank/b.md", "# B\n");
  wait_for_change (fixture);

  move (fixture, "bank/b.md", "bank/c.md");
  wait_for_change (fixture);

  move (fixture, "bank/c.md", "c.md");
  wait_for_change (fixture);
}

static void
test_new_folder (Fixture       *fixture,
                 gconstpointer  user_data)
{
  watch (fixture, "bank", CARREL_BANK_WATCHER_NONE);

  make_folder (fixture, "bank/part");
  wait_for_change (fixture);

  write_file (fixture, "bank/part/b.md", "# B\n");
  wait_for_change (fixture);

  /* A whole tree at once. */
  make_folder (fixture, "tree");
  make_folder (fixture, "tree/deep");
  move (fixture, "tree", "bank/tree");
  wait_for_change (fixture);

  write_file (fixture, "bank/tree/deep/c.md", "# C\n");
  wait_for_change (fixture);
}

static void
test_burst (Fixture       *fixture,
            gconstpointer  user_data)
{
  guint i;

  watch (fixture, "bank", CARREL_BANK_WATCHER_NONE);

  for (i = 0; i < N_BURST; i++)
    {
      g_autofree char *name = g_strdup_printf ("bank/%u.md", i);

      write_file (fixture, name, "# Pulled\n");
    }

  while (fixture->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);

  /* One, unless the machine is so slow that the longest wait ran out. */
  g_assert_cmpuint (fixture->n_changes, <, N_BURST / 20);
}

static void
test_single_file (Fixture       *fixture,
                  gconstpointer  user_data)
{
  watch (fixture, "bank/a.md", CARREL_BANK_WATCHER_NONE);

  /* The first replacement takes the watched file away; the second must be seen as well. */
  write_file (fixture, "bank/a.md", "# Once\n");
  wait_for_change (fixture);
  write_file (fixture, "bank/a.md", "# Twice over\n");
  wait_for_change (fixture);
  append (fixture, "bank/a.md", "In place.\n");
  wait_for_change (fixture);
}

static void
test_gone_and_back (Fixture       *fixture,
                    gconstpointer  user_data)
{
  watch (fixture, "bank", CARREL_BANK_WATCHER_NONE);

  move (fixture, "bank", "elsewhere");
  wait_for_change (fixture);

  move (fixture, "elsewhere", "bank");
  wait_for_change (fixture);

  append (fixture, "bank/a.md", "Still watched.\n");
  wait_for_change (fixture);
}

/* On the document portal and on network shares nobody tells. */
static void
test_without_events (Fixture       *fixture,
                     gconstpointer  user_data)
{
  watch (fixture, "bank", CARREL_BANK_WATCHER_POLL);

  append (fixture, "bank/a.md", "Nobody tells.\n");
  carrel_bank_watcher_look (fixture->watcher);
  wait_for_change (fixture);

  /* Nothing new: a look says nothing. */
  carrel_bank_watcher_look (fixture->watcher);

  while (carrel_bank_watcher_is_looking (fixture->watcher))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_what_counts (Fixture       *fixture,
                  gconstpointer  user_data)
{
  g_autofree char *before = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *after = NULL;

  watch (fixture, "bank", CARREL_BANK_WATCHER_NONE);
  before = look (fixture);

  make_folder (fixture, "bank/.git");
  write_file (fixture, "bank/.git/index", "of no interest");
  make_folder (fixture, "bank/node_modules");
  write_file (fixture, "bank/node_modules/README.md", "# Of no interest\n");
  write_file (fixture, "beside.md", "# Another\n");
  hidden = look (fixture);
  g_assert_cmpstr (hidden, ==, before);

  write_file (fixture, "bank/code.js", "counts, for questions show it");
  after = look (fixture);
  g_assert_cmpstr (after, !=, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/library/bank-watcher/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("edits", test_edits);
  ADD ("new-folder", test_new_folder);
  ADD ("burst", test_burst);
  ADD ("single-file", test_single_file);
  ADD ("gone-and-back", test_gone_and_back);
  ADD ("without-events", test_without_events);
  ADD ("what-counts", test_what_counts);

  return g_test_run ();
}
