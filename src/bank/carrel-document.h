/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Raised when the rules change, so that every document is read again. */
#define CARREL_READER_VERSION 5

typedef enum
{
  CARREL_TOPIC_READING,
  CARREL_TOPIC_QUESTION,
} CarrelTopicKind;

typedef enum
{
  CARREL_QUESTION_RECALL,
  CARREL_QUESTION_CHOICE,
  CARREL_QUESTION_CLOZE,
} CarrelQuestionKind;

/* A titled group. @parent is an index into the document's sections, or -1. */
typedef struct
{
  guint  line;
  int    parent;
  char  *title;
} CarrelSection;

/* Something to read. Lines are 1-based and inclusive; @body is the source slice below the title. */
typedef struct
{
  guint            first_line;
  guint            last_line;
  int              section; /* index, or -1 */
  CarrelTopicKind  kind;
  char            *title; /* plain text, never empty */
  char            *body;  /* Markdown, may be "" */
} CarrelTopic;

typedef struct
{
  guint     line;
  char     *text; /* Markdown */
  gboolean  correct;
} CarrelOption;

/* Something to ask. @prompt and @answer are NULL when they are the topic's title and body. */
typedef struct
{
  guint               line;
  guint               number; /* as printed, 0 for none */
  int                 topic; /* index */
  CarrelQuestionKind  kind;
  gboolean            answered;
  char               *title;
  char               *prompt;      /* nullable */
  char               *answer;      /* nullable */
  char               *explanation; /* nullable */
  GPtrArray          *options;     /* CarrelOption, never NULL */
} CarrelQuestion;

/* What could not be read as meant. */
typedef struct
{
  guint  line;
  int    topic; /* index, or -1 */
  char  *code;
  char  *message;
} CarrelNotice;

/* What a document of answers says of the question of that number in another. */
typedef struct
{
  guint  number;
  char  *text; /* Markdown, or letters of options */
} CarrelAnswer;

/* Lines that stand in no topic, such as a table of contents, and why. @reason is static. */
typedef struct
{
  guint       first_line;
  guint       last_line;
  const char *reason;
} CarrelDropped;

/**
 * CarrelDocument:
 *
 * The outline of one Markdown file: what the reader made of it. Plain data; freed as a whole.
 * @complete is FALSE when a bound stopped the reading; such a document never removes a topic.
 * @links are the documents of the bank that a table of contents in this one leads to.
 * @translation_of is the path of the original when this is a translation.
 * @unchanged says that the file is as the library knows it: only what the bank's order takes is filled.
 * @coupled says that answers went to another document of its folder, or came from one: it is to be
 *   read again when another changes.
 */
typedef struct
{
  char      *path;  /* relative to the bank, '/'-separated */
  char      *title; /* never empty */
  GPtrArray *layouts;   /* static one-letter strings, e.g. "A" */
  GPtrArray *sections;  /* CarrelSection */
  GPtrArray *topics;    /* CarrelTopic, in order of the text */
  GPtrArray *questions; /* CarrelQuestion */
  GPtrArray *notices;   /* CarrelNotice */
  GPtrArray *answers;   /* CarrelAnswer: see carrel-answer-pairing.h */
  GArray    *dropped; /* CarrelDropped; only where it was read, never sent */
  GPtrArray *links;     /* char *: paths, each once, in the order of the text */
  gboolean   has_order;
  double     order;     /* its place in its folder, as the front matter has it */
  char      *language;  /* BCP 47, nullable */
  gboolean   complete;
  gboolean   coupled;
  /* Filled by the scanner, not by the reader: */
  guint64    size;
  gint64     mtime; /* microseconds */
  char      *hash;  /* SHA-256 of the bytes, hex; nullable. All three count the code beside it in */
  gint64     looked; /* microseconds since 1970: when the file was compared or read; 0 when its time proves nothing */
  gboolean   unchanged;
  /* Filled from all paths of the bank: */
  char      *own_language; /* what @language was before; nullable */
  char      *translation_of; /* nullable */
} CarrelDocument;

CarrelDocument *carrel_document_new          (const char           *path) G_GNUC_WARN_UNUSED_RESULT;
CarrelDocument *carrel_document_new_unreadable (const char         *path,
                                                const GError       *error) G_GNUC_WARN_UNUSED_RESULT;
void            carrel_document_free         (CarrelDocument       *self);
CarrelSection  *carrel_document_add_section  (CarrelDocument       *self,
                                              guint                 line,
                                              int                   parent,
                                              const char           *title);
CarrelTopic    *carrel_document_add_topic    (CarrelDocument       *self,
                                              guint                 first_line,
                                              guint                 last_line,
                                              int                   section,
                                              CarrelTopicKind       kind,
                                              const char           *title);
CarrelQuestion *carrel_document_add_question (CarrelDocument       *self,
                                              guint                 line,
                                              int                   topic,
                                              CarrelQuestionKind    kind,
                                              const char           *title);
CarrelNotice   *carrel_document_add_notice   (CarrelDocument       *self,
                                              guint                 line,
                                              int                   topic,
                                              const char           *code,
                                              const char           *format,
                                              ...) G_GNUC_PRINTF (5, 6);
void            carrel_document_sort_notices (CarrelDocument       *self);
void            carrel_document_remove_notices (CarrelDocument       *self,
                                                guint                 line,
                                                const char           *code);
void            carrel_document_add_answer   (CarrelDocument       *self,
                                              guint                 number,
                                              const char           *text);
void            carrel_document_drop         (CarrelDocument       *self,
                                              guint                 first_line,
                                              guint                 last_line,
                                              const char           *reason);
GVariant       *carrel_document_to_variant   (CarrelDocument       *self) G_GNUC_WARN_UNUSED_RESULT;
CarrelDocument *carrel_document_from_variant (GVariant             *variant,
                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

void            carrel_option_free           (CarrelOption         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelDocument, carrel_document_free)

G_END_DECLS
