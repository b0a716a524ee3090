/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-fsrs.h"

G_BEGIN_DECLS

/**
 * CarrelMemoryGradient:
 * @stability_by: derivative of the stability by each parameter
 * @difficulty_by: of the difficulty
 *
 * A memory that knows how it would change with the parameters: what fitting walks along.
 */
typedef struct
{
  CarrelMemory memory;
  double       stability_by[CARREL_FSRS_N_PARAMETERS];
  double       difficulty_by[CARREL_FSRS_N_PARAMETERS];
} CarrelMemoryGradient;

void   carrel_memory_gradient_review (CarrelMemoryGradient       *self,
                                      const CarrelFsrs           *fsrs,
                                      guint                       elapsed,
                                      CarrelGrade                 grade);
double carrel_memory_gradient_recall (const CarrelMemoryGradient *self,
                                      const CarrelFsrs           *fsrs,
                                      double                      elapsed,
                                      double                      recall_by[CARREL_FSRS_N_PARAMETERS]);

G_END_DECLS
