/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-bank-order.h"
#include "carrel-document-path.h"
#include "carrel-document.h"

/* Documents of "path", "path#number" or "path>link,link", parted by spaces. */
static GPtrArray *
make_documents (const char *text)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint i;

  for (i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit_set (words[i], "#>", 2);
      CarrelDocument *document = carrel_document_new (parts[0]);

      if (strchr (words[i], '#') != NULL)
        {
          document->has_order = TRUE;
          document->order = g_ascii_strtod (parts[1], NULL);
        }
      else if (parts[1] != NULL)
        {
          g_auto (GStrv) links = g_strsplit (parts[1], ",", -1);
          guint j;

          for (j = 0; links[j] != NULL; j++)
            g_ptr_array_add (document->links, g_strdup (links[j]));
        }

      g_ptr_array_add (documents, document);
    }

  return documents;
}

static char *
join_paths (GPtrArray *documents)
{
  GString *paths = g_string_new (NULL);
  guint i;

  for (i = 0; i < documents->len; i++)
    g_string_append_printf (paths, "%s%s", i > 0 ? " " : "", ((CarrelDocument *) g_ptr_array_index (documents, i))->path);

  return g_string_free (paths, FALSE);
}

static void
reverse (GPtrArray *documents)
{
  guint i;

  for (i = 0; i < documents->len / 2; i++)
    {
      gpointer first = g_ptr_array_index (documents, i);

      documents->pdata[i] = g_ptr_array_index (documents, documents->len - 1 - i);
      documents->pdata[documents->len - 1 - i] = first;
    }
}

/* Whatever the order they come in. */
static void
assert_order (const char *text,
              const char *expected)
{
  g_autoptr (GPtrArray) documents = make_documents (text);
  g_autofree char *paths = NULL;
  g_autofree char *again = NULL;

  carrel_bank_order_sort (documents);
  paths = join_paths (documents);
  g_assert_cmpstr (paths, ==, expected);

  reverse (documents);
  carrel_bank_order_sort (documents);
  again = join_paths (documents);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_names (void)
{
  assert_order ("10-last.md z.md 2-second.md README.md sub/b.md sub/index.md 1-first.MD a.md sub/a.md",
                "README.md 1-first.MD 2-second.md 10-last.md a.md sub/index.md sub/a.md sub/b.md z.md");

  /* A file before its folder, and before names that go on. */
  assert_order ("css-2.md css/x.md css.md CSS-10.md", "css.md css/x.md css-2.md CSS-10.md");

  /* No ring of three, whatever stands beside the front page. */
  assert_order ("zeta.md art/x.md README.md apple.md", "README.md apple.md art/x.md zeta.md");
  assert_order ("1.md 01.md 001.md", "001.md 01.md 1.md");
}

static void
test_numbers (void)
{
  assert_order ("a.md#3 b.md#-1 c.md#1.5 d.md e.md#1.5", "b.md c.md e.md a.md d.md");

  /* A folder has the number of its front page. */
  assert_order ("README.md intro/_index.md#2 intro/x.md setup/index.md#1 setup/y.md zeta.md#3",
                "README.md setup/index.md setup/y.md intro/_index.md intro/x.md zeta.md");
}

static void
test_contents (void)
{
  /* A table of contents wins over numbers; what it leaves out follows. */
  assert_order ("README.md>c.md,a.md,b.md a.md#1 b.md#2 c.md#3 d.md#0 e.md#-1",
                "README.md c.md a.md b.md e.md d.md");

  /* Two of four are not most. */
  assert_order ("README.md>c.md,b.md a.md b.md c.md d.md", "README.md a.md b.md c.md d.md");

  /* The folder's own counts before the bank's, and the bank's where it has none. */
  assert_order ("README.md>y/b.md,y/a.md,x/a.md,x/b.md x/a.md x/b.md y/a.md y/b.md y/SUMMARY.md>y/a.md,y/b.md",
                "README.md y/a.md y/b.md y/SUMMARY.md x/a.md x/b.md");

  /* Links of other documents order nothing, and links to nowhere count for nothing. */
  assert_order ("a.md>c.md,b.md b.md c.md", "a.md b.md c.md");
  assert_order ("README.md>x.md,y.md,z.md,b.md a.md b.md c.md", "README.md a.md b.md c.md");
}

static void
test_translations (void)
{
  g_autoptr (GPtrArray) documents =
    make_documents ("README.md>b.md,a.md README-ja.md a.md b.md b-ja.md b-de.md de/a.md de/b.md");
  const char *originals[] = { NULL, "README.md", NULL, NULL, "b.md", "b.md", "a.md", "b.md" };
  g_autofree char *paths = NULL;
  guint i;

  for (i = 0; i < documents->len; i++)
    ((CarrelDocument *) g_ptr_array_index (documents, i))->translation_of = g_strdup (originals[i]);

  carrel_bank_order_sort (documents);
  paths = join_paths (documents);
  g_assert_cmpstr (paths, ==, "README.md README-ja.md b.md b-de.md b-ja.md a.md de/b.md de/a.md");
}

/* Linear but for the sorting: 20,000 documents, each linked to. */
static void
test_many (void)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  CarrelDocument *readme = carrel_document_new ("README.md");
  guint i;

  g_ptr_array_add (documents, readme);

  for (i = 0; i < 20000; i++)
    {
      g_autofree char *path = g_strdup_printf ("f%u/%u.md", i % 7, i);
      g_autofree char *link = g_strdup_printf ("f%u/%u.md", (19999 - i) % 7, 19999 - i);

      g_ptr_array_add (documents, carrel_document_new (path));
      g_ptr_array_add (readme->links, g_steal_pointer (&link));
    }

  carrel_bank_order_sort (documents);
  g_assert_cmpuint (documents->len, ==, 20001);
  g_assert_cmpstr (((CarrelDocument *) g_ptr_array_index (documents, 0))->path, ==, "README.md");
  g_assert_cmpstr (((CarrelDocument *) g_ptr_array_index (documents, 1))->path, ==, "f0/19999.md");
}

static void
test_resolving (void)
{
  const struct
  {
    const char *from;
    const char *address;
    const char *path;
  } cases[] = {
    { "README.md", "a.md", "a.md" },
    { "README.md", "./docs//a.md#part", "docs/a.md" },
    { "docs/README.md", "../a%20b.md?plain=1", "a b.md" },
    { "docs/x/y.md", "../../a.md", "a.md" },
    { "docs/x.md", "/a.md", "a.md" },
    { "docs/x.md", "C%23.md", "docs/C#.md" },
    { "README.md", "../a.md", NULL },
    { "docs/x.md", "../../a.md", NULL },
    { "docs/x.md", "/../a.md", NULL },
    { "README.md", "..%2Fa.md", NULL },
    { "README.md", "a%00.md", NULL },
    { "README.md", "%ff.md", NULL },
    { "README.md", "https://example.com/a.md", NULL },
    { "README.md", "//example.com/a.md", NULL },
    { "README.md", "file:a.md", NULL },
    { "README.md", "a\\b.md", NULL },
    { "README.md", "#part", NULL },
    { "README.md", "", NULL },
    { "README.md", "README.md", NULL },
    { "a/b.md", "..", NULL },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = carrel_document_path_resolve (cases[i].from, cases[i].address);

      g_test_message ("%s: %s", cases[i].from, cases[i].address);
      g_assert_cmpstr (path, ==, cases[i].path);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/order/names", test_names);
  g_test_add_func ("/bank/order/numbers", test_numbers);
  g_test_add_func ("/bank/order/contents", test_contents);
  g_test_add_func ("/bank/order/translations", test_translations);
  g_test_add_func ("/bank/order/many", test_many);
  g_test_add_func ("/bank/order/resolving", test_resolving);
  return g_test_run ();
}
