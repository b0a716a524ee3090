/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-fsrs-parameters.h"

G_BEGIN_DECLS

/**
 * CarrelNormalEquations:
 * @slope: of the sum by each parameter
 * @curvature: lower triangle of the approximate second derivatives
 *
 * What a step of fitting is worked out from.
 */
typedef struct
{
  double slope[CARREL_FSRS_N_PARAMETERS];
  double curvature[CARREL_FSRS_N_PARAMETERS][CARREL_FSRS_N_PARAMETERS];
} CarrelNormalEquations;

void     carrel_normal_equations_init       (CarrelNormalEquations       *self);
void     carrel_normal_equations_add        (CarrelNormalEquations       *self,
                                             const double                 by[CARREL_FSRS_N_PARAMETERS],
                                             double                       residual,
                                             double                       weight);
void     carrel_normal_equations_add_single (CarrelNormalEquations       *self,
                                             guint                        i,
                                             double                       slope,
                                             double                       curvature);
gboolean carrel_normal_equations_solve      (const CarrelNormalEquations *self,
                                             const gboolean               fixed[CARREL_FSRS_N_PARAMETERS],
                                             double                       damping,
                                             double                       step[CARREL_FSRS_N_PARAMETERS]);

G_END_DECLS
