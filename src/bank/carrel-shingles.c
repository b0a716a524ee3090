/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-shingles.h"

#include <string.h>

#include "carrel-common-words.h"

/* What the same text says in a title and in a body is not the same evidence. */
#define TITLE_SALT 0x5bd1e995u

/* More would make a text of megabytes dear and tell nothing new. */
#define MAX_SHINGLES 4096

/* How much each kind weighs: pairs tell the order of words, but break twice where one word changes. */
#define WORD_AMOUNT 1.0f
#define COMMON_WORD_AMOUNT 0.25f
#define SIGN_AMOUNT 0.5f
#define PAIR_AMOUNT 0.35f
#define LINE_AMOUNT 1.0f

typedef struct
{
  GArray   *shingles;
  guint32   salt;
  guint32   previous; /* the hash of the word before, 0 for none */
  gboolean  previous_common;
} Tokens;

/* The last step of MurmurHash3: spreads what is near. */
static guint32
mix (guint32 hash)
{
  hash ^= hash >> 16;
  hash *= 0x85ebca6bu;
  hash ^= hash >> 13;
  hash *= 0xc2b2ae35u;
  hash ^= hash >> 16;

  return hash;
}

static void
add (Tokens  *tokens,
     guint32  hash,
     float    amount)
{
  CarrelShingle shingle = { mix (hash ^ tokens->salt), 1, amount };

  g_array_append_val (tokens->shingles, shingle);
}

static void
add_word (Tokens   *tokens,
          guint32   hash,
          float     amount,
          gboolean  common)
{
  add (tokens, hash, common ? COMMON_WORD_AMOUNT : amount);

  if (tokens->previous != 0)
    add (tokens, tokens->previous * 31 + hash + 1,
         common && tokens->previous_common ? PAIR_AMOUNT / 2 : PAIR_AMOUNT);

  tokens->previous = hash;
  tokens->previous_common = common;
}

/* Scripts that put no space between words: each sign stands for itself, and the pairs tell the words. */
static gboolean
is_unspaced (gunichar c)
{
  return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f) || (c >= 0x1780 && c <= 0x17ff) ||
         (c >= 0x3005 && c <= 0x3007) || (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

static gboolean
is_of_word (gunichar c)
{
  return c == '_' || g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Reads the word that begins at @p, in small letters. */
static const char *
read_word (const char *p,
           const char *end,
           guint32    *hash,
           char       *start,
           gsize       size)
{
  guint32 value = 2166136261u;
  gsize length = 0;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        {
          if (!g_ascii_isalnum (c) && c != '_')
            break;

          c = g_ascii_tolower (c);
        }
      else if (!is_of_word (c) || is_unspaced (c))
        {
          break;
        }
      else
        {
          c = g_unichar_tolower (c);
        }

      value = (value ^ c) * 16777619u;

      if (length + 6 < size)
        length += g_unichar_to_utf8 (c, start + length);
      else
        length = size; /* no common word is so long */

      p = g_utf8_next_char (p);
    }

  start[length < size ? length : 0] = '\0';
  *hash = value;

  return p;
}

static void
add_text (Tokens     *tokens,
          const char *text,
          const char *end)
{
  const char *p = text;

  while (p < end)
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c >= 0x80 && is_unspaced (c))
        {
          add_word (tokens, mix (c), SIGN_AMOUNT, FALSE);
          p = g_utf8_next_char (p);
        }
      else if (c < 0x80 ? g_ascii_isalnum (c) || c == '_' : is_of_word (c))
        {
          char start[24];
          guint32 hash;

          p = read_word (p, end, &hash, start, sizeof start);
          add_word (tokens, hash, WORD_AMOUNT, carrel_common_words_hold (start));
        }
      else
        {
          /* "C", "C++" and "C#" differ. */
          if ((c == '+' || c == '#') && tokens->previous != 0 && p > text && (g_ascii_isalpha (p[-1]) || (guchar) p[-1] == c))
            add (tokens, tokens->previous ^ c, SIGN_AMOUNT);

          p = (guchar) *p < 0x80 ? p + 1 : g_utf8_next_char (p);
        }
    }
}

/* A line of code counts as a whole as well, however it is indented. */
static void
add_code_line (Tokens     *tokens,
               const char *line,
               const char *end)
{
  guint32 hash = 2166136261u;
  gboolean has_word = FALSE;
  const char *p;

  for (p = line; p < end; p++)
    if (!g_ascii_isspace (*p))
      {
        hash = (hash ^ (guchar) *p) * 16777619u;
        has_word |= g_ascii_isalnum (*p) || (guchar) *p >= 0x80;
      }

  if (has_word)
    add (tokens, hash + 7, LINE_AMOUNT);
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b)
{
  guint32 hash_a = ((const CarrelShingle *) a)->hash;
  guint32 hash_b = ((const CarrelShingle *) b)->hash;

  return (hash_a > hash_b) - (hash_a < hash_b);
}

static CarrelShingles *
finish (Tokens *tokens)
{
  CarrelShingles *self = g_new0 (CarrelShingles, 1);
  CarrelShingle *all = (CarrelShingle *) (void *) tokens->shingles->data;
  guint n = 0;
  guint i;

  g_array_sort (tokens->shingles, compare_hashes);

  for (i = 0; i < tokens->shingles->len; i++)
    if (n > 0 && all[n - 1].hash == all[i].hash)
      all[n - 1].amount += all[i].amount;
    else
      all[n++] = all[i];

  self->n_shingles = MIN (n, MAX_SHINGLES);
  self->limit = n > MAX_SHINGLES ? all[MAX_SHINGLES - 1].hash : G_MAXUINT32;
  self->shingles = g_memdup2 (all, self->n_shingles * sizeof (CarrelShingle));
  g_array_unref (tokens->shingles);

  return self;
}

/**
 * carrel_shingles_new_for_title:
 * @title: plain text; a printed number in front is no part of it
 */
CarrelShingles *
carrel_shingles_new_for_title (const char *title)
{
  Tokens tokens = { g_array_new (FALSE, FALSE, sizeof (CarrelShingle)), TITLE_SALT, 0, FALSE };
  const char *start = carrel_shingles_skip_number (title);

  add_text (&tokens, start, start + strlen (start));

  return finish (&tokens);
}

/**
 * carrel_shingles_new_for_body:
 * @body: (nullable): Markdown
 */
CarrelShingles *
carrel_shingles_new_for_body (const char *body)
{
  Tokens tokens = { g_array_new (FALSE, FALSE, sizeof (CarrelShingle)), 0, 0, FALSE };
  gboolean in_code = FALSE;
  const char *line;
  const char *end;

  for (line = body; line != NULL && *line != '\0'; line = *end != '\0' ? end + 1 : end)
    {
      const char *start = line;

      end = line + strcspn (line, "\n");

      while (start < end && (*start == ' ' || *start == '\t'))
        start++;

      if (g_str_has_prefix (start, "```") || g_str_has_prefix (start, "~~~"))
        {
          in_code = !in_code;
          tokens.previous = 0;
          continue;
        }

      if (in_code)
        add_code_line (&tokens, start, end);
      else
        start = MIN (carrel_shingles_skip_number (start), end);

      add_text (&tokens, start, end);
    }

  return finish (&tokens);
}

void
carrel_shingles_free (CarrelShingles *self)
{
  g_free (self->shingles);
  g_free (self);
}

/**
 * carrel_shingles_compare:
 *
 * Returns: what both have in common, and what each of them has, in amounts
 */
CarrelShingleOverlap
carrel_shingles_compare (const CarrelShingles *first,
                         const CarrelShingles *second)
{
  CarrelShingleOverlap overlap = { 0 };
  guint32 limit = MIN (first->limit, second->limit);
  guint i = 0;
  guint j = 0;

  while (i < first->n_shingles || j < second->n_shingles)
    {
      const CarrelShingle *a = i < first->n_shingles ? &first->shingles[i] : NULL;
      const CarrelShingle *b = j < second->n_shingles ? &second->shingles[j] : NULL;

      if ((a == NULL || a->hash > limit) && (b == NULL || b->hash > limit))
        break;

      if (b == NULL || (a != NULL && a->hash < b->hash))
        {
          overlap.first += a->amount;
          i++;
        }
      else if (a == NULL || b->hash < a->hash)
        {
          overlap.second += b->amount;
          j++;
        }
      else
        {
          overlap.shared += MIN (a->amount, b->amount);
          overlap.first += a->amount;
          overlap.second += b->amount;
          i++;
          j++;
        }
    }

  return overlap;
}

static float
get_amount (const CarrelShingles *self,
            guint                *position,
            guint32               hash)
{
  while (*position < self->n_shingles && self->shingles[*position].hash < hash)
    (*position)++;

  return *position < self->n_shingles && self->shingles[*position].hash == hash ? self->shingles[*position].amount : 0;
}

/**
 * carrel_shingles_cover:
 *
 * Returns: how much of @whole stands in @first and @second together. It is as much as each of them
 *   shares with @whole only when these are different parts of it.
 */
float
carrel_shingles_cover (const CarrelShingles *whole,
                       const CarrelShingles *first,
                       const CarrelShingles *second)
{
  float covered = 0;
  guint i;
  guint j = 0;
  guint k = 0;

  for (i = 0; i < whole->n_shingles; i++)
    {
      guint32 hash = whole->shingles[i].hash;
      float amount = get_amount (first, &j, hash) + get_amount (second, &k, hash);

      covered += MIN (whole->shingles[i].amount, amount);
    }

  return covered;
}

/**
 * carrel_shingles_skip_number:
 *
 * Returns: @text without a printed number in front such as `12.`, `1.2)` or `Q3:`, which changes
 *   whenever something is inserted above; all of it when nothing else is there
 */
const char *
carrel_shingles_skip_number (const char *text)
{
  static const char *const delimiters[] = { ".", ")", ":", "]", "、", "．", "：", "）" };
  const char *p = text;
  const char *digits;
  gsize i;

  if (*p == '(' || *p == '[' || *p == 'Q' || *p == 'q' || *p == '#')
    p++;

  digits = p;

  while (g_ascii_isdigit (*p) || (*p == '.' && p > digits && g_ascii_isdigit (p[1])))
    p++;

  if (p == digits || p - digits > 12)
    return text;

  for (i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (g_str_has_prefix (p, delimiters[i]))
      {
        p += strlen (delimiters[i]);

        /* "3.14" and "2.x" are text. */
        if (g_ascii_isalnum (*p))
          return text;

        while (*p == ' ' || *p == '\t')
          p++;

        return *p != '\0' && *p != '\n' ? p : text;
      }

  return text;
}
