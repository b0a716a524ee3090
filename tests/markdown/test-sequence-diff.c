/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-sequence-diff.h"

#include <string.h>

#define MAX_LENGTH 40

/* The most that two sequences can have in common, found the slow way. */
static guint
count_common (const guint *before,
              guint        n_before,
              const guint *after,
              guint        n_after)
{
  guint common[MAX_LENGTH + 1][MAX_LENGTH + 1] = { { 0 } };
  guint i;
  guint j;

  for (i = 1; i <= n_before; i++)
    for (j = 1; j <= n_after; j++)
      common[i][j] = before[i - 1] == after[j - 1] ? common[i - 1][j - 1] + 1
                                                   : MAX (common[i - 1][j], common[i][j - 1]);

  return common[n_before][n_after];
}

/* How many of both stayed; they must be equal, in order. */
static guint
check_kept (const guint  *before,
            guint         n_before,
            const guint8 *removed,
            const guint  *after,
            guint         n_after,
            const guint8 *added)
{
  guint n_kept = 0;
  guint i = 0;
  guint j = 0;

  for (;;)
    {
      while (i < n_before && removed[i])
        i++;

      while (j < n_after && added[j])
        j++;

      if (i == n_before || j == n_after)
        break;

      g_assert_cmpuint (before[i++], ==, after[j++]);
      n_kept++;
    }

  g_assert_cmpuint (i, ==, n_before);
  g_assert_cmpuint (j, ==, n_after);

  return n_kept;
}

static void
test_shortest (void)
{
  guint before[MAX_LENGTH];
  guint after[MAX_LENGTH];
  guint8 removed[MAX_LENGTH];
  guint8 added[MAX_LENGTH];
  guint round;
  guint i;

  for (round = 0; round < 20000; round++)
    {
      guint n_before = g_test_rand_int_range (0, MAX_LENGTH + 1);
      guint n_after = g_test_rand_int_range (0, MAX_LENGTH + 1);
      guint n_kinds = g_test_rand_int_range (1, 12);
      guint64 steps = G_MAXUINT64;

      for (i = 0; i < n_before; i++)
        before[i] = g_test_rand_int_range (0, n_kinds);

      for (i = 0; i < n_after; i++)
        after[i] = g_test_rand_int_range (0, n_kinds + 1);

      g_assert_true (carrel_sequence_diff (before, n_before, after, n_after, removed, added, &steps));
      g_assert_cmpuint (check_kept (before, n_before, removed, after, n_after, added), ==,
                        count_common (before, n_before, after, n_after));
    }
}

static void
test_few_steps (void)
{
  guint before[MAX_LENGTH];
  guint after[MAX_LENGTH];
  guint8 removed[MAX_LENGTH];
  guint8 added[MAX_LENGTH];
  guint round;
  guint i;

  for (round = 0; round < 2000; round++)
    {
      guint64 steps = g_test_rand_int_range (0, 100);

      for (i = 0; i < MAX_LENGTH; i++)
        {
          before[i] = g_test_rand_int_range (0, 4);
          after[i] = g_test_rand_int_range (0, 4);
        }

      if (!carrel_sequence_diff (before, MAX_LENGTH, after, MAX_LENGTH, removed, added, &steps))
        g_assert_cmpuint (steps, ==, 0);

      check_kept (before, MAX_LENGTH, removed, after, MAX_LENGTH, added);
    }
}

/* Two long sequences without order take no more than is allowed. */
static void
test_bounded (void)
{
  const guint n = 200000;
  g_autofree guint *before = g_new (guint, n);
  g_autofree guint *after = g_new (guint, n);
  g_autofree guint8 *removed = g_new (guint8, n);
  g_autofree guint8 *added = g_new (guint8, n);
  guint64 steps = 1000000;
  guint i;

  for (i = 0; i < n; i++)
    {
      before[i] = g_test_rand_int_range (0, 2);
      after[i] = g_test_rand_int_range (0, 2);
    }

  g_assert_false (carrel_sequence_diff (before, n, after, n, removed, added, &steps));
  g_assert_cmpuint (steps, ==, 0);
  check_kept (before, n, removed, after, n, added);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/sequence-diff/shortest", test_shortest);
  g_test_add_func ("/markdown/sequence-diff/few-steps", test_few_steps);
  g_test_add_func ("/markdown/sequence-diff/bounded", test_bounded);
  return g_test_run ();
}
