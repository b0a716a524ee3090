/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-comparison.h"
#include "carrel-records.h"

G_BEGIN_DECLS

/* The scheme that answers for the topic on show and the pictures of its bank. */
#define CARREL_PAGE_SCHEME "carrel-page"

#define CARREL_PAGE_END "</main></body></html>"

char     *carrel_page_dup_nonce   (void) G_GNUC_WARN_UNUSED_RESULT;
char     *carrel_page_dup_uri     (const CarrelTopicRecord  *topic,
                                   const char               *nonce) G_GNUC_WARN_UNUSED_RESULT;
gboolean  carrel_page_parse_uri   (const char               *uri,
                                   const CarrelTopicRecord  *topic,
                                   const char               *nonce,
                                   char                    **path,
                                   char                    **fragment);
char     *carrel_page_dup_html    (const CarrelTopicRecord  *topic,
                                   const char               *nonce,
                                   const char               *body) G_GNUC_WARN_UNUSED_RESULT;
char     *carrel_page_for_change  (const CarrelComparison   *change,
                                   const char               *nonce) G_GNUC_WARN_UNUSED_RESULT;
void      carrel_page_append_start (GString                 *html,
                                    const char              *title,
                                    const char              *nonce,
                                    const char              *class);
char     *carrel_page_dup_with_own_anchors (const char      *html,
                                            const char      *prefix) G_GNUC_WARN_UNUSED_RESULT;
gboolean  carrel_page_is_style    (const char               *path);

G_END_DECLS
