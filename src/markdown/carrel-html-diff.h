/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelHtmlDiff:
 * @before: safe HTML of the old text, what was removed in `del` elements
 * @after: safe HTML of the new text, what was added in `ins` elements
 * @differs: whether anything is marked
 * @n_steps: how much work it was, to hold it against CARREL_HTML_DIFF_MAX_STEPS
 */
typedef struct
{
  char    *before;
  char    *after;
  gboolean differs;
  guint64  n_steps;
} CarrelHtmlDiff;

/* In pairs of words looked at. What would take more is said to have changed as a whole. */
#define CARREL_HTML_DIFF_MAX_STEPS (G_GUINT64_CONSTANT (96) * 1024 * 1024)

CarrelHtmlDiff *carrel_html_diff      (const char      *before,
                                       const char      *after,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
CarrelHtmlDiff *carrel_text_diff      (const char      *before,
                                       const char      *after,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void            carrel_html_diff_free (CarrelHtmlDiff  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelHtmlDiff, carrel_html_diff_free)

G_END_DECLS
