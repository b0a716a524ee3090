/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-line-index.h"
#include "carrel-markdown-tree.h"

G_BEGIN_DECLS

/* More options than this are a list, not a question. */
#define CARREL_MAX_OPTIONS 26

typedef enum
{
  CARREL_OPTION_NONE,
  CARREL_OPTION_TASK,  /* "[ ]" or "[x]" */
  CARREL_OPTION_LABEL, /* "A.", "b)", "(C)", "Г:" */
} CarrelOptionKind;

/**
 * CarrelOptionMark:
 * @checked: of a task
 * @label: of a label, from 0
 * @length: bytes up to the option's text
 */
typedef struct
{
  CarrelOptionKind kind;
  gboolean         checked;
  guint            label;
  gsize            length;
} CarrelOptionMark;

/**
 * CarrelOptionRun:
 * @n_tasks: items with a box
 * @first_label: of the first labelled line
 * @n_labels: how many labels follow one another
 *
 * What options a block holds.
 */
typedef struct
{
  guint n_tasks;
  guint first_label;
  guint n_labels;
  guint n_lines_before; /* of a paragraph: lines of the stem before its first label */
} CarrelOptionRun;

gboolean    carrel_option_read_mark    (const char       *text,
                                        gsize             length,
                                        CarrelOptionMark *mark);
gboolean    carrel_option_is_label     (gunichar          c);
const char *carrel_option_skip_bullet  (const char       *line,
                                        gsize             length);
gboolean    carrel_option_scan         (cmark_node       *node,
                                        CarrelLineIndex  *lines,
                                        CarrelOptionRun  *run);

G_END_DECLS
