/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>
#include <webkit/webkit.h>

#include "carrel-library.h"

G_BEGIN_DECLS

/* The view of one topic: a web view that can run and reach nothing.
 *
 * Signals:
 *   "topic-shown"     ()                 the page of carrel_reader_get_topic () is painted
 *   "topic-activated" (gint64 topic_id)  a link to another topic was followed
 *   "failed"          (const char *message)
 */
#define CARREL_TYPE_READER (carrel_reader_get_type ())
G_DECLARE_FINAL_TYPE (CarrelReader, carrel_reader, CARREL, READER, AdwBin)

GtkWidget         *carrel_reader_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void               carrel_reader_set_library (CarrelReader  *self,
                                              CarrelLibrary *library);
void               carrel_reader_show_topic  (CarrelReader  *self,
                                              gint64         topic_id,
                                              double         scroll);
void               carrel_reader_show_change (CarrelReader  *self,
                                              const CarrelChangeRecord *change);
void               carrel_reader_show_page   (CarrelReader  *self,
                                              gint64         bank_id,
                                              gint64         topic_id,
                                              const char    *document,
                                              char          *nonce,
                                              char          *html);
void               carrel_reader_show_problem (CarrelReader *self,
                                               const char   *message);
WebKitWebView     *carrel_reader_get_view    (CarrelReader  *self);
CarrelTopicRecord *carrel_reader_get_topic   (CarrelReader  *self); /* borrowed, nullable */
double             carrel_reader_get_scroll  (CarrelReader  *self); /* last known, 0 to 1 */
void               carrel_reader_set_zoom    (CarrelReader  *self,
                                              double         zoom);
double             carrel_reader_get_zoom    (CarrelReader  *self);

G_END_DECLS
