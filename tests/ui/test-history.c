/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-history.h"

static void
test_back_and_forward (void)
{
  CarrelHistory *history = carrel_history_new ();

  g_assert_false (carrel_history_can_go (history, -1));
  carrel_history_visit (history, 1);
  carrel_history_visit (history, 2);
  carrel_history_visit (history, 2);
  carrel_history_visit (history, 3);

  g_assert_cmpint (carrel_history_go (history, -1), ==, 2);
  g_assert_cmpint (carrel_history_go (history, -1), ==, 1);
  g_assert_cmpint (carrel_history_go (history, -1), ==, 0);
  g_assert_cmpint (carrel_history_go (history, 1), ==, 2);

  /* A visit forgets what was ahead. */
  carrel_history_visit (history, 4);
  g_assert_false (carrel_history_can_go (history, 1));
  g_assert_cmpint (carrel_history_go (history, -1), ==, 2);
  carrel_history_free (history);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/history/back-and-forward", test_back_and_forward);
  return g_test_run ();
}
