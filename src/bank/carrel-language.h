/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelLanguageSign:
 * @CARREL_LANGUAGE_SIGN_NONE: no language
 * @CARREL_LANGUAGE_SIGN_WEAK: a language that few banks are in, whose code means something else far
 *   more often, as `ts` or `io`
 * @CARREL_LANGUAGE_SIGN_FAIR: a language that banks are in, whose code is also a word, as `it` or `cs`
 * @CARREL_LANGUAGE_SIGN_STRONG: hardly anything but a language
 *
 * How surely a part of a name is the tag of a language.
 */
typedef enum
{
  CARREL_LANGUAGE_SIGN_NONE,
  CARREL_LANGUAGE_SIGN_WEAK,
  CARREL_LANGUAGE_SIGN_FAIR,
  CARREL_LANGUAGE_SIGN_STRONG,
} CarrelLanguageSign;

CarrelLanguageSign  carrel_language_parse     (const char  *text,
                                               gsize        length,
                                               char       **tag);
char               *carrel_language_normalize (const char  *text) G_GNUC_WARN_UNUSED_RESULT;
char               *carrel_language_dup_name  (const char  *tag) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
