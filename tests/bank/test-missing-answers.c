/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-answer-pairing.h"
#include "carrel-document-reader.h"

static CarrelDocument *
read_text (const char *path,
           const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GError *error = NULL;
  CarrelDocument *document = carrel_document_read (path, bytes, NULL, &error);

  g_assert_no_error (error);

  return document;
}

/* "line: sentence", one a line. */
static void
assert_notices (CarrelDocument *document,
                const char     *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);
  guint i;

  for (i = 0; i < document->notices->len; i++)
    {
      const CarrelNotice *notice = g_ptr_array_index (document->notices, i);

      g_string_append_printf (found, "%u: %s\n", notice->line, notice->message);
    }

  g_assert_cmpstr (found->str, ==, expected);
}

/* Whoever writes questions only knows it: one notice says so. */
static void
test_section_without_answers (void)
{
  g_autoptr (CarrelDocument) document =
    read_text ("tea.md", "# Tea\n\n## Leaves\n\n- Why do leaves curl?\n- When are they picked?\n\n"
                         "## Water\n\n- How hot is it?\n- How hard is it?\n- How much is it?\n");

  assert_notices (document, "5: None of the 2 questions of this section has an answer\n"
                            "10: None of the 3 questions of this section has an answer\n");
}

/* Among questions with answers, one without was forgotten. */
static void
test_forgotten_answers (void)
{
  g_autoptr (CarrelDocument) document =
    read_text ("tea.md", "## What is tea?\n\nLeaves.\n\n## What is a pot?\n\n## What is a cup?\n");

  assert_notices (document, "5: The question has no answer\n7: The question has no answer\n");
}

/* Answers that a second file gives leave only what it does not answer. */
static void
test_second_file (void)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);

  g_ptr_array_add (documents, read_text ("questions.md", "# Tea\n\n1. Why do leaves curl?\n2. When are they picked?\n3. Who picks them?\n"));
  g_ptr_array_add (documents, read_text ("answers.md", "# Answers\n\n1. They dry.\n3. People do.\n"));
  assert_notices (g_ptr_array_index (documents, 0), "3: None of the 3 questions of this section has an answer\n");

  carrel_answer_pairing_apply (documents);
  assert_notices (g_ptr_array_index (documents, 0), "4: The question has no answer\n");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/missing-answers/section", test_section_without_answers);
  g_test_add_func ("/bank/missing-answers/forgotten", test_forgotten_answers);
  g_test_add_func ("/bank/missing-answers/second-file", test_second_file);

  return g_test_run ();
}
