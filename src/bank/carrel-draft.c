/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-draft.h"

#include <string.h>

#include "carrel-key-list.h"
#include "carrel-layout.h"
#include "carrel-stem.h"
#include "carrel-title.h"
#include "carrel-words.h"

/* Fewer questions than this are a rhetorical device in a text, not a bank. */
#define MIN_QUESTIONS 3

/* Keys of questions, not a list that happens to have numbers. */
#define MIN_KEYS 2

/* A paragraph of keys is no longer than this. */
#define MAX_KEY_LINES 40

CarrelBlock *
carrel_draft_get_block (CarrelDraft *self,
                        guint        index)
{
  return &g_array_index (self->blocks, CarrelBlock, index);
}

CarrelRegion *
carrel_draft_get_region (CarrelDraft *self,
                         guint        index)
{
  return &g_array_index (self->regions, CarrelRegion, index);
}

/**
 * carrel_draft_get_heading:
 *
 * Returns: (transfer none) (nullable): the region's heading
 */
CarrelBlock *
carrel_draft_get_heading (CarrelDraft        *self,
                          const CarrelRegion *region)
{
  return region->has_heading ? carrel_draft_get_block (self, region->begin) : NULL;
}

/* Whether the text is a list of keys, nearly all of it. */
static gboolean
is_key_list (const char *text)
{
  g_autoptr (CarrelKeyList) keys = carrel_key_list_read (text);

  return keys->n_keys >= MIN_KEYS && keys->n_keys * 2 > keys->entries->len;
}

/* "Answers: 1. B  2. D" in one paragraph, or a disclosure of nothing but keys. */
static gboolean
is_key_block (CarrelDraft       *self,
              const CarrelBlock *block)
{
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;
  const char *start;
  const char *colon;

  if (block->kind == CARREL_BLOCK_DETAILS)
    return block->disclosure && block->body != NULL && (block->title == NULL || carrel_words_open_answer (block->title)) &&
           is_key_list (block->body);

  if (block->node == NULL || cmark_node_get_type (block->node) != CMARK_NODE_PARAGRAPH ||
      (block->kind != CARREL_BLOCK_TEXT && block->kind != CARREL_BLOCK_BOLD) || block->last_line > block->first_line + MAX_KEY_LINES)
    return FALSE;

  text = carrel_line_index_dup_slice (self->lines, block->first_line, block->last_line);
  start = text + strspn (text, "*_ >");
  colon = strpbrk (start, ":\n");

  if (colon == NULL || colon - start > 60 || *colon != ':')
    colon = g_strstr_len (start, 80, "：");

  if (colon == NULL || strcspn (colon, "0123456789") > 12)
    return FALSE;

  label = g_strndup (start, colon - start);

  return carrel_words_are_key_title (label) && is_key_list (colon + (*colon == ':' ? 1 : strlen ("：")));
}

/* Answers stand below the heading, up to the next that is no part of it. */
static CarrelKeyList *
read_keys_below (CarrelDraft *self,
                 guint        index)
{
  const CarrelBlock *heading = carrel_draft_get_block (self, index);
  guint last = heading->last_line;
  g_autofree char *text = NULL;
  guint i;

  for (i = index + 1; i < self->blocks->len; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (self, i);

      if (block->kind == CARREL_BLOCK_HEADING && block->level <= heading->level && heading->level > 0)
        break;

      last = block->last_line;

      if (last - heading->last_line > 2000)
        break;
    }

  text = carrel_line_index_dup_slice (self->lines, heading->last_line + 1, last);

  return carrel_key_list_read (text);
}

/* Whether keys stand below the heading. */
static gboolean
has_keys_below (CarrelDraft *self,
                guint        index)
{
  g_autoptr (CarrelKeyList) keys = read_keys_below (self, index);

  return keys->n_keys >= MIN_KEYS;
}

/* "Part 2: Answers": what stands behind the last sign that parts a title. */
static const char *
find_last_part (const char *title)
{
  static const char *const signs[] = { ":", "：", " – ", " — ", " - ", ". ", "、" };
  const char *part = title;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *sign = g_strrstr (part, signs[i]);

      if (sign != NULL)
        part = sign + strlen (signs[i]);
    }

  return part + strspn (part, " ");
}

/* Questions without an answer of their own, by their numbers. */
typedef struct
{
  GHashTable *levels; /* number to the level of its heading; of an item one below all headings */
  guint       next;   /* the first block that was not looked at */
} OpenQuestions;

static void
find_open_questions (CarrelDraft   *self,
                     OpenQuestions *open,
                     guint          end)
{
  for (; open->next < end; open->next++)
    {
      const CarrelBlock *block = carrel_draft_get_block (self, open->next);
      guint level = block->kind == CARREL_BLOCK_ITEM && block->body == NULL       ? 7
                    : block->kind == CARREL_BLOCK_HEADING && !block->has_text     ? block->level
                                                                                  : 0;

      if (block->number > 0 && level > GPOINTER_TO_UINT (g_hash_table_lookup (open->levels, GUINT_TO_POINTER (block->number))))
        g_hash_table_insert (open->levels, GUINT_TO_POINTER (block->number), GUINT_TO_POINTER (level));
    }
}

/* Whether answers in words stand below the heading, to questions of the same numbers that have none of
 * their own. Below the heading of a question stands its own answer, which may be a list. */
static gboolean
has_answers_below (CarrelDraft   *self,
                   OpenQuestions *open,
                   guint          index)
{
  const CarrelBlock *heading = carrel_draft_get_block (self, index);
  const char *title = heading->title;
  g_autoptr (CarrelKeyList) keys = NULL;
  guint n_found = 0;
  guint i;

  if (carrel_words_name_questions (title) ||
      (!carrel_words_are_key_title (title) && !carrel_words_are_key_title (find_last_part (title))))
    return FALSE;

  find_open_questions (self, open, index);

  if (g_hash_table_size (open->levels) < MIN_KEYS)
    return FALSE;

  keys = read_keys_below (self, index);

  for (i = 0; i < keys->entries->len; i++)
    {
      guint number = g_array_index (keys->entries, CarrelKeyEntry, i).number;

      n_found += GPOINTER_TO_UINT (g_hash_table_lookup (open->levels, GUINT_TO_POINTER (number))) >= heading->level;
    }

  return n_found >= MIN_KEYS && n_found * 4 >= keys->entries->len * 3;
}

static void
demote (CarrelBlock *block,
        gboolean     names_answer)
{
  block->kind = CARREL_BLOCK_TEXT;
  block->level = 0;
  block->node = NULL;
  block->names_answer = names_answer;
  g_clear_pointer (&block->title, g_free);
}

/**
 * carrel_draft_is_named:
 *
 * Returns: whether the front matter, or the name of the file, is a title that asks
 */
gboolean
carrel_draft_is_named (CarrelDraft *self)
{
  g_auto (CarrelTitle) title = { 0 };
  g_autofree char *name = NULL;

  if (self->title != NULL && *self->title != '\0')
    return TRUE;

  name = carrel_draft_dup_name (self);
  carrel_title_read (&title, name);

  return title.question_like && strchr (name, ' ') != NULL;
}

/**
 * carrel_draft_dup_name:
 *
 * Returns: (transfer full): the name of the file in words: "why-use-indexes.md" is "why use indexes"
 */
char *
carrel_draft_dup_name (CarrelDraft *self)
{
  g_autofree char *name = g_path_get_basename (self->path);
  char *dot = strrchr (name, '.');
  char *p;

  if (dot != NULL && dot != name)
    *dot = '\0';

  /* A prefix that only orders the files. */
  p = name + strspn (name, "0123456789");

  if (p == name || (*p != '-' && *p != '_' && *p != '.' && *p != ' ') || p[1] == '\0')
    p = name;
  else
    p++;

  g_strdelimit (p, "-_", ' ');

  return g_strstrip (g_strdup (p));
}

/* Whether titles of their own stand below the heading. */
static gboolean
has_chapters (CarrelDraft *self,
              guint        index)
{
  guint level = carrel_draft_get_block (self, index)->level;
  guint n = 0;

  for (index++; index < self->blocks->len; index++)
    {
      const CarrelBlock *block = carrel_draft_get_block (self, index);

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      if (block->level <= level)
        return FALSE;

      n += !carrel_words_are_role (block->title) && (block->question_like || block->number > 0);

      if (n > 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the next heading at the level of this one names the answer. */
static gboolean
is_answer_next (CarrelDraft *self,
                guint        index)
{
  guint level = carrel_draft_get_block (self, index)->level;

  for (index++; index < self->blocks->len; index++)
    {
      const CarrelBlock *block = carrel_draft_get_block (self, index);

      if (block->kind == CARREL_BLOCK_HEADING && block->level <= level)
        return block->level == level && carrel_words_are_answer (block->title);
    }

  return FALSE;
}

/* A heading that names a part of the question above it, such as "Answer", is no title. */
static void
demote_parts (CarrelDraft *self)
{
  guint level = carrel_draft_is_named (self) ? 1 : 0;
  gboolean after_part = FALSE;
  gboolean in_keys = FALSE;
  gboolean seen_options = FALSE;
  g_autoptr (GHashTable) levels = g_hash_table_new (NULL, NULL);
  OpenQuestions open = { levels, 0 };
  guint i;

  for (i = 0; i < self->blocks->len; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (self, i);
      gboolean answer;

      if (seen_options && is_key_block (self, block))
        {
          block->names_key = TRUE;
          block->whole_key = TRUE;
          continue;
        }

      if (block->kind == CARREL_BLOCK_BOLD && (level > 0 || seen_options) && carrel_words_are_key_title (block->title) && has_keys_below (self, i))
        {
          block->names_key = TRUE;
          continue;
        }

      seen_options |= block->run.n_labels > 0 || block->run.n_tasks > 0 || block->holds_options;

      if (block->kind != CARREL_BLOCK_HEADING)
        continue;

      /* A title within the list of keys. */
      if (in_keys && block->level > level)
        {
          demote (block, FALSE);
          continue;
        }

      in_keys = FALSE;

      if (((level > 0 || seen_options) && carrel_words_are_key_title (block->title) && has_keys_below (self, i)) ||
          has_answers_below (self, &open, i))
        {
          block->names_key = TRUE;
          in_keys = TRUE;
          level = block->level;
          g_hash_table_remove_all (levels);
          open.next = i + 1;
          continue;
        }

      answer = carrel_words_are_answer (block->title) || carrel_words_skip_answer (block->title) != NULL;

      if (level > 0 && !(block->only_label && block->number > 0) && carrel_words_are_role (block->title) && (answer || !has_chapters (self, i)) &&
          (block->level > level || (block->level == level && (answer || after_part || is_answer_next (self, i)))))
        {
          demote (block, answer);
          after_part = TRUE;
          continue;
        }

      after_part = FALSE;
      level = block->level;
    }
}

static void
count_block (CarrelRegion      *region,
             const CarrelBlock *block)
{
  switch (block->kind)
    {
    case CARREL_BLOCK_BOLD:
      region->n_bold++;
      region->n_bold_questions += (block->question_like || block->number > 0) && !block->only_label;
      break;

    case CARREL_BLOCK_ITEM:
      region->n_items++;
      region->n_item_questions += block->question_like;
      region->n_option_items += block->holds_options;
      region->n_links += block->only_links;
      break;

    case CARREL_BLOCK_DETAILS:
      if (block->disclosure)
        {
          region->n_disclosures += block->title == NULL || carrel_words_open_answer (block->title);
          region->n_texts++;
          break;
        }

      region->n_details++;
      region->n_detail_questions += block->question_like || block->number > 0;
      break;

    case CARREL_BLOCK_CARD:
      region->n_cards++;
      break;

    case CARREL_BLOCK_CODE:
      region->n_codes++;
      region->n_texts++;
      break;

    case CARREL_BLOCK_TEXT:
      region->names_answer |= block->names_answer;

      if (block->only_links)
        region->n_links++;
      else
        region->n_texts++;
      break;

    case CARREL_BLOCK_HEADING:
    case CARREL_BLOCK_STEM:
    case CARREL_BLOCK_RULE:
    case CARREL_BLOCK_FURNITURE:
    default:
      break;
    }
}

static void
add_region (CarrelDraft *self,
            guint        begin,
            guint        end)
{
  CarrelRegion region = { 0 };
  CarrelRegion *total = &self->total;
  guint i;

  region.begin = begin;
  region.end = end;
  region.has_heading = carrel_draft_get_block (self, begin)->kind == CARREL_BLOCK_HEADING;

  for (i = begin; i < end; i++)
    count_block (&region, carrel_draft_get_block (self, i));

  carrel_stem_count (self, &region);

  total->n_bold += region.n_bold;
  total->n_bold_questions += region.n_bold_questions;
  total->n_items += region.n_items;
  total->n_item_questions += region.n_item_questions;
  total->n_option_items += region.n_option_items;
  total->n_details += region.n_details;
  total->n_detail_questions += region.n_detail_questions;
  total->n_disclosures += region.n_disclosures;
  total->n_cards += region.n_cards;
  total->n_option_sets += region.n_option_sets;
  total->n_stems += region.n_stems;
  g_array_append_val (self->regions, region);
}

/* "Symptoms" below each heading is a label: a bold line that stands again and again asks nothing,
 * unless it has a question mark. */
static void
find_labels (CarrelDraft *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint i;

  for (i = 0; i < self->blocks->len; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (self, i);
      CarrelBlock *first;

      if (block->kind != CARREL_BLOCK_BOLD || block->title == NULL || block->number > 0 || block->labelled ||
          strchr (block->title, '?') != NULL || strstr (block->title, "？") != NULL || strstr (block->title, "؟") != NULL)
        continue;

      first = g_hash_table_lookup (seen, block->title);

      if (first == NULL)
        {
          g_hash_table_insert (seen, block->title, block);
          continue;
        }

      first->question_like = FALSE;
      block->question_like = FALSE;
    }
}

static void
find_regions (CarrelDraft *self)
{
  guint begin = 0;
  guint i;

  for (i = 0; i < self->blocks->len; i++)
    {
      const CarrelBlock *block = carrel_draft_get_block (self, i);

      if (block->kind != CARREL_BLOCK_HEADING && !block->names_key)
        continue;

      if (i > begin)
        add_region (self, begin, i);

      begin = i;

      /* What follows a list of keys within its section is not a part of it. */
      if (block->whole_key)
        {
          add_region (self, i, i + 1);
          begin = i + 1;
        }
    }

  if (begin < self->blocks->len)
    add_region (self, begin, self->blocks->len);
}

/**
 * carrel_draft_has_question:
 * @heading: of @region
 *
 * Returns: whether the options below the heading belong to a question: "Week 1" over nothing but boxes
 *   is a list of things to do
 */
gboolean
carrel_draft_has_question (const CarrelRegion *region,
                           const CarrelBlock  *heading)
{
  return heading->question_like || heading->number > 0 || heading->only_label || region->n_texts > 1 || region->n_codes > 0 ||
         region->n_disclosures > 0;
}

/* The level of the headings that ask: of those where enough do, the one where most do. */
static guint
find_question_level (CarrelDraft *self)
{
  guint n_headings[7] = { 0 };
  guint n_questions[7] = { 0 };
  guint best = 0;
  guint level;
  guint i;

  for (i = 0; i < self->regions->len; i++)
    {
      const CarrelRegion *region = carrel_draft_get_region (self, i);
      const CarrelBlock *heading = carrel_draft_get_heading (self, region);

      if (heading == NULL || carrel_words_are_furniture (heading->title))
        continue;

      n_headings[heading->level]++;
      n_questions[heading->level] += heading->question_like || region->n_disclosures > 0 || region->names_answer ||
                                     (region->n_option_sets == 1 && region->n_stems == 0 && carrel_draft_has_question (region, heading));
    }

  for (level = 1; level <= 6; level++)
    {
      gboolean asks = n_questions[level] >= MIN_QUESTIONS ? n_questions[level] * 3 >= n_headings[level]
                                                          : n_questions[level] > 1 && n_questions[level] == n_headings[level];

      if (asks && (best == 0 || n_questions[level] > n_questions[best]))
        best = level;
    }

  return best;
}

/**
 * carrel_draft_new:
 * @blocks: (transfer none) (element-type CarrelBlock)
 *
 * Returns: (transfer full): the document in regions, with what speaks for each layout
 */
CarrelDraft *
carrel_draft_new (const char      *path,
                  const char      *title,
                  GArray          *blocks,
                  CarrelLineIndex *lines)
{
  CarrelDraft *self = g_new0 (CarrelDraft, 1);

  self->path = path;
  self->title = title;
  self->blocks = blocks;
  self->lines = lines;
  self->regions = g_array_new (FALSE, TRUE, sizeof (CarrelRegion));
  demote_parts (self);
  find_labels (self);
  find_regions (self);
  self->question_level = find_question_level (self);

  return self;
}

void
carrel_draft_free (CarrelDraft *self)
{
  g_array_unref (self->regions);
  g_free (self->whole);
  g_free (self);
}

/* Disclosures open a part of a question, and links lead to other places: neither asks. */
static gboolean
may_ask (const CarrelBlock *block)
{
  if (block->kind == CARREL_BLOCK_DETAILS)
    return !block->disclosure && block->title != NULL;

  return block->kind != CARREL_BLOCK_ITEM || !block->only_links || block->question_like;
}

/**
 * carrel_draft_mark_topics:
 * @kind: of the blocks that ask in @region
 *
 * Makes topics of them, and sections of the headings.
 */
void
carrel_draft_mark_topics (CarrelDraft        *self,
                          const CarrelRegion *region,
                          CarrelBlockKind     kind)
{
  guint i;

  for (i = region->begin; i < region->end; i++)
    {
      CarrelBlock *block = carrel_draft_get_block (self, i);

      if (block->kind == kind && may_ask (block))
        block->role = CARREL_ROLE_TOPIC;
      else if (block->kind == CARREL_BLOCK_HEADING)
        block->role = CARREL_ROLE_SECTION;
    }
}
