/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-key-list.h"

#include <string.h>

#include "carrel-details.h"
#include "carrel-option.h"
#include "carrel-title.h"
#include "carrel-words.h"

#define MAX_LINE_LENGTH 20000
#define MAX_DIGITS 4
#define MAX_LABEL_LENGTH 60
#define MAX_OPTIONS 10

static void
entry_clear (CarrelKeyEntry *entry)
{
  g_clear_pointer (&entry->text, g_free);
  g_clear_pointer (&entry->label, g_free);
  g_clear_pointer (&entry->rest, g_free);
}

/* What stands between the number of a question and its key. */
static const char *
skip_between (const char *p)
{
  static const char *const wide[] = { "–", "—", "：", "、", "→", "．", "）" };
  gsize i;

again:
  while (*p != '\0' && strchr (" \t.):-|=*>\\_", *p) != NULL)
    p++;

  for (i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (p, wide[i]))
      {
        p += strlen (wide[i]);
        goto again;
      }

  return p;
}

/* The end of a key: letters with what joins them. */
static const char *
find_key_end (const char *p)
{
  const char *end = p;

  while (*p != '\0')
    {
      const char *letter = p;
      gunichar c;

      while (*p == '(' || *p == '[' || *p == '*' || *p == '_' || *p == '`')
        p++;

      c = g_utf8_get_char (p);

      if (!g_unichar_isalpha (c) && !carrel_option_is_label (c))
        break;

      p = g_utf8_next_char (p);

      while (g_unichar_isalpha (g_utf8_get_char (p)) && p - letter < 8)
        p = g_utf8_next_char (p);

      while (*p == ')' || *p == ']' || *p == '*' || *p == '_' || *p == '`')
        p++;

      end = p;

      /* "A, C" and "A & C", but not "A  2. B" */
      while (*p == ' ')
        p++;

      if (*p == ',' || *p == '&' || *p == '/' || *p == '+')
        p++;
      else if (g_str_has_prefix (p, "and ") || g_str_has_prefix (p, "und "))
        p += 4;
      else if (g_str_has_prefix (p, "、") || g_str_has_prefix (p, "，"))
        p += 3;
      else if (g_str_has_prefix (p, "et "))
        p += 3;
      else if (g_str_has_prefix (p, "y ") || g_str_has_prefix (p, "e "))
        p += 2;
      else if (g_str_has_prefix (p, "и "))
        p += strlen ("и ");
      else if (g_str_has_prefix (p, "،"))
        p += strlen ("،");
      else if (g_str_has_prefix (p, "و"))
        p += strlen ("و");
      else
        break;

      while (*p == ' ')
        p++;
    }

  return end;
}

static CarrelKeyEntry *
get_last (CarrelKeyList *self)
{
  return self->entries->len > 0 ? &g_array_index (self->entries, CarrelKeyEntry, self->entries->len - 1) : NULL;
}

/* Ends what the last entry says. */
static void
stop_growing (CarrelKeyList *self)
{
  CarrelKeyEntry *last = get_last (self);
  char **text;

  if (self->growing == NULL || last == NULL)
    return;

  text = last->key != 0 ? &last->rest : &last->text;
  g_free (*text);
  *text = g_string_free (g_steal_pointer (&self->growing), FALSE);
}

static CarrelKeyEntry *
add_entry (CarrelKeyList *self,
           guint          number,
           CarrelKey      key,
           const char    *text)
{
  CarrelKeyEntry entry = { 0 };

  stop_growing (self);

  entry.number = number;
  entry.key = key;

  if (self->headings->len > 0)
    entry.heading = g_ptr_array_index (self->headings, self->headings->len - 1);

  if (key == 0)
    entry.text = g_strdup (text);
  else
    entry.label = g_strdup (text);

  self->n_keys += key != 0;
  g_array_append_val (self->entries, entry);

  /* cppcheck-suppress memleak */
  return &g_array_index (self->entries, CarrelKeyEntry, self->entries->len - 1);
}

/* "1. B" at @p: moves behind it. */
static gboolean
read_entry (const char **p,
            guint       *number,
            CarrelKey   *key,
            char       **label)
{
  const char *q = *p;
  const char *start;
  const char *after;
  const char *end;
  g_autofree char *text = NULL;

  if (*q == 'Q' || *q == 'q')
    q++;
  else if (g_str_has_prefix (q, "問") || g_str_has_prefix (q, "题") || g_str_has_prefix (q, "第") || g_str_has_prefix (q, "№") || g_str_has_prefix (q, "문"))
    q += strlen ("問");

  start = q;

  for (*number = 0; g_ascii_isdigit (*q) && q - start < MAX_DIGITS; q++)
    *number = *number * 10 + (*q - '0');

  if (q == start || g_ascii_isdigit (*q))
    return FALSE;

  after = skip_between (q);

  if (after == q)
    return FALSE;

  end = find_key_end (after);
  text = g_strndup (after, end - after);
  *key = carrel_key_parse (text, MAX_OPTIONS);
  *p = *key != 0 ? end : after;

  if (label != NULL)
    *label = *key != 0 ? g_steal_pointer (&text) : NULL;

  return TRUE;
}

static const char *
skip_bullets (const char *p)
{
  while (*p == ' ' || *p == '\t' || *p == '-' || *p == '+' || *p == '*' || *p == '>' || *p == '|' || *p == '_' || *p == '#')
    p++;

  return p;
}

/* Whether what follows a key leaves it one: "B" and "B: because", not "B is it". */
static gboolean
may_follow_key (const char *p)
{
  return *p == '\0' || g_ascii_ispunct (*p) || (guchar) *p >= 0xe2 || (*p == ' ' && !g_ascii_islower (p[1])) ||
         (*p == ' ' && p[1] == ' ');
}

static guint
measure_indent (const char *line)
{
  guint indent = 0;

  for (; *line == ' ' || *line == '\t'; line++)
    indent += *line == '\t' ? 4 - indent % 4 : 1;

  return indent;
}

/* Without so many columns of space. */
static const char *
skip_indent (const char *line,
             guint       indent)
{
  for (; indent > 0 && *line == ' '; line++)
    indent--;

  return indent >= 4 && *line == '\t' ? line + 1 : line;
}

/* What stands below an answer in words, or below a key, up to the next one, belongs to it. */
static void
go_on (CarrelKeyList *self,
       const char    *line,
       gboolean       blank)
{
  const CarrelKeyEntry *last = get_last (self);

  /* A remark below a list of keys is none of the last key. */
  if (last == NULL || (blank && last->key != 0 && !last->loose && measure_indent (line) <= last->indent))
    {
      self->n_others++;
      return;
    }

  if (self->growing == NULL)
    self->growing = g_string_new (last->key != 0 ? last->rest : last->text);

  if (self->growing->len > MAX_LINE_LENGTH)
    {
      self->n_others++;
      return;
    }

  if (self->growing->len > 0)
    g_string_append (self->growing, blank ? "\n\n" : "\n");

  g_string_append (self->growing, skip_indent (line, last->indent + 3));
}

/* "1-5 BDACB": one letter for each. */
static gboolean
read_range (CarrelKeyList *self,
            const char   **line)
{
  const char *p = *line;
  const char *letters;
  guint bounds[2] = { 0 };
  guint n = 0;
  guint i;

  for (i = 0; i < 2; i++)
    {
      const char *start = p;

      while (g_ascii_isdigit (*p) && p - start < MAX_DIGITS)
        bounds[i] = bounds[i] * 10 + (*p++ - '0');

      if (p == start)
        return FALSE;

      if (i == 0)
        {
          while (*p == ' ' || *p == '-' || *p == '~')
            p++;

          if (g_str_has_prefix (p, "–") || g_str_has_prefix (p, "—") || g_str_has_prefix (p, "～"))
            p += strlen ("–");
        }
    }

  if (bounds[1] <= bounds[0])
    return FALSE;

  p = skip_between (p);
  letters = p;

  for (; (*p >= 'A' && *p <= 'J') || *p == ' '; p++)
    n += *p != ' ';

  if (n != bounds[1] - bounds[0] + 1 || g_ascii_isalnum (*p))
    return FALSE;

  for (i = bounds[0]; *letters != '\0' && letters < p; letters++)
    {
      const char label[] = { *letters, '\0' };

      if (*letters != ' ')
        add_entry (self, i++, 1u << (*letters - 'A'), label);
    }

  *line = p;

  return TRUE;
}

/* "Answers:" before the first entry. */
static const char *
skip_label (const char *p)
{
  const char *colon = g_strstr_len (p, MAX_LABEL_LENGTH, ":");
  const char *wide = g_strstr_len (p, MAX_LABEL_LENGTH, "：");
  g_autofree char *label = NULL;

  if (colon == NULL || (wide != NULL && wide < colon))
    colon = wide;

  if (colon == NULL)
    return p;

  label = g_strndup (p, colon - p);

  return carrel_words_are_key_title (label) ? skip_bullets (colon + (*colon == ':' ? 1 : strlen ("："))) : p;
}

/* What the line says behind the number, with its marks: they are gone from the bare line, by which
 * entries are found. */
static char *
dup_marked (const char *raw)
{
  const char *p = skip_label (skip_bullets (raw));
  gboolean bold = p - raw >= 2 && p[-1] == '*' && p[-2] == '*';
  char *text;
  gsize length;

  while (*p != '\0' && !g_ascii_isdigit (*p))
    p++;

  while (g_ascii_isdigit (*p))
    p++;

  p += strspn (p, ".):");

  if (bold && g_str_has_prefix (p, "**"))
    p += 2;

  p += strspn (p, " \t:|.)");

  while (g_str_has_prefix (p, "- ") || g_str_has_prefix (p, "– ") || g_str_has_prefix (p, "— "))
    p = strchr (p, ' ') + 1;

  text = g_strchomp (g_strdup (p));
  length = strlen (text);

  /* The edge of a table. */
  if (raw[strspn (raw, " ")] == '|' && length > 0 && text[length - 1] == '|')
    text[length - 1] = '\0';

  return g_strchomp (text);
}

/* What is said of a key that stands alone in its line, with its marks. */
static char *
dup_marked_rest (const char *raw,
                 const char *label)
{
  g_autofree char *text = dup_marked (raw);
  const char *p = strstr (text, label);

  if (p == NULL || p - text > 4)
    return NULL;

  p += strlen (label);
  p += strspn (p, "*_)]");
  p += strspn (p, " \t:.,;-|");

  while (g_str_has_prefix (p, "–") || g_str_has_prefix (p, "—") || g_str_has_prefix (p, "：") || *p == ' ')
    p = g_utf8_next_char (p);

  return g_strdup (p);
}

/* More keys in the same line, and what is said of the last. */
static CarrelKeyEntry *
read_more_keys (CarrelKeyList  *self,
                CarrelKeyEntry *last,
                const char     *p)
{
  gsize length;

  for (;;)
    {
      g_autofree char *label = NULL;
      const char *next;
      guint number;
      CarrelKey key;

      while (*p == ' ' || *p == '\t' || *p == ',' || *p == ';' || *p == '|' || *p == '/' || *p == '.' || *p == ':' ||
             *p == '-' || (guchar) *p == 0xe3 || g_str_has_prefix (p, "·") || g_str_has_prefix (p, "，") ||
             g_str_has_prefix (p, "：") || g_str_has_prefix (p, "–") || g_str_has_prefix (p, "—"))
        p = g_utf8_next_char (p);

      next = p;

      if (!read_entry (&next, &number, &key, &label) || key == 0)
        break;

      last = add_entry (self, number, key, label);
      p = next;
    }

  if (*p == '\0')
    return last;

  last->rest = g_strchomp (g_strdup (p));
  length = strlen (last->rest);

  /* The edge of a table. */
  if (length > 0 && last->rest[length - 1] == '|')
    last->rest[length - 1] = '\0';

  return last;
}

static void
read_line (CarrelKeyList *self,
           const char    *raw,
           const char    *line,
           gboolean       blank)
{
  const char *p = skip_label (skip_bullets (line));
  CarrelKeyEntry *last = get_last (self);
  guint indent = measure_indent (raw);
  guint n_entries = self->entries->len;
  g_autofree char *label = NULL;
  guint number;
  CarrelKey key;

  if (*p == '\0')
    return;

  /* A list within an answer. */
  if (last != NULL && last->key == 0 && indent >= last->indent + 2)
    {
      go_on (self, raw, blank);
      return;
    }

  if (read_range (self, &p))
    {
      while (*(p = skip_bullets (p)) != '\0' && read_range (self, &p))
        continue;

      self->n_others += *p != '\0';
      return;
    }

  if (!read_entry (&p, &number, &key, &label))
    {
      go_on (self, raw, blank);
      return;
    }

  if (key == 0 || !may_follow_key (p))
    {
      g_autofree char *text = dup_marked (raw);

      if (*text == '\0')
        return;

      last = add_entry (self, number, 0, text);
    }
  else
    {
      last = add_entry (self, number, key, label);
      last = read_more_keys (self, last, p);

      if (last->rest != NULL && self->entries->len == n_entries + 1)
        {
          char *marked = dup_marked_rest (raw, label);

          if (marked != NULL)
            {
              g_free (last->rest);
              last->rest = marked;
            }
        }
    }

  last->indent = indent;
  last->loose = strspn (raw, " \t*#") > strspn (raw, " \t") && !g_str_has_prefix (raw + strspn (raw, " \t"), "* ");
}

static GStrv
split_row (const char *line)
{
  g_autofree char *row = g_strstrip (g_strdup (line));
  gsize length = strlen (row);
  GStrv cells;
  guint i;

  if (length < 3 || strchr (row, '|') == NULL)
    return NULL;

  if (row[length - 1] == '|')
    row[length - 1] = '\0';

  cells = g_strsplit (row[0] == '|' ? row + 1 : row, "|", 100);

  for (i = 0; cells[i] != NULL; i++)
    g_strstrip (cells[i]);

  return cells;
}

static guint
read_cell_number (const char *cell)
{
  const char *p = cell + strspn (cell, "*Qq# ");
  guint number = 0;

  if (!g_ascii_isdigit (*p))
    return 0;

  while (g_ascii_isdigit (*p) && number < 10000)
    number = number * 10 + (*p++ - '0');

  return p[strspn (p, "*. )")] == '\0' ? number : 0;
}

static gboolean
is_row_of_numbers (GStrv cells)
{
  guint n = g_strv_length (cells);

  return n > 2 && read_cell_number (cells[n - 1]) > 0 && read_cell_number (cells[n - 2]) > 0;
}

/* A row of numbers over a row of keys. */
static gboolean
read_rows (CarrelKeyList *self,
           GStrv          numbers,
           GStrv          keys)
{
  guint n = g_strv_length (numbers);
  guint first = n > 0 && read_cell_number (numbers[0]) == 0 ? 1 : 0;
  guint i;

  if (n != g_strv_length (keys) || n < first + 2)
    return FALSE;

  for (i = first; i < n; i++)
    if (read_cell_number (numbers[i]) == 0 || (*keys[i] != '\0' && carrel_key_parse (skip_bullets (keys[i]), MAX_OPTIONS) == 0))
      return FALSE;

  for (i = first; i < n; i++)
    if (*keys[i] != '\0')
      add_entry (self, read_cell_number (numbers[i]), carrel_key_parse (skip_bullets (keys[i]), MAX_OPTIONS), keys[i]);

  return TRUE;
}

static gboolean
is_delimiter_row (const char *line)
{
  return strchr (line, '-') != NULL && strspn (line, "|-: \t") == strlen (line);
}

/* A title within the list: "### Part 1" or "**Part 1**". */
static gboolean
read_heading (CarrelKeyList *self,
              const char    *line)
{
  g_autofree char *text = NULL;
  g_auto (CarrelTitle) title = { 0 };
  gsize length;

  if (line[0] == '#')
    {
      const char *p = line + strspn (line, "#");

      if (*p != ' ')
        return FALSE;

      text = g_strdup (p);
    }
  else if (g_str_has_prefix (line, "**") && !g_ascii_isdigit (line[2]))
    {
      text = g_strchomp (g_strdup (line + 2));
      length = strlen (text);

      if (length > 0 && text[length - 1] == ':')
        text[--length] = '\0';

      if (length < 3 || !g_str_has_suffix (text, "**") || strstr (text, "**") != text + length - 2)
        return FALSE;

      text[length - 2] = '\0';
    }
  else
    {
      return FALSE;
    }

  carrel_title_read (&title, text);
  g_ptr_array_add (self->headings, g_steal_pointer (&title.text));

  return TRUE;
}

/* Where a list is numbered 1, 1, 1 … its places count. */
static void
number_by_place (CarrelKeyList *self)
{
  guint i;

  if (self->entries->len < 2)
    return;

  for (i = 0; i < self->entries->len; i++)
    if (g_array_index (self->entries, CarrelKeyEntry, i).number != 1)
      return;

  for (i = 0; i < self->entries->len; i++)
    g_array_index (self->entries, CarrelKeyEntry, i).number = i + 1;
}

/* "### 1. Why?" over an answer in words, not "### 1. Networks" over a list. */
static gboolean
is_entry_heading (const char *raw,
                  const char *next)
{
  const char *p = raw + strspn (raw, "#");

  if (p == raw || *p != ' ')
    return FALSE;

  p += strspn (p, " *");
  next = skip_bullets (next + strspn (next, " \t\r\n"));

  return g_ascii_isdigit (*p) && !g_ascii_isdigit (*next);
}

/* Code in an answer is none of the list, whatever stands in it, unless all of the list is written as
 * code. */
static gboolean
is_in_code (CarrelKeyList *self,
            const char    *line,
            char          *fence)
{
  const char *p = line + strspn (line, " \t");

  if (*fence == '\0')
    {
      if ((self->entries->len == 0 && self->n_others == 0) || (!g_str_has_prefix (p, "```") && !g_str_has_prefix (p, "~~~")))
        return FALSE;

      *fence = *p;
      return TRUE;
    }

  if (p[0] == *fence && p[1] == *fence && p[2] == *fence)
    *fence = '\0';

  return TRUE;
}

/**
 * carrel_key_list_read:
 * @markdown: what may hold answers to several questions
 *
 * Returns: (transfer full): what it says of each
 */
CarrelKeyList *
carrel_key_list_read (const char *markdown)
{
  CarrelKeyList *self = g_new0 (CarrelKeyList, 1);
  g_auto (GStrv) row = NULL;
  const char *line = markdown;
  guint n_others = 0; /* before the last line */
  gboolean blank = FALSE;
  char fence = '\0';

  self->entries = g_array_new (FALSE, TRUE, sizeof (CarrelKeyEntry));
  self->headings = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (self->entries, (GDestroyNotify) entry_clear);

  for (; line != NULL && *line != '\0'; line = strchr (line, '\n') != NULL ? strchr (line, '\n') + 1 : NULL)
    {
      gsize length = strcspn (line, "\n");
      g_autofree char *raw = NULL;
      g_autofree char *bare = NULL;
      g_auto (GStrv) cells = NULL;
      guint n_before = self->n_others;

      if (length >= MAX_LINE_LENGTH)
        {
          self->n_others++;
          continue;
        }

      raw = g_strchomp (g_strndup (line, length));

      if (is_in_code (self, raw, &fence))
        {
          go_on (self, raw, blank);
          blank = FALSE;
          continue;
        }

      bare = carrel_details_dup_text (line, length);
      cells = split_row (raw);

      if (is_delimiter_row (raw))
        {
          /* The row above it only names the columns. */
          self->n_others = n_others;
          continue;
        }

      if ((is_entry_heading (raw, line + length) || !read_heading (self, raw + strspn (raw, " \t"))) &&
          (cells == NULL || (!is_row_of_numbers (cells) && (row == NULL || !read_rows (self, row, cells)))))
        read_line (self, raw, bare, blank);

      n_others = n_before;
      blank = *raw == '\0';
      g_strfreev (row);
      row = g_steal_pointer (&cells);
    }

  stop_growing (self);
  number_by_place (self);

  return self;
}

void
carrel_key_list_free (CarrelKeyList *self)
{
  g_array_unref (self->entries);
  g_ptr_array_unref (self->headings);
  g_free (self);
}
