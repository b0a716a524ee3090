/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

guint carrel_notices_count     (GPtrArray *documents);
char *carrel_notices_to_text   (GPtrArray *documents) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_notices_to_json   (GPtrArray *documents) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_notices_to_github (GPtrArray *documents) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
