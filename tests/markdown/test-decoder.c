/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markdown/decoder/encodings", test_encodings);
  g_test_add_func ("/markdown/decoder/bad-bytes", test_bad_bytes);
  g_test_add_func ("/markdown/decoder/binary", test_binary_is_refused);
  return g_test_run ();
}
