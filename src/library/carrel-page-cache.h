/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The last few pages rendered, so that going back to a topic is instant. */
typedef struct _CarrelPageCache CarrelPageCache;

CarrelPageCache *carrel_page_cache_new    (guint            max_pages,
                                           gsize            max_bytes) G_GNUC_WARN_UNUSED_RESULT;
void             carrel_page_cache_free   (CarrelPageCache *self);
const char      *carrel_page_cache_lookup (CarrelPageCache *self,
                                           const char      *document,
                                           const char      *body);
void             carrel_page_cache_add    (CarrelPageCache *self,
                                           const char      *document,
                                           const char      *body,
                                           const char      *html);

G_END_DECLS
