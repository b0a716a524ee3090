/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-fsrs.h"
#include "carrel-random.h"
#include "carrel-review.h"

G_BEGIN_DECLS

/**
 * SimulatedUser:
 * @truth: how the memory of the user really works
 * @reviews: (element-type CarrelReview): in the order of time
 * @n_known: of @reviews, those that come before the fitting
 *
 * Somebody whose memory is known: a course of study, with holidays and bad luck, scheduled with the default
 * parameters, in which questions are recalled as often as the user's own parameters say.
 */
typedef struct
{
  CarrelFsrsParameters truth;
  GArray              *reviews;
  guint                n_known;
} SimulatedUser;

/**
 * SimulatedWorld:
 * @spread: how much users differ, as a multiple of what is known of Anki's users
 * @slips: share of answers that are wrong though the answer was known
 * @card_noise: standard deviation of the logarithm by which questions are harder or easier to keep than
 *   grades tell
 *
 * The last two are what no fit of FSRS can know.
 */
typedef struct
{
  double spread;
  double slips;
  double card_noise;
} SimulatedWorld;

SimulatedUser *simulated_user_new  (const SimulatedWorld *world,
                                    guint64               seed);
void           simulated_user_free (SimulatedUser        *self);

double         simulated_normal    (CarrelRandom         *random);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SimulatedUser, simulated_user_free)

G_END_DECLS
