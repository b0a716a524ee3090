/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-question-matcher.h"

static const CarrelMatchOption teas[] = { { "Assam", FALSE }, { "Sencha", TRUE } };
static const CarrelMatchOption turned_teas[] = { { "Sencha", TRUE }, { "Assam", FALSE } };
static const CarrelMatchOption pots[] = { { "Iron", TRUE }, { "Clay", TRUE } };

static void
check (const CarrelMatchQuestion *olds,
       guint                      n_old,
       const CarrelMatchQuestion *news,
       guint                      n_new,
       const int                 *expected)
{
  g_autofree int *matches = carrel_question_matcher_match (olds, n_old, news, n_new);
  guint i;

  for (i = 0; i < n_new; i++)
    g_assert_cmpint (matches[i], ==, expected[i]);
}

static void
test_prompts (void)
{
  const CarrelMatchQuestion olds[] = {
    { "1. Which is green?", NULL, teas, 2 },
    { "2. Which are heavy?", NULL, pots, 2 },
    { "3. Who drinks milk?", "Children", NULL, 0 },
  };
  const CarrelMatchQuestion news[] = {
    { "1. Who drinks milk?", "Cats", NULL, 0 },
    { "2. Which is green?", NULL, turned_teas, 2 },
    { "3. Where does coffee grow?", "In Brazil", NULL, 0 },
  };
  const int expected[] = { 2, 0, -1 };

  check (olds, 3, news, 3, expected);
}

static void
test_options (void)
{
  const CarrelMatchQuestion olds[] = {
    { "Which is green?", NULL, teas, 2 },
    { "Which is heavy?", NULL, pots, 2 },
  };
  const CarrelMatchQuestion news[] = {
    { "Name the weighty ones", NULL, pots, 2 },
    { "Tick the Japanese kind", NULL, turned_teas, 2 },
  };
  const int expected[] = { 1, 0 };

  check (olds, 2, news, 2, expected);
}

static void
test_reworded (void)
{
  const CarrelMatchQuestion olds[] = {
    { "Why is the handle of an iron pot hollow?", "It stays cool.", NULL, 0 },
    { "How long do black leaves stay in water?", "Four minutes.", NULL, 0 },
  };
  const CarrelMatchQuestion news[] = {
    { "How long should black leaves stay in hot water?", "Four minutes.", NULL, 0 },
    { "Why are handles of an iron pot hollow?", "They stay cool.", NULL, 0 },
  };
  const int expected[] = { 1, 0 };

  check (olds, 2, news, 2, expected);
}

static void
test_only_one (void)
{
  const CarrelMatchQuestion olds[] = { { NULL, NULL, NULL, 0 } };
  const CarrelMatchQuestion news[] = { { "Which is green?", NULL, teas, 2 } };
  const int expected[] = { 0 };

  check (olds, 1, news, 1, expected);
}

static void
test_alike_in_everything (void)
{
  const CarrelMatchQuestion questions[] = {
    { "Which is green?", NULL, teas, 2 },
    { "Which is green?", NULL, teas, 2 },
    { "Which is heavy?", NULL, pots, 2 },
  };
  const int expected[] = { 0, 1, 2 };

  check (questions, 3, questions, 3, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/question-matcher/prompts", test_prompts);
  g_test_add_func ("/bank/question-matcher/options", test_options);
  g_test_add_func ("/bank/question-matcher/reworded", test_reworded);
  g_test_add_func ("/bank/question-matcher/only-one", test_only_one);
  g_test_add_func ("/bank/question-matcher/alike", test_alike_in_everything);
  return g_test_run ();
}
