/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelBody:
 *
 * Text put together from pieces of a document, which remembers where each of them stood.
 */
typedef struct _CarrelBody CarrelBody;

CarrelBody *carrel_body_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void        carrel_body_free     (CarrelBody *self);
void        carrel_body_clear    (CarrelBody *self);
void        carrel_body_add      (CarrelBody *self,
                                  const char *text,
                                  guint       line);
const char *carrel_body_get_text (CarrelBody *self);
guint       carrel_body_map_line (CarrelBody *self,
                                  guint       line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelBody, carrel_body_free)

G_END_DECLS
