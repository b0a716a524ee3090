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

static void
add_entry (CarrelKeyList *self,
           guint          number,
           CarrelKey      key,
           const char    *text)
{
  CarrelKeyEntry entry = { number, key, NULL, NULL };

  if (self->headings->len > 0)
    entry.heading = g_ptr_array_index (self->headings, self->headings->len - 1);

  if (key == 0)
    entry.text = g_strdup (text);

  self->n_keys += key != 0;
  g_array_append_val (self->entries, entry);
  /* cppcheck-suppress memleak */
}

/* "1. B" at @p: moves behind it. */
static gboolean
read_entry (const char **p,
            guint       *number,
            CarrelKey   *key)
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
    if (*letters != ' ')
      add_entry (self, i++, 1u << (*letters - 'A'), NULL);

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

static void
read_line (CarrelKeyList *self,
           const char    *line)
{
  const char *p = skip_label (skip_bullets (line));
  guint number;
  CarrelKey key;

  if (read_range (self, &p))
    {
      while (*(p = skip_bullets (p)) != '\0' && read_range (self, &p))
        continue;

      return;
    }

  if (!read_entry (&p, &number, &key))
    return;

  if (key == 0 || !may_follow_key (p))
    {
      if (*p != '\0')
        add_entry (self, number, 0, p);

      return;
    }

  add_entry (self, number, key, NULL);

  for (;;)
    {
      const char *next;

      while (*p == ' ' || *p == '\t' || *p == ',' || *p == ';' || *p == '|' || *p == '/' || *p == '.' || (guchar) *p == 0xe3 ||
             g_str_has_prefix (p, "·") || g_str_has_prefix (p, "，"))
        p = g_utf8_next_char (p);

      next = p;

      if (!read_entry (&next, &number, &key) || key == 0)
        return;

      add_entry (self, number, key, NULL);
      p = next;
    }
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
      add_entry (self, read_cell_number (numbers[i]), carrel_key_parse (skip_bullets (keys[i]), MAX_OPTIONS), NULL);

  return TRUE;
}

static gboolean
is_delimiter_row (const char *line)
{
  return strchr (line, '-') != NULL && strspn (line, "|-: \t") == strlen (line);
}

/* A title within the list: "### Part 1" or "**Part 1**". */
static void
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
        return;

      text = g_strdup (p);
    }
  else if (g_str_has_prefix (line, "**") && !g_ascii_isdigit (line[2]))
    {
      text = g_strchomp (g_strdup (line + 2));
      length = strlen (text);

      if (length > 0 && text[length - 1] == ':')
        text[--length] = '\0';

      if (length < 3 || !g_str_has_suffix (text, "**") || strstr (text, "**") != text + length - 2)
        return;

      text[length - 2] = '\0';
    }
  else
    {
      return;
    }

  carrel_title_read (&title, text);
  g_ptr_array_add (self->headings, g_steal_pointer (&title.text));
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

  self->entries = g_array_new (FALSE, TRUE, sizeof (CarrelKeyEntry));
  self->headings = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (self->entries, (GDestroyNotify) entry_clear);

  while (line != NULL && *line != '\0')
    {
      const char *newline = strchr (line, '\n');
      gsize length = newline != NULL ? (gsize) (newline - line) : strlen (line);

      if (length < MAX_LINE_LENGTH)
        {
          g_autofree char *raw = g_strndup (line, length);
          g_autofree char *bare = carrel_details_dup_text (line, length);
          g_auto (GStrv) cells = split_row (raw);

          read_heading (self, g_strstrip (raw));

          if (cells == NULL || (!is_row_of_numbers (cells) && (row == NULL || !read_rows (self, row, cells))))
            read_line (self, bare);

          if (!is_delimiter_row (raw))
            {
              g_strfreev (row);
              row = g_steal_pointer (&cells);
            }
        }

      line = newline != NULL ? newline + 1 : NULL;
    }

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
