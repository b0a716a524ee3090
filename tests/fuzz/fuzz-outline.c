/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes become an outline that holds together, and is the same after it was sent. */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "carrel-document-reader.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static guint
count_lines (const uint8_t *data,
             size_t         size)
{
  guint n = 1;

  for (; size > 0; size--, data++)
    n += *data == '\n' || *data == '\r';

  return n;
}

static void
check (CarrelDocument *document,
       guint           n_lines)
{
  guint previous = 0;
  guint i;
  guint j;

  for (i = 0; i < document->sections->len; i++)
    {
      const CarrelSection *section = g_ptr_array_index (document->sections, i);

      g_assert_cmpint (section->parent, <, (int) i);
      g_assert_cmpuint (section->line, >=, 1);
      g_assert_cmpuint (section->line, <=, n_lines);
      g_assert_true (*section->title != '\0');
    }

  for (i = 0; i < document->topics->len; i++)
    {
      const CarrelTopic *topic = g_ptr_array_index (document->topics, i);

      g_assert_cmpuint (topic->first_line, >=, previous);
      g_assert_cmpuint (topic->last_line, >=, topic->first_line);
      g_assert_cmpuint (topic->last_line, <=, n_lines);
      g_assert_cmpint (topic->section, <, (int) document->sections->len);
      g_assert_true (*topic->title != '\0');
      g_assert_true (g_utf8_validate (topic->title, -1, NULL));
      g_assert_true (g_utf8_validate (topic->body, -1, NULL));
      previous = topic->first_line;
    }

  for (i = 0; i < document->questions->len; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      g_assert_cmpint (question->topic, >=, 0);
      g_assert_cmpint (question->topic, <, (int) document->topics->len);
      g_assert_true (question->options->len == 0 || question->options->len >= 2);

      for (j = 0; j < question->options->len; j++)
        g_assert_true (g_utf8_validate (((CarrelOption *) g_ptr_array_index (question->options, j))->text, -1, NULL));
    }

  for (i = 0; i < document->notices->len; i++)
    g_assert_cmpint (((CarrelNotice *) g_ptr_array_index (document->notices, i))->topic, <, (int) document->topics->len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (CarrelDocument) document = NULL;
  g_autoptr (CarrelDocument) copy = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GError) error = NULL;

  document = carrel_document_read ("README.md", bytes, NULL, &error);

  if (document == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  check (document, count_lines (data, size));
  variant = g_variant_ref_sink (carrel_document_to_variant (document));
  copy = carrel_document_from_variant (variant, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copy->topics->len, ==, document->topics->len);
  g_assert_cmpuint (copy->questions->len, ==, document->questions->len);

  return 0;
}
