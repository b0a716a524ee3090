/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-document.h"

G_BEGIN_DECLS

/* Decodes, parses and applies the layout rules. Only a file that is no text at all, or is
 * over a bound before anything was read, is an error. */
CarrelDocument *carrel_document_read (const char *path,
                                      GBytes     *bytes,
                                      const char *layout,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
CarrelDocument *carrel_document_read_with_code (const char *path,
                                                GBytes     *bytes,
                                                const char *layout,
                                                gboolean    has_code,
                                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
