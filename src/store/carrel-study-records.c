/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-records.h"

void
carrel_question_record_free (CarrelQuestionRecord *self)
{
  g_free (self->bank_title);
  g_free (self->section);
  g_free (self->document);
  g_free (self->title);
  g_free (self->prompt);
  g_free (self->answer);
  g_free (self->explanation);
  g_free (self->note);
  g_strfreev (self->key_points);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_free (self);
}
