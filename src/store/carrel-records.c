/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-records.h"

void
carrel_bank_record_free (CarrelBankRecord *self)
{
  g_free (self->location);
  g_free (self->title);
  g_free (self->language);
  g_strfreev (self->languages);
  g_free (self->layout);
  g_free (self);
}

void
carrel_topic_record_free (CarrelTopicRecord *self)
{
  g_free (self->uuid);
  g_free (self->bank_title);
  g_free (self->bank_location);
  g_free (self->title);
  g_free (self->body);
  g_free (self->section);
  g_free (self->document);
  g_free (self->language);
  g_free (self->note);
  g_free (self);
}

void
carrel_mark_record_free (CarrelMarkRecord *self)
{
  g_free (self->bank_title);
  g_free (self->section);
  g_free (self->title);
  g_free (self->note);
  g_free (self);
}

void
carrel_notice_record_free (CarrelNoticeRecord *self)
{
  g_free (self->document);
  g_free (self->code);
  g_free (self->message);
  g_free (self);
}

void
carrel_document_record_free (CarrelDocumentRecord *self)
{
  g_free (self->path);
  g_free (self->hash);
  g_free (self->own_language);
  g_strfreev (self->links);
  g_free (self->language);
  g_free (self->translation_of);
  g_free (self);
}

void
carrel_change_record_free (CarrelChangeRecord *self)
{
  g_free (self->old_document);
  g_free (self->old_section);
  g_free (self->old_title);
  g_free (self->old_body);
  g_free (self->new_document);
  g_free (self->new_section);
  g_free (self->new_title);
  g_free (self->new_body);
  g_free (self);
}
