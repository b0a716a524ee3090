/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-document.h"
#include "carrel-language.h"
#include "carrel-translation.h"

/* @paths: of a bank, parted by spaces. @expected: those that are something special, as
 * "path=language:original" or "path=language". */
static void
assert_translations (const char *text,
                     const char *expected)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GArray) translations = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  guint i;

  for (i = 0; words[i] != NULL; i++)
    g_ptr_array_add (paths, words[i]);

  translations = carrel_translation_find (paths);
  g_assert_cmpuint (translations->len, ==, paths->len);

  for (i = 0; i < paths->len; i++)
    {
      const CarrelTranslation *translation = &g_array_index (translations, CarrelTranslation, i);

      if (translation->language == NULL)
        {
          g_assert_cmpint (translation->original, ==, -1);
          continue;
        }

      g_string_append_printf (found, "%s%s=%s", found->len > 0 ? " " : "", words[i], translation->language);

      if (translation->original >= 0)
        g_string_append_printf (found, ":%s", words[translation->original]);
    }

  g_test_message ("%s", text);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_tags (void)
{
  const struct
  {
    const char        *text;
    const char        *tag;
    CarrelLanguageSign sign;
  } cases[] = {
    { "ja", "ja", CARREL_LANGUAGE_SIGN_STRONG },
    { "JA", "ja", CARREL_LANGUAGE_SIGN_STRONG },
    { "jp", "ja", CARREL_LANGUAGE_SIGN_STRONG },
    { "ja-JA", "ja", CARREL_LANGUAGE_SIGN_STRONG },
    { "ja-JP", "ja", CARREL_LANGUAGE_SIGN_STRONG },
    { "en-EN", "en", CARREL_LANGUAGE_SIGN_STRONG },
    { "en-GB", "en-GB", CARREL_LANGUAGE_SIGN_STRONG },
    { "bs-BS", "bs", CARREL_LANGUAGE_SIGN_STRONG },
    { "zh", "zh", CARREL_LANGUAGE_SIGN_STRONG },
    { "zh_cn", "zh-CN", CARREL_LANGUAGE_SIGN_STRONG },
    { "cn", "zh-CN", CARREL_LANGUAGE_SIGN_STRONG },
    { "zh-Hant", "zh-TW", CARREL_LANGUAGE_SIGN_STRONG },
    { "tw", "zh-TW", CARREL_LANGUAGE_SIGN_FAIR },
    { "kr", "ko", CARREL_LANGUAGE_SIGN_STRONG },
    { "ua", "uk", CARREL_LANGUAGE_SIGN_STRONG },
    { "cz", "cs", CARREL_LANGUAGE_SIGN_STRONG },
    { "pt_BR", "pt-BR", CARREL_LANGUAGE_SIGN_STRONG },
    { "es-419", "es-419", CARREL_LANGUAGE_SIGN_STRONG },
    { "it", "it", CARREL_LANGUAGE_SIGN_FAIR },
    { "it-IT", "it", CARREL_LANGUAGE_SIGN_STRONG },
    { "ts", "ts", CARREL_LANGUAGE_SIGN_WEAK },
    { "is-hard", NULL, CARREL_LANGUAGE_SIGN_NONE },
    { "de-XX", NULL, CARREL_LANGUAGE_SIGN_NONE },
    { "go", NULL, CARREL_LANGUAGE_SIGN_NONE },
    { "c", NULL, CARREL_LANGUAGE_SIGN_NONE },
    { "js", NULL, CARREL_LANGUAGE_SIGN_NONE },
    { "", NULL, CARREL_LANGUAGE_SIGN_NONE },
    { "-", NULL, CARREL_LANGUAGE_SIGN_NONE },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tag = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (carrel_language_parse (cases[i].text, strlen (cases[i].text), &tag), ==, (int) cases[i].sign);
      g_assert_cmpstr (tag, ==, cases[i].tag);
    }
}

static void
test_language_names (void)
{
  const char *cases[][2] = {
    { "ja", "日本語" }, { "zh-CN", "简体中文" }, { "pt-BR", "Português (Brasil)" }, { "en-GB", "English (GB)" },
    { "uk", "Українська" }, { "xx-YY", "xx-YY" }, { "", "" },
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = carrel_language_dup_name (cases[i][0]);

      g_assert_cmpstr (name, ==, cases[i][1]);
    }
}

static void
test_names (void)
{
  assert_translations ("README.md README-ja.md README_zh-CN.md README.fr.md README_PT_BR.md README.en.md",
                       "README-ja.md=ja:README.md README_zh-CN.md=zh-CN:README.md README.fr.md=fr:README.md "
                       "README_PT_BR.md=pt-BR:README.md README.en.md=en:README.md");
  assert_translations ("go/quiz.md go/quiz-ua.md go/quiz-vi.md go/quiz-is.md",
                       "go/quiz-ua.md=uk:go/quiz.md go/quiz-vi.md=vi:go/quiz.md go/quiz-is.md=is:go/quiz.md");

  /* In the folder above, where the name can hardly be anything else. */
  assert_translations ("README.md docs/README.zh.md docs/README-it.md quiz.md lang/quiz-it.md notes/quiz-it.md notes/quiz-de.md",
                       "docs/README.zh.md=zh:README.md docs/README-it.md=it:README.md lang/quiz-it.md=it:quiz.md "
                       "notes/quiz-de.md=de:quiz.md");
  assert_translations ("readme.markdown README_KR.MD", "README_KR.MD=ko:readme.markdown");
}

static void
test_no_evidence (void)
{
  assert_translations ("quiz-go.md intro-to-c.md css-is.md notes-it.md questions-vi.md verbs-de.md verbs-fr.md", "");
  assert_translations ("react.md react-ts.md java.md java-ee.md python.md python-ml.md css.md css-is-hard.md node.js.md node.md", "");
  assert_translations ("ja.md -ja.md README-ja.md de/README.md", "");
  assert_translations ("topics/en/css.md topics/en/js.md", "");

  /* A weak sign beside a good one. */
  assert_translations ("quiz.md quiz-de.md quiz-mg.md", "quiz-de.md=de:quiz.md quiz-mg.md=mg:quiz.md");
}

static void
test_folders (void)
{
  assert_translations ("README.md ja-JA/README.md es-ES/README.md bs-BS/README.md",
                       "ja-JA/README.md=ja:README.md es-ES/README.md=es:README.md bs-BS/README.md=bs:README.md");
  assert_translations ("a.md b.md translations/de/a.md translations/de/b.md translations/de/c.md",
                       "translations/de/a.md=de:a.md translations/de/b.md=de:b.md translations/de/c.md=de");
  assert_translations ("docs/x/a.md docs/zh/x/a.md docs/zh/y.md", "docs/zh/x/a.md=zh:docs/x/a.md docs/zh/y.md=zh");
  assert_translations ("README.md docs/zh/README.md", "docs/zh/README.md=zh:README.md");

  /* Beside one another: the originals are the English ones. */
  assert_translations ("topics/de/a.md topics/de/b.md topics/en/a.md topics/fr/b.md topics/fr/a.md",
                       "topics/de/a.md=de:topics/en/a.md topics/de/b.md=de topics/en/a.md=en "
                       "topics/fr/b.md=fr:topics/de/b.md topics/fr/a.md=fr:topics/en/a.md");

  /* A translation of a translation is one of the original. */
  assert_translations ("quiz.md zh/quiz.md zh/quiz-ja.md", "zh/quiz.md=zh:quiz.md zh/quiz-ja.md=ja:quiz.md");
}

/* Folders of topics, whatever codes they happen to be. */
static void
test_folders_of_topics (void)
{
  assert_translations ("README.md cs/README.md it/README.md os/README.md io/README.md ts/README.md db/README.md", "");
  assert_translations ("README.md cs/README.md cs/algorithms.md cs/sorting.md", "");
  assert_translations ("a.md os/a.md ml/a.md io/a.md", "");
  assert_translations ("README.md de/README.md de/berlin.md de/bonn.md", "");
  assert_translations ("it/exam.md cs/exam.md", "");
  assert_translations ("exam.md it/exam.md", "it/exam.md=it:exam.md");
}

static void
test_apply (void)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  CarrelDocument *original = carrel_document_new ("README.md");
  CarrelDocument *translation = carrel_document_new ("README-ja.md");

  original->language = g_strdup ("en");
  translation->language = g_strdup ("zh");
  g_ptr_array_add (documents, original);
  g_ptr_array_add (documents, translation);
  carrel_translation_apply (documents);

  g_assert_cmpstr (original->language, ==, "en");
  g_assert_null (original->translation_of);
  g_assert_cmpstr (translation->language, ==, "ja");
  g_assert_cmpstr (translation->translation_of, ==, "README.md");
}

/* Thousands of languages of one document, and folders of languages in one another. */
static void
test_hostile (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) translations = NULL;
  g_autoptr (GString) deep = g_string_new (NULL);
  guint i;
  guint j;

  for (i = 0; i < 64; i++)
    g_string_append (deep, "ja/");

  for (i = 0; i < 26; i++)
    for (j = 0; j < 26 * 26; j++)
      g_ptr_array_add (paths, g_strdup_printf ("%c%c-%c%c/a.md", 'a' + i % 26, 'a' + j % 26, 'A' + j / 26, 'A' + i));

  for (i = 0; i < 500; i++)
    g_ptr_array_add (paths, g_strdup_printf ("%s%u.md", deep->str, i));

  translations = carrel_translation_find (paths);
  g_assert_cmpuint (translations->len, ==, paths->len);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/translation/tags", test_tags);
  g_test_add_func ("/bank/translation/language-names", test_language_names);
  g_test_add_func ("/bank/translation/names", test_names);
  g_test_add_func ("/bank/translation/no-evidence", test_no_evidence);
  g_test_add_func ("/bank/translation/folders", test_folders);
  g_test_add_func ("/bank/translation/folders-of-topics", test_folders_of_topics);
  g_test_add_func ("/bank/translation/apply", test_apply);
  g_test_add_func ("/bank/translation/hostile", test_hostile);
  return g_test_run ();
}
