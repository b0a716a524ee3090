/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-question-page.h"

#include <glib/gi18n.h>

#include "carrel-page.h"

/**
 * carrel_question_page_dup_letter:
 * @place: of an option, from 0
 *
 * Returns: (transfer full): what it is called
 */
char *
carrel_question_page_dup_letter (guint place)
{
  return place < 26 ? g_strdup_printf ("%c", 'A' + place) : g_strdup_printf ("%u", place + 1);
}

/* Each text has anchors of its own. */
static void
append_text (GString    *html,
             const char *class,
             const char *prefix,
             const char *text)
{
  g_autofree char *own = carrel_page_dup_with_own_anchors (text, prefix);

  g_string_append_printf (html, "<div class=\"%s\" dir=\"auto\">%s</div>", class, own);
}

static void
append_prompt (GString                  *html,
               const CarrelQuestionPage *self)
{
  if (*self->section != '\0')
    {
      g_autofree char *section = g_markup_escape_text (self->section, -1);

      g_string_append_printf (html, "<p class=\"carrel-section\" dir=\"auto\">%s</p>", section);
    }

  if (self->prompt == NULL)
    {
      g_autofree char *title = g_markup_escape_text (self->title, -1);

      g_string_append_printf (html, "<h1 class=\"carrel-title\" dir=\"auto\">%s</h1>", title);
    }
  else
    {
      append_text (html, "carrel-prompt", "prompt-", self->prompt);
    }
}

static const char *
get_class (const CarrelQuestionPage       *self,
           const CarrelQuestionPageOption *option)
{
  if (!self->is_answered)
    return option->chosen ? "carrel-chosen" : "";

  if (option->correct)
    return "carrel-right";

  return option->chosen ? "carrel-wrong" : "";
}

static const char *
get_verdict (const CarrelQuestionPage       *self,
             const CarrelQuestionPageOption *option)
{
  if (!self->is_answered || (!option->correct && !option->chosen))
    return NULL;

  if (!option->correct)
    return _("Your answer: wrong");

  return option->chosen ? _("Your answer: right") : _("Right answer");
}

static void
append_options (GString                  *html,
                const CarrelQuestionPage *self)
{
  guint i;

  if (self->n_right > 1 && !self->is_answered)
    {
      g_autofree char *hint = g_strdup_printf (ngettext ("Choose %u", "Choose %u", self->n_right), self->n_right);

      g_string_append_printf (html, "<p class=\"carrel-hint\">%s</p>", hint);
    }

  g_string_append (html, "<ol class=\"carrel-options\">");

  for (i = 0; i < self->n_options; i++)
    {
      const CarrelQuestionPageOption *option = &self->options[i];
      g_autofree char *letter = carrel_question_page_dup_letter (i);
      g_autofree char *prefix = g_strdup_printf ("option-%u-", i);
      const char *verdict = get_verdict (self, option);

      g_string_append_printf (html, "<li class=\"%s\"><span class=\"carrel-letter\">%s</span><div class=\"carrel-option\">",
                              get_class (self, option), letter);
      append_text (html, "carrel-option-text", prefix, option->html);

      if (verdict != NULL)
        g_string_append_printf (html, "<p class=\"carrel-verdict\">%s</p>", verdict);

      g_string_append (html, "</div></li>");
    }

  g_string_append (html, "</ol>");
}

static void
append_part (GString    *html,
             const char *heading,
             const char *prefix,
             const char *text)
{
  g_string_append_printf (html, "<h2 class=\"carrel-part\">%s</h2>", heading);
  append_text (html, "carrel-part-text", prefix, text);
}

static void
append_answer (GString                  *html,
               const CarrelQuestionPage *self)
{
  if (self->typed != NULL && *self->typed != '\0')
    {
      g_autofree char *typed = g_markup_escape_text (self->typed, -1);

      g_string_append_printf (html, "<h2 class=\"carrel-part\">%s</h2><p class=\"carrel-typed\" dir=\"auto\">%s</p>",
                              _("You Wrote"), typed);
    }

  if (self->explanation != NULL && *self->explanation != '\0')
    append_part (html, _("Explanation"), "explanation-", self->explanation);

  if (self->answer != NULL && *self->answer != '\0')
    append_part (html, _("Answer"), "answer-", self->answer);
  else if (self->n_options == 0)
    g_string_append_printf (html, "<p class=\"carrel-unanswered\">%s</p>", _("The file has no answer to this question."));
}

/**
 * carrel_question_page_dup_html:
 *
 * Returns: (transfer full): the whole page
 */
char *
carrel_question_page_dup_html (const CarrelQuestionPage *self,
                               const char               *nonce)
{
  GString *html = g_string_sized_new (4096);

  carrel_page_append_start (html, self->title, nonce, "carrel-question");
  append_prompt (html, self);

  if (self->n_options > 0 && !self->hides_options)
    append_options (html, self);

  if (self->is_answered)
    append_answer (html, self);

  g_string_append (html, CARREL_PAGE_END);

  return g_string_free (html, FALSE);
}
