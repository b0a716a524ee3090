/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-html-renderer.h"
#include "carrel-text-problem.h"

static char *
render (const char *markdown)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  GError *error = NULL;
  char *html = carrel_html_render (markdown, strlen (markdown), "guide/a.md", problems, &error);

  g_assert_no_error (error);

  return html;
}

/* What a reader must see of each text, and what must never stand in a page. */
static void
test_renders (void)
{
  const struct
  {
    const char *markdown;
    const char *html;
  } cases[] = {
    { "**bold** and `code`", "<strong>bold</strong>" },
    { "```js\nlet a;\n```", "<code class=\"language-js\">" },
    { "|a|b|\n|-|-|\n|1|2|", "<td>1</td>" },
    { "- [x] done", "type=\"checkbox\"" },
    { "~~gone~~", "<del>gone</del>" },
    { "<details><summary>More</summary>text</details>", "<summary>More</summary>" },
    { "![a cat](cat.png)", "src=\"cat.png\"" },
    { "![a cat](/cat.png)", "src=\"../cat.png\"" },
    { "[next](b.md#part)", "href=\"b.md#" },
    { "text\n    ```\n    code\n    ```\n", "<pre" },
    { "![x](https://example.com/x.png)", "example.com" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = render (cases[i].markdown);

      g_test_message ("%s -> %s", cases[i].markdown, html);
      g_assert_nonnull (strstr (html, cases[i].html));
    }
}

static void
test_hostile (void)
{
  const char *cases[] = {
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](  JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](//evil.example/)",
    "<a href='/&#9;/evil.example/'>x</a>",
    "<iframe src='https://evil.example'></iframe>",
    "<object data=x></object><embed src=x>",
    "<style>@import url(https://evil.example)</style>",
    "<p style='background:url(https://evil.example)'>x</p>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example>",
    "<base href=https://evil.example>",
    "<form action=https://evil.example><input name=a><button>x</button></form>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "![x](https://evil.example/x.png)",
    "<img src=https://evil.example/x.png srcset='https://evil.example/y 2x'>",
    "<video src=https://evil.example/v poster=https://evil.example/p></video>",
    "<div onclick=alert(1) onmouseover=alert(1)>x</div>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
  };
  const char *forbidden[] = { "<script", "onerror", "onclick", "onmouseover", "javascript:", "<iframe", "<object",
                              "<embed", "<style", "style=", "<meta", "<link", "<base", "<form", "<button", "<svg",
                              "src=\"http", "srcset", "<video", "href=\"//", "href=\"/\t/", "href=\"data" };
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = render (cases[i]);
      g_autofree char *lower = g_ascii_strdown (html, -1);
      GString *tags = g_string_new (NULL);
      gboolean in_tag = FALSE;
      const char *p;

      /* Only tags count: shown as text anything is harmless. */
      for (p = lower; *p != '\0'; p++)
        {
          if (*p == '<')
            in_tag = TRUE;

          if (in_tag)
            g_string_append_c (tags, *p);

          if (*p == '>')
            in_tag = FALSE;
        }

      g_test_message ("%s -> %s", cases[i], html);

      for (j = 0; j < G_N_ELEMENTS (forbidden); j++)
        g_assert_null (strstr (tags->str, forbidden[j]));

      g_string_free (tags, TRUE);
    }
}

static void
test_bounded (void)
{
  g_autoptr (GString) quotes = g_string_new (NULL);
  g_autoptr (GString) lists = g_string_new (NULL);
  g_autoptr (GString) tags = g_string_new (NULL);
  g_autofree char *quotes_html = NULL;
  g_autofree char *lists_html = NULL;
  g_autofree char *tags_html = NULL;
  int i;

  for (i = 0; i < 20000; i++)
    {
      g_string_append (quotes, ">");
      g_string_append (lists, "- ");
      g_string_append (tags, "<div>");
    }

  quotes_html = render (quotes->str);
  lists_html = render (lists->str);
  tags_html = render (tags->str);
  g_assert_cmpuint (strlen (quotes_html), <, 1000 * 1000);
  g_assert_cmpuint (strlen (lists_html), <, 1000 * 1000);
  g_assert_cmpuint (strlen (tags_html), <, 1000 * 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/html/renders", test_renders);
  g_test_add_func ("/markdown/html/hostile", test_hostile);
  g_test_add_func ("/markdown/html/bounded", test_bounded);
  return g_test_run ();
}
