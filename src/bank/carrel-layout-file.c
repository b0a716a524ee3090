/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"
#include "carrel-title.h"
#include "carrel-words.h"

/* As many headings below the title make an article of a file. */
#define MANY_CHAPTERS 4

/* The only heading at the top of the document; other headings are deeper. -1 for none or several. */
static int
find_top_heading (CarrelDraft *draft)
{
  int top = -1;
  guint i;

  for (i = 0; i < draft->blocks->len; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i);

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      if (top < 0)
        top = i;
      else if (block->level <= carrel_draft_get_block (draft, top)->level)
        return -1;
    }

  return top;
}

/* Whether the parts of the document ask something themselves. */
static gboolean
parts_ask (CarrelDraft *draft,
           int          top)
{
  guint n_questions = 0;
  guint i;

  for (i = top + 1; i < draft->blocks->len; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i);

      n_questions += block->kind == CARREL_BLOCK_HEADING && block->question_like;
    }

  return n_questions >= 2 || draft->total.n_item_questions >= 3 || draft->total.n_detail_questions > 0 ||
         draft->total.n_option_sets > 1 || draft->total.n_option_items > 0 || draft->total.n_bold_questions >= 3 ||
         draft->total.n_cards > 0;
}

static gboolean
has_text (CarrelDraft *draft,
          int          after)
{
  guint i;

  for (i = after + 1; i < draft->blocks->len; i++)
    {
      CarrelBlockKind kind = carrel_draft_get_block (draft, i)->kind;

      if (kind != CARREL_BLOCK_RULE && kind != CARREL_BLOCK_FURNITURE)
        return TRUE;
    }

  return FALSE;
}

static gboolean
names_answer (CarrelDraft *draft)
{
  guint i;

  for (i = 0; i < draft->blocks->len; i++)
    if (carrel_draft_get_block (draft, i)->names_answer)
      return TRUE;

  return FALSE;
}

/* A task is told in words, and the file beside it does it. Pages on a part of a program have its
 * code beside them too, and ask nothing. */
static gboolean
is_task_with_code (CarrelDraft *draft,
                   int          top)
{
  guint i;

  if (!draft->has_code)
    return FALSE;

  if (carrel_draft_get_block (draft, top)->question_like)
    return TRUE;

  for (i = top + 1; i < draft->blocks->len; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (draft, i);
      g_autofree char *text = NULL;

      if (block->kind == CARREL_BLOCK_RULE || block->kind == CARREL_BLOCK_FURNITURE)
        continue;

      if (block->kind != CARREL_BLOCK_TEXT || block->node == NULL)
        return FALSE;

      text = carrel_markdown_dup_plain_text (block->node);

      return carrel_words_ask (text);
    }

  return FALSE;
}

static guint
count_chapters (CarrelDraft *draft,
                int          top)
{
  guint n = 0;
  guint i;

  for (i = top + 1; i < draft->blocks->len; i++)
    n += carrel_draft_get_block (draft, i)->kind == CARREL_BLOCK_HEADING;

  return n;
}

static gboolean
is_template (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return strstr (lower, "template") != NULL;
}

/* A title that asks stands in the front matter, or is the name of the file, and the text has none
 * that does. */
static gboolean
takes_named (CarrelDraft *draft,
             int          top)
{
  g_auto (CarrelTitle) title = { 0 };
  g_autofree char *name = NULL;
  gboolean given = draft->title != NULL && *draft->title != '\0';
  guint n_headings = 0;
  guint i;

  if (!carrel_draft_is_named (draft) || is_template (draft->path) || !has_text (draft, -1) || parts_ask (draft, -1))
    return FALSE;

  for (i = 0; i < draft->blocks->len; i++)
    n_headings += carrel_draft_get_block (draft, i)->kind == CARREL_BLOCK_HEADING;

  name = given ? g_strdup (draft->title) : carrel_draft_dup_name (draft);
  carrel_title_read (&title, name);

  if ((top >= 0 && carrel_draft_get_block (draft, top)->question_like) || *title.text == '\0')
    return FALSE;

  /* A file's name alone says less than a heading. */
  if (!title.question_like ? !names_answer (draft) || n_headings > 0 : !given && n_headings > 0)
    return FALSE;

  for (i = 0; i < draft->blocks->len; i++)
    carrel_draft_get_block (draft, i)->role = CARREL_ROLE_BODY;

  draft->whole = g_steal_pointer (&title.text);

  return TRUE;
}

static gboolean
takes_document (CarrelDraft *draft)
{
  int top = find_top_heading (draft);
  CarrelBlock *heading;
  gboolean answers;
  guint i;

  if (takes_named (draft, top))
    return TRUE;

  if (top < 0 || (!has_text (draft, top) && !is_task_with_code (draft, top)) || (!draft->forced && parts_ask (draft, top)))
    return FALSE;

  heading = carrel_draft_get_block (draft, top);
  answers = names_answer (draft) || is_task_with_code (draft, top);

  /* An article in chapters. */
  if (!draft->forced && !answers && count_chapters (draft, top) >= (strchr (heading->title, '?') != NULL ? MANY_CHAPTERS * 2 : MANY_CHAPTERS))
    return FALSE;

  /* A form to be filled in. */
  if (!draft->forced && !heading->question_like && is_template (draft->path))
    return FALSE;

  if (!draft->forced && !heading->question_like && !answers && draft->total.n_option_sets == 0 && draft->total.n_disclosures != 1)
    return FALSE;

  /* A title of nothing but a disclosure is a page that hides its text. */
  if (!draft->forced && !heading->question_like && !answers && heading->level == 1 && draft->total.n_option_sets == 0)
    return FALSE;

  for (i = 0; i < draft->blocks->len; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (draft, i);

      block->role = CARREL_ROLE_BODY;
    }

  heading->role = CARREL_ROLE_TOPIC;

  return TRUE;
}

const CarrelLayout carrel_layout_file = { "H", N_("One Question per File"), takes_document, NULL, NULL, NULL };
