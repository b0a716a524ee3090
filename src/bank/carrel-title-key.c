/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-title-key.h"

#include <string.h>

/* "Introduction" and "Closures" stand in many banks and are not the same question for that. */
#define MIN_WORDS 3

/* Where words are not parted by spaces so many characters say as much. */
#define MIN_UNSPACED 6

static gboolean
is_unspaced (gunichar c)
{
  return c >= 0x2e80 && g_unichar_isalpha (c);
}

/**
 * carrel_title_key_new:
 * @title: of a topic
 *
 * Makes what two titles that ask the same have in common: their words without case, marks and signs.
 *
 * Returns: (transfer full) (nullable): the key, or %NULL when the title is too short to tell
 */
char *
carrel_title_key_new (const char *title)
{
  g_autofree char *normal = g_utf8_normalize (title, -1, G_NORMALIZE_NFKD);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : title, -1);
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean in_word = FALSE;
  guint n_words = 0;
  guint n_unspaced = 0;
  const char *p;

  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        continue;

      /* Signs make a difference where programs are asked of: == and ===, C and C++. */
      if (!g_unichar_isalnum (c) && (c >= 0x80 || g_ascii_isspace (c) || strchr (".,;:!?\"()[]{}`_", c) != NULL))
        {
          in_word = FALSE;
          continue;
        }

      if (!in_word && key->len > 0)
        g_string_append_c (key, ' ');

      n_words += !in_word;
      n_unspaced += is_unspaced (c);
      in_word = TRUE;
      g_string_append_unichar (key, c);
    }

  if (n_words < MIN_WORDS && n_unspaced < MIN_UNSPACED)
    return NULL;

  return g_string_free (g_steal_pointer (&key), FALSE);
}
