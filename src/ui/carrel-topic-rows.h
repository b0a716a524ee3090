/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-records.h"

G_BEGIN_DECLS

typedef enum
{
  CARREL_TOPIC_FILTER_ALL,
  CARREL_TOPIC_FILTER_BOOKMARKS,
  CARREL_TOPIC_FILTER_NOTES,
} CarrelTopicFilter;

/* A row: a topic, or a section when the highest bit is set. */
#define CARREL_TOPIC_ROW_SECTION (1u << 31)

/* Which rows a sidebar shows, worked out on any thread from plain data. */
typedef struct
{
  CarrelOutline     *outline;   /* owned */
  guint8            *flags;     /* owned; of each topic, as they are now */
  guint8            *collapsed; /* owned; of each section and, last, of the removed topics */
  CarrelTopicFilter  filter;
  char              *text; /* owned; what titles must hold, or "" */
} CarrelTopicRowsQuery;

CarrelTopicRowsQuery *carrel_topic_rows_query_new  (CarrelOutline              *outline,
                                                    const guint8               *flags,
                                                    const guint8               *collapsed,
                                                    CarrelTopicFilter           filter,
                                                    const char                 *text) G_GNUC_WARN_UNUSED_RESULT;
void                  carrel_topic_rows_query_free (CarrelTopicRowsQuery       *self);
GArray               *carrel_topic_rows_compute    (const CarrelTopicRowsQuery *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelTopicRowsQuery, carrel_topic_rows_query_free)

G_END_DECLS
