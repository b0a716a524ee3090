/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-document-reader.h"

static CarrelDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  GError *error = NULL;
  CarrelDocument *document = carrel_document_read ("README.md", bytes, NULL, &error);

  g_assert_no_error (error);

  return document;
}

static void
test_variant_keeps_all (void)
{
  g_autoptr (CarrelDocument) document =
    read_text ("---\norder: 2.5\nlang: ja\n---\n# A\n\n## S\n\n- [B](b.md)\n- [C](C%23.md)\n\n### What is one?\n\nOne.\n\n### What is two?\n\n### What is two?\n\nTwo.\n");
  g_autoptr (GVariant) variant = g_variant_ref_sink (carrel_document_to_variant (document));
  g_autoptr (CarrelDocument) copy = carrel_document_from_variant (variant, NULL);
  g_autoptr (GVariant) again = NULL;

  g_assert_nonnull (copy);
  again = g_variant_ref_sink (carrel_document_to_variant (copy));
  g_assert_true (g_variant_equal (variant, again));
  g_assert_cmpuint (copy->topics->len, ==, 4);
  g_assert_cmpuint (copy->notices->len, ==, 2);
  g_assert_cmpuint (copy->links->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (copy->links, 1), ==, "C#.md");
  g_assert_true (copy->has_order);
  g_assert_cmpfloat_with_epsilon (copy->order, 2.5, 1e-9);
  g_assert_cmpstr (copy->language, ==, "ja");
}

/* The numbers go in pairs, the last of which may have to be filled up. */
static GVariant *
new_outline (const char *text,
             GVariant   *numbers)
{
  gsize n;
  const guint32 *given = g_variant_get_fixed_array (numbers, &n, sizeof (guint32));
  g_autofree guint64 *pairs = g_new0 (guint64, n / 2 + 1);

  memcpy (pairs, given, n * sizeof (guint32));

  return g_variant_new ("(s@at)", text, g_variant_new_fixed_array (G_VARIANT_TYPE_UINT64, pairs, (n + 1) / 2, sizeof (guint64)));
}

/* A document with its order, language, layouts, links and records, as numbers and lengths; the text holds
 * the strings one after the other (see carrel-document-variant.c). */
static void
test_variant_is_checked (void)
{
  const struct
  {
    const char *why; /* it is refused; NULL where it is not */
    const char *text;
    const char *numbers;
  } cases[] = {
    { NULL, "aA", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0" },
    { "an order that is no number", "aA", "1, 1, 0xffffffff, 1, 1, 0, 0x7ff80000,  0,  0,  0, 0, 0, 0, 0" },
    { "no such layout", "aAZ", "1, 1, 0xffffffff, 1, 0,  1, 1,  0,  0, 0, 0, 0, 0" },
    { "a link that leads out", "aA../b", "1, 1, 0xffffffff, 1, 0,  0,  1, 4,  0, 0, 0, 0, 0" },
    { "a link to the root", "aA/etc", "1, 1, 0xffffffff, 1, 0,  0,  1, 4,  0, 0, 0, 0, 0" },
    { "no language", "aAno language", "1, 1, 11, 1, 0,  0,  0,  0, 0, 0, 0, 0" },
    { "its own parent", "aAS", "1, 1, 0xffffffff, 1, 0,  0,  0,  1, 1, 0, 1,  0, 0, 0, 0" },
    { "ends before it begins", "aAT", "1, 1, 0xffffffff, 1, 0,  0,  0,  0,  1, 5, 4, 0xffffffff, 0, 1, 0,  0, 0, 0" },
    { "no such section", "aAT", "1, 1, 0xffffffff, 1, 0,  0,  0,  0,  1, 1, 1, 0, 0, 1, 0,  0, 0, 0" },
    { "no such kind", "aAT", "1, 1, 0xffffffff, 1, 0,  0,  0,  0,  1, 1, 1, 0xffffffff, 7, 1, 0,  0, 0, 0" },
    { "no title", "aA", "1, 1, 0xffffffff, 1, 0,  0,  0,  0,  1, 1, 1, 0xffffffff, 0, 0, 0,  0, 0, 0" },
    { "no such topic", "aAQ",
      "1, 1, 0xffffffff, 1, 0,  0,  0,  0,  0,  1, 1, 0, 0, 0, 0, 1, 0xffffffff, 0xffffffff, 0xffffffff, 0,  0, 0" },
    { "a notice of line 0", "aAc", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0,  1, 0, 0xffffffff, 1, 0,  0" },
    { "text that is too short", "aA", "1, 7, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0" },
    { "text that is left", "aAB", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0" },
    { "a character cut", "a\303\244", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0" },
    { NULL, "aAT",
      "1, 1, 0xffffffff, 1, 0,  0,  0,  0,  1, 1, 1, 0xffffffff, 1, 1, 0,  1, 1, 0, 0, 0, 1, 0xfffffffe, 0xffffffff, 0xffffffff, 0xffffffff, 0,  0, 0" },
    { "numbers that are left", "aA", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0, 0, 0" },
    { "a filling that is no zero", "aA", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0, 1" },
    { "numbers that are missing", "aA", "1, 1, 0xffffffff, 1, 0" },
    { "more records than numbers", "aA", "1, 1, 0xffffffff, 1, 0,  0,  0,  4000000000, 0, 0, 0, 0" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *numbers = g_strdup_printf ("[%s]", cases[i].numbers);
      g_autoptr (GVariant) array = g_variant_parse (G_VARIANT_TYPE ("au"), numbers, NULL, NULL, &error);
      g_autoptr (GVariant) variant = NULL;
      g_autoptr (CarrelDocument) document = NULL;

      g_assert_no_error (error);
      variant = g_variant_ref_sink (new_outline (cases[i].text, array));
      document = carrel_document_from_variant (variant, &error);
      g_test_message ("%s", cases[i].why != NULL ? cases[i].why : "as it should be");
      g_assert_true ((document != NULL) == (cases[i].why == NULL));
      g_assert_true ((error == NULL) == (cases[i].why == NULL));
    }
}

static void
test_body_is_the_source (void)
{
  g_autoptr (CarrelDocument) document =
    read_text ("## What is a?\n\n*A*\n  indented\n\n---\n\n## What is b?\n\nB\n");
  CarrelTopic *topic = g_ptr_array_index (document->topics, 0);

  g_assert_cmpstr (topic->body, ==, "*A*\n  indented\n");
  g_assert_cmpuint (topic->first_line, ==, 1);
  g_assert_cmpuint (topic->last_line, ==, 4);
}

/* Wherever a footnote stands, it goes with the topics that refer to it, and with no other. */
static void
test_footnotes (void)
{
  g_autoptr (CarrelDocument) document =
    read_text ("## What is a?\n\nA[^1] and[^2].\n\n[^1]: One.\n\n## What is b?\n\nB.\n\n[^2]: Two.\n\n## What is[^2] c?\n");
  const char *bodies[] = { "A[^1] and[^2].\n\n\n[^1]: One.\n[^2]: Two.\n", "B.\n", "" };
  guint i;

  g_assert_cmpuint (document->topics->len, ==, G_N_ELEMENTS (bodies));

  for (i = 0; i < document->topics->len; i++)
    {
      const CarrelTopic *topic = g_ptr_array_index (document->topics, i);

      g_assert_cmpuint (topic->first_line, <=, topic->last_line);
      g_assert_cmpstr (topic->body, ==, bodies[i]);
    }
}

/* Answers at the end go to their questions with all that is said of them, and only then is their list
 * no topic. */
static void
test_answers_at_the_end (void)
{
  g_autoptr (CarrelDocument) words =
    read_text ("## Questions\n\n1. What is a?\n2. What is b?\n3. Why c?\n\n## Part 2: Answers\n\n"
               "1. A `letter`\n   of **many**:\n\n   ```sh\n   2. no answer\n     ls\n   ```\n2. Another\n3. Why not?\n");
  g_autoptr (CarrelDocument) keys =
    read_text ("1. Which?\n   - A. x\n   - B. y\n\n2. Whom?\n   - A. x\n   - B. y\n\n## Answers\n\n1. **B**: for it is `y`\n2. A\n");
  g_autoptr (CarrelDocument) unused =
    read_text ("1. Which?\n   - A. x\n   - B. y\n\n2. Whom?\n   - A. x\n   - B. y\n\n## Answers\n\n1. B\n2. A\n3. A\n");
  const CarrelTopic *topic;
  const CarrelQuestion *question;

  g_assert_cmpuint (words->topics->len, ==, 3);
  topic = g_ptr_array_index (words->topics, 0);
  g_assert_cmpstr (topic->body, ==, "A `letter`\nof **many**:\n\n```sh\n2. no answer\n  ls\n```");
  question = g_ptr_array_index (words->questions, 0);
  g_assert_true (question->answered);
  g_assert_cmpstr (question->answer, ==, topic->body);

  g_assert_cmpuint (keys->topics->len, ==, 2);
  topic = g_ptr_array_index (keys->topics, 0);
  g_assert_true (g_str_has_suffix (topic->body, "\n\n**Answers:** B\n\nfor it is `y`"));
  question = g_ptr_array_index (keys->questions, 0);
  g_assert_cmpstr (question->explanation, ==, "for it is `y`");

  g_assert_cmpuint (unused->topics->len, ==, 3);
  g_assert_cmpuint (unused->notices->len, ==, 1);
  g_assert_cmpstr (((CarrelNotice *) g_ptr_array_index (unused->notices, 0))->code, ==, "unused-answer");
}

/* Tags that only make all of an answer bold are no part of it, closed or not. */
static void
test_bold_around_answers (void)
{
  g_autoptr (CarrelDocument) document =
    read_text ("<details><summary>What is a?</summary><br><b>\n- one\n- two\n</details>\n\n"
               "<details><summary>What is b?</summary><br><b>\n\nText.\n\n</b><br></details>\n\n"
               "<details><summary>What is c?</summary><br><b>\n- one\n\n- two</b></details>\n");
  const char *bodies[] = { "- one\n- two", "Text.", "- one\n\n- two" };
  guint i;

  g_assert_cmpuint (document->topics->len, ==, G_N_ELEMENTS (bodies));
  g_assert_cmpuint (document->notices->len, ==, 0);

  for (i = 0; i < document->topics->len; i++)
    g_assert_cmpstr (((CarrelTopic *) g_ptr_array_index (document->topics, i))->body, ==, bodies[i]);
}

static void
test_binary_names_the_file (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\0\1\2\0\0\0\0\0\0\0", 10);
  g_autoptr (GError) error = NULL;

  g_assert_null (carrel_document_read ("b.md", bytes, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "b.md: "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/document/variant", test_variant_keeps_all);
  g_test_add_func ("/bank/document/variant-checked", test_variant_is_checked);
  g_test_add_func ("/bank/document/body", test_body_is_the_source);
  g_test_add_func ("/bank/document/footnotes", test_footnotes);
  g_test_add_func ("/bank/document/answers-at-the-end", test_answers_at_the_end);
  g_test_add_func ("/bank/document/bold-around", test_bold_around_answers);
  g_test_add_func ("/bank/document/binary", test_binary_names_the_file);
  return g_test_run ();
}
