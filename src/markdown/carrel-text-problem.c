/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-text-problem.h"

/**
 * carrel_text_problem_new:
 * @line: line of the text, from 1
 * @code: a static string
 * @format: one sentence
 *
 * Returns: (transfer full): a problem
 */
CarrelTextProblem *
carrel_text_problem_new (guint       line,
                         const char *code,
                         const char *format,
                         ...)
{
  CarrelTextProblem *self = g_new0 (CarrelTextProblem, 1);
  va_list args;

  self->line = line;
  self->code = code;

  va_start (args, format);
  self->message = g_strdup_vprintf (format, args);
  va_end (args);

  return self;
}

void
carrel_text_problem_free (CarrelTextProblem *self)
{
  g_free (self->message);
  g_free (self);
}
