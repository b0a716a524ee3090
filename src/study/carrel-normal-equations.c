/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-normal-equations.h"

#include <math.h>

#define N CARREL_FSRS_N_PARAMETERS

/**
 * carrel_normal_equations_init:
 * @self: (out caller-allocates): empty
 */
void
carrel_normal_equations_init (CarrelNormalEquations *self)
{
  *self = (CarrelNormalEquations) { 0 };
}

/**
 * carrel_normal_equations_add:
 * @by: derivatives of what was predicted
 * @residual: predicted less actual
 * @weight: one over the variance of the prediction
 */
void
carrel_normal_equations_add (CarrelNormalEquations *self,
                             const double           by[N],
                             double                 residual,
                             double                 weight)
{
  guint i;
  guint j;

  for (i = 0; i < N; i++)
    {
      double weighted = by[i] * weight;

      self->slope[i] += weighted * residual;

      for (j = 0; j <= i; j++)
        self->curvature[i][j] += weighted * by[j];
    }
}

/**
 * carrel_normal_equations_add_single:
 *
 * Adds what depends on one parameter alone.
 */
void
carrel_normal_equations_add_single (CarrelNormalEquations *self,
                                    guint                  i,
                                    double                 slope,
                                    double                 curvature)
{
  g_return_if_fail (i < N);

  self->slope[i] += slope;
  self->curvature[i][i] += curvature;
}

/* Cholesky's decomposition, in place, of the lower triangle. */
static gboolean
decompose (double matrix[N][N])
{
  guint i;
  guint j;
  guint k;

  for (i = 0; i < N; i++)
    for (j = 0; j <= i; j++)
      {
        double sum = matrix[i][j];

        for (k = 0; k < j; k++)
          sum -= matrix[i][k] * matrix[j][k];

        if (i == j && !(sum > 0 && isfinite (sum)))
          return FALSE;

        matrix[i][j] = i == j ? sqrt (sum) : sum / matrix[j][j];
      }

  return TRUE;
}

/**
 * carrel_normal_equations_solve:
 * @fixed: parameters that may not move
 * @damping: share by which the curvature is taken for larger, 0 for a full step
 * @step: (out): the step to the lowest point
 *
 * Returns: whether there is one
 */
gboolean
carrel_normal_equations_solve (const CarrelNormalEquations *self,
                               const gboolean               fixed[N],
                               double                       damping,
                               double                       step[N])
{
  double matrix[N][N];
  guint i;
  guint j;

  for (i = 0; i < N; i++)
    {
      for (j = 0; j < i; j++)
        matrix[i][j] = fixed[i] || fixed[j] ? 0 : self->curvature[i][j];

      matrix[i][i] = fixed[i] ? 1 : self->curvature[i][i] * (1 + damping);
      step[i] = fixed[i] ? 0 : -self->slope[i];
    }

  if (!decompose (matrix))
    return FALSE;

  for (i = 0; i < N; i++)
    {
      for (j = 0; j < i; j++)
        step[i] -= matrix[i][j] * step[j];

      step[i] /= matrix[i][i];
    }

  for (i = N; i-- > 0;)
    {
      for (j = i + 1; j < N; j++)
        step[i] -= matrix[j][i] * step[j];

      step[i] /= matrix[i][i];
    }

  return TRUE;
}
