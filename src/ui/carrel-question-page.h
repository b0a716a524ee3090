/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An option as it is shown; its place says its letter. */
typedef struct
{
  const char *html;
  gboolean    correct;
  gboolean    chosen;
} CarrelQuestionPageOption;

/**
 * CarrelQuestionPage:
 * @section: plain text, or ""
 * @title: plain text, shown where @prompt is NULL
 * @prompt: (nullable): safe HTML, as the other texts
 * @n_options: 0 for a question that is recalled
 * @n_right: how many options are right; only more than one is told
 * @hides_options: the user wants to think first
 * @is_answered: the rest is shown too
 * @typed: (nullable): plain text that the user typed as the answer
 * @explanation: (nullable): of the options
 * @answer: (nullable): what the bank says
 *
 * What a question looks like while it is asked, and after. Borrows all it names.
 */
typedef struct
{
  const char                     *section;
  const char                     *title;
  const char                     *prompt;
  const CarrelQuestionPageOption *options;
  guint                           n_options;
  guint                           n_right;
  gboolean                        hides_options;
  gboolean                        is_answered;
  const char                     *typed;
  const char                     *explanation;
  const char                     *answer;
} CarrelQuestionPage;

char *carrel_question_page_dup_html   (const CarrelQuestionPage *self,
                                       const char               *nonce) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_question_page_dup_letter (guint                     place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
