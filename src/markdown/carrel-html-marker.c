/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-marker.h"

#include <string.h>

/* No text of a stranger has these classes: the sanitizer leaves them out. */
#define CHANGE_CLASS "carrel-change"
#define BLOCK_CLASS "carrel-block"

typedef struct
{
  const CarrelHtmlParts *parts;
  const char            *element;
  guint32               *n_changed; /* among the words before each */
  GString               *out;
} Marker;

typedef enum
{
  ITEM_NEUTRAL,   /* says nothing */
  ITEM_UNCHANGED, /* in part at least */
  ITEM_CHANGED,
} ItemState;

static const CarrelHtmlPart *
get_part (Marker *marker,
          guint   index)
{
  return &g_array_index (marker->parts->parts, CarrelHtmlPart, index);
}

/* The part behind an element or anything else. */
static guint
get_next (Marker *marker,
          guint   index)
{
  const CarrelHtmlPart *part = get_part (marker, index);

  return part->kind == CARREL_HTML_OPEN ? part->partner + 1 : index + 1;
}

static ItemState
judge_item (Marker *marker,
            guint   index)
{
  const CarrelHtmlPart *part = get_part (marker, index);
  guint n_words = 0;
  guint n_changed;

  if (part->kind == CARREL_HTML_WORD)
    n_words = 1;
  else if (part->kind == CARREL_HTML_OPEN)
    n_words = get_part (marker, part->partner)->word - part->word;

  if (n_words == 0)
    return ITEM_NEUTRAL;

  n_changed = marker->n_changed[part->word + n_words] - marker->n_changed[part->word];

  return n_changed == n_words ? ITEM_CHANGED : ITEM_UNCHANGED;
}

static gboolean
is_block (Marker *marker,
          guint   index)
{
  return (get_part (marker, index)->flags & CARREL_HTML_BLOCK) != 0;
}

/* The end of what can be marked together from @index on; @index itself when that is nothing. */
static guint
find_run (Marker *marker,
          guint   index,
          guint   last)
{
  guint end = index;
  guint i;

  for (i = index; i < last; i = get_next (marker, i))
    {
      const CarrelHtmlPart *part = get_part (marker, i);
      ItemState state = judge_item (marker, i);

      if (state == ITEM_UNCHANGED || (part->flags & CARREL_HTML_FIXED) != 0)
        break;

      /* What says nothing starts and ends no run. */
      if (state == ITEM_NEUTRAL && i == index)
        break;

      if (part->kind != CARREL_HTML_SPACE && is_block (marker, i) != is_block (marker, index))
        break;

      if (state == ITEM_CHANGED)
        end = get_next (marker, i);
    }

  return end;
}

/* What is folded away could not be compared. */
static void
write_part (Marker *marker,
            guint   index)
{
  const CarrelHtmlPart *part = get_part (marker, index);
  const char *text = marker->parts->html + part->start;
  gsize length = part->end - part->start;

  if ((part->flags & CARREL_HTML_FOLDABLE) != 0 && g_strstr_len (text, length, " open=\"") == NULL)
    {
      g_string_append_len (marker->out, text, length - 1);
      g_string_append (marker->out, " open=\"\">");
    }
  else
    {
      g_string_append_len (marker->out, text, length);
    }
}

/* Of both elements WebKit tells a screen reader that they are an insertion and a deletion. */
static void
open_mark (GString    *out,
           const char *element,
           gboolean    block)
{
  g_string_append_printf (out, "<%s class=\"" CHANGE_CLASS "%s\">", element, block ? " " BLOCK_CLASS : "");
}

static void
write_range (Marker *marker,
             guint   first,
             guint   last)
{
  guint i = first;

  while (i < last)
    {
      const CarrelHtmlPart *part = get_part (marker, i);
      guint end = find_run (marker, i, last);

      if (end > i)
        {
          open_mark (marker->out, marker->element, is_block (marker, i));

          for (; i < end; i++)
            write_part (marker, i);

          g_string_append_printf (marker->out, "</%s>", marker->element);
          continue;
        }

      write_part (marker, i);

      if (part->kind == CARREL_HTML_OPEN)
        {
          write_range (marker, i + 1, part->partner);
          write_part (marker, part->partner);
        }

      i = get_next (marker, i);
    }
}

/**
 * carrel_html_mark:
 * @changed: whether each word was
 * @element: `ins` or `del`
 *
 * Puts what changed into elements, as few as can be without breaking another. But for these and for
 * folded parts, which are opened, the HTML stays the same, byte by byte.
 *
 * Returns: (transfer full): safe HTML
 */
char *
carrel_html_mark (const CarrelHtmlParts *parts,
                  const guint8          *changed,
                  const char            *element)
{
  g_autofree guint32 *n_changed = g_new0 (guint32, parts->words->len + 1);
  Marker marker = { parts, element, n_changed, NULL };
  guint i;

  for (i = 0; i < parts->words->len; i++)
    n_changed[i + 1] = n_changed[i] + (changed[i] ? 1 : 0);

  marker.out = g_string_sized_new (strlen (parts->html) + 64);
  write_range (&marker, 0, parts->parts->len);

  return g_string_free (marker.out, FALSE);
}

/**
 * carrel_html_mark_whole:
 * @html: safe HTML
 *
 * Returns: (transfer full): safe HTML that says that all of it changed
 */
char *
carrel_html_mark_whole (const char *html,
                        const char *element)
{
  GString *out = g_string_sized_new (strlen (html) + 128);

  if (*html != '\0')
    {
      open_mark (out, element, TRUE);
      g_string_append_printf (out, "%s</%s>", html, element);
    }

  return g_string_free (out, FALSE);
}
