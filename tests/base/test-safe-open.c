/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-safe-open.h"

#include <sys/stat.h>
#include <unistd.h>

#include "carrel-error.h"

typedef struct
{
  char *folder;
  int   root_fd;
} Fixture;

static char *
build (Fixture    *fixture,
       const char *name)
{
  return g_build_filename (fixture->folder, "bank", name, NULL);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autofree char *bank = NULL;
  g_autofree char *below = NULL;
  g_autofree char *inside = NULL;
  g_autofree char *outside = NULL;
  g_autofree char *link = NULL;
  g_autofree char *folder_link = NULL;
  g_autofree char *fifo = NULL;
  GError *error = NULL;

  fixture->folder = g_dir_make_tmp (NULL, &error);
  g_assert_no_error (error);
  bank = build (fixture, "");
  below = build (fixture, "below");
  g_assert_cmpint (g_mkdir_with_parents (below, 0700), ==, 0);

  inside = build (fixture, "below/inside.md");
  outside = g_build_filename (fixture->folder, "outside.md", NULL);
  g_assert_true (g_file_set_contents (inside, "inside", -1, NULL));
  g_assert_true (g_file_set_contents (outside, "outside", -1, NULL));

  link = build (fixture, "link.md");
  folder_link = build (fixture, "up");
  fifo = build (fixture, "fifo.md");
  g_assert_cmpint (symlink (outside, link), ==, 0);
  g_assert_cmpint (symlink ("..", folder_link), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  fixture->root_fd = carrel_safe_open_root (bank, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  close (fixture->root_fd);
  g_free (fixture->folder);
}

static void
test_opens_inside (Fixture       *fixture,
                   gconstpointer  user_data)
{
  GError *error = NULL;
  char buffer[6];
  int fd = carrel_safe_open_beneath (fixture->root_fd, "below/inside.md", 100, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read (fd, buffer, sizeof buffer), ==, 6);
  g_assert_cmpmem (buffer, 6, "inside", 6);
  close (fd);
}

static void
test_refuses_the_rest (Fixture       *fixture,
                       gconstpointer  user_data)
{
  const struct
  {
    const char     *path;
    CarrelBaseError code;
  } cases[] = {
    { "../outside.md", CARREL_BASE_ERROR_OUTSIDE },
    { "below/../../outside.md", CARREL_BASE_ERROR_OUTSIDE },
    { "/etc/passwd", CARREL_BASE_ERROR_OUTSIDE },
    { "missing.md", CARREL_BASE_ERROR_NOT_FOUND },
    { "below", CARREL_BASE_ERROR_NOT_REGULAR },
    { "fifo.md", CARREL_BASE_ERROR_NOT_REGULAR },
    { "link.md", CARREL_BASE_ERROR_NOT_REGULAR },
  };
  const char *links[] = { "up/outside.md", "up/bank/below/inside.md" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (carrel_safe_open_beneath (fixture->root_fd, cases[i].path, 100, &error), <, 0);
      g_assert_error (error, CARREL_BASE_ERROR, (int) cases[i].code);
    }

  /* Through a link to a folder: refused, whatever it is called. */
  for (i = 0; i < G_N_ELEMENTS (links); i++)
    g_assert_cmpint (carrel_safe_open_beneath (fixture->root_fd, links[i], 100, NULL), <, 0);
}

static void
test_refuses_devices (void)
{
  g_autoptr (GError) error = NULL;
  int root_fd = carrel_safe_open_root ("/dev", NULL);

  g_assert_cmpint (root_fd, >=, 0);
  g_assert_cmpint (carrel_safe_open_beneath (root_fd, "zero", 100, &error), <, 0);
  g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_REGULAR);
  close (root_fd);
}

static void
test_refuses_large_files (Fixture       *fixture,
                          gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (carrel_safe_open_beneath (fixture->root_fd, "below/inside.md", 5, &error), <, 0);
  g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/base/safe-open/inside", Fixture, NULL, set_up, test_opens_inside, tear_down);
  g_test_add ("/base/safe-open/refused", Fixture, NULL, set_up, test_refuses_the_rest, tear_down);
  g_test_add ("/base/safe-open/large", Fixture, NULL, set_up, test_refuses_large_files, tear_down);
  g_test_add_func ("/base/safe-open/device", test_refuses_devices);
  return g_test_run ();
}
