/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-details.h"

#include <stdlib.h>
#include <string.h>

/* A tag of a details element where it stands in the text. */
typedef enum { TAG_NONE, TAG_OPEN, TAG_CLOSE } TagKind;

typedef struct
{
  TagKind kind;
  gsize   start;
  gsize   end;   /* after ">" */
  guint   line;
  gssize  match; /* index of the closing tag, -1 for none */
  guint   depth;
} Tag;

static void
details_clear (CarrelDetails *self)
{
  g_clear_pointer (&self->summary, g_free);
}

/* Which lines are code, by line number: tags in them are text. */
static guint8 *
find_code_lines (cmark_node *root,
                 guint       n_lines)
{
  guint8 *code = g_malloc0 (n_lines + 2);
  cmark_node *node;

  for (node = root; node != NULL; node = carrel_markdown_next_block (root, node))
    {
      int last;
      int i;

      if (cmark_node_get_type (node) != CMARK_NODE_CODE_BLOCK)
        continue;

      last = MIN (cmark_node_get_end_line (node), (int) n_lines);

      for (i = MAX (cmark_node_get_start_line (node), 1); i <= last; i++)
        code[i] = TRUE;
    }

  return code;
}

static gboolean
is_tag (const char *p,
        const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (p, name, length) == 0 && !g_ascii_isalnum (p[length]) && p[length] != '-';
}

/* Whether an odd number of backticks stands before @at on its line: inline code. */
static gboolean
is_in_code (const char *line,
            const char *at)
{
  gboolean code = FALSE;

  for (; line < at; line++)
    code ^= *line == '`';

  return code;
}

static gsize
find_tag_end (const char *text,
              gsize       start,
              gsize       length)
{
  const char *end = memchr (text + start, '>', MIN (length - start, 400));

  return end != NULL ? (gsize) (end + 1 - text) : MIN (length, start + strlen ("<details"));
}

static GArray *
find_tags (const char      *text,
           gsize            length,
           CarrelLineIndex *lines,
           const guint8    *code)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (Tag));
  guint n_lines = carrel_line_index_n_lines (lines);
  guint line;

  for (line = 1; line <= n_lines; line++)
    {
      gsize line_length;
      const char *start = carrel_line_index_get (lines, line, &line_length);
      const char *end = start + line_length;
      const char *p = start;

      if (code[line])
        continue;

      while ((p = memchr (p, '<', end - p)) != NULL)
        {
          Tag tag = { TAG_NONE, p - text, 0, line, -1, 0 };

          if (is_tag (p, "<details"))
            tag.kind = TAG_OPEN;
          else if (is_tag (p, "</details"))
            tag.kind = TAG_CLOSE;

          if (tag.kind != TAG_NONE && !is_in_code (start, p))
            {
              tag.end = find_tag_end (text, tag.start, length);
              g_array_append_val (tags, tag);
            }

          p++;
        }
    }

  return tags;
}

/* Pairs opening and closing tags from the inside out. What stays open ends where the next one
 * opens, so that one forgotten tag does not swallow the rest of the file. */
static void
match_tags (GArray *tags)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint depth = 0;
  guint i;

  for (i = 0; i < tags->len; i++)
    {
      Tag *tag = &g_array_index (tags, Tag, i);

      if (tag->kind == TAG_OPEN)
        {
          g_array_append_val (open, i);
        }
      else if (open->len > 0)
        {
          g_array_index (tags, Tag, g_array_index (open, guint, open->len - 1)).match = i;
          g_array_set_size (open, open->len - 1);
        }
    }

  /* Only what has an end holds others. */
  for (i = 0; i < tags->len; i++)
    {
      Tag *tag = &g_array_index (tags, Tag, i);

      if (tag->kind == TAG_OPEN)
        {
          tag->depth = depth;
          depth += tag->match >= 0;
        }
      else if (depth > 0)
        {
          depth--;
        }
    }
}

static void
append_entity (GString     *text,
               const char **p,
               const char  *end)
{
  static const struct { const char *name; const char *value; } entities[] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&amp;", "&" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&nbsp;", " " },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize length = strlen (entities[i].name);

      if ((gsize) (end - *p) >= length && strncmp (*p, entities[i].name, length) == 0)
        {
          g_string_append (text, entities[i].value);
          *p += length;
          return;
        }
    }

  if (end - *p > 3 && (*p)[1] == '#' && g_ascii_isdigit ((*p)[2]))
    {
      const char *q = *p + 2;
      gunichar c = 0;

      while (q < end && g_ascii_isdigit (*q) && c < 0x110000)
        c = c * 10 + (*q++ - '0');

      if (q < end && *q == ';' && c >= 0x20 && g_unichar_validate (c))
        {
          g_string_append_unichar (text, c);
          *p = q + 1;
          return;
        }
    }

  g_string_append_c (text, *(*p)++);
}

/**
 * carrel_details_dup_text:
 * @html: HTML or Markdown in one
 *
 * Returns: (transfer full): its text on one line, without tags and marks of emphasis and code
 */
char *
carrel_details_dup_text (const char *html,
                         gsize       length)
{
  GString *text = g_string_new (NULL);
  const char *end = html + length;
  const char *p = html;

  while (p < end)
    {
      if (*p == '<' && p + 1 < end && (g_ascii_isalpha (p[1]) || p[1] == '/' || p[1] == '!'))
        {
          const char *close = memchr (p, '>', end - p);

          if (close != NULL)
            {
              p = close + 1;
              continue;
            }
        }

      if (*p == '&')
        {
          append_entity (text, &p, end);
          continue;
        }

      if (g_ascii_isspace (*p))
        {
          if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
      else if (*p != '`' && !(*p == '*' && p + 1 < end && p[1] == '*') && !(*p == '*' && p > html && p[-1] == '*'))
        {
          g_string_append_c (text, *p);
        }

      p++;
    }

  return g_strstrip (g_string_free (text, FALSE));
}

static void
read_summary (CarrelDetails *self,
              const char    *text)
{
  gsize i = self->body;
  const char *close;
  gsize start;

  while (i < self->body_end && g_ascii_isspace (text[i]))
    i++;

  if (i >= self->body_end || !is_tag (text + i, "<summary"))
    return;

  start = find_tag_end (text, i, self->body_end);

  for (close = text + start; close < text + self->body_end; close++)
    {
      close = memchr (close, '<', text + self->body_end - close);

      if (close == NULL || is_tag (close, "</summary") || is_tag (close, "<summary"))
        break;
    }

  /* Never closed: the line is the summary. */
  if (close == NULL || close >= text + self->body_end)
    {
      close = memchr (text + start, '\n', self->body_end - start);

      if (close == NULL)
        close = text + self->body_end;
    }

  self->summary = carrel_details_dup_text (text + start, close - text - start);
  self->body = close < text + self->body_end && *close == '<' ? find_tag_end (text, close - text, self->body_end)
                                                              : (gsize) (close - text);
}

/**
 * carrel_details_find:
 * @root: the tree of @text, which says what is code
 *
 * Returns: (transfer full) (element-type CarrelDetails): the outermost elements in order
 */
GArray *
carrel_details_find (const char      *text,
                     gsize            length,
                     CarrelLineIndex *lines,
                     cmark_node      *root)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (CarrelDetails));
  g_autofree guint8 *code = NULL;
  g_autoptr (GArray) tags = NULL;
  guint i;

  g_array_set_clear_func (found, (GDestroyNotify) details_clear);

  if (memchr (text, '<', length) == NULL)
    return found;

  if (memmem (text, length, "<details", strlen ("<details")) == NULL &&
      memmem (text, length, "<DETAILS", strlen ("<DETAILS")) == NULL &&
      memmem (text, length, "<Details", strlen ("<Details")) == NULL)
    return found;

  code = find_code_lines (root, carrel_line_index_n_lines (lines));
  tags = find_tags (text, length, lines, code);
  match_tags (tags);

  for (i = 0; i < tags->len; i++)
    {
      const Tag *tag = &g_array_index (tags, Tag, i);
      CarrelDetails details = { 0 };

      if (tag->kind != TAG_OPEN || tag->depth > 0)
        continue;

      details.first_line = tag->line;
      details.body = tag->end;

      if (tag->match >= 0)
        {
          const Tag *close = &g_array_index (tags, Tag, tag->match);

          details.last_line = close->line;
          details.body_end = close->start;
        }
      else
        {
          const Tag *next = i + 1 < tags->len ? &g_array_index (tags, Tag, i + 1) : NULL;

          details.unclosed = TRUE;
          details.body_end = next != NULL ? next->start : length;
          details.last_line = next != NULL ? MAX (next->line - 1, tag->line) : carrel_line_index_n_lines (lines);
        }

      read_summary (&details, text);
      g_array_append_val (found, details);
    }

  return found;
}

static gboolean
strip_start (const char **start,
             const char  *end,
             const char  *tag)
{
  gsize length = strlen (tag);

  if ((gsize) (end - *start) < length || g_ascii_strncasecmp (*start, tag, length) != 0)
    return FALSE;

  *start += length;

  return TRUE;
}

static gboolean
strip_end (const char  *start,
           const char **end,
           const char  *tag)
{
  gsize length = strlen (tag);

  if ((gsize) (*end - start) < length || g_ascii_strncasecmp (*end - length, tag, length) != 0)
    return FALSE;

  *end -= length;

  return TRUE;
}

/* One pair of tags around all of the text, such as <b> … </b>. */
static gboolean
strip_pair (const char **start,
            const char **end,
            const char  *open,
            const char  *close)
{
  const char *inner = *start;
  const char *inner_end = *end;

  if (!strip_start (&inner, *end, open))
    return FALSE;

  while (inner < *end && (*inner == ' ' || *inner == '\t'))
    inner++;

  if (inner < *end && *inner != '\n' && *inner != '<')
    return FALSE;

  if (!strip_end (inner, &inner_end, close))
    return FALSE;

  *start = inner;
  *end = inner_end;

  return TRUE;
}

/* A tag in a line of its own that nothing closes: all that it would do is to make HTML of the lines
 * below it. */
static gboolean
strip_lone (const char **start,
            const char  *end,
            const char  *open,
            const char  *close)
{
  const char *inner = *start;

  if (!strip_start (&inner, end, open) || inner >= end || *inner != '\n' ||
      g_strstr_len (inner, end - inner, close) != NULL)
    return FALSE;

  *start = inner;

  return TRUE;
}

/**
 * carrel_details_dup_body:
 * @text: the document
 *
 * Returns: (transfer full): what stands below the summary, as Markdown: without the line breaks and
 *   tags that only hold it apart, since lists and fences glued to them would stay HTML
 */
char *
carrel_details_dup_body (const CarrelDetails *self,
                         const char          *text)
{
  const char *start = text + self->body;
  const char *end = text + self->body_end;
  const char *line;

  /* "<details </details>" */
  if (self->body >= self->body_end)
    return g_strdup ("");

  for (;;)
    {
      /* The indent of the first line of text counts: it may be code. */
      for (line = start; line < end && g_ascii_isspace (*line); line++)
        if (*line == '\n')
          start = line + 1;

      while (end > start && g_ascii_isspace (end[-1]))
        end--;

      line = MIN (line, end);

      if (strip_start (&line, end, "<br>") || strip_start (&line, end, "<br/>") || strip_start (&line, end, "<br />"))
        {
          start = line;
          continue;
        }

      if (strip_end (start, &end, "<br>") || strip_end (start, &end, "<br/>") || strip_end (start, &end, "<br />"))
        continue;

      if (strip_pair (&line, &end, "<b>", "</b>") || strip_pair (&line, &end, "<p>", "</p>") ||
          strip_pair (&line, &end, "<strong>", "</strong>") || strip_pair (&line, &end, "<div>", "</div>") ||
          strip_pair (&line, &end, "<blockquote>", "</blockquote>") || strip_lone (&line, end, "<b>", "</b>") ||
          strip_lone (&line, end, "<strong>", "</strong>"))
        {
          start = line;
          continue;
        }

      break;
    }

  return g_strndup (start, end - start);
}
