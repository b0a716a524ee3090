/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-html-parts.h"

G_BEGIN_DECLS

char *carrel_html_mark       (const CarrelHtmlParts *parts,
                              const guint8          *changed,
                              const char            *element) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_html_mark_whole (const char            *html,
                              const char            *element) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
