/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "simulated-user.h"

G_BEGIN_DECLS

#define SIMULATED_N_BINS 10

/* How often something was predicted to be recalled, and was. */
typedef struct
{
  double predicted;
  double actual;
  guint  n;
} SimulatedBin;

/**
 * SimulatedTrial:
 * @n_accepted: users whose fit was accepted, and so used
 * @n_better: of those, users whose later reviews it predicts better than the defaults
 * @n_much_worse: of those, users for whom its log loss on later reviews is over 1 % worse
 * @default_loss: sum over the accepted of the log loss of the defaults on later reviews
 * @fitted_loss: and of the fitted parameters
 * @true_loss: and of the user's own
 *
 * What came of fitting users on what was known, and judging by their 1,000 later reviews.
 */
typedef struct
{
  guint        n_users;
  guint        n_accepted;
  guint        n_better;
  guint        n_much_worse;
  double       default_loss;
  double       fitted_loss;
  double       true_loss;
  double       all_default_loss; /* of all users */
  double       all_used_loss;
  gint64       microseconds;
  guint64      n_known;
  SimulatedBin defaults[SIMULATED_N_BINS];
  SimulatedBin used[SIMULATED_N_BINS]; /* with the parameters in use after the fit */
} SimulatedTrial;

void   simulated_trial_run       (SimulatedTrial       *self,
                                  const SimulatedWorld *world,
                                  guint64               seed);
void   simulated_trial_add       (SimulatedTrial       *self,
                                  const SimulatedTrial *other);
double simulated_trial_get_error (const SimulatedBin   *bins,
                                  guint                 n_least);

G_END_DECLS
