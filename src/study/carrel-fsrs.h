/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-fsrs-parameters.h"
#include "carrel-grade.h"
#include "carrel-memory.h"

G_BEGIN_DECLS

#define CARREL_FSRS_DEFAULT_RETENTION 0.9
#define CARREL_FSRS_LONGEST_INTERVAL  36500

#define CARREL_FSRS_LEAST_STABILITY   0.001
#define CARREL_FSRS_MOST_STABILITY    36500.0

/**
 * CarrelFsrs:
 * @decay: exponent of the forgetting curve, below 0
 * @factor: makes recall 0.9 after as many days as the stability
 * @retention: recall that a question is asked again at
 * @max_interval: days
 * @same_day: whether reviews on one day have their own formula; only a comparison with other programs
 *   turns it off
 *
 * FSRS-6 without learning steps: a question that was failed comes back in the same session, and then is
 * next due in whole days. Made with carrel_fsrs_init(); then read only, from any thread.
 */
typedef struct
{
  CarrelFsrsParameters parameters;
  double               decay;
  double               factor;
  double               retention;
  guint                max_interval;
  gboolean             same_day;
} CarrelFsrs;

void         carrel_fsrs_init            (CarrelFsrs                 *self,
                                          const CarrelFsrsParameters *parameters,
                                          double                      retention,
                                          guint                       max_interval);
CarrelMemory carrel_fsrs_review          (const CarrelFsrs           *self,
                                          const CarrelMemory         *before,
                                          guint                       elapsed,
                                          CarrelGrade                 grade);
double       carrel_fsrs_recall          (const CarrelFsrs           *self,
                                          const CarrelMemory         *memory,
                                          double                      elapsed);
double       carrel_fsrs_stability_for   (const CarrelFsrs           *self,
                                          double                      recall,
                                          double                      elapsed);
guint        carrel_fsrs_interval        (const CarrelFsrs           *self,
                                          double                      stability);
void         carrel_fsrs_interval_range  (const CarrelFsrs           *self,
                                          guint                       interval,
                                          guint                       elapsed,
                                          guint                      *least,
                                          guint                      *most);
guint        carrel_fsrs_interval_spread (const CarrelFsrs           *self,
                                          guint                       interval,
                                          guint                       elapsed,
                                          gint64                      question,
                                          guint                       n_reviews);

G_END_DECLS
