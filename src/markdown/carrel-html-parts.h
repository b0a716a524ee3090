/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Safe HTML, as the sanitizer writes it, cut into tags, words and what stands between words. The parts
 * follow one another without a gap. */
typedef enum
{
  CARREL_HTML_SPACE,
  CARREL_HTML_WORD,
  CARREL_HTML_OPEN,
  CARREL_HTML_CLOSE,
  CARREL_HTML_VOID, /* an element without content that says nothing: a line break */
} CarrelHtmlPartKind;

typedef enum
{
  CARREL_HTML_BLOCK = 1 << 0,    /* on an open tag or a word: a block, or something that holds one */
  CARREL_HTML_FIXED = 1 << 1,    /* only its content may be put into another element */
  CARREL_HTML_FOLDABLE = 1 << 2, /* shown only when it is open */
} CarrelHtmlPartFlags;

typedef struct
{
  guint32 start;
  guint32 end;
  guint32 partner; /* of an open tag: the index of its end tag */
  guint32 word;    /* how many words stand before it */
  guint8  kind;
  guint8  flags;
} CarrelHtmlPart;

/* A word, a sign, or a thing that is compared as one: a picture, a check box, a rule. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 link;   /* the index of what it is part of; 0 is no link */
  guint32 id;     /* see carrel_html_parts_number() */
  guint8  style;  /* bold and the like: to be set otherwise is a change too */
  guint8  weight; /* how much it says, about its length; 0: a sign, of no use to know a text by */
} CarrelHtmlWord;

/* Where a link leads. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 id; /* see carrel_html_parts_number() */
} CarrelHtmlLink;

/* Words that stand together: a paragraph, a cell, a line of code. */
typedef struct
{
  guint32  first;
  guint32  n_words;
  guint32  id; /* see carrel_html_parts_number() */
  gboolean code;
} CarrelHtmlSegment;

typedef struct
{
  const char *html;     /* borrowed */
  GArray     *parts;    /* of CarrelHtmlPart */
  GArray     *words;    /* of CarrelHtmlWord */
  GArray     *links;    /* of CarrelHtmlLink; the first is empty */
  GArray     *segments; /* of CarrelHtmlSegment */
} CarrelHtmlParts;

CarrelHtmlParts *carrel_html_parts_new    (const char       *html,
                                           guint             max_parts,
                                           GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void             carrel_html_parts_free   (CarrelHtmlParts  *self);
void             carrel_html_parts_number (CarrelHtmlParts  *before,
                                           CarrelHtmlParts  *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelHtmlParts, carrel_html_parts_free)

G_END_DECLS
