/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-picture.h"

#include <string.h>
#include <unistd.h>

#include "carrel-error.h"

#define PNG "\x89PNG\r\n\x1a\n rest"

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp (NULL, &error);
  const struct
  {
    const char *name;
    const char *contents;
  } files[] = {
    { "bank.md", "# Bank" },
    { "real.png", PNG },
    { "secret.png", "root:x:0:0" },
    { "secret.txt", PNG },
    { "drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>" },
  };
  guint i;

  g_assert_no_error (error);

  for (i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);

      g_assert_true (g_file_set_contents (path, files[i].contents, -1, NULL));
    }

  return folder;
}

static void
test_pictures (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "bank.md", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) from_folder = NULL;
  g_autoptr (GBytes) from_file = NULL;
  const char *mime_type = NULL;

  from_folder = carrel_picture_load (folder, "real.png", &mime_type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mime_type, ==, "image/png");
  g_assert_cmpuint (g_bytes_get_size (from_folder), ==, strlen (PNG));

  from_file = carrel_picture_load (file, "drawing.svg", &mime_type, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mime_type, ==, "image/svg+xml");
}

static void
test_refuses_all_else (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *link = g_build_filename (folder, "link.png", NULL);
  const char *names[] = { "secret.png", "secret.txt", "bank.md", "gone.png", "link.png", "../x.png", "/etc/hostname" };
  guint i;

  g_assert_cmpint (symlink ("real.png", link), ==, 0);

  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *mime_type = NULL;

      g_assert_null (carrel_picture_load (folder, names[i], &mime_type, &error));
      g_assert_nonnull (error);
      g_assert_null (mime_type);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/picture/load", test_pictures);
  g_test_add_func ("/library/picture/refuse", test_refuses_all_else);
  return g_test_run ();
}
