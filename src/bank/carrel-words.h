/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words by which banks, in the languages they are written in, name the parts of a question. All
 * functions take plain text, and letter case does not matter. */
gboolean    carrel_words_ask            (const char *text);
gboolean    carrel_words_name_questions (const char *title);
gboolean    carrel_words_are_disclosure (const char *summary);
gboolean    carrel_words_open_answer    (const char *summary);
gboolean    carrel_words_are_role       (const char *title);
gboolean    carrel_words_are_question   (const char *title);
gboolean    carrel_words_are_answer     (const char *title);
gboolean    carrel_words_are_key_title  (const char *title);
gboolean    carrel_words_are_contents   (const char *title);
gboolean    carrel_words_are_furniture  (const char *title);
const char *carrel_words_skip_answer    (const char *line);
const char *carrel_words_skip_question  (const char *line);

G_END_DECLS
