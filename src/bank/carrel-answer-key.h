/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"
#include "carrel-key-list.h"

G_BEGIN_DECLS

guint carrel_answer_key_give (CarrelKeyList  *list,
                              const char     *title,
                              CarrelDocument *document,
                              guint           begin,
                              guint           end);

G_END_DECLS
