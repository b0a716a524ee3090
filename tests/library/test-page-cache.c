/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-page-cache.h"

static void
test_forgets_the_least_used (void)
{
  CarrelPageCache *cache = carrel_page_cache_new (2, 1000);

  carrel_page_cache_add (cache, "a.md", "one", "<p>1");
  carrel_page_cache_add (cache, "a.md", "two", "<p>2");
  g_assert_cmpstr (carrel_page_cache_lookup (cache, "a.md", "one"), ==, "<p>1");

  carrel_page_cache_add (cache, "a.md", "three", "<p>3");
  g_assert_cmpstr (carrel_page_cache_lookup (cache, "a.md", "one"), ==, "<p>1");
  g_assert_null (carrel_page_cache_lookup (cache, "a.md", "two"));

  carrel_page_cache_free (cache);
}

static void
test_tells_documents_apart (void)
{
  CarrelPageCache *cache = carrel_page_cache_new (4, 1000);

  carrel_page_cache_add (cache, "a.md", "text", "<p>a");
  g_assert_null (carrel_page_cache_lookup (cache, "b/a.md", "text"));

  carrel_page_cache_free (cache);
}

static void
test_bounds_bytes (void)
{
  CarrelPageCache *cache = carrel_page_cache_new (100, 10);

  carrel_page_cache_add (cache, "a.md", "small", "12345678");
  carrel_page_cache_add (cache, "a.md", "large", "12345678901");
  g_assert_null (carrel_page_cache_lookup (cache, "a.md", "large"));
  g_assert_nonnull (carrel_page_cache_lookup (cache, "a.md", "small"));

  carrel_page_cache_add (cache, "a.md", "next", "12345");
  g_assert_null (carrel_page_cache_lookup (cache, "a.md", "small"));

  carrel_page_cache_free (cache);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/page-cache/least-used", test_forgets_the_least_used);
  g_test_add_func ("/library/page-cache/documents", test_tells_documents_apart);
  g_test_add_func ("/library/page-cache/bytes", test_bounds_bytes);
  return g_test_run ();
}
