/* SPDX-License-Identifier: GPL-3.0-or-later */

/* simulate-users [USERS [THREADS [SPREAD [SLIPS [CARD_NOISE [FIRST]]]]]]: fits so many simulated users (10,000) and says how well
 * their later reviews are predicted. A measuring program; test-fitter.c does the same with a few. */

#include "config.h"

#include "simulated-trial.h"

#include <stdlib.h>

typedef struct
{
  SimulatedWorld world;
  guint          n_users;
  guint          n_threads;
  guint64        first;
  guint          thread;
  SimulatedTrial trial;
} Share;

static gpointer
run_share (gpointer data)
{
  Share *share = data;
  guint i;

  for (i = share->thread; i < share->n_users; i += share->n_threads)
    simulated_trial_run (&share->trial, &share->world, share->first + i);

  return NULL;
}

static void
print_bins (const char         *title,
            const SimulatedBin *bins)
{
  guint i;

  g_print ("%s\n", title);

  for (i = 0; i < SIMULATED_N_BINS; i++)
    if (bins[i].n > 0)
      g_print ("  %.1f to %.1f: predicted %.4f, actual %.4f, difference %+.4f, %u reviews\n", i / 10.0, (i + 1) / 10.0,
               bins[i].predicted / bins[i].n, bins[i].actual / bins[i].n,
               (bins[i].predicted - bins[i].actual) / bins[i].n, bins[i].n);
}

int
main (int   argc,
      char *argv[])
{
  guint n_users = argc > 1 ? atoi (argv[1]) : 10000;
  guint n_threads = argc > 2 ? MAX (atoi (argv[2]), 1) : 1;
  SimulatedWorld world = {
    .spread = argc > 3 ? g_ascii_strtod (argv[3], NULL) : 1,
    .slips = argc > 4 ? g_ascii_strtod (argv[4], NULL) : 0,
    .card_noise = argc > 5 ? g_ascii_strtod (argv[5], NULL) : 0,
  };
  g_autofree Share *shares = g_new0 (Share, n_threads);
  g_autofree GThread **threads = g_new0 (GThread *, n_threads);
  SimulatedTrial all = { 0 };
  guint i;

  for (i = 0; i < n_threads; i++)
    {
      shares[i] = (Share) { .world = world, .n_users = n_users, .first = argc > 6 ? g_ascii_strtoull (argv[6], NULL, 10) : 0, .n_threads = n_threads, .thread = i };
      threads[i] = g_thread_new ("users", run_share, &shares[i]);
    }

  for (i = 0; i < n_threads; i++)
    {
      g_thread_join (threads[i]);
      simulated_trial_add (&all, &shares[i].trial);
    }

  print_bins ("default parameters:", all.defaults);
  print_bins ("parameters in use after the fit:", all.used);
  g_print ("%u users, %u fits accepted, %u of these better on later reviews, %u worse by over 1 %% (one in %.0f)\n", all.n_users,
           all.n_accepted, all.n_better, all.n_much_worse, (double) all.n_accepted / MAX (all.n_much_worse, 1));
  g_print ("log loss on later reviews, mean of the accepted: defaults %.4f, fitted %.4f, the user's own %.4f\n",
           all.default_loss / MAX (all.n_accepted, 1), all.fitted_loss / MAX (all.n_accepted, 1), all.true_loss / MAX (all.n_accepted, 1));
  g_print ("log loss on later reviews, mean of all: defaults %.4f, in use %.4f\n", all.all_default_loss / MAX (all.n_users, 1),
           all.all_used_loss / MAX (all.n_users, 1));
  g_print ("largest difference in a bin: %.4f\n", simulated_trial_get_error (all.used, 1));
  g_print ("a fit took %.1f ms for %.0f reviews\n", all.microseconds / 1000.0 / MAX (all.n_users, 1),
           (double) all.n_known / MAX (all.n_users, 1));

  return 0;
}
