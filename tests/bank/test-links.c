/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-document-links.h"
#include "carrel-document-reader.h"

static void
assert_links (const char *path,
              const char *text,
              const char *expected)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CarrelDocument) document = carrel_document_read (path, bytes, NULL, NULL);
  g_autofree char *joined = NULL;

  g_assert_nonnull (document);
  g_ptr_array_add (document->links, NULL);
  joined = g_strjoinv (" ", (char **) document->links->pdata);
  g_ptr_array_set_size (document->links, document->links->len - 1);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_entries (void)
{
  assert_links ("README.md", "# A\n\n1. [B](b.md) is good\n2. [C](c/c.MARKDOWN#x)\n   - [D](c/../d.md)\n", "b.md c/c.MARKDOWN d.md");
  assert_links ("x/README.md", "| day | text |\n|--|--|\n| 1 | [A](a.md) |\n| 2 | [B](../b.md) |\n", "x/a.md b.md");
  assert_links ("README.md", "## [One](1.md)\n\nText.\n\n## [Two](2.md)\n\nText.\n", "1.md 2.md");
  assert_links ("README.md", "[A](a.md) · [B](b.md)\\\n[C](c.md)\n", "a.md b.md c.md");
  assert_links ("README.md", "- [A][a]\n- ![B](b.md)\n- <c.md>\n\n[a]: a.md\n", "a.md");
}

static void
test_what_is_left_out (void)
{
  assert_links ("README.md", "Read [A](a.md) first.\n\n- [B](b.md)\n- [B again](b.md)\n- [self](README.md)\n", "b.md");
  assert_links ("README.md", "- [A](https://example.com/a.md)\n- [B](b.txt)\n- [C](../c.md)\n- [D](#d)\n- [E](e)\n", "");
  assert_links ("README.md", "```\n- [A](a.md)\n```\n\n<!-- - [B](b.md) -->\n", "");
}

static void
test_bound (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CarrelDocument) document = NULL;
  guint i;

  for (i = 0; i < CARREL_DOCUMENT_MAX_LINKS + 10; i++)
    g_string_append_printf (text, "- [x](%u.md)\n", i);

  bytes = g_bytes_new_static (text->str, text->len);
  document = carrel_document_read ("README.md", bytes, NULL, NULL);
  g_assert_cmpuint (document->links->len, ==, CARREL_DOCUMENT_MAX_LINKS);
  g_assert_cmpstr (g_ptr_array_index (document->links, 9999), ==, "9999.md");
}

static void
test_front_matter (void)
{
  const struct
  {
    const char *matter;
    gboolean    has_order;
    double      order;
    const char *language;
  } cases[] = {
    { "order: 3\nlang: ja-JP", TRUE, 3.0, "ja" },
    { "weight: 10\nnav_order: 2", TRUE, 10.0, NULL },
    { "nav_order: 2\norder: -1.5 # first", TRUE, -1.5, NULL },
    { "sidebar_position: '7'\nlanguage: \"pt_br\"", TRUE, 7.0, "pt-BR" },
    { "order: 0", TRUE, 0.0, NULL },
    { "order: third\nindex: 4", TRUE, 4.0, NULL },
    { "menu:\n  order: 3", FALSE, 0.0, NULL },
    { "order: inf", FALSE, 0.0, NULL },
    { "order: 3 of 5", FALSE, 0.0, NULL },
    { "title: A\nlang: ts", FALSE, 0.0, NULL },
    { "language: JavaScript", FALSE, 0.0, NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("---\n%s\n---\n\n## What is a?\n\nA.\n", cases[i].matter);
      g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (CarrelDocument) document = carrel_document_read ("a.md", bytes, NULL, NULL);

      g_test_message ("%s", cases[i].matter);
      g_assert_cmpint (document->has_order, ==, cases[i].has_order);
      g_assert_cmpfloat_with_epsilon (document->order, cases[i].order, 1e-9);
      g_assert_cmpstr (document->language, ==, cases[i].language);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/links/entries", test_entries);
  g_test_add_func ("/bank/links/left-out", test_what_is_left_out);
  g_test_add_func ("/bank/links/bound", test_bound);
  g_test_add_func ("/bank/links/front-matter", test_front_matter);
  return g_test_run ();
}
