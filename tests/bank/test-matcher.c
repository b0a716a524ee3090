/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-matcher.h"

#define MATCH(olds, news) carrel_matcher_match (olds, G_N_ELEMENTS (olds), news, G_N_ELEMENTS (news))

static void
test_edits (void)
{
  const CarrelMatchTopic olds[] = {
    { "a.md", "S", "Same", "1" },
    { "a.md", "S", "Edited", "2" },
    { "a.md", "S", "Moved", "3" },
    { "a.md", "S", "Reworded", "4" },
    { "a.md", "S", "Gone", "5" },
  };
  const CarrelMatchTopic news[] = {
    { "a.md", "S", "New", "9" },
    { "a.md", "S", "Differently worded", "4" },
    { "b.md", "T", "Moved", "3" },
    { "a.md", "S", "Edited", "2b" },
    { "a.md", "S", "Same", "1" },
  };
  g_autofree int *matches = MATCH (olds, news);
  const int expected[] = { -1, 3, 2, 1, 0 };

  g_assert_cmpmem (matches, sizeof expected, expected, sizeof expected);
}

static void
test_ambiguous (void)
{
  /* One of two topics with the same title was edited: the other is still itself. */
  const CarrelMatchTopic olds[] = {
    { "a.md", "", "Twice", "1" },
    { "a.md", "", "Twice", "2" },
  };
  const CarrelMatchTopic news[] = {
    { "a.md", "", "Twice", "1" },
    { "a.md", "", "Twice", "2b" },
    { "a.md", "", "Twice", "3" },
  };
  g_autofree int *matches = MATCH (olds, news);

  g_assert_cmpint (matches[0], ==, 0);
  g_assert_cmpint (matches[1], ==, -1);
  g_assert_cmpint (matches[2], ==, -1);
}

static void
test_alike_in_everything (void)
{
  const CarrelMatchTopic topics[] = {
    { "a.md", "", "Twice", "1" },
    { "a.md", "", "Twice", "1" },
  };
  g_autofree int *matches = MATCH (topics, topics);

  g_assert_cmpint (matches[0], ==, 0);
  g_assert_cmpint (matches[1], ==, 1);
}

static void
test_empty_bodies_are_no_evidence (void)
{
  const CarrelMatchTopic olds[] = { { "a.md", "", "Old", NULL } };
  const CarrelMatchTopic news[] = { { "a.md", "", "New", NULL } };
  g_autofree int *matches = MATCH (olds, news);

  g_assert_cmpint (matches[0], ==, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/matcher/edits", test_edits);
  g_test_add_func ("/bank/matcher/ambiguous", test_ambiguous);
  g_test_add_func ("/bank/matcher/alike", test_alike_in_everything);
  g_test_add_func ("/bank/matcher/empty-bodies", test_empty_bodies_are_no_evidence);
  return g_test_run ();
}
