/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-block.h"

G_BEGIN_DECLS

typedef struct _CarrelLayout CarrelLayout;

/**
 * CarrelRegion:
 * @begin: index of its heading, or of its first block
 * @end: index after its last block
 * @layout: (nullable): the layout that holds in it
 *
 * A heading and what stands below it up to the next heading, with what speaks for one layout or
 * another. What layouts decide they decide for a region.
 */
typedef struct
{
  guint               begin;
  guint               end;
  gboolean            has_heading;
  const CarrelLayout *layout;
  guint               n_texts;          /* blocks of text and code, not counting those below */
  guint               n_codes;
  guint               n_links;          /* lists of links */
  guint               n_bold;
  guint               n_bold_questions; /* that ask, or carry a number */
  guint               n_items;
  guint               n_item_questions;
  guint               n_option_items;   /* items that hold options */
  guint               n_details;        /* that are no disclosures */
  guint               n_detail_questions;
  guint               n_disclosures;
  guint               n_cards;
  guint               n_option_sets;
  guint               n_stems;          /* option sets with a stem of their own */
  gboolean            names_answer;     /* a heading, label or line opens an answer */
} CarrelRegion;

/**
 * CarrelDraft:
 * @title: (nullable): that the front matter gives
 * @has_code: code stands in a file beside it, under its name
 * @question_level: of most headings that ask, 0 for none
 * @total: the sums over all regions
 *
 * A document on its way to an outline. Plain data.
 */
typedef struct
{
  const char      *path;  /* borrowed */
  const char      *title; /* borrowed; nullable */
  GArray          *blocks;  /* CarrelBlock */
  GArray          *regions; /* CarrelRegion */
  CarrelLineIndex *lines; /* borrowed */
  guint            question_level;
  CarrelRegion     total;
  char            *whole;  /* title of the one question that all of the document is; owned, nullable */
  gboolean         has_code;
  gboolean         forced; /* the user says which layout it is */
} CarrelDraft;

CarrelDraft  *carrel_draft_new         (const char      *path,
                                        const char      *title,
                                        GArray          *blocks,
                                        CarrelLineIndex *lines) G_GNUC_WARN_UNUSED_RESULT;
void          carrel_draft_free        (CarrelDraft     *self);
CarrelBlock  *carrel_draft_get_block   (CarrelDraft     *self,
                                        guint            index);
CarrelRegion *carrel_draft_get_region  (CarrelDraft     *self,
                                        guint            index);
void          carrel_draft_mark_topics (CarrelDraft        *self,
                                         const CarrelRegion *region,
                                         CarrelBlockKind     kind);
gboolean      carrel_draft_is_named    (CarrelDraft     *self);
char         *carrel_draft_dup_name    (CarrelDraft     *self) G_GNUC_WARN_UNUSED_RESULT;
CarrelBlock  *carrel_draft_get_heading (CarrelDraft        *self,
                                        const CarrelRegion *region);

gboolean      carrel_draft_has_question (const CarrelRegion *region,
                                         const CarrelBlock  *heading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelDraft, carrel_draft_free)

G_END_DECLS
