/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelTextProblem:
 * @line: line of the text, from 1
 * @code: a short name such as "invalid-utf8", static
 * @message: one translatable sentence, owned
 *
 * What the text layer could not read as meant; the bank layer turns it into a notice.
 */
typedef struct
{
  guint       line;
  const char *code;
  char       *message;
} CarrelTextProblem;

CarrelTextProblem *carrel_text_problem_new  (guint              line,
                                             const char        *code,
                                             const char        *format,
                                             ...) G_GNUC_PRINTF (3, 4) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_text_problem_free (CarrelTextProblem *self);

G_END_DECLS
