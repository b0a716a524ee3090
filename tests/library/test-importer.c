/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "carrel-document.h"
#include "carrel-importer.h"
#include "carrel-paths.h"
#include "carrel-sibling-code.h"

/* So many that they are read in batches on any number of cores. */
#define N_FILES 600

static void
count_cb (guint    done,
          guint    total,
          gpointer user_data)
{
  g_atomic_int_inc ((int *) user_data);
}

static void
write_file (const char *folder,
            const char *name,
            const char *contents,
            gssize      length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GError *error = NULL;

  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

/* Among many good files one is no text, one kills its worker and one is empty: each is told, and the
 * others are read, each as itself. */
static void
test_bad_files_spoil_no_other (void)
{
  g_autofree char *program = carrel_paths_dup_worker_program ("carrel-reader");
  g_autoptr (CarrelWorkerPool) pool = carrel_worker_pool_new (program, 2);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *location = g_filename_to_uri (folder, NULL, NULL);
  g_autoptr (CarrelImport) import = NULL;
  GError *error = NULL;
  int n_calls = 0;
  guint n_bad = 0;
  guint i;

  for (i = 0; i < N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("q%04u.md", i);
      g_autofree char *text = g_strdup_printf ("# What is number %u?\n\n#### Answer\n\nIt is %u.\n", i, i);

      write_file (folder, name, text, -1);
    }

  write_file (folder, "q0100-crash.md", "# Why?\n", -1);
  write_file (folder, "q0200-binary.md", "\0\1\2\0\0\0\0\0\0\0", 10);
  write_file (folder, "q0250-empty.md", "", 0);
  import = carrel_importer_read (pool, location, NULL, NULL, count_cb, &n_calls, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (import->documents->len, ==, N_FILES + 3);
  g_assert_cmpint (n_calls, ==, N_FILES + 3 + 1);

  for (i = 0; i < import->documents->len; i++)
    {
      const CarrelDocument *document = g_ptr_array_index (import->documents, i);
      const CarrelTopic *topic;
      g_autofree char *title = NULL;

      if (strchr (document->path, '-') != NULL)
        {
          g_assert_cmpuint (document->topics->len, ==, 0);
          g_assert_cmpuint (document->notices->len, ==, 1);
          g_assert_true (document->complete == (strstr (document->path, "empty") != NULL));
          n_bad++;
          continue;
        }

      g_assert_cmpuint (document->topics->len, ==, 1);
      topic = g_ptr_array_index (document->topics, 0);
      title = g_strdup_printf ("What is number %d?", atoi (document->path + 1));
      g_assert_cmpstr (topic->title, ==, title);
      g_assert_cmpuint (strlen (document->hash), ==, 64);
    }

  g_assert_cmpuint (n_bad, ==, 3);
}

static CarrelDocument *
read_one (CarrelWorkerPool *pool,
          const char       *folder,
          CarrelImport    **import)
{
  g_autofree char *location = g_filename_to_uri (folder, NULL, NULL);
  GError *error = NULL;

  *import = carrel_importer_read (pool, location, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint ((*import)->documents->len, ==, 1);

  return g_ptr_array_index ((*import)->documents, 0);
}

static const char *
get_body (CarrelDocument *document)
{
  g_assert_cmpuint (document->topics->len, ==, 1);

  return ((CarrelTopic *) g_ptr_array_index (document->topics, 0))->body;
}

/* What stands beside a question is part of it, and what is too large or no text is told. Links are
 * not even looked at. */
static void
test_code_beside_a_question (void)
{
  g_autofree char *program = carrel_paths_dup_worker_program ("carrel-reader");
  g_autoptr (CarrelWorkerPool) pool = carrel_worker_pool_new (program, 1);
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *link = g_build_filename (folder, "sum.js", NULL);
  g_autofree char *large = g_strnfill (CARREL_MAX_SIBLING_CODE_SIZE + 1, 'x');
  g_autoptr (CarrelImport) alone = NULL;
  g_autoptr (CarrelImport) both = NULL;
  g_autoptr (CarrelImport) changed = NULL;
  CarrelDocument *first;
  CarrelDocument *second;
  CarrelDocument *third;

  write_file (folder, "sum.md", "# What is a sum?\n\nIt adds.\n", -1);
  first = read_one (pool, folder, &alone);
  g_assert_cmpstr (get_body (first), ==, "It adds.\n");

  write_file (folder, "sum.py", "s = '```'\n", -1);
  write_file (folder, "sum.rb", "\0\1\2\0\0\0\0\0\0\0", 10);
  write_file (folder, "sum.c", large, -1);
  write_file (folder, "sum.txt", "no code", -1);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  second = read_one (pool, folder, &both);
  g_assert_cmpstr (get_body (second), ==, "It adds.\n\n\n`sum.py`\n\n````python\ns = '```'\n````");
  g_assert_cmpuint (second->notices->len, ==, 2);
  g_assert_cmpuint (second->size, >, first->size);
  g_assert_cmpstr (second->hash, !=, first->hash);

  write_file (folder, "sum.py", "t = '```'\n", -1);
  third = read_one (pool, folder, &changed);
  g_assert_nonnull (strstr (get_body (third), "t = "));
  g_assert_cmpuint (third->size, ==, second->size);
  g_assert_cmpint (third->mtime, >=, second->mtime);
  g_assert_cmpstr (third->hash, !=, second->hash);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CARREL_WORKER_TEST", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/importer/bad-files", test_bad_files_spoil_no_other);
  g_test_add_func ("/library/importer/code", test_code_beside_a_question);
  return g_test_run ();
}
