/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-word-list.h"

#include <string.h>

#define N_BUCKETS 1024

static guint
get_bucket (const char *text)
{
  return ((guchar) text[0] * 31u + (guchar) text[1]) % N_BUCKETS;
}

static void
index_words (CarrelWordList *self)
{
  gsize i;

  self->buckets = g_new0 (GPtrArray *, N_BUCKETS);
  self->set = g_hash_table_new (g_str_hash, g_str_equal);

  for (i = 0; i < self->n_words; i++)
    {
      guint bucket = get_bucket (self->words[i]);

      if (self->buckets[bucket] == NULL)
        self->buckets[bucket] = g_ptr_array_new ();

      g_ptr_array_add (self->buckets[bucket], (gpointer) self->words[i]);
      g_hash_table_add (self->set, (gpointer) self->words[i]);
    }
}

/* The words that may begin the text: @i is 0 for those of two bytes and more, 1 for those of one. */
static const GPtrArray *
find_candidates (CarrelWordList *self,
                 const char     *text,
                 guint           i)
{
  const char single[] = { *text, '\0' };

  if (self->buckets == NULL)
    index_words (self);

  if (*text == '\0' || (i == 1 && get_bucket (single) == get_bucket (text)))
    return NULL;

  return self->buckets[get_bucket (i == 0 ? text : single)];
}

/**
 * carrel_word_list_holds:
 * @text: in lower case
 *
 * Returns: whether the text is one of the words
 */
gboolean
carrel_word_list_holds (CarrelWordList *self,
                        const char     *text)
{
  if (self->set == NULL)
    index_words (self);

  return g_hash_table_contains (self->set, text);
}

/**
 * carrel_word_list_may_start:
 * @text: in any case
 *
 * Returns: %FALSE when the text surely begins with none of the words: then it need not be lowered
 */
gboolean
carrel_word_list_may_start (CarrelWordList *self,
                            const char     *text)
{
  const char start[] = { g_ascii_tolower (text[0]), text[0] != '\0' ? g_ascii_tolower (text[1]) : '\0', '\0' };

  return ((start[0] | start[1]) & 0x80) != 0 || find_candidates (self, start, 0) != NULL ||
         find_candidates (self, start, 1) != NULL;
}

/**
 * carrel_word_list_find_start:
 * @text: in lower case
 *
 * Returns: the length of the longest word that the text begins with, or 0
 */
gsize
carrel_word_list_find_start (CarrelWordList *self,
                             const char     *text)
{
  gsize longest = 0;
  guint i;
  guint j;

  for (i = 0; i < 2; i++)
    {
      const GPtrArray *candidates = find_candidates (self, text, i);

      for (j = 0; candidates != NULL && j < candidates->len; j++)
        {
          const char *word = g_ptr_array_index (candidates, j);
          gsize length = strlen (word);

          if (length > longest && strncmp (text, word, length) == 0)
            longest = length;
        }
    }

  return longest;
}

static gboolean
is_word_end (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  /* Where words are not parted by spaces any character ends one. */
  return c == 0 || !g_unichar_isalnum (c) || (c >= 0x2e80 && c <= 0xffdc);
}

/**
 * carrel_word_list_starts:
 * @text: in lower case
 *
 * Returns: whether the text begins with one of the words, and the word ends there
 */
gboolean
carrel_word_list_starts (CarrelWordList *self,
                         const char     *text)
{
  guint i;
  guint j;

  for (i = 0; i < 2; i++)
    {
      const GPtrArray *candidates = find_candidates (self, text, i);

      for (j = 0; candidates != NULL && j < candidates->len; j++)
        {
          const char *word = g_ptr_array_index (candidates, j);
          gsize length = strlen (word);

          if (strncmp (text, word, length) == 0 &&
              (word[length - 1] == ' ' || !g_unichar_isalnum (g_utf8_get_char (word)) || is_word_end (text + length)))
            return TRUE;
        }
    }

  return FALSE;
}
