/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "carrel-bank-scanner.h"
#include "carrel-error.h"

static void
write_file (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "# A\n", -1, NULL));
}

static void
test_order_and_what_is_skipped (void)
{
  const char *names[] = { "10-last.md", "2-second.md", "sub/z.md", "README.md", ".hidden/a.md", "node_modules/a.md",
                          "notes.txt", "1-first.MD" };
  const char *expected[] = { "README.md", "1-first.MD", "2-second.md", "10-last.md", "sub/z.md" };
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *link = g_build_filename (folder, "link.md", NULL);
  g_autoptr (CarrelBankScan) scan = NULL;
  GError *error = NULL;
  guint i;

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    write_file (folder, names[i]);

  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  scan = carrel_bank_scan (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (scan->paths->len, ==, G_N_ELEMENTS (expected));

  for (i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (g_ptr_array_index (scan->paths, i), ==, expected[i]);
}

static void
test_errors (void)
{
  const struct
  {
    const char     *path;
    CarrelBaseError code;
  } cases[] = {
    { "/nowhere/bank.md", CARREL_BASE_ERROR_NOT_FOUND },
    { "/etc/hostname", CARREL_BASE_ERROR_NOT_REGULAR },
    { "/dev/null", CARREL_BASE_ERROR_NOT_REGULAR },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (carrel_bank_scan (cases[i].path, &error));
      g_assert_error (error, CARREL_BASE_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].path));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/scanner/order", test_order_and_what_is_skipped);
  g_test_add_func ("/bank/scanner/errors", test_errors);
  return g_test_run ();
}
