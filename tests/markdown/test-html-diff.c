/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-diff.h"

#include <string.h>

#include "carrel-error.h"
#include "carrel-html-renderer.h"
#include "carrel-html-sanitizer.h"
#include "carrel-text-problem.h"
#include "change-marks.h"

static char *
render (const char *markdown)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autoptr (GError) error = NULL;
  char *html = carrel_html_render (markdown, strlen (markdown), "guide/a.md", problems, &error);

  g_assert_no_error (error);

  return html;
}

/* Has the sanitizer look at marked HTML: but for the marks, it finds what it finds without them. */
static void
check_safe (const char *marked,
            const char *plain)
{
  g_autoptr (GString) named = g_string_new (marked);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) again = NULL;
  g_autofree char *sanitized = NULL;
  g_autofree char *stripped = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *expected_stripped = NULL;

  /* It takes classes away, and so could not be told from the text's own elements. */
  g_string_replace (named, " class=\"carrel-change\"", " title=\"carrel-change\"", 0);
  g_string_replace (named, " class=\"carrel-change carrel-block\"", " title=\"carrel-change\"", 0);
  sanitized = carrel_html_sanitize (named->str, "guide/a.md", &error);
  g_assert_no_error (error);
  again = g_string_new (sanitized);
  g_string_replace (again, " title=\"carrel-change\"", " class=\"carrel-change\"", 0);
  stripped = change_marks_strip (again->str);
  expected = carrel_html_sanitize (plain, "guide/a.md", &error);
  g_assert_no_error (error);
  expected_stripped = change_marks_strip (expected);
  g_assert_cmpstr (stripped, ==, expected_stripped);
}

static CarrelHtmlDiff *
compare (const char *before,
         const char *after)
{
  g_autofree char *old_html = render (before);
  g_autofree char *new_html = render (after);
  g_autoptr (GError) error = NULL;
  CarrelHtmlDiff *diff = carrel_html_diff (old_html, new_html, &error);

  g_assert_no_error (error);
  change_marks_check (diff, old_html, new_html);
  check_safe (diff->before, old_html);
  check_safe (diff->after, new_html);

  return diff;
}

/* What a person would mark: the texts that are gone, and those that are new, each with a bar behind it. */
static const struct
{
  const char *name;
  const char *before;
  const char *after;
  const char *removed;
  const char *added;
} cases[] = {
  { "same", "One two.", "One two.", "", "" },
  { "space", "One two\nthree.", "One   two three.\n\n", "", "" },
  { "word", "The event loop has one thread.", "The event loop has two threads.", "one thread|", "two threads|" },
  { "insertion", "The loop runs again.", "The loop never runs again.", "", "never|" },
  { "deletion", "The loop never runs again.", "The loop runs again.", "never|", "" },
  { "sign", "It runs, then stops.", "It runs; then stops.", ",|", ";|" },
  { "apostrophe", "You don't call it here at all.", "You can't call it here at all.", "don't|", "can't|" },
  { "number", "The answer is 3.14 for this.", "The answer is 3.15 for this.", "3.14|", "3.15|" },
  { "sentence", "It waits. It runs.", "It waits. It sleeps. It runs.", "", "It sleeps.|" },
  { "list-item", "- a cat\n- a cow\n", "- a cat\n- some dog\n- a cow\n", "", "some dog|" },
  { "tiny-islands", "The quick brown fox is on the hill at night, says everybody who was there to see it all.",
    "A slow red hare is in a hole by day, says everybody who was there to see it all.",
    "The quick brown fox is on the hill at night|", "A slow red hare is in a hole by day|" },
  { "paragraph", "One thing.\n\nTwo other things.", "One thing.\n\nA whole new text.\n\nTwo other things.", "",
    "A whole new text.|" },
  { "two-paragraphs", "Start here.\n\nFirst gone text.\n\nSecond lost one.\n\nEnd.", "Start here.\n\nEnd.",
    "First gone text. Second lost one.|", "" },
  { "rewritten", "Streams are read in pieces.", "Promises wait for what is to come.", "Streams are read in pieces.|",
    "Promises wait for what is to come.|" },
  { "extended", "The event loop runs callbacks.",
    "The event loop runs callbacks. But first it looks at timers, whose time has come, and then polls for new events "
    "which the kernel has ready for somebody waiting.",
    "", "But first it looks at timers, whose time has come, and then polls for new events which the kernel has ready "
        "for somebody waiting.|" },
  { "reordered", "alpha bravo charlie delta echo foxtrot golf hotel.", "hotel golf foxtrot echo delta charlie bravo alpha.",
    "alpha bravo charlie delta echo foxtrot golf hotel.|", "hotel golf foxtrot echo delta charlie bravo alpha.|" },
  { "text-in-list", "<ul>lost<li>a</li></ul>", "<ul>here<li>a</li></ul>", "lost|", "here|" },
  { "bold", "A **new** cat sat on the mat.", "A **red** cat sat on the mat.", "new|", "red|" },
  { "bold-moved", "- **yes**\n- no\n", "- yes\n- **no**\n", "yes no|", "yes no|" },
  { "across-tags", "It is **not a** good day today for us.", "It is surely a *bad* day today for us.", "not a good|",
    "surely a bad|" },
  { "code-line", "```\na = 1\nb = 2\nc = 3\n```", "```\na = 1\nc = 3\n```", "b = 2|", "" },
  { "code-word", "```\nlet first = one (2);\n}\n```", "```\nlet first = one (3);\n}\n```", "2|", "3|" },
  { "code-islands", "```\nfor (a of list) {\n  print (a);\n}\nreturn true;\nstay here;\n```",
    "```\nwhile (more) {\n  shout ();\n}\nthrow problem;\nstay here;\n```",
    "for (a of list) { print (a); } return true;|", "while (more) { shout (); } throw problem;|" },
  { "code-indented", "```\nif a:\n  b\n```", "```\nif a:\n    b\n```", "", "" },
  { "code-escaped", "```\na < b && c;\n```", "```\na < b || c;\n```", "&amp;&amp;|", "|||" },
  { "cell", "|a|b|\n|-|-|\n|one|two|\n", "|a|b|\n|-|-|\n|one|three|\n", "two|", "three|" },
  { "row", "|a|b|\n|-|-|\n|one|two|\n", "|a|b|\n|-|-|\n|six|ten|\n|one|two|\n", "", "six|ten|" },
  { "link-target", "See [the docs](https://a.example/1) for more.", "See [the docs](https://a.example/2) for more.",
    "the docs|", "the docs|" },
  { "link-same", "See [the docs](https://a.example/1) for more.", "See [the docs](https://a.example/1) for less.",
    "more|", "less|" },
  { "picture", "A cat: ![cat](a.png) here it is.", "A cat: ![cat](b.png) here it is.", "[picture]|", "[picture]|" },
  { "picture-same", "A cat: ![cat](a.png) here it is.", "A dog: ![cat](a.png) here it is.", "cat|", "dog|" },
  { "remote-picture", "It is ![x](https://a.example/1.png) all.", "It is ![x](https://a.example/2.png) all.",
    "Picture from a.example: x|", "Picture from a.example: x|" },
  { "check-box", "- [ ] one\n- [ ] two\n", "- [ ] one\n- [x] two\n", "[box]|", "[box]|" },
  { "chinese", "事件循环是单线程的。", "事件循环是多线程的。", "单|", "多|" },
  { "japanese", "これは古いテキストです。", "これは新しいテキストです。", "古|", "新し|" },
  { "thai", "นี่คือข้อความเก่าครับ", "นี่คือข้อความใหม่ครับ", "เก่า|", "ใหม่|" },
  { "korean", "이것은 오래된 글입니다.", "이것은 새로운 글입니다.", "오래된|", "새로운|" },
  { "arabic", "هذا نص قديم للاختبار.", "هذا نص جديد للاختبار.", "قديم|", "جديد|" },
  { "hebrew", "זה טקסט ישן לבדיקה.", "זה טקסט חדש לבדיקה.", "ישן|", "חדש|" },
  { "combining", "un cafe\xcc\x81 noir ici", "un cafe noir ici", "cafe\xcc\x81|", "cafe|" },
  { "folded", "<details><summary>More</summary>\n\nIt takes two functions.\n\n</details>",
    "<details><summary>More</summary>\n\nIt takes three functions.\n\n</details>", "two|", "three|" },
  { "quote", "> It is said here.\n", "> It was said here.\n", "is|", "was|" },
  { "rule", "One.\n\nTwo.", "One.\n\n---\n\nTwo.", "", "|" },
  { "from-nothing", "", "An answer.", "", "An answer.|" },
  { "to-nothing", "An answer.", "", "An answer.|", "" },
  { "both-nothing", "", "\n", "", "" },
  { "own-marks", "~~old~~ <ins>new</ins> text is here to stay.", "~~old~~ <ins>now</ins> text is here to stay.", "new|",
    "now|" },
  { "false-marks", "<ins class=\"carrel-change\">a</ins> cat is here.", "<ins class=\"carrel-change\">a</ins> dog is here.",
    "cat|", "dog|" },
};

static void
test_marks (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CarrelHtmlDiff) diff = compare (cases[i].before, cases[i].after);
  g_autofree char *removed = change_marks_dup_marked (diff->before);
  g_autofree char *added = change_marks_dup_marked (diff->after);

  g_test_message ("%s", diff->before);
  g_test_message ("%s", diff->after);
  g_assert_cmpstr (removed, ==, cases[i].removed);
  g_assert_cmpstr (added, ==, cases[i].added);
}

/* Around a whole block stands one mark; in an item or cell it stands inside. */
static void
test_blocks (void)
{
  g_autoptr (CarrelHtmlDiff) diff = compare ("Stay.\n", "Stay.\n\nNew text.\n\n- one more\n\n> said\n");
  g_autoptr (CarrelHtmlDiff) item = compare ("- stay\n", "- stay\n- new\n");
  g_autoptr (CarrelHtmlDiff) mixed = compare ("- stay\n", "- stay\n- new\n  ```\n  code\n  ```\n");
  g_autoptr (CarrelHtmlDiff) nested = compare ("1. stay\n", "1. stay\n2. new\n\n   ```\n   code\n   ```\n");

  g_assert_nonnull (strstr (diff->after, "<p dir=\"auto\">Stay.</p>\n<ins class=\"carrel-change carrel-block\">"
                                         "<p dir=\"auto\">New text.</p>\n<ul"));
  g_assert_nonnull (strstr (diff->after, "</blockquote></ins>"));
  g_assert_nonnull (strstr (item->after, "<li><ins class=\"carrel-change\">new</ins></li>"));
  g_assert_nonnull (strstr (mixed->after, "<li><ins class=\"carrel-change\">new</ins>\n"
                                          "<ins class=\"carrel-change carrel-block\"><pre>"));
  g_assert_nonnull (strstr (nested->after, "<li>\n<ins class=\"carrel-change carrel-block\"><p>new</p>\n<pre>"));
}

static void
test_folded_is_open (void)
{
  g_autoptr (CarrelHtmlDiff) diff = compare ("<details><summary>a</summary>one</details>\n\nx",
                                             "<details open><summary>a</summary>one</details>\n\ny");

  g_assert_nonnull (strstr (diff->before, "<details dir=\"auto\" open=\"\">"));
  g_assert_nonnull (strstr (diff->after, "<details open=\"\" dir=\"auto\">"));
}

static void
test_titles (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelHtmlDiff) diff = carrel_text_diff ("What is <b> & \"c\"?", "What was <b> & \"c\"?", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (diff->before, ==, "What <del class=\"carrel-change\">is</del> &lt;b&gt; &amp; &quot;c&quot;?");
  g_assert_cmpstr (diff->after, ==, "What <ins class=\"carrel-change\">was</ins> &lt;b&gt; &amp; &quot;c&quot;?");
  g_assert_true (diff->differs);
}

static void
test_refuses_what_is_not_sanitized (void)
{
  const char *texts[] = { "<p>", "</p>", "<p></b></p>", "<p", "<!-- a -->", "<>", "< p></ p>" };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (carrel_html_diff ("<p>a</p>", texts[i], &error));
      g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED);
      g_clear_error (&error);
      g_assert_null (carrel_html_diff (texts[i], "<p>a</p>", &error));
      g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED);
    }
}

/* Random edits of real sentences: what is not marked must be the same on both sides. */
static void
test_random_edits (void)
{
  static const char *const words[] = { "the",   "loop", "*runs*", "a",      "`code`", "again",  ",",  "and", "**then**",
                                       "[x](b)", "事",   "件",     "\n\n", "\n- ",   "\n\n> ", ".\n", "stop", "![p](q.png)" };
  guint round;

  for (round = 0; round < 500; round++)
    {
      g_autoptr (GString) before = g_string_new (NULL);
      g_autoptr (GString) after = g_string_new (NULL);
      guint n = g_test_rand_int_range (0, 60);
      guint i;

      for (i = 0; i < n; i++)
        {
          const char *word = words[g_test_rand_int_range (0, G_N_ELEMENTS (words))];

          if (g_test_rand_int_range (0, 8) != 0)
            g_string_append_printf (before, "%s ", word);

          if (g_test_rand_int_range (0, 8) != 0)
            g_string_append_printf (after, "%s ", word);
        }

      carrel_html_diff_free (compare (before->str, after->str));
    }
}

/* Huge texts */

typedef char *(*TextFunc) (guint n);

static char *
make_words (guint n)
{
  GString *out = g_string_new (NULL);
  guint i;

  for (i = 0; i < n; i++)
    g_string_append (out, g_test_rand_bit () ? "a " : "b ");

  return g_string_free (out, FALSE);
}

static char *
make_paragraphs (guint n)
{
  GString *out = g_string_new (NULL);
  guint i;

  for (i = 0; i < n / 8; i++)
    g_string_append_printf (out, "w%d x%d y%d\n\n", g_test_rand_int_range (0, 50), g_test_rand_int_range (0, 50),
                            g_test_rand_int_range (0, 50));

  return g_string_free (out, FALSE);
}

static char *
make_lines (guint n)
{
  GString *out = g_string_new ("```\n");
  guint i;

  for (i = 0; i < n / 4; i++)
    g_string_append_printf (out, "v%d =\n", g_test_rand_int_range (0, 9));

  return g_string_free (out, FALSE);
}

static char *
make_link (guint n)
{
  GString *out = g_string_new ("[");
  guint i;

  for (i = 0; i < n / 4; i++)
    g_string_append (out, g_test_rand_bit () ? "a " : "b ");

  g_string_append (out, "](");

  for (i = 0; i < n / 2; i++)
    g_string_append_c (out, 'x');

  g_string_append_c (out, ')');

  return g_string_free (out, FALSE);
}

static char *
make_one_word (guint n)
{
  return g_strnfill (n, g_test_rand_bit () ? 'a' : 'b');
}

static void
test_huge (void)
{
  const TextFunc funcs[] = { make_words, make_paragraphs, make_lines, make_link, make_one_word };
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (funcs); i++)
    for (j = i; j < MIN (i + 2, G_N_ELEMENTS (funcs)); j++)
      {
        g_autofree char *before = funcs[i](450000);
        g_autofree char *after = funcs[j](450000);
        g_autofree char *old_html = render (before);
        g_autofree char *new_html = render (after);
        g_autoptr (GError) error = NULL;
        g_autoptr (CarrelHtmlDiff) diff = carrel_html_diff (old_html, new_html, &error);

        g_assert_no_error (error);
        g_test_message ("%u %u: %" G_GUINT64_FORMAT " steps", i, j, diff->n_steps);
        change_marks_check (diff, old_html, new_html);
      }
}

/* Over the bound both are one change. */
static void
test_too_large (void)
{
  g_autofree char *before = make_words (600000);
  g_autofree char *after = make_words (600000);
  g_autofree char *old_html = render (before);
  g_autofree char *new_html = render (after);
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelHtmlDiff) diff = carrel_html_diff (old_html, new_html, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (diff->n_steps, ==, 0);
  g_assert_true (g_str_has_prefix (diff->before, "<del class=\"carrel-change carrel-block\"><p"));
  g_assert_true (g_str_has_suffix (diff->after, "</ins>"));
  change_marks_check (diff, old_html, new_html);
}

int
main (int   argc,
      char *argv[])
{
  guint i;

  g_test_init (&argc, &argv, NULL);

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/markdown/html-diff/marks/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_marks);
    }

  g_test_add_func ("/markdown/html-diff/blocks", test_blocks);
  g_test_add_func ("/markdown/html-diff/folded", test_folded_is_open);
  g_test_add_func ("/markdown/html-diff/titles", test_titles);
  g_test_add_func ("/markdown/html-diff/refuses", test_refuses_what_is_not_sanitized);
  g_test_add_func ("/markdown/html-diff/random", test_random_edits);
  g_test_add_func ("/markdown/html-diff/huge", test_huge);
  g_test_add_func ("/markdown/html-diff/too-large", test_too_large);
  return g_test_run ();
}
