/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-parts.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-error.h"
#include "carrel-html-policy.h"

/* The sanitizer ends at 200, with a wrapper around each table. */
#define MAX_DEPTH 500
#define MAX_NAME 24
#define MAX_WEIGHT 100

static const char *const table_elements[] = { "caption", "tbody", "td", "tfoot", "th", "thead", "tr", NULL };

/* Only one parent suits them, so that nothing may come between. */
static const char *const fixed_elements[] = {
  "caption", "col", "colgroup", "dd", "dt", "figcaption", "li", "rp", "rt", "summary", "tbody", "td", "tfoot", "th",
  "thead", "tr", NULL
};

static const struct
{
  const char *name;
  guint8      style;
} styles[] = {
  { "b", 1 << 0 },
  { "code", 1 << 2 },
  { "del", 1 << 3 },
  { "em", 1 << 1 },
  { "i", 1 << 1 },
  { "ins", 1 << 4 },
  { "kbd", 1 << 2 },
  { "mark", 1 << 7 },
  { "s", 1 << 3 },
  { "samp", 1 << 2 },
  { "strong", 1 << 0 },
  { "sub", 1 << 5 },
  { "sup", 1 << 6 },
  { "u", 1 << 4 },
};

/* An element that is open. */
typedef struct
{
  char     name[MAX_NAME];
  guint    part;
  guint    link;
  guint8   style;
  gboolean pre;
} Level;

typedef struct
{
  CarrelHtmlParts *self;
  GArray          *levels; /* of Level; the first is the text itself */
  guint            max_parts;
  gboolean         joined; /* to the segment before */
} Scanner;

static Level *
get_top (Scanner *scanner)
{
  return &g_array_index (scanner->levels, Level, scanner->levels->len - 1);
}

static CarrelHtmlPart *
add_part (Scanner            *scanner,
          CarrelHtmlPartKind  kind,
          const char         *start,
          const char         *end)
{
  GArray *parts = scanner->self->parts;
  CarrelHtmlPart part = { 0 };

  part.kind = kind;
  part.start = start - scanner->self->html;
  part.end = end - scanner->self->html;
  part.word = scanner->self->words->len;
  g_array_append_val (parts, part);

  return &g_array_index (parts, CarrelHtmlPart, parts->len - 1);
}

static void
add_word (Scanner    *scanner,
          const char *start,
          const char *end,
          guint       weight)
{
  CarrelHtmlParts *self = scanner->self;
  const Level *top = get_top (scanner);
  CarrelHtmlWord word = { 0 };

  add_part (scanner, CARREL_HTML_WORD, start, end);
  word.start = start - self->html;
  word.end = end - self->html;
  word.link = top->link;
  word.style = top->style;
  word.weight = MIN (weight, MAX_WEIGHT);

  if (!scanner->joined)
    {
      CarrelHtmlSegment segment = { self->words->len, 0, 0, top->pre };

      g_array_append_val (self->segments, segment);
      scanner->joined = TRUE;
    }

  g_array_index (self->segments, CarrelHtmlSegment, self->segments->len - 1).n_words++;
  g_array_append_val (self->words, word);
}

/* Text */

typedef enum
{
  CHAR_SPACE,
  CHAR_SIGN,
  CHAR_LETTER,
  CHAR_DIGIT,
  CHAR_IDEOGRAPH, /* of a script without spaces: each is a word */
  CHAR_MARK,      /* belongs to what stands before it */
} CharKind;

static const char *
next_char (const char *p)
{
  static const char *const entities[] = { "&amp;", "&lt;", "&gt;", "&quot;" };
  gsize i;

  for (i = 0; *p == '&' && i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i]))
      return p + strlen (entities[i]);

  return g_utf8_next_char (p);
}

static CharKind
judge_char (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c < 0x80)
    {
      if (g_ascii_isspace (c))
        return CHAR_SPACE;

      if (g_ascii_isdigit (c))
        return CHAR_DIGIT;

      return g_ascii_isalpha (c) || c == '_' ? CHAR_LETTER : CHAR_SIGN;
    }

  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
    case G_UNICODE_MODIFIER_SYMBOL:
      return CHAR_MARK;

    case G_UNICODE_SPACE_SEPARATOR:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_CONTROL:
      return CHAR_SPACE;

    case G_UNICODE_DECIMAL_NUMBER:
      return CHAR_DIGIT;

    default:
      break;
    }

  if (!g_unichar_isalnum (c))
    return CHAR_SIGN;

  /* Thai and its like write without spaces too. */
  if (g_unichar_break_type (c) == G_UNICODE_BREAK_COMPLEX_CONTEXT)
    return CHAR_IDEOGRAPH;

  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_YI:
      return CHAR_IDEOGRAPH;

    default:
      return CHAR_LETTER;
    }
}

static gboolean
is_wordy (CharKind kind)
{
  return kind == CHAR_LETTER || kind == CHAR_DIGIT;
}

/* Whether a sign is of the word around it: the apostrophe of “don't”, the point of 3.14. */
static gboolean
is_inside_word (const char *p,
                CharKind    previous,
                const char *end)
{
  gunichar c = g_utf8_get_char (p);
  const char *next = next_char (p);
  CharKind following;

  if (next >= end)
    return FALSE;

  following = judge_char (next);

  if (c == '\'' || c == 0x2019)
    return previous == CHAR_LETTER && following == CHAR_LETTER;

  return (c == '.' || c == ',') && previous == CHAR_DIGIT && following == CHAR_DIGIT;
}

/* The end of the word at @p, and what it weighs. */
static const char *
skip_word (const char *p,
           const char *end,
           CharKind    kind,
           guint      *weight)
{
  CharKind previous = kind;

  *weight = is_wordy (kind) ? 1 : kind == CHAR_IDEOGRAPH ? 2 : 0;

  for (p = next_char (p); p < end; p = next_char (p))
    {
      CharKind current = judge_char (p);

      if (current == CHAR_MARK)
        continue;

      if (is_wordy (kind) && (is_wordy (current) || is_inside_word (p, previous, end)))
        {
          *weight += 1;
          previous = current;
          continue;
        }

      break;
    }

  return MIN (p, end);
}

static void
scan_text (Scanner    *scanner,
           const char *start,
           const char *end)
{
  gboolean code = get_top (scanner)->pre;
  const char *p = start;

  while (p < end && scanner->self->parts->len < scanner->max_parts)
    {
      CharKind kind = judge_char (p);
      const char *word = p;
      guint weight;

      if (kind != CHAR_SPACE)
        {
          p = skip_word (p, end, kind, &weight);
          add_word (scanner, word, p, weight);
          continue;
        }

      for (; p < end && judge_char (p) == CHAR_SPACE; p = next_char (p))
        if (code && *p == '\n')
          scanner->joined = FALSE;

      add_part (scanner, CARREL_HTML_SPACE, word, MIN (p, end));
    }
}

/* Tags */

static gboolean
read_name (const char *p,
           char       *name)
{
  gsize length = 0;

  for (; g_ascii_isalnum (*p) && length < MAX_NAME - 1; p++)
    name[length++] = *p;

  name[length] = '\0';

  return length > 0 && (*p == ' ' || *p == '>');
}

static guint8
judge_element (const char *name)
{
  guint8 flags = 0;

  if (carrel_html_policy_is_block (name) || g_strv_contains (table_elements, name))
    flags |= CARREL_HTML_BLOCK;

  if (g_strv_contains (fixed_elements, name))
    flags |= CARREL_HTML_FIXED;

  if (strcmp (name, "details") == 0)
    flags |= CARREL_HTML_FOLDABLE;

  return flags;
}

static void
enter (Scanner    *scanner,
       const char *name,
       const char *start,
       const char *end)
{
  Level level = *get_top (scanner);
  CarrelHtmlPart *part = add_part (scanner, CARREL_HTML_OPEN, start, end);
  gsize i;

  g_strlcpy (level.name, name, sizeof level.name);
  level.part = scanner->self->parts->len - 1;
  part->flags = judge_element (name);

  if (strcmp (name, "pre") == 0)
    level.pre = TRUE;

  for (i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strcmp (styles[i].name, name) == 0)
      level.style |= styles[i].style;

  if (strcmp (name, "a") == 0)
    {
      const char *address = g_strstr_len (start, end - start, " href=\"");

      if (address != NULL)
        {
          CarrelHtmlLink link = { 0 };

          address += strlen (" href=\"");
          link.start = address - scanner->self->html;
          link.end = link.start + strcspn (address, "\"");
          level.link = scanner->self->links->len;
          g_array_append_val (scanner->self->links, link);
        }
    }

  if ((part->flags & CARREL_HTML_BLOCK) != 0)
    scanner->joined = FALSE;

  g_array_append_val (scanner->levels, level);
}

static gboolean
leave (Scanner    *scanner,
       const char *name,
       const char *start,
       const char *end)
{
  CarrelHtmlPart *open;
  gboolean block;

  if (scanner->levels->len == 1 || strcmp (get_top (scanner)->name, name) != 0)
    return FALSE;

  add_part (scanner, CARREL_HTML_CLOSE, start, end);
  open = &g_array_index (scanner->self->parts, CarrelHtmlPart, get_top (scanner)->part);
  open->partner = scanner->self->parts->len - 1;
  block = (open->flags & CARREL_HTML_BLOCK) != 0;
  g_array_set_size (scanner->levels, scanner->levels->len - 1);

  if (block)
    {
      scanner->joined = FALSE;

      /* What holds a block is none that may stand among words. */
      if (scanner->levels->len > 1)
        g_array_index (scanner->self->parts, CarrelHtmlPart, get_top (scanner)->part).flags |= CARREL_HTML_BLOCK;
    }

  return TRUE;
}

/* The tag at @p, and with it what is compared as one; its end, or NULL when it is not of the sanitizer. */
static const char *
scan_tag (Scanner    *scanner,
          const char *p)
{
  const char *end = strchr (p, '>');
  char name[MAX_NAME];

  if (end == NULL || !read_name (p[1] == '/' ? p + 2 : p + 1, name))
    return NULL;

  end++;

  if (p[1] == '/')
    return leave (scanner, name, p, end) ? end : NULL;

  if (strcmp (name, "hr") == 0)
    {
      CarrelHtmlPart *rule;

      scanner->joined = FALSE;
      add_word (scanner, p, end, 0);
      rule = &g_array_index (scanner->self->parts, CarrelHtmlPart, scanner->self->parts->len - 1);
      rule->flags = CARREL_HTML_BLOCK;
      scanner->joined = FALSE;

      if (scanner->levels->len > 1)
        g_array_index (scanner->self->parts, CarrelHtmlPart, get_top (scanner)->part).flags |= CARREL_HTML_BLOCK;
    }
  else if (strcmp (name, "img") == 0 || strcmp (name, "input") == 0)
    {
      add_word (scanner, p, end, 4);
    }
  else if (carrel_html_policy_is_void (name))
    {
      CarrelHtmlPart *part = add_part (scanner, CARREL_HTML_VOID, p, end);

      part->flags = judge_element (name);
    }
  else if (g_str_has_prefix (p, "<span class=\"remote-picture\""))
    {
      end = strstr (end, "</span>");

      if (end == NULL)
        return NULL;

      end += strlen ("</span>");
      add_word (scanner, p, end, 4);
    }
  else if (scanner->levels->len <= MAX_DEPTH)
    {
      enter (scanner, name, p, end);
    }
  else
    {
      return NULL;
    }

  return end;
}

/**
 * carrel_html_parts_new:
 * @html: safe HTML of the sanitizer; is used as long as the parts are
 * @max_parts: how many there may be
 *
 * Returns: (transfer full) (nullable): the parts, or %NULL with @error set: %CARREL_BASE_ERROR_TOO_LARGE when
 *   there would be too many, %CARREL_BASE_ERROR_FAILED when the sanitizer did not write @html
 */
CarrelHtmlParts *
carrel_html_parts_new (const char  *html,
                       guint        max_parts,
                       GError     **error)
{
  g_autoptr (CarrelHtmlParts) self = g_new0 (CarrelHtmlParts, 1);
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (Level));
  Scanner scanner = { self, levels, max_parts, FALSE };
  const char *p = html;

  g_return_val_if_fail (html != NULL, NULL);

  self->html = html;
  self->parts = g_array_new (FALSE, FALSE, sizeof (CarrelHtmlPart));
  self->words = g_array_new (FALSE, FALSE, sizeof (CarrelHtmlWord));
  self->links = g_array_new (FALSE, TRUE, sizeof (CarrelHtmlLink));
  self->segments = g_array_new (FALSE, FALSE, sizeof (CarrelHtmlSegment));
  g_array_set_size (self->links, 1);
  g_array_set_size (levels, 1);

  while (p != NULL && *p != '\0' && self->parts->len < max_parts)
    {
      const char *end = p + strcspn (p, "<");

      if (end > p)
        {
          scan_text (&scanner, p, end);
          p = end;
        }
      else
        {
          p = scan_tag (&scanner, p);
        }
    }

  if (self->parts->len >= max_parts)
    g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE, _("the text is too long to compare"));
  else if (p == NULL || levels->len != 1)
    g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, _("the text could not be compared"));
  else
    return g_steal_pointer (&self);

  return NULL;
}

void
carrel_html_parts_free (CarrelHtmlParts *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->segments, g_array_unref);
  g_free (self);
}

/* Numbers */

/* One link, word or segment among those of both texts. */
typedef struct
{
  CarrelHtmlParts *of;
  guint            index;
} Entry;

static int
compare_bytes (const char *a,
               gsize       n_a,
               const char *b,
               gsize       n_b)
{
  int order = memcmp (a, b, MIN (n_a, n_b));

  return order != 0 || n_a == n_b ? order : n_a < n_b ? -1 : 1;
}

static int
compare_links (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Entry *entries[] = { a, b };
  const CarrelHtmlLink *links[2];
  guint i;

  for (i = 0; i < 2; i++)
    links[i] = &g_array_index (entries[i]->of->links, CarrelHtmlLink, entries[i]->index);

  return compare_bytes (entries[0]->of->html + links[0]->start, links[0]->end - links[0]->start,
                        entries[1]->of->html + links[1]->start, links[1]->end - links[1]->start);
}

static int
compare_words (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Entry *entries[] = { a, b };
  const CarrelHtmlWord *words[2];
  guint links[2];
  guint i;

  for (i = 0; i < 2; i++)
    {
      words[i] = &g_array_index (entries[i]->of->words, CarrelHtmlWord, entries[i]->index);
      links[i] = g_array_index (entries[i]->of->links, CarrelHtmlLink, words[i]->link).id;
    }

  if (words[0]->style != words[1]->style)
    return (int) words[0]->style - (int) words[1]->style;

  if (links[0] != links[1])
    return links[0] < links[1] ? -1 : 1;

  return compare_bytes (entries[0]->of->html + words[0]->start, words[0]->end - words[0]->start,
                        entries[1]->of->html + words[1]->start, words[1]->end - words[1]->start);
}

static int
compare_segments (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const Entry *entries[] = { a, b };
  const CarrelHtmlSegment *segments[2];
  guint i;

  for (i = 0; i < 2; i++)
    segments[i] = &g_array_index (entries[i]->of->segments, CarrelHtmlSegment, entries[i]->index);

  if (segments[0]->code != segments[1]->code)
    return segments[0]->code ? 1 : -1;

  for (i = 0; i < segments[0]->n_words && i < segments[1]->n_words; i++)
    {
      guint ids[] = { g_array_index (entries[0]->of->words, CarrelHtmlWord, segments[0]->first + i).id,
                      g_array_index (entries[1]->of->words, CarrelHtmlWord, segments[1]->first + i).id };

      if (ids[0] != ids[1])
        return ids[0] < ids[1] ? -1 : 1;
    }

  return segments[0]->n_words == segments[1]->n_words ? 0 : segments[0]->n_words < segments[1]->n_words ? -1 : 1;
}

static guint32 *
get_id (const Entry *entry,
        gsize        array,
        gsize        size,
        gsize        id)
{
  const GArray *items = G_STRUCT_MEMBER (GArray *, entry->of, array);

  return (guint32 *) (gpointer) (items->data + entry->index * size + id);
}

/* Numbers what stands in one of the arrays of both. */
static void
number_items (CarrelHtmlParts  *before,
              CarrelHtmlParts  *after,
              gsize             array,
              gsize             size,
              gsize             id,
              GCompareDataFunc  compare)
{
  guint n_before = G_STRUCT_MEMBER (GArray *, before, array)->len;
  guint n_after = G_STRUCT_MEMBER (GArray *, after, array)->len;
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), n_before + n_after);
  guint number = 0;
  guint i;

  for (i = 0; i < n_before + n_after; i++)
    {
      Entry entry = { i < n_before ? before : after, i < n_before ? i : i - n_before };

      g_array_append_val (entries, entry);
    }

  g_array_sort_with_data (entries, compare, NULL);

  for (i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      if (i > 0 && compare (entry - 1, entry, NULL) != 0)
        number++;

      *get_id (entry, array, size, id) = number;
    }
}

/**
 * carrel_html_parts_number:
 *
 * Gives the links, words and segments of both texts numbers that are equal where they are. By sorting: no
 * text makes that slow, as it could a hash table.
 */
void
carrel_html_parts_number (CarrelHtmlParts *before,
                          CarrelHtmlParts *after)
{
  /* Words are told apart by their links, and segments by their words. */
  number_items (before, after, G_STRUCT_OFFSET (CarrelHtmlParts, links), sizeof (CarrelHtmlLink),
                G_STRUCT_OFFSET (CarrelHtmlLink, id), compare_links);
  number_items (before, after, G_STRUCT_OFFSET (CarrelHtmlParts, words), sizeof (CarrelHtmlWord),
                G_STRUCT_OFFSET (CarrelHtmlWord, id), compare_words);
  number_items (before, after, G_STRUCT_OFFSET (CarrelHtmlParts, segments), sizeof (CarrelHtmlSegment),
                G_STRUCT_OFFSET (CarrelHtmlSegment, id), compare_segments);
}
