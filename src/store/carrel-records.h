/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "carrel-matcher.h"

G_BEGIN_DECLS

/* What the store hands out: plain, owned data, made on the store's thread, read on any other. */

/* @location is "file:///..." or "bundled:nodejs". */
typedef struct
{
  gint64    id;
  char     *location;
  char     *title;
  gboolean  is_folder;
  char     *language;  /* that translations are shown in; NULL for the originals */
  char    **languages; /* that there are translations into, in the order of their tags */
  char     *layout;    /* the only one it is read by, or NULL */
  gboolean  outdated;  /* read by other rules than today's */
  guint     n_topics;  /* of the documents that are shown */
  guint     n_notices;
  guint     n_bookmarks;
  guint     n_notes;
  guint     n_asked; /* questions that were answered */
  gboolean  changed; /* something in it is new, and was not looked at */
  gint64    binned;  /* microseconds since 1970: when it was put into the bin; 0 when it was not */
} CarrelBankRecord;

typedef enum
{
  CARREL_TOPIC_FLAG_NONE = 0,
  CARREL_TOPIC_FLAG_BOOKMARKED = 1 << 0,
  CARREL_TOPIC_FLAG_NOTED = 1 << 1,
  CARREL_TOPIC_FLAG_REMOVED = 1 << 2, /* no longer in the file */
  CARREL_TOPIC_FLAG_QUESTION = 1 << 3,
  CARREL_TOPIC_FLAG_CHANGED = 1 << 4, /* new or other than it was, and not looked at since */
} CarrelTopicFlags;

/* @parent is an index into the sections of the outline, or -1. A document of a folder bank with
 * several documents is a section of its own. */
typedef struct
{
  int         parent;
  const char *title;
} CarrelOutlineSection;

typedef struct
{
  gint64            id;
  int               section; /* index, or -1 */
  CarrelTopicFlags  flags;
  const char       *title;
} CarrelOutlineTopic;

/**
 * CarrelOutline:
 * All topics of one bank in reading order, removed ones last. Built for 100,000 of them: two
 * arrays and one chunk of strings. Reference counted, never changed once handed out.
 */
typedef struct
{
  gatomicrefcount       ref_count;
  gint64                bank_id;
  CarrelOutlineSection *sections;
  guint                 n_sections;
  CarrelOutlineTopic   *topics;
  guint                 n_topics;
  GStringChunk         *strings;
} CarrelOutline;

typedef struct
{
  gint64            id;
  gint64            bank_id;
  char             *uuid;
  char             *bank_title;
  char             *bank_location;
  gboolean          bank_is_folder;
  char             *title;
  char             *body;
  char             *section;  /* titles joined by " › ", or "" */
  char             *document; /* path relative to the bank */
  char             *language; /* that its document is a translation into, or NULL */
  gboolean          hidden;   /* its document is shown in another language instead */
  guint             line;
  CarrelTopicFlags  flags;
  char             *note; /* or "" */
} CarrelTopicRecord;

/* A row of the page of all bookmarks and notes. */
typedef struct
{
  gint64            topic_id;
  gint64            bank_id;
  char             *bank_title;
  char             *section;
  char             *title;
  char             *note; /* or "" */
  CarrelTopicFlags  flags;
} CarrelMarkRecord;

typedef struct
{
  guint  line;
  char  *document;
  char  *code;
  char  *message;
  gint64 topic_id; /* 0 when the notice is of no topic */
} CarrelNoticeRecord;

/* What the library knows of a file, so that one that has not changed need not be read again. */
typedef struct
{
  char     *path;
  guint64   size;
  gint64    mtime;  /* microseconds since 1970, as the next */
  gint64    looked; /* when it was last read or compared */
  guint     position;
  char     *hash;   /* nullable */
  gboolean  current; /* read completely, by today's rules */
  gboolean  stale;   /* could not be read completely when it was looked at last */
  gboolean  coupled; /* see CarrelDocument, as the next four */
  char     *own_language;
  gboolean  has_order;
  double    order;
  char    **links;
  char     *language;       /* see CarrelDocument, as the next */
  char     *translation_of;
} CarrelDocumentRecord;

/* What a rescan found of one topic. The side that there is none of is NULL; bodies are loaded alone. */
typedef struct
{
  gint64             id;
  gint64             bank_id;
  gint64             topic_id; /* 0 when it is no longer in the library */
  gint64             rescan;   /* microseconds since 1970, the same for all that one found */
  CarrelChange       kinds;
  gboolean           seen;
  gint64             decision_id; /* that the user made of it, or 0 */
  char              *old_document;
  char              *old_section; /* titles joined by " › ", or "" */
  char              *old_title;
  char              *old_body;
  char              *new_document;
  char              *new_section;
  char              *new_title;
  char              *new_body;
  gboolean           is_scheduled; /* the topic was asked before; known of one that is loaded alone, as the next */
  gint32             due_day;      /* CarrelStudyDay: when all of it will have been asked again */
} CarrelChangeRecord;

typedef struct
{
  gint64   bank_id;
  gboolean is_new;      /* the bank was not in the library */
  guint    n_changes;   /* that were recorded, see CarrelChangeRecord */
  guint    n_documents; /* read, for they were not as known */
  guint    n_kept;
  guint    n_added;
  guint    n_moved;     /* as CarrelChange tells, as the next two */
  guint    n_reworded;
  guint    n_answers;  /* whose text changed */
  guint    n_returned; /* to the file */
  guint    n_removed;  /* gone from the file, all told */
  guint    n_rescued;  /* of those, kept because of a bookmark or note */
} CarrelImportSummary;

/* What the user said of two topics. */
typedef enum
{
  CARREL_DECISION_JOINED, /* they are the same */
  CARREL_DECISION_PARTED, /* they are different */
} CarrelDecisionKind;

void           carrel_bank_record_free   (CarrelBankRecord   *self);
void           carrel_topic_record_free  (CarrelTopicRecord  *self);
void           carrel_mark_record_free   (CarrelMarkRecord   *self);
void           carrel_notice_record_free (CarrelNoticeRecord *self);
void           carrel_document_record_free (CarrelDocumentRecord *self);
void           carrel_change_record_free (CarrelChangeRecord *self);
CarrelOutline *carrel_outline_ref        (CarrelOutline      *self);
void           carrel_outline_unref      (CarrelOutline      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelBankRecord, carrel_bank_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelTopicRecord, carrel_topic_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelMarkRecord, carrel_mark_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelNoticeRecord, carrel_notice_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelDocumentRecord, carrel_document_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelChangeRecord, carrel_change_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelOutline, carrel_outline_unref)

G_END_DECLS
