/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-slug.h"

static void
test_slugs (void)
{
  const struct
  {
    const char *title;
    const char *slug;
  } cases[] = {
    { "What is a pipe?", "what-is-a-pipe" },
    { "C++ & Rust", "c--rust" },
    { "snake_case stays", "snake_case-stays" },
    { "Größe", "größe" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *slug = carrel_slug_for_title (cases[i].title);

      g_assert_cmpstr (slug, ==, cases[i].slug);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/slug/titles", test_slugs);
  return g_test_run ();
}
