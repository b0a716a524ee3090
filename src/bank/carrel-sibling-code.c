/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-sibling-code.h"

#include <string.h>

#include "carrel-markdown-parser.h"
#include "carrel-markdown-tree.h"
#include "carrel-open-fence.h"
#include "carrel-text-decoder.h"
#include "carrel-text-problem.h"

/* Endings of files of code, and what a fence calls their language where that is another word. */
static const char *const suffixes[] = {
  "awk",  "bash", "bat",  "c",  "cc",   "clj",  "coffee", "cpp", "cs",  "css",  "cxx", "dart",  "elm",   "erl", "ex",
  "exs",  "f90",  "fs",   "go", "gql",  "graphql", "groovy", "h", "hpp", "hs",  "html", "java", "jl",   "js",  "json",
  "jsx",  "kt",   "kts",  "less", "lisp", "lua", "m",      "mjs", "ml",  "nim",  "pas", "php",   "pl",    "proto", "ps1",
  "py",   "r",    "R",    "rb", "rs",   "scala", "scm",   "scss", "sh", "sol",  "sql", "svelte", "swift", "tf", "toml",
  "ts",   "tsx",  "vue",  "xml", "yaml", "yml", "zig",     NULL,
};

static const struct
{
  const char *suffix;
  const char *language;
} languages[] = {
  { "cc", "cpp" },     { "cs", "csharp" }, { "cxx", "cpp" },        { "erl", "erlang" }, { "ex", "elixir" },
  { "exs", "elixir" }, { "fs", "fsharp" }, { "gql", "graphql" },    { "h", "c" },        { "hpp", "cpp" },
  { "hs", "haskell" }, { "jl", "julia" },  { "js", "javascript" },  { "kt", "kotlin" },  { "kts", "kotlin" },
  { "m", "objc" },     { "mjs", "javascript" }, { "ml", "ocaml" },  { "pas", "pascal" }, { "pl", "perl" },
  { "ps1", "powershell" }, { "py", "python" }, { "R", "r" },        { "rb", "ruby" },    { "rs", "rust" },
  { "scm", "scheme" }, { "sol", "solidity" }, { "tf", "hcl" },      { "ts", "typescript" }, { "yml", "yaml" },
};

/**
 * carrel_sibling_code_list_suffixes:
 *
 * Returns: (transfer none): the endings that files of code have, without the dot; NULL ends them
 */
const char *const *
carrel_sibling_code_list_suffixes (void)
{
  return suffixes;
}

static const char *
find_suffix (const char *path)
{
  const char *dot = strrchr (path, '.');
  gsize i;

  if (dot == NULL || strchr (dot, '/') != NULL)
    return NULL;

  for (i = 0; suffixes[i] != NULL; i++)
    if (strcmp (dot + 1, suffixes[i]) == 0)
      return suffixes[i];

  return NULL;
}

/**
 * carrel_sibling_code_dup_stem:
 *
 * Returns: (transfer full) (nullable): the path without its ending, or %NULL when it is none of code
 */
char *
carrel_sibling_code_dup_stem (const char *path)
{
  const char *suffix = find_suffix (path);

  return suffix != NULL ? g_strndup (path, strlen (path) - strlen (suffix) - 1) : NULL;
}

static const char *
get_language (const char *path)
{
  const char *suffix = find_suffix (path);
  gsize i;

  if (suffix == NULL)
    return "";

  for (i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strcmp (suffix, languages[i].suffix) == 0)
      return languages[i].language;

  return suffix;
}

/* The longest run of backticks. */
static gsize
measure_ticks (const char *text)
{
  gsize longest = 0;

  while ((text = strchr (text, '`')) != NULL)
    {
      gsize n = strspn (text, "`");

      longest = MAX (longest, n);
      text += n;
    }

  return longest;
}

/* The code under its name, as Markdown: the fence and the marks of the name are longer than any run
 * of backticks in them. */
static char *
dup_block (const char *path,
           const char *code)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;
  g_autofree char *name_ticks = NULL;
  g_autofree char *fence = NULL;
  const char *space;

  /* A name may hold a line break, which would end the caption. */
  name = g_strdelimit (g_steal_pointer (&base), "\r\n\t", ' ');
  space = strchr (name, '`') != NULL ? " " : "";
  name_ticks = g_strnfill (measure_ticks (name) + 1, '`');
  fence = g_strnfill (MAX (measure_ticks (code) + 1, 3), '`');

  return g_strdup_printf ("%s%s%s%s%s\n\n%s%s\n%s%s%s", name_ticks, space, name, space, name_ticks, fence,
                          get_language (path), code, code[strlen (code) - 1] == '\n' ? "" : "\n", fence);
}

/* The one question that all of the document is, or NULL. */
static CarrelTopic *
find_topic (CarrelDocument *document)
{
  CarrelTopic *topic;

  if (document->layouts->len != 1 || strcmp (g_ptr_array_index (document->layouts, 0), "H") != 0 ||
      document->topics->len == 0)
    return NULL;

  /* What stands above the title is an introduction. */
  topic = g_ptr_array_index (document->topics, document->topics->len - 1);

  return topic->kind == CARREL_TOPIC_QUESTION ? topic : NULL;
}

/* The line that ends the last fence of the text where nothing does, so that it swallows nothing; NULL
 * for none. In a list or quote it ends by itself. */
static char *
dup_missing_closer (const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autoptr (CarrelLineIndex) lines = carrel_line_index_new (text, strlen (text));
  g_autoptr (cmark_node) root = carrel_markdown_parse (text, strlen (text), problems);
  cmark_node *code = carrel_open_fence_find (root, lines);

  return code != NULL && cmark_node_parent (code) == root ? carrel_open_fence_dup_closer (code) : NULL;
}

static void
append (char       **text,
        const char  *block)
{
  g_autofree char *closer = *text != NULL && **text != '\0' ? dup_missing_closer (*text) : NULL;
  char *longer;

  if (*text == NULL || **text == '\0')
    longer = g_strdup (block);
  else
    longer = g_strdup_printf ("%s%s%s\n\n%s", *text, closer != NULL ? "\n" : "", closer != NULL ? closer : "", block);

  g_free (*text);
  *text = longer;
}

/* The code answers a question that is asked without options, wherever its answer is kept. */
static void
answer (CarrelDocument *document,
        const char     *block)
{
  CarrelQuestion *question;

  if (document->questions->len != 1)
    return;

  question = g_ptr_array_index (document->questions, 0);

  if (question->kind != CARREL_QUESTION_RECALL || question->options->len > 0)
    return;

  if (question->answer != NULL || question->prompt != NULL)
    append (&question->answer, block);

  question->answered = TRUE;
  carrel_document_remove_notices (document, question->line, "no-answer");
}

/**
 * carrel_sibling_code_show:
 * @path: of the file of code
 * @bytes: the whole of it
 *
 * Shows the code below the text of @document, when all of that is one question.
 */
void
carrel_sibling_code_show (CarrelDocument *document,
                          const char     *path,
                          GBytes         *bytes)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  g_autofree char *block = NULL;
  CarrelTopic *topic = find_topic (document);
  gsize length;
  char *end;

  if (topic == NULL || g_bytes_get_size (bytes) == 0)
    return;

  code = carrel_text_decode (bytes, &length, problems, &error);

  if (code == NULL)
    {
      g_prefix_error (&error, "%s: ", path);
      carrel_sibling_code_note (document, error->message);
      return;
    }

  for (end = code + length; end > code && g_ascii_isspace (end[-1]); end--)
    end[-1] = '\0';

  if (*code == '\0')
    return;

  /* Its lines are none of the document's. The first says enough. */
  if (problems->len > 0)
    {
      const CarrelTextProblem *problem = g_ptr_array_index (problems, 0);
      g_autofree char *message = g_strdup_printf ("%s:%u: %s", path, problem->line, problem->message);

      carrel_sibling_code_note (document, message);
    }

  block = dup_block (path, code);
  append (&topic->body, block);
  answer (document, block);
}

/**
 * carrel_sibling_code_note:
 * @message: what is wrong with code beside @document, naming its file
 *
 * Says so in a notice, when all of @document is one question.
 */
void
carrel_sibling_code_note (CarrelDocument *document,
                          const char     *message)
{
  const CarrelTopic *topic = find_topic (document);

  if (topic != NULL)
    carrel_document_add_notice (document, topic->first_line, document->topics->len - 1, "sibling-code", "%s", message);
}
