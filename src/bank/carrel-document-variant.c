/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as it goes from a worker to the app: all its strings one after the other in one string, and
 * all its numbers, with the lengths of the strings among them, in one array. A value for each record
 * took longer to build than the text takes to parse. */

#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "carrel-document-links.h"
#include "carrel-document-path.h"
#include "carrel-document.h"
#include "carrel-language.h"

#define DOCUMENT_TYPE "(sau)"

/* A worker has read a stranger's text, so its answer is judged like one: an outline that does not
 * hold together is refused as a whole. */
#define MAX_TOPICS 1000000

/* The length of a string that is NULL. */
#define NO_STRING G_MAXUINT32

typedef struct
{
  GString *text;
  GArray  *numbers;
} Writer;

typedef struct
{
  const char    *text;
  gsize          n_text; /* bytes left */
  const guint32 *numbers;
  gsize          n_numbers; /* left */
  gboolean       failed;
} Reader;

static void
put (Writer *self,
     guint32 number)
{
  g_array_append_val (self->numbers, number);
}

static void
put_string (Writer     *self,
            const char *string)
{
  gsize length = string != NULL ? strlen (string) : 0;

  put (self, string != NULL ? (guint32) length : NO_STRING);
  g_string_append_len (self->text, string, length);
}

static void
put_double (Writer *self,
            double  value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  put (self, (guint32) bits);
  put (self, (guint32) (bits >> 32));
}

static void
put_strings (Writer    *self,
             GPtrArray *strings)
{
  guint i;

  put (self, strings->len);

  for (i = 0; i < strings->len; i++)
    put_string (self, g_ptr_array_index (strings, i));
}

static void
put_outline (Writer         *self,
             CarrelDocument *document)
{
  guint i;

  put (self, document->sections->len);

  for (i = 0; i < document->sections->len; i++)
    {
      CarrelSection *section = g_ptr_array_index (document->sections, i);

      put (self, section->line);
      put (self, section->parent);
      put_string (self, section->title);
    }

  put (self, document->topics->len);

  for (i = 0; i < document->topics->len; i++)
    {
      CarrelTopic *topic = g_ptr_array_index (document->topics, i);

      put (self, topic->first_line);
      put (self, topic->last_line);
      put (self, topic->section);
      put (self, topic->kind);
      put_string (self, topic->title);
      put_string (self, topic->body);
    }
}

static void
put_questions (Writer    *self,
               GPtrArray *questions)
{
  guint i;
  guint j;

  put (self, questions->len);

  for (i = 0; i < questions->len; i++)
    {
      CarrelQuestion *question = g_ptr_array_index (questions, i);

      put (self, question->line);
      put (self, question->number);
      put (self, question->topic);
      put (self, question->kind);
      put (self, question->answered);
      put_string (self, question->title);
      put_string (self, question->prompt);
      put_string (self, question->answer);
      put_string (self, question->explanation);
      put (self, question->options->len);

      for (j = 0; j < question->options->len; j++)
        {
          CarrelOption *option = g_ptr_array_index (question->options, j);

          put (self, option->line);
          put (self, option->correct);
          put_string (self, option->text);
        }
    }
}

static void
put_notices_and_answers (Writer         *self,
                         CarrelDocument *document)
{
  guint i;

  put (self, document->notices->len);

  for (i = 0; i < document->notices->len; i++)
    {
      CarrelNotice *notice = g_ptr_array_index (document->notices, i);

      put (self, notice->line);
      put (self, notice->topic);
      put_string (self, notice->code);
      put_string (self, notice->message);
    }

  put (self, document->answers->len);

  for (i = 0; i < document->answers->len; i++)
    {
      CarrelAnswer *answer = g_ptr_array_index (document->answers, i);

      put (self, answer->number);
      put_string (self, answer->text);
    }
}

/**
 * carrel_document_to_variant:
 *
 * Returns: (transfer floating): all but what the scanner fills in
 */
GVariant *
carrel_document_to_variant (CarrelDocument *self)
{
  Writer writer = { NULL, NULL };
  GVariant *numbers;

  g_return_val_if_fail (self != NULL, NULL);

  writer.text = g_string_new (NULL);
  writer.numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  put_string (&writer, self->path);
  put_string (&writer, self->title);
  put_string (&writer, self->language);
  put (&writer, self->complete);
  put (&writer, self->has_order);

  if (self->has_order)
    put_double (&writer, self->order);

  put_strings (&writer, self->layouts);
  put_strings (&writer, self->links);
  put_outline (&writer, self);
  put_questions (&writer, self->questions);
  put_notices_and_answers (&writer, self);

  numbers = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, writer.numbers->data, writer.numbers->len,
                                       sizeof (guint32));
  g_array_unref (writer.numbers);

  return g_variant_new ("(@s@au)", g_variant_new_take_string (g_string_free (writer.text, FALSE)), numbers);
}

static guint32
get (Reader *self)
{
  if (self->n_numbers == 0)
    {
      self->failed = TRUE;
      return 0;
    }

  self->n_numbers--;

  return *self->numbers++;
}

/* A number of records to come; reading those that do not come fails. */
static guint32
get_count (Reader *self,
           guint32 max)
{
  guint32 count = get (self);

  if (count > max)
    {
      self->failed = TRUE;
      return 0;
    }

  return count;
}

static gboolean
get_boolean (Reader *self)
{
  guint32 value = get (self);

  self->failed |= value > 1;

  return value == 1;
}

/* An index of one that stands before, or -1. */
static int
get_index (Reader *self,
           int     min,
           guint   n)
{
  int value = (int) get (self);

  if (value < min || value >= (int) n)
    {
      self->failed = TRUE;
      return min;
    }

  return value;
}

static double
get_double (Reader *self)
{
  guint64 bits = get (self);
  double value;

  bits |= (guint64) get (self) << 32;
  memcpy (&value, &bits, sizeof value);

  return value;
}

/* Returns a copy, or NULL for none. */
static char *
get_string (Reader *self)
{
  guint32 length = get (self);
  char *copy;

  if (length == NO_STRING)
    return NULL;

  /* All of the text is UTF-8, so a string is, unless it is cut within a character. */
  if (length > self->n_text || (length < self->n_text && ((guchar) self->text[length] & 0xc0) == 0x80))
    {
      self->failed = TRUE;
      return NULL;
    }

  copy = g_strndup (self->text, length);
  self->text += length;
  self->n_text -= length;

  return copy;
}

static char *
get_required_string (Reader   *self,
                     gboolean  may_be_empty)
{
  char *string = get_string (self);

  if (string == NULL || (*string == '\0' && !may_be_empty))
    {
      self->failed = TRUE;
      g_free (string);
      string = g_strdup ("?");
    }

  return string;
}

static void
get_layouts (Reader         *self,
             CarrelDocument *document)
{
  guint n = get_count (self, 9);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      g_autofree char *layout = get_required_string (self, FALSE);

      if (layout[0] < 'A' || layout[0] > 'I' || layout[1] != '\0')
        self->failed = TRUE;
      else
        g_ptr_array_add (document->layouts, (gpointer) g_intern_string (layout));
    }
}

static void
get_links (Reader         *self,
           CarrelDocument *document)
{
  guint n = get_count (self, CARREL_DOCUMENT_MAX_LINKS);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      char *link = get_required_string (self, FALSE);

      g_ptr_array_add (document->links, link);
      self->failed |= !carrel_document_path_is_inside (link);
    }
}

static void
get_sections (Reader         *self,
              CarrelDocument *document)
{
  guint n = get (self);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      guint line = get (self);
      /* A parent stands before its children, so there can be no ring. */
      int parent = get_index (self, -1, i);
      g_autofree char *title = get_required_string (self, FALSE);

      self->failed |= line == 0;
      carrel_document_add_section (document, line, parent, title);
    }
}

static void
get_topics (Reader         *self,
            CarrelDocument *document)
{
  guint n = get_count (self, MAX_TOPICS);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      guint first = get (self);
      guint last = get (self);
      int section = get_index (self, -1, document->sections->len);
      CarrelTopicKind kind = get_index (self, 0, CARREL_TOPIC_QUESTION + 1);
      g_autofree char *title = get_required_string (self, FALSE);
      CarrelTopic *topic = carrel_document_add_topic (document, first, last, section, kind, title);

      g_free (topic->body);
      topic->body = get_required_string (self, TRUE);
      self->failed |= first == 0 || last < first;
    }
}

static void
get_options (Reader    *self,
             GPtrArray *options)
{
  guint n = get (self);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      CarrelOption *option = g_new0 (CarrelOption, 1);

      option->line = get (self);
      option->correct = get_boolean (self);
      option->text = get_required_string (self, TRUE);
      g_ptr_array_add (options, option);
    }
}

static void
get_questions (Reader         *self,
               CarrelDocument *document)
{
  guint n = get_count (self, MAX_TOPICS);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      guint line = get (self);
      guint number = get (self);
      int topic = get_index (self, 0, document->topics->len);
      CarrelQuestionKind kind = get_index (self, 0, CARREL_QUESTION_CLOZE + 1);
      gboolean answered = get_boolean (self);
      g_autofree char *title = get_required_string (self, FALSE);
      CarrelQuestion *question = carrel_document_add_question (document, line, topic, kind, title);

      question->number = number;
      question->answered = answered;
      question->prompt = get_string (self);
      question->answer = get_string (self);
      question->explanation = get_string (self);
      get_options (self, question->options);
      self->failed |= line == 0;
    }
}

static void
get_notices (Reader         *self,
             CarrelDocument *document)
{
  guint n = get (self);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      guint line = get (self);
      int topic = get_index (self, -1, document->topics->len);
      g_autofree char *code = get_required_string (self, FALSE);
      g_autofree char *message = get_required_string (self, TRUE);

      self->failed |= line == 0;
      carrel_document_add_notice (document, line, topic, code, "%s", message);
    }
}

static void
get_answers (Reader         *self,
             CarrelDocument *document)
{
  guint n = get (self);
  guint i;

  for (i = 0; i < n && !self->failed; i++)
    {
      guint number = get (self);
      g_autofree char *text = get_required_string (self, TRUE);

      carrel_document_add_answer (document, number, text);
    }
}

static void
get_language (Reader         *self,
              CarrelDocument *document)
{
  g_autofree char *language = get_string (self);
  g_autofree char *normal = language != NULL ? carrel_language_normalize (language) : NULL;

  if (g_strcmp0 (normal, language) != 0)
    self->failed = TRUE;
  else
    document->language = g_steal_pointer (&normal);
}

/**
 * carrel_document_from_variant:
 * @variant: what a worker answered, in normal form
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set when @variant is
 *   none or does not hold together
 */
CarrelDocument *
carrel_document_from_variant (GVariant  *variant,
                              GError   **error)
{
  g_autoptr (CarrelDocument) self = NULL;
  g_autoptr (GVariant) numbers = NULL;
  Reader reader = { NULL, 0, NULL, 0, FALSE };

  g_return_val_if_fail (variant != NULL, NULL);

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE (DOCUMENT_TYPE)))
    {
      g_autofree char *path = NULL;
      g_autofree char *title = NULL;

      g_variant_get (variant, "(&s@au)", &reader.text, &numbers);
      reader.n_text = strlen (reader.text);
      reader.numbers = g_variant_get_fixed_array (numbers, &reader.n_numbers, sizeof (guint32));

      path = get_required_string (&reader, FALSE);
      title = get_required_string (&reader, TRUE);
      self = carrel_document_new (path);
      get_language (&reader, self);
      self->complete = get_boolean (&reader);
      self->has_order = get_boolean (&reader);

      if (self->has_order)
        self->order = get_double (&reader);

      reader.failed |= !isfinite (self->order);

      if (*title != '\0')
        {
          g_free (self->title);
          self->title = g_steal_pointer (&title);
        }

      get_layouts (&reader, self);
      get_links (&reader, self);
      get_sections (&reader, self);
      get_topics (&reader, self);
      get_questions (&reader, self);
      get_notices (&reader, self);
      get_answers (&reader, self);

      if (!reader.failed && reader.n_numbers == 0 && reader.n_text == 0)
        return g_steal_pointer (&self);
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("the outline that was read does not hold together"));
  return NULL;
}
