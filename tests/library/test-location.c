/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-location.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "carrel-error.h"

static void
test_bundled (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_true (carrel_location_is_bundled ("bundled:nodejs"));
  g_assert_false (carrel_location_is_bundled ("file:///bundled"));

  path = carrel_location_dup_path ("bundled:nodejs", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (path, "/nodejs"));
}

static void
test_help (void)
{
  g_assert_true (carrel_location_is_bundled (CARREL_LOCATION_HELP));
  g_assert_true (carrel_location_is_help (CARREL_LOCATION_HELP));
  g_assert_false (carrel_location_is_help ("bundled:nodejs"));
  g_assert_false (carrel_location_is_help ("file:///home/me/help"));

  g_assert_cmpstr (carrel_location_get_bundled_title (CARREL_LOCATION_HELP), ==, "Help");
  g_assert_cmpstr (carrel_location_get_bundled_title ("bundled:nodejs"), ==, "Node.js Interview");
  g_assert_null (carrel_location_get_bundled_title ("file:///home/me/help"));
}

static void
test_bundled_stays_inside (void)
{
  const char *locations[] = { "bundled:", "bundled:..", "bundled:../x", "bundled:/etc", "https://a.example/b.md" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (carrel_location_dup_path (locations[i], &error));
      g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND);
    }
}

static void
test_one_file_is_one_bank (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char *file = g_build_filename (folder, "bank.md", NULL);
  g_autofree char *link = g_build_filename (folder, "link.md", NULL);
  g_autofree char *file_uri = g_filename_to_uri (file, NULL, NULL);
  g_autofree char *link_uri = g_filename_to_uri (link, NULL, NULL);
  g_autofree char *canonical = NULL;

  g_assert_true (g_file_set_contents (file, "text", -1, &error));
  g_assert_cmpint (symlink ("bank.md", link), ==, 0);

  canonical = carrel_location_canonicalize (link_uri, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (canonical, ==, file_uri);

  g_unlink (link);
  g_unlink (file);

  g_free (carrel_location_canonicalize (file_uri, &error));
  g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "bank.md"));
}

static void
test_display (void)
{
  g_autofree char *home_uri = g_filename_to_uri (g_get_home_dir (), NULL, NULL);
  g_autofree char *uri = g_strconcat (home_uri, "/banks/a%20b.md", NULL);
  g_autofree char *display = carrel_location_dup_display (uri);

  g_assert_cmpstr (display, ==, "~/banks/a b.md");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/location/bundled", test_bundled);
  g_test_add_func ("/library/location/help", test_help);
  g_test_add_func ("/library/location/bundled-inside", test_bundled_stays_inside);
  g_test_add_func ("/library/location/one-bank", test_one_file_is_one_bank);
  g_test_add_func ("/library/location/display", test_display);
  return g_test_run ();
}
