/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that are made to be expensive end in bounded work, and a notice says what was not read. */

#include "config.h"

#include <string.h>

#include "carrel-document-reader.h"
#include "carrel-html-renderer.h"
#include "carrel-text-problem.h"

/* HTML of a text may be longer than the text, but not by much more than its markup. */
#define MAX_GROWTH 60
#define MAX_HTML (32 * 1024 * 1024)

static char *
repeat (const char *text,
        guint       n)
{
  gsize length = strlen (text);
  GString *out = g_string_sized_new (n * length + 1);
  guint i;

  for (i = 0; i < n; i++)
    g_string_append_len (out, text, length);

  return g_string_free (out, FALSE);
}

static CarrelDocument *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CarrelDocument *document = carrel_document_read ("a.md", bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (document->topics->len, <=, 1000000);

  return document;
}

static gboolean
has_notice (CarrelDocument *document,
            const char     *code)
{
  guint i;

  for (i = 0; i < document->notices->len; i++)
    if (strcmp (((CarrelNotice *) g_ptr_array_index (document->notices, i))->code, code) == 0)
      return TRUE;

  return FALSE;
}

static void
render (const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *html = carrel_html_render (text, strlen (text), "a.md", problems, &error);

  if (html == NULL)
    g_assert_nonnull (error);
  else
    g_assert_cmpuint (strlen (html), <=, MIN (strlen (text) * MAX_GROWTH + 1000, (gsize) MAX_HTML * 2));
}

/* Repeated texts that only must end, and be kept. */
static const struct
{
  const char *name;
  const char *text;
  guint       n;
} shapes[] = {
  { "brackets", "[", 50000 },
  { "closing-brackets", "]", 50000 },
  { "links", "[a](", 20000 },
  { "pictures", "![[](", 20000 },
  { "emphasis", "*a_ ", 20000 },
  { "strong", "**a__ ", 20000 },
  { "backticks", "`a``b", 20000 },
  { "tildes", "~a~~b", 20000 },
  { "entities", "&#1114111;&", 20000 },
  { "html", "<a b=\"", 20000 },
  { "comments", "<!-- ", 20000 },
  { "instructions", "<? ", 20000 },
  { "elements", "<b><i>", 20000 },
  { "divs", "<ul><li><div></blockquote></td></li>", 20000 },
  { "quotes-in-tags", "<b a='>", 20001 },
  { "same-headings", "# a\n\n# a-1\n\n", 20000 },
  { "footnotes", "[^a]", 20000 },
  { "addresses", "www.a.b@c.", 20000 },
  { "definitions", "[a]: /b\n", 20000 },
  { "options", "- [ ] a\n", 20000 },
  { "labels", "A. a\nB. b\n", 10000 },
  { "keys", "1. A 2. B ", 10000 },
  { "cards", "Q: a\nA: b\n", 10000 },
  { "separators", "a :: b\n\n", 10000 },
  { "rules", "---\n\n", 20000 },
  { "summaries", "<summary>a", 20000 },
  { "rows", "| a | b |\n| - | - |\n", 5000 },
};

static void
test_shapes (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autofree char *text = repeat (shapes[i].text, shapes[i].n);
      g_autoptr (CarrelDocument) document = NULL;

      g_test_message ("%s", shapes[i].name);
      document = read_text (text);
      g_assert_true (document->topics->len + document->dropped->len > 0);
      render (text);
    }
}

static void
test_deep (void)
{
  static const char *const openers[] = { "> ", "- ", "1. ", "* " };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      g_autofree char *text = repeat (openers[i], 100000);
      g_autoptr (CarrelDocument) document = read_text (text);

      g_assert_true (has_notice (document, "too-deep"));
      render (text);
    }
}

static void
test_details_tree (void)
{
  g_autofree char *open = repeat ("<details><summary>a</summary>\n\n", 10000);
  g_autofree char *close = repeat ("</details>\n\n", 10000);
  g_autofree char *text = g_strconcat (open, close, NULL);
  g_autoptr (CarrelDocument) document = read_text (text);
  g_autoptr (CarrelDocument) unclosed = read_text (open);

  g_assert_cmpuint (document->topics->len, <=, 2);
  g_assert_cmpuint (unclosed->topics->len, >, 0);
  render (text);
  render (open);
}

static void
test_long_line (void)
{
  g_autofree char *text = repeat ("word ", 2 * 1024 * 1024);
  g_autoptr (CarrelDocument) document = read_text (text);

  g_assert_cmpuint (document->topics->len, ==, 1);
}

static void
test_many_headings (void)
{
  g_autofree char *text = repeat ("# What?\n", 1000001);
  g_autoptr (CarrelDocument) document = read_text (text);

  g_assert_cmpuint (document->topics->len, ==, 1000000);
  g_assert_true (has_notice (document, "too-many-topics"));
  g_assert_false (document->complete);
}

static void
test_wide_table (void)
{
  g_autofree char *header = repeat ("| a ", 2000);
  g_autofree char *delimiter = repeat ("| - ", 2000);
  g_autofree char *text = g_strconcat (header, "|\n", delimiter, "|\n", header, "|\n", NULL);
  g_autoptr (CarrelDocument) document = read_text (text);

  g_assert_true (has_notice (document, "table-too-large"));
  render (text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/pathological/shapes", test_shapes);
  g_test_add_func ("/fuzz/pathological/deep", test_deep);
  g_test_add_func ("/fuzz/pathological/details-tree", test_details_tree);
  g_test_add_func ("/fuzz/pathological/long-line", test_long_line);
  g_test_add_func ("/fuzz/pathological/many-headings", test_many_headings);
  g_test_add_func ("/fuzz/pathological/wide-table", test_wide_table);
  return g_test_run ();
}
