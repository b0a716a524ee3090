/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "carrel-grade.h"

G_BEGIN_DECLS

/* A question of the session. */
typedef struct
{
  gint64 question;
  gint64 topic;
  gint64 section;
} CarrelQuizItem;

/**
 * CarrelQuizAnswer:
 * @item: index of the question
 * @review: id by which the store takes it back
 * @grade: 0 when the question was dropped instead
 * @unsure: the user was not sure of a choice
 * @duration: in milliseconds
 * @first: it was the first answer to this question
 */
typedef struct
{
  guint       item;
  gint64      review;
  CarrelGrade grade;
  gboolean    unsure;
  guint       duration;
  gboolean    first;
} CarrelQuizAnswer;

/**
 * CarrelQuizExam:
 * @seconds: that are left; 0 when there is no exam
 * @pass_mark: in percent
 *
 * An exam tells nothing before its end, and asks everything once.
 */
typedef struct
{
  guint seconds;
  guint pass_mark;
} CarrelQuizExam;

/**
 * CarrelQuizScore:
 * @n_asked: questions that were answered at least once
 * @n_right: of these, known at the first try
 * @seconds: spent on answers
 */
typedef struct
{
  guint  n_asked;
  guint  n_right;
  double seconds;
} CarrelQuizScore;

/* What of a session's score falls to a section; @question is one of it. */
typedef struct
{
  gint64          section;
  gint64          question;
  CarrelQuizScore score;
} CarrelQuizSectionScore;

/* A run of questions. One that is failed comes back a few questions later, until it is known. */
typedef struct _CarrelQuizSession CarrelQuizSession;

CarrelQuizSession    *carrel_quiz_session_new             (const CarrelQuizItem     *items,
                                                           gsize                     n_items,
                                                           const CarrelQuizExam     *exam) G_GNUC_WARN_UNUSED_RESULT;
CarrelQuizSession    *carrel_quiz_session_from_variant    (GVariant                 *variant,
                                                           GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
GVariant             *carrel_quiz_session_to_variant      (const CarrelQuizSession  *self) G_GNUC_WARN_UNUSED_RESULT;
CarrelQuizSession    *carrel_quiz_session_copy            (const CarrelQuizSession  *self) G_GNUC_WARN_UNUSED_RESULT;
void                  carrel_quiz_session_free            (CarrelQuizSession        *self);
const CarrelQuizItem *carrel_quiz_session_get_current     (const CarrelQuizSession  *self);
const CarrelQuizItem *carrel_quiz_session_get_next        (const CarrelQuizSession  *self);
const CarrelQuizExam *carrel_quiz_session_get_exam        (const CarrelQuizSession  *self);
void                  carrel_quiz_session_set_seconds_left (CarrelQuizSession       *self,
                                                            guint                    seconds);
guint                 carrel_quiz_session_get_n_items     (const CarrelQuizSession  *self);
guint                 carrel_quiz_session_get_n_done      (const CarrelQuizSession  *self);
void                  carrel_quiz_session_answer          (CarrelQuizSession        *self,
                                                           gint64                    review,
                                                           CarrelGrade               grade,
                                                           gboolean                  unsure,
                                                           guint                     duration);
gboolean              carrel_quiz_session_can_undo        (const CarrelQuizSession  *self,
                                                           gint64                   *review,
                                                           gint64                   *question);
gboolean              carrel_quiz_session_undo            (CarrelQuizSession        *self);
void                  carrel_quiz_session_drop            (CarrelQuizSession        *self);
void                  carrel_quiz_session_get_score       (const CarrelQuizSession  *self,
                                                           CarrelQuizScore          *score);
GArray               *carrel_quiz_session_list_sections   (const CarrelQuizSession  *self) G_GNUC_WARN_UNUSED_RESULT;
GArray               *carrel_quiz_session_list_missed     (const CarrelQuizSession  *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelQuizSession, carrel_quiz_session_free)

G_END_DECLS
