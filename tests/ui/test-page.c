/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-page.h"
#include "carrel-question-page.h"

#include <string.h>

#include <libxml/HTMLparser.h>

static char *
make_page (const char *old_title,
           const char *old_body,
           const char *new_title,
           const char *new_body,
           gboolean    differs)
{
  const CarrelComparison change = { (char *) old_title, (char *) old_body, (char *) new_title, (char *) new_body, differs };

  return carrel_page_for_change (&change, "abc");
}

static void
test_two_columns (void)
{
  g_autofree char *page = make_page ("Old <del class=\"carrel-change\">x</del>", "<p>one</p>",
                                     "Old <ins class=\"carrel-change\">y</ins>", "<p>two</p>", TRUE);
  const char *before = strstr (page, ">Before</h1>");
  const char *now = strstr (page, ">Now</h1>");

  g_assert_nonnull (before);
  g_assert_nonnull (now);
  g_assert_true (strstr (page, "<del class=\"carrel-change\">x</del></h2>") > before);
  g_assert_true (strstr (page, "<p>one</p>") < now);
  g_assert_true (strstr (page, "<p>two</p>") > now);
  g_assert_nonnull (strstr (page, "<main class=\"carrel-changes\">"));
  g_assert_nonnull (strstr (page, "href=\"/abc/.carrel/page.css\""));

  /* A screen reader can go from one to the other. */
  g_assert_nonnull (strstr (page, "aria-labelledby=\"carrel-before\""));
  g_assert_nonnull (strstr (page, "id=\"carrel-before\""));
  g_assert_nonnull (strstr (page, "aria-labelledby=\"carrel-now\""));
  g_assert_null (strstr (page, "carrel-unanswered"));
}

static void
check_ids (xmlNodePtr  node,
           GHashTable *ids)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *id = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, (const xmlChar *) "id") : NULL;

      if (id != NULL)
        g_assert_true (g_hash_table_add (ids, g_strdup ((const char *) id)));

      xmlFree (id);
      check_ids (node->children, ids);
    }
}

/* Both texts may have the same anchors, and their links must stay in their own column. */
static void
test_anchors (void)
{
  const char *body = "<h2 id=\"user-a\">a</h2><p id=\"user-old\">id=&quot;user-a&quot;</p>"
                     "<a href=\"#user-a\">x</a> <a href=\"b.md#user-a\" id=\"user-b\">y</a>";
  g_autofree char *page = make_page ("t", body, "t", body, TRUE);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  htmlDocPtr document = htmlReadMemory (page, strlen (page), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NONET);
  const char *now = strstr (page, ">Now</h1>");

  check_ids (xmlDocGetRootElement (document), ids);
  xmlFreeDoc (document);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 8);
  g_assert_true (strstr (page, "id=\"old-user-a\"") < now);
  g_assert_true (strstr (page, "href=\"#old-user-a\"") < now);
  g_assert_true (strstr (page, "id=&quot;user-a&quot;") < now);
  g_assert_true (strstr (page, "href=\"b.md#user-a\" id=\"old-user-b\"") < now);
  g_assert_nonnull (strstr (now, body));
}

static void
test_nothing_to_mark (void)
{
  g_autofree char *page = make_page ("t", "<p>a</p>", "t", "<p>a</p>", FALSE);

  g_assert_nonnull (strstr (page, "The words are the same"));
}

static void
test_without_answer (void)
{
  g_autofree char *page = make_page ("t", "", "t", "<ins class=\"carrel-change carrel-block\"><p>a</p></ins>", TRUE);
  const char *note = strstr (page, "The file has no answer to this question.");

  g_assert_nonnull (note);
  g_assert_true (note < strstr (page, ">Now</h1>"));
}

static const CarrelQuestionPageOption options[] = {
  { "<p id=\"user-a\">one</p>", FALSE, TRUE },
  { "<p id=\"user-a\">two</p>", TRUE, FALSE },
};

static void
test_question_asked (void)
{
  const CarrelQuestionPage question = { "Async", "<t>", NULL, options, 2, 1, FALSE, FALSE, NULL, "<p>why</p>", "<p>all</p>" };
  g_autofree char *page = carrel_question_page_dup_html (&question, "abc");

  g_assert_nonnull (strstr (page, "&lt;t&gt;</h1>"));
  g_assert_true (strstr (page, ">one</p>") < strstr (page, ">two</p>"));

  /* Nothing tells which is right before the answer. */
  g_assert_null (strstr (page, "carrel-right"));
  g_assert_null (strstr (page, "carrel-verdict"));
  g_assert_null (strstr (page, "Choose"));
  g_assert_null (strstr (page, "why"));
  g_assert_null (strstr (page, "all</p>"));
}

static void
test_question_answered (void)
{
  const CarrelQuestionPage question = { "", "t", "<p>p</p>", options, 2, 1, FALSE, TRUE, "a <b>", "<p>why</p>", NULL };
  g_autofree char *page = carrel_question_page_dup_html (&question, "abc");
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  htmlDocPtr document = htmlReadMemory (page, strlen (page), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NONET);

  check_ids (xmlDocGetRootElement (document), ids);
  xmlFreeDoc (document);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 2);
  g_assert_true (strstr (page, "Your answer: wrong") < strstr (page, "Right answer"));
  g_assert_nonnull (strstr (page, "a &lt;b&gt;"));
  g_assert_nonnull (strstr (page, "<p>why</p>"));
}

static void
test_question_of_several (void)
{
  const CarrelQuestionPage hidden = { "", "t", NULL, options, 2, 2, TRUE, FALSE, NULL, NULL, NULL };
  const CarrelQuestionPage asked = { "", "t", NULL, options, 2, 2, FALSE, FALSE, NULL, NULL, NULL };
  g_autofree char *hidden_page = carrel_question_page_dup_html (&hidden, "abc");
  g_autofree char *page = carrel_question_page_dup_html (&asked, "abc");

  g_assert_null (strstr (hidden_page, "one"));
  g_assert_nonnull (strstr (page, "Choose 2"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/page/two-columns", test_two_columns);
  g_test_add_func ("/ui/page/anchors", test_anchors);
  g_test_add_func ("/ui/page/nothing-to-mark", test_nothing_to_mark);
  g_test_add_func ("/ui/page/without-answer", test_without_answer);
  g_test_add_func ("/ui/question-page/asked", test_question_asked);
  g_test_add_func ("/ui/question-page/answered", test_question_answered);
  g_test_add_func ("/ui/question-page/several", test_question_of_several);
  return g_test_run ();
}
