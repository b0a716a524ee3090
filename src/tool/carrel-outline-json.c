/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-json.h"
#include "carrel-outline-format.h"

static const char *const topic_kinds[] = { "reading", "question" };
static const char *const question_kinds[] = { "recall", "choice", "cloze" };

static void
append_titles_from (GString        *out,
                    CarrelDocument *document,
                    int             index)
{
  CarrelSection *section = g_ptr_array_index (document->sections, index);

  if (section->parent >= 0)
    {
      append_titles_from (out, document, section->parent);
      g_string_append (out, ", ");
    }

  carrel_json_append_string (out, section->title);
}

static void
append_section_path (GString        *out,
                     CarrelDocument *document,
                     int             index)
{
  g_string_append_c (out, '[');

  if (index >= 0)
    append_titles_from (out, document, index);

  g_string_append_c (out, ']');
}

static void
append_sections (GString        *out,
                 CarrelDocument *document)
{
  guint i;

  for (i = 0; i < document->sections->len; i++)
    {
      CarrelSection *section = g_ptr_array_index (document->sections, i);

      g_string_append_printf (out, "%s\n      {\"line\": %u, \"path\": ", i > 0 ? "," : "", section->line);
      append_section_path (out, document, i);
      g_string_append_c (out, '}');
    }
}

static void
append_topics (GString        *out,
               CarrelDocument *document)
{
  guint i;

  for (i = 0; i < document->topics->len; i++)
    {
      CarrelTopic *topic = g_ptr_array_index (document->topics, i);

      g_string_append_printf (out, "%s\n      {\"line\": %u, \"title\": ", i > 0 ? "," : "", topic->first_line);
      carrel_json_append_string (out, topic->title);
      g_string_append (out, ", \"section\": ");
      append_section_path (out, document, topic->section);
      g_string_append_printf (out, ", \"kind\": \"%s\", \"lines\": [%u, %u]}", topic_kinds[topic->kind],
                              topic->first_line, topic->last_line);
    }
}

static void
append_questions (GString        *out,
                  CarrelDocument *document)
{
  guint i;
  guint j;

  for (i = 0; i < document->questions->len; i++)
    {
      CarrelQuestion *question = g_ptr_array_index (document->questions, i);
      CarrelTopic *topic = g_ptr_array_index (document->topics, question->topic);

      g_string_append_printf (out, "%s\n      {\"line\": %u, \"title\": ", i > 0 ? "," : "", question->line);
      carrel_json_append_string (out, question->title);
      g_string_append (out, ", \"section\": ");
      append_section_path (out, document, topic->section);
      g_string_append_printf (out, ", \"kind\": \"%s\", \"answered\": %s, \"options\": [",
                              question_kinds[question->kind], question->answered ? "true" : "false");

      for (j = 0; j < question->options->len; j++)
        {
          CarrelOption *option = g_ptr_array_index (question->options, j);

          g_string_append_printf (out, "%s{\"line\": %u, \"text\": ", j > 0 ? ", " : "", option->line);
          carrel_json_append_string (out, option->text);
          g_string_append_printf (out, ", \"correct\": %s}", option->correct ? "true" : "false");
        }

      g_string_append (out, "]}");
    }
}

static void
append_notices (GString        *out,
                CarrelDocument *document)
{
  guint i;

  for (i = 0; i < document->notices->len; i++)
    {
      CarrelNotice *notice = g_ptr_array_index (document->notices, i);

      g_string_append_printf (out, "%s\n      {\"line\": %u, \"code\": ", i > 0 ? "," : "", notice->line);
      carrel_json_append_string (out, notice->code);
      g_string_append (out, ", \"message\": ");
      carrel_json_append_string (out, notice->message);
      g_string_append_c (out, '}');
    }
}

static int
compare_dropped (gconstpointer a,
                 gconstpointer b)
{
  guint line_a = ((const CarrelDropped *) a)->first_line;
  guint line_b = ((const CarrelDropped *) b)->first_line;

  return (line_a > line_b) - (line_a < line_b);
}

static void
append_dropped (GString        *out,
                CarrelDocument *document)
{
  g_autoptr (GArray) all = g_array_copy (document->dropped);
  guint i;

  g_array_sort (all, compare_dropped);

  for (i = 0; i < all->len; i++)
    {
      const CarrelDropped *dropped = &g_array_index (all, CarrelDropped, i);

      g_string_append_printf (out, "%s\n      {\"lines\": [%u, %u], \"reason\": \"%s\"}", i > 0 ? "," : "",
                              dropped->first_line, dropped->last_line, dropped->reason);
    }
}

static void
append_document (GString        *out,
                 CarrelDocument *document)
{
  guint i;

  g_string_append (out, "    {\"path\": ");
  carrel_json_append_string (out, document->path);
  g_string_append (out, ", \"title\": ");
  carrel_json_append_string (out, document->title);

  if (document->language != NULL)
    {
      g_string_append (out, ", \"language\": ");
      carrel_json_append_string (out, document->language);
    }

  if (document->translation_of != NULL)
    {
      g_string_append (out, ", \"translation_of\": ");
      carrel_json_append_string (out, document->translation_of);
    }

  g_string_append (out, ", \"layouts\": [");

  for (i = 0; i < document->layouts->len; i++)
    g_string_append_printf (out, "%s\"%s\"", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (document->layouts, i));

  g_string_append (out, "],\n     \"sections\": [");
  append_sections (out, document);
  g_string_append (out, "],\n     \"topics\": [");
  append_topics (out, document);
  g_string_append (out, "],\n     \"questions\": [");
  append_questions (out, document);
  g_string_append (out, "],\n     \"notices\": [");
  append_notices (out, document);
  g_string_append (out, "],\n     \"dropped\": [");
  append_dropped (out, document);
  g_string_append (out, "]}");
}

/**
 * carrel_outline_to_json:
 * @title: of the bank
 * @documents: (element-type CarrelDocument): what was read
 *
 * Returns: (transfer full): the outline as authors' scripts read it
 */
char *
carrel_outline_to_json (const char *title,
                        GPtrArray  *documents)
{
  GString *out = g_string_new ("{\"title\": ");
  guint i;

  carrel_json_append_string (out, title);
  g_string_append (out, ",\n  \"documents\": [\n");

  for (i = 0; i < documents->len; i++)
    {
      if (i > 0)
        g_string_append (out, ",\n");

      append_document (out, g_ptr_array_index (documents, i));
    }

  g_string_append (out, "\n]}\n");

  return g_string_free (out, FALSE);
}
