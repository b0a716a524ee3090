/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-notice-code.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Every code there is, by the alphabet. To add one, name it here, in data/carrel-bank.1 and in
 * resources/banks/help/notices.md (a test compares). */
static const CarrelNoticeCode notice_codes[] = {
  { "empty", N_ ("The document has nothing to read") },
  { "glued-hash", N_ ("The hashes that close a heading touch other text") },
  { "indented-fence", N_ ("A code fence is indented too far to begin a code block") },
  { "invalid-utf16", N_ ("Some characters are not UTF-16") },
  { "invalid-utf8", N_ ("Some bytes are not UTF-8") },
  { "key-missing", N_ ("A question has options, and nothing says which is right") },
  { "missing-box", N_ ("An option has no box while the others have one") },
  { "no-answer", N_ ("A question has no answer") },
  { "nul-byte", N_ ("A NUL byte stands in the text") },
  { "repeated-title", N_ ("Two topics of a document have the same title") },
  { "setext-heading", N_ ("A rule under a text makes it a heading") },
  { "sibling-code", N_ ("The code beside a question cannot be shown") },
  { "table-too-large", N_ ("A table has too many columns") },
  { "too-deep", N_ ("Lists or quotes are nested too deep") },
  { "too-many-topics", N_ ("A document has too many topics") },
  { "truncated-text", N_ ("A text begins in the middle of a word") },
  { "unclosed-details", N_ ("What unfolds is never closed") },
  { "unclosed-fence", N_ ("Code is never closed") },
  { "unreadable", N_ ("The document cannot be read") },
  { "unused-answer", N_ ("A list of answers has some that no question waits for") },
};

/**
 * carrel_notice_code_list:
 * @codes: (out) (transfer none): all codes, by the alphabet
 *
 * Returns: how many there are
 */
guint
carrel_notice_code_list (const CarrelNoticeCode **codes)
{
  g_return_val_if_fail (codes != NULL, 0);

  *codes = notice_codes;

  return G_N_ELEMENTS (notice_codes);
}

/**
 * carrel_notice_code_get_summary:
 * @code: of a notice
 *
 * Returns: (transfer none) (nullable): what the code says, in the user's language; %NULL when there
 *   is no such code, as in a library that a newer Carrel wrote
 */
const char *
carrel_notice_code_get_summary (const char *code)
{
  gsize i;

  g_return_val_if_fail (code != NULL, NULL);

  for (i = 0; i < G_N_ELEMENTS (notice_codes); i++)
    if (strcmp (notice_codes[i].code, code) == 0)
      return _(notice_codes[i].summary);

  return NULL;
}
