/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "carrel-document-links.h"
#include "carrel-document-path.h"
#include "carrel-document.h"
#include "carrel-language.h"

/* What a worker hands back: path, title, complete, layouts, sections, topics, questions, notices,
 * links, order, language. */
#define DOCUMENT_TYPE "(ssbasa(uis)a(uuiuss)a(uiubsmsmsmsa(usb))a(uiss)asmdms)"

/* A worker has read a stranger's text, so its answer is judged like one: an outline that does not
 * hold together is refused as a whole. */
#define MAX_TOPICS 1000000

static GVariant *
options_to_variant (GPtrArray *options)
{
  GVariantBuilder builder;
  guint i;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(usb)"));

  for (i = 0; i < options->len; i++)
    {
      CarrelOption *option = g_ptr_array_index (options, i);

      g_variant_builder_add (&builder, "(usb)", option->line, option->text, option->correct);
    }

  return g_variant_builder_end (&builder);
}

/**
 * carrel_document_to_variant:
 *
 * Returns: (transfer floating): all but what the scanner fills in
 */
GVariant *
carrel_document_to_variant (CarrelDocument *self)
{
  GVariantBuilder layouts;
  GVariantBuilder sections;
  GVariantBuilder topics;
  GVariantBuilder questions;
  GVariantBuilder notices;
  GVariantBuilder links;
  guint i;

  g_return_val_if_fail (self != NULL, NULL);

  g_variant_builder_init (&layouts, G_VARIANT_TYPE ("as"));
  g_variant_builder_init (&sections, G_VARIANT_TYPE ("a(uis)"));
  g_variant_builder_init (&topics, G_VARIANT_TYPE ("a(uuiuss)"));
  g_variant_builder_init (&questions, G_VARIANT_TYPE ("a(uiubsmsmsmsa(usb))"));
  g_variant_builder_init (&notices, G_VARIANT_TYPE ("a(uiss)"));
  g_variant_builder_init (&links, G_VARIANT_TYPE ("as"));

  for (i = 0; i < self->layouts->len; i++)
    g_variant_builder_add (&layouts, "s", g_ptr_array_index (self->layouts, i));

  for (i = 0; i < self->sections->len; i++)
    {
      CarrelSection *section = g_ptr_array_index (self->sections, i);

      g_variant_builder_add (&sections, "(uis)", section->line, section->parent, section->title);
    }

  for (i = 0; i < self->topics->len; i++)
    {
      CarrelTopic *topic = g_ptr_array_index (self->topics, i);

      g_variant_builder_add (&topics, "(uuiuss)", topic->first_line, topic->last_line,
                             topic->section, topic->kind, topic->title, topic->body);
    }

  for (i = 0; i < self->questions->len; i++)
    {
      CarrelQuestion *question = g_ptr_array_index (self->questions, i);

      g_variant_builder_add (&questions, "(uiubsmsmsms@a(usb))", question->line, question->topic,
                             question->kind, question->answered, question->title, question->prompt,
                             question->answer, question->explanation,
                             options_to_variant (question->options));
    }

  for (i = 0; i < self->notices->len; i++)
    {
      CarrelNotice *notice = g_ptr_array_index (self->notices, i);

      g_variant_builder_add (&notices, "(uiss)", notice->line, notice->topic, notice->code,
                             notice->message);
    }

  for (i = 0; i < self->links->len; i++)
    g_variant_builder_add (&links, "s", g_ptr_array_index (self->links, i));

  return g_variant_new (DOCUMENT_TYPE, self->path, self->title, self->complete, &layouts, &sections,
                        &topics, &questions, &notices, &links, self->has_order, self->order,
                        self->language);
}

static gboolean
add_layouts (CarrelDocument *self,
             GVariantIter   *iter)
{
  const char *layout;

  while (g_variant_iter_next (iter, "&s", &layout))
    {
      if (layout[0] < 'A' || layout[0] > 'I' || layout[1] != '\0')
        return FALSE;

      g_ptr_array_add (self->layouts, (gpointer) g_intern_string (layout));
    }

  return TRUE;
}

static gboolean
add_sections (CarrelDocument *self,
              GVariantIter   *iter)
{
  const char *title;
  guint line;
  int parent;

  while (g_variant_iter_next (iter, "(ui&s)", &line, &parent, &title))
    {
      /* A parent stands before its children, so there can be no ring. */
      if (line == 0 || parent < -1 || parent >= (int) self->sections->len || *title == '\0')
        return FALSE;

      carrel_document_add_section (self, line, parent, title);
    }

  return TRUE;
}

static gboolean
add_topics (CarrelDocument *self,
            GVariantIter   *iter)
{
  const char *title;
  const char *body;
  guint first;
  guint last;
  guint kind;
  int section;

  if (g_variant_iter_n_children (iter) > MAX_TOPICS)
    return FALSE;

  while (g_variant_iter_next (iter, "(uuiu&s&s)", &first, &last, &section, &kind, &title, &body))
    {
      CarrelTopic *topic;

      if (first == 0 || last < first || section < -1 || section >= (int) self->sections->len ||
          kind > CARREL_TOPIC_QUESTION || *title == '\0')
        return FALSE;

      topic = carrel_document_add_topic (self, first, last, section, kind, title);
      g_free (topic->body);
      topic->body = g_strdup (body);
    }

  return TRUE;
}

static gboolean
add_questions (CarrelDocument *self,
               GVariantIter   *iter)
{
  const char *title;
  const char *prompt;
  const char *answer;
  const char *explanation;
  GVariantIter *options;
  gboolean answered;
  guint line;
  guint kind;
  int topic;

  while (g_variant_iter_next (iter, "(uiub&sm&sm&sm&sa(usb))", &line, &topic, &kind, &answered,
                              &title, &prompt, &answer, &explanation, &options))
    {
      g_autoptr (GVariantIter) owned = options;
      CarrelQuestion *question;
      const char *text;
      gboolean correct;

      if (line == 0 || topic < 0 || topic >= (int) self->topics->len ||
          kind > CARREL_QUESTION_CLOZE || *title == '\0')
        return FALSE;

      question = carrel_document_add_question (self, line, topic, kind, title);
      question->answered = answered;
      question->prompt = g_strdup (prompt);
      question->answer = g_strdup (answer);
      question->explanation = g_strdup (explanation);

      while (g_variant_iter_next (options, "(u&sb)", &line, &text, &correct))
        {
          CarrelOption *option = g_new0 (CarrelOption, 1);

          option->line = line;
          option->text = g_strdup (text);
          option->correct = correct;
          g_ptr_array_add (question->options, option);
        }
    }

  return TRUE;
}

static gboolean
add_notices (CarrelDocument *self,
             GVariantIter   *iter)
{
  const char *code;
  const char *message;
  guint line;
  int topic;

  while (g_variant_iter_next (iter, "(ui&s&s)", &line, &topic, &code, &message))
    {
      if (line == 0 || topic < -1 || topic >= (int) self->topics->len || *code == '\0')
        return FALSE;

      carrel_document_add_notice (self, line, topic, code, "%s", message);
    }

  return TRUE;
}

static gboolean
add_links (CarrelDocument *self,
           GVariantIter   *iter)
{
  const char *link;

  if (g_variant_iter_n_children (iter) > CARREL_DOCUMENT_MAX_LINKS)
    return FALSE;

  while (g_variant_iter_next (iter, "&s", &link))
    {
      if (!carrel_document_path_is_inside (link))
        return FALSE;

      g_ptr_array_add (self->links, g_strdup (link));
    }

  return TRUE;
}

static gboolean
set_language (CarrelDocument *self,
              const char     *language)
{
  g_autofree char *normal = language != NULL ? carrel_language_normalize (language) : NULL;

  if (g_strcmp0 (normal, language) != 0)
    return FALSE;

  self->language = g_steal_pointer (&normal);

  return TRUE;
}

/**
 * carrel_document_from_variant:
 * @variant: what a worker answered
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set when @variant is
 *   none or does not hold together
 */
CarrelDocument *
carrel_document_from_variant (GVariant  *variant,
                              GError   **error)
{
  g_autoptr (CarrelDocument) self = NULL;
  g_autoptr (GVariantIter) layouts = NULL;
  g_autoptr (GVariantIter) sections = NULL;
  g_autoptr (GVariantIter) topics = NULL;
  g_autoptr (GVariantIter) questions = NULL;
  g_autoptr (GVariantIter) notices = NULL;
  g_autoptr (GVariantIter) links = NULL;
  const char *path;
  const char *title;
  const char *language;
  gboolean complete;
  gboolean has_order;
  double order;

  g_return_val_if_fail (variant != NULL, NULL);

  if (g_variant_is_of_type (variant, G_VARIANT_TYPE (DOCUMENT_TYPE)))
    {
      g_variant_get (variant, "(&s&sbasa(uis)a(uuiuss)a(uiubsmsmsmsa(usb))a(uiss)asmdm&s)", &path,
                     &title, &complete, &layouts, &sections, &topics, &questions, &notices, &links,
                     &has_order, &order, &language);
      self = carrel_document_new (path);
      self->complete = complete;
      self->has_order = has_order;
      self->order = has_order ? order : 0.0;

      if (*title != '\0')
        {
          g_free (self->title);
          self->title = g_strdup (title);
        }

      if (add_layouts (self, layouts) && add_sections (self, sections) &&
          add_topics (self, topics) && add_questions (self, questions) &&
          add_notices (self, notices) && add_links (self, links) && isfinite (self->order) &&
          set_language (self, language))
        return g_steal_pointer (&self);
    }

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _("the outline that was read does not hold together"));
  return NULL;
}
