/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "simulated-user.h"

#include <math.h>

#include "carrel-study-card.h"

/* fsrs-rs 6.6.1, src/training.rs, PARAMS_STDDEV: how the parameters fitted for thousands of Anki's users differ. Of the
 * first four, which differ by factors, the logarithm is taken to differ by 1. */
static const double spread[CARREL_FSRS_N_PARAMETERS] = {
  1,    1,    1,   1,    0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
  0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
};

/* A normally distributed number (Box and Muller). */
double
simulated_normal (CarrelRandom *random)
{
  double radius = sqrt (-2 * log (1 - carrel_random_unit (random)));

  return radius * cos (2 * G_PI * carrel_random_unit (random));
}

static void
choose_truth (SimulatedUser        *self,
              const SimulatedWorld *world,
              CarrelRandom         *random)
{
  guint i;

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    {
      double off = world->spread * spread[i] * simulated_normal (random);
      double mean = carrel_fsrs_default_parameters.w[i];

      self->truth.w[i] = i < 4 ? mean * exp (off) : mean + off;
    }

  carrel_fsrs_parameters_clip (&self->truth);

  /* Who finds a question harder does not keep it longer. */
  for (i = 1; i < 4; i++)
    self->truth.w[i] = MAX (self->truth.w[i], self->truth.w[i - 1]);
}

typedef struct
{
  double first[4];    /* how often each grade is given to a new question */
  double recalled[3]; /* and how often hard, good and easy to a recalled one */
  double rest;        /* share of days without study */
  guint  n_new;       /* questions a day */
  guint  n_a_day;     /* reviews a day at most */
} Habits;

static void
choose_habits (Habits       *habits,
               CarrelRandom *random)
{
  double hard = 0.02 + 0.15 * carrel_random_unit (random);
  double easy = 0.02 + 0.15 * carrel_random_unit (random);
  double again = 0.1 + 0.4 * carrel_random_unit (random);

  *habits = (Habits) {
    .first = { again, 0.1, 0.8 - again, 0.1 },
    .recalled = { hard, 1 - hard - easy, easy },
    .rest = 0.4 * carrel_random_unit (random) * carrel_random_unit (random),
    .n_new = 3 + carrel_random_below (random, 15),
    .n_a_day = 60 + carrel_random_below (random, 140),
  };
}

static guint
choose (CarrelRandom *random,
        const double *shares,
        guint         n_shares)
{
  double left = carrel_random_unit (random);
  guint i;

  for (i = 0; i + 1 < n_shares; i++)
    {
      left -= shares[i];

      if (left < 0)
        return i;
    }

  return n_shares - 1;
}

/* A question as the app sees it, and as it really is in the user's head. */
typedef struct
{
  CarrelStudyCard card;
  CarrelMemory    real;
  double          keeping; /* factor of the real stability */
} Question;

typedef struct
{
  SimulatedUser        *user;
  const SimulatedWorld *world;
  CarrelRandom          random;
  Habits                habits;
  CarrelFsrs            schedule;
  CarrelFsrs            truth;
  GArray               *questions;
  CarrelStudyDay        day;
  gint64                time;
} Course;

static void
ask (Course   *course,
     Question *question)
{
  CarrelReview review = {
    .question = question->card.question,
    .section = question->card.section,
    .time = course->time,
    .day = course->day,
    .duration = 5000 + carrel_random_below (&course->random, 10000),
    .recall = -1,
  };
  guint elapsed = 0;

  course->time += 10;

  if (carrel_study_card_is_new (&question->card))
    review.grade = 1 + choose (&course->random, course->habits.first, 4);
  else
    {
      CarrelMemory kept = question->real;
      double recall;

      elapsed = course->day - question->card.last_day;
      kept.stability *= question->keeping;
      recall = carrel_fsrs_recall (&course->truth, &kept, elapsed) * (1 - course->world->slips);
      review.recall = carrel_study_card_recall (&question->card, &course->schedule, course->day);

      /* On the same day the answer was just read. */
      if (elapsed == 0)
        recall = 0.9;

      review.grade = carrel_random_unit (&course->random) < recall ? 2 + choose (&course->random, course->habits.recalled, 3) : 1;
    }

  question->real = carrel_fsrs_review (&course->truth, &question->real, elapsed, review.grade);
  carrel_study_card_review (&question->card, &course->schedule, course->day, review.grade);
  g_array_append_val (course->user->reviews, review);
}

/* As a session does, until it is known. */
static void
ask_until_known (Course   *course,
                 Question *question)
{
  guint tries = 0;

  do
    ask (course, question);
  while (g_array_index (course->user->reviews, CarrelReview, course->user->reviews->len - 1).grade == CARREL_GRADE_AGAIN &&
         tries++ < 5);
}

static void
study_for_a_day (Course *course)
{
  guint n_asked = 0;
  guint i;

  course->day++;

  /* A fortnight's holiday now and then, a day of rest more often. */
  if (carrel_random_unit (&course->random) < 0.005)
    course->day += 14;

  course->time = (gint64) course->day * 86400 + 18 * 3600;

  if (carrel_random_unit (&course->random) < course->habits.rest)
    return;

  for (i = 0; i < course->questions->len && n_asked < course->habits.n_a_day; i++)
    {
      Question *question = &g_array_index (course->questions, Question, i);

      if (!carrel_study_card_is_due (&question->card, course->day))
        continue;

      ask_until_known (course, question);
      n_asked++;
    }

  for (i = 0; i < course->habits.n_new && n_asked + i < course->habits.n_a_day; i++)
    {
      Question question = { .keeping = exp (course->world->card_noise * simulated_normal (&course->random)) };

      carrel_study_card_init (&question.card, course->questions->len + 1, course->questions->len + 1, course->questions->len % 10);
      ask_until_known (course, &question);
      g_array_append_val (course->questions, question);
    }
}

SimulatedUser *
simulated_user_new (const SimulatedWorld *world,
                    guint64               seed)
{
  SimulatedUser *self = g_new0 (SimulatedUser, 1);
  Course course = { .user = self, .world = world, .day = 20000 };
  guint n_wanted;

  carrel_random_init (&course.random, carrel_random_mix (seed, 1));
  choose_truth (self, world, &course.random);
  choose_habits (&course.habits, &course.random);
  carrel_fsrs_init (&course.schedule, &carrel_fsrs_default_parameters, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  carrel_fsrs_init (&course.truth, &self->truth, CARREL_FSRS_DEFAULT_RETENTION, CARREL_FSRS_LONGEST_INTERVAL);
  course.questions = g_array_new (FALSE, FALSE, sizeof (Question));
  self->reviews = g_array_new (FALSE, FALSE, sizeof (CarrelReview));

  /* From the 400 at which fitting begins to ten times as many. */
  n_wanted = (guint) (400 * pow (10, carrel_random_unit (&course.random)));

  while (self->reviews->len < n_wanted)
    study_for_a_day (&course);

  self->n_known = self->reviews->len;

  while (self->reviews->len < self->n_known + 1000)
    study_for_a_day (&course);

  g_array_unref (course.questions);

  return self;
}

void
simulated_user_free (SimulatedUser *self)
{
  g_array_unref (self->reviews);
  g_free (self);
}
