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

/* A document with its order, language, layouts, links and records, as numbers and lengths; the text holds
 * the strings one after the other (see carrel-document-variant.c). */
static void
test_variant_is_checked (void)
{
  const struct
  {
    const char *why;
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
    { "numbers that are left", "aA", "1, 1, 0xffffffff, 1, 0,  0,  0,  0, 0, 0, 0, 0, 0" },
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
      variant = g_variant_ref_sink (g_variant_new ("(s@au)", cases[i].text, array));
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
  g_test_add_func ("/bank/document/binary", test_binary_names_the_file);
  return g_test_run ();
}
