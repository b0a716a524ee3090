/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-key-points.h"

#include <string.h>

static void
assert_points (const char *markdown,
               const char *expected)
{
  g_auto (GStrv) points = carrel_key_points_list (markdown);
  g_autofree char *joined = g_strjoinv ("|", points);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_below_heading (void)
{
  assert_points ("Text.\n\n- a\n- b\n\n#### Key points\n\n- It is `fast`.\n- It has **two** ends,\n  and a middle.\n\n#### Example\n\n- c\n- d\n",
                 "It is fast.|It has two ends, and a middle.");
  assert_points ("## Kernpunkte:\n1. eins\n2. zwei\n", "eins|zwei");
}

static void
test_first_list (void)
{
  assert_points ("Three kinds:\n\n* [one](a.md)\n* two\n  * a part of it\n* three\n\nMore text.\n\n- x\n- y\n", "one|two|three");
  assert_points ("```\n- a\n- b\n```\n", "");
  assert_points ("- only one\n\ntext\n", "");
  assert_points ("No list at all", "");
  assert_points ("", "");
}

static void
test_plain (void)
{
  const char *text = "`a * b` is\n**not** [this](x) [y";
  g_autofree char *plain = carrel_key_points_dup_plain (text, strlen (text));

  g_assert_cmpstr (plain, ==, "a * b is not this [y");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/key-points/below-heading", test_below_heading);
  g_test_add_func ("/bank/key-points/first-list", test_first_list);
  g_test_add_func ("/bank/key-points/plain", test_plain);
  return g_test_run ();
}
