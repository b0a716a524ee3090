/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-outline-format.h"

static guint
get_depth (CarrelDocument *document,
           int             section)
{
  guint depth = 0;

  for (; section >= 0; section = ((CarrelSection *) g_ptr_array_index (document->sections, section))->parent)
    depth++;

  return depth;
}

static void
append_line (GString    *out,
             guint       line,
             guint       depth,
             const char *mark,
             const char *title)
{
  g_string_append_printf (out, "%7u  %*s%s%s\n", line, (int) depth * 2, "", mark, title);
}

static void
append_document (GString        *out,
                 CarrelDocument *document)
{
  guint section = 0;
  guint i;

  g_string_append_printf (out, "%s (%s)\n", document->title, document->path);

  for (i = 0; i <= document->topics->len; i++)
    {
      CarrelTopic *topic = i < document->topics->len ? g_ptr_array_index (document->topics, i) : NULL;

      for (; section < document->sections->len; section++)
        {
          CarrelSection *candidate = g_ptr_array_index (document->sections, section);

          if (topic != NULL && candidate->line > topic->first_line)
            break;

          append_line (out, candidate->line, get_depth (document, section), "", candidate->title);
        }

      if (topic != NULL)
        append_line (out, topic->first_line, get_depth (document, topic->section) + 1,
                     topic->kind == CARREL_TOPIC_QUESTION ? "? " : "- ", topic->title);
    }

  for (i = 0; i < document->notices->len; i++)
    {
      CarrelNotice *notice = g_ptr_array_index (document->notices, i);

      g_string_append_printf (out, "%s:%u: %s: %s\n", document->path, notice->line, notice->code, notice->message);
    }
}

/**
 * carrel_outline_to_text:
 * @title: of the bank
 * @documents: (element-type CarrelDocument): what was read
 *
 * Returns: (transfer full): the outline for people: lines, sections, topics (`?` is a question,
 *   `-` a text to read), then the notices, then the sums
 */
char *
carrel_outline_to_text (const char *title,
                        GPtrArray  *documents)
{
  GString *out = g_string_new (NULL);
  guint n_topics = 0;
  guint n_questions = 0;
  guint n_sections = 0;
  guint n_notices = 0;
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);

      append_document (out, document);
      g_string_append_c (out, '\n');
      n_topics += document->topics->len;
      n_questions += document->questions->len;
      n_sections += document->sections->len;
      n_notices += document->notices->len;
    }

  g_string_append_printf (out, _("%s: %u sections, %u topics, %u questions, %u notices\n"), title,
                          n_sections, n_topics, n_questions, n_notices);

  return g_string_free (out, FALSE);
}
