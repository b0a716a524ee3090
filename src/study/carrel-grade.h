/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelGrade:
 * @CARREL_GRADE_AGAIN: not recalled
 * @CARREL_GRADE_HARD: recalled with trouble, or right by luck
 * @CARREL_GRADE_GOOD: recalled
 * @CARREL_GRADE_EASY: recalled at once
 *
 * The numbers are those of FSRS, and of every file that reviews are kept in.
 */
typedef enum
{
  CARREL_GRADE_AGAIN = 1,
  CARREL_GRADE_HARD = 2,
  CARREL_GRADE_GOOD = 3,
  CARREL_GRADE_EASY = 4,
} CarrelGrade;

/* What is read from a database or a file is only a number. */
static inline gboolean
carrel_grade_is_valid (gint64 grade)
{
  return grade >= CARREL_GRADE_AGAIN && grade <= CARREL_GRADE_EASY;
}

G_END_DECLS
