/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-title.h"

static void
test_clean (void)
{
  const struct
  {
    const char *text;
    const char *title;
    gboolean    glued;
  } cases[] = {
    { "12. What is tea?", "What is tea?", FALSE },
    { "Q1. What is tea?", "What is tea?", FALSE },
    { "Q: What is tea?", "What is tea?", FALSE },
    { "Question 3: Why?", "Why?", FALSE },
    { "Why? ##3", "Why?", TRUE },
    { "What is C#", "What is C#", FALSE },
    { "Issue #3", "Issue #3", FALSE },
    { "3.14 is pi", "3.14 is pi", FALSE },
    { "Queues", "Queues", FALSE },
    { "1.", "1.", FALSE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CarrelTitle) title = { 0 };

      carrel_title_read (&title, cases[i].text);
      g_assert_cmpstr (title.text, ==, cases[i].title);
      g_assert_cmpint (title.glued_hash, ==, cases[i].glued);
    }
}

static gboolean
is_question_like (const char *text)
{
  g_auto (CarrelTitle) title = { 0 };

  carrel_title_read (&title, text);

  return title.question_like;
}

static void
test_question_like (void)
{
  g_assert_true (is_question_like ("Explain closures"));
  g_assert_true (is_question_like ("Q7. Closures"));
  g_assert_true (is_question_like ("闭包是什么？"));
  g_assert_false (is_question_like ("How to install"));
  g_assert_false (is_question_like ("Whatever works"));
  g_assert_false (is_question_like ("License"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/title/clean", test_clean);
  g_test_add_func ("/bank/title/question-like", test_question_like);
  return g_test_run ();
}
