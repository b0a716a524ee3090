/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "carrel-text-decoder.h"
#include "carrel-text-problem.h"

static char *
decode (const char *data,
        gsize       length,
        guint      *n_problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  gsize decoded_length;
  char *text = carrel_text_decode (bytes, &decoded_length, problems, NULL);

  *n_problems = problems->len;

  return text;
}

#define ASSERT_DECODES(data, expected, problems) \
  G_STMT_START \
  { \
    guint n; \
    g_autofree char *text = decode (data, sizeof data - 1, &n); \
    g_assert_cmpstr (text, ==, expected); \
    g_assert_cmpuint (n, ==, problems); \
  } \
  G_STMT_END

static void
test_encodings (void)
{
  ASSERT_DECODES ("a\r\nb\rc\n", "a\nb\nc\n", 0);
  ASSERT_DECODES ("\xef\xbb\xbf" "# a\n", "# a\n", 0);
  ASSERT_DECODES ("\xff\xfe" "a\0\n\0", "a\n", 0);
  ASSERT_DECODES ("\xfe\xff\0a\0\n", "a\n", 0);
}

static void
test_bad_bytes (void)
{
  guint n_problems;
  g_autofree char *text = decode ("caf\xe9 is Latin-1\n", 16, &n_problems);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpuint (n_problems, ==, 1);
}

static void
test_binary_is_refused (void)
{
  static const char program[] = "\x7f" "ELF\0\0\0\1\0\0\0\0\0\0\0\2\0\0";
  guint n_problems;

  g_assert_null (decode (program, sizeof program, &n_problems));
}

typedef struct
{
  const char *data;
  gsize       size;
  const char *text;
  const char *code; /* NULL when there is nothing to say */
  guint       line;
} Case;

#define CASE(data, text, code, line) { data, sizeof data - 1, text, code, line }

/* Line numbers of a problem are those of the text that was made, whatever ended the lines. */
static void
test_lines_and_problems (void)
{
  static const Case cases[] = {
    CASE ("a\r\n\r\nb\r\n", "a\n\nb\n", NULL, 0),
    CASE ("a\r\rb\r", "a\n\nb\n", NULL, 0),
    CASE ("a\n\rb", "a\n\nb", NULL, 0),
    CASE ("a\r\nb", "a\nb", NULL, 0),
    CASE ("a\r", "a\n", NULL, 0),
    CASE ("", "", NULL, 0),
    CASE ("\xef\xbb\xbf", "", NULL, 0),
    CASE ("\xef\xbb\xbf\xef\xbb\xbf" "a", "\xef\xbb\xbf" "a", NULL, 0),
    CASE ("\xff\xfe", "", NULL, 0),
    CASE ("\xff\xfe" "a\0\r\0\n\0b\0", "a\nb", NULL, 0),
    CASE ("\xfe\xff\0a\0\r\0b", "a\nb", NULL, 0),
    CASE ("\xff\xfe" "a\0\x34\xd8\x1e\xdd", "a\xf0\x9d\x84\x9e", NULL, 0),
    CASE ("\xfe\xff\0a\xd8\x34\xdd\x1e", "a\xf0\x9d\x84\x9e", NULL, 0),
    CASE ("a\xe2\x80\xa8" "b\n", "a\xe2\x80\xa8" "b\n", NULL, 0),
    CASE ("one line\r\ntwo\0 lines", "one line\ntwo\xef\xbf\xbd lines", "nul-byte", 2),
    CASE ("one line\rtwo\rthr\xff" "ee", "one line\ntwo\nthr\xef\xbf\xbd" "ee", "invalid-utf8", 3),
    CASE ("a\n\xed\xa0\x80", "a\n\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", "invalid-utf8", 2),
    CASE ("a\n\xc0\xaf", "a\n\xef\xbf\xbd\xef\xbf\xbd", "invalid-utf8", 2),
    CASE ("a\n\n\xe2\x82", "a\n\n\xef\xbf\xbd\xef\xbf\xbd", "invalid-utf8", 3),
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
      g_autoptr (GError) error = NULL;
      gsize length = 0;
      g_autofree char *text = carrel_text_decode (bytes, &length, problems, &error);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpuint (length, ==, strlen (cases[i].text));
      g_assert_cmpuint (problems->len, ==, cases[i].code != NULL ? 1 : 0);

      if (cases[i].code != NULL)
        {
          const CarrelTextProblem *problem = g_ptr_array_index (problems, 0);

          g_assert_cmpstr (problem->code, ==, cases[i].code);
          g_assert_cmpuint (problem->line, ==, cases[i].line);
        }
    }
}

/* Damage in UTF-16 is damage too, and is told like that in UTF-8. */
static void
test_broken_utf16 (void)
{
  static const Case cases[] = {
    CASE ("\xff\xfe" "a\0\n\0\x34\xd8" "b\0", "a\n\xef\xbf\xbd" "b", "invalid-utf16", 2),
    CASE ("\xff\xfe" "a\0\x1e\xdd", "a\xef\xbf\xbd", "invalid-utf16", 1),
    CASE ("\xff\xfe" "a\0b", "a\xef\xbf\xbd", "invalid-utf16", 1),
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
      gsize length = 0;
      g_autofree char *text = carrel_text_decode (bytes, &length, problems, NULL);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_cmpstr (((CarrelTextProblem *) g_ptr_array_index (problems, 0))->code, ==, cases[i].code);
      g_assert_cmpuint (((CarrelTextProblem *) g_ptr_array_index (problems, 0))->line, ==, cases[i].line);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/decoder/encodings", test_encodings);
  g_test_add_func ("/markdown/decoder/bad-bytes", test_bad_bytes);
  g_test_add_func ("/markdown/decoder/binary", test_binary_is_refused);
  g_test_add_func ("/markdown/decoder/lines-and-problems", test_lines_and_problems);
  g_test_add_func ("/markdown/decoder/broken-utf16", test_broken_utf16);
  return g_test_run ();
}
