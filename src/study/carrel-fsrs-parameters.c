/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-fsrs-parameters.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "carrel-study-error.h"

/* FSRS-6's, from fsrs-rs 6.6.1 and ts-fsrs 5.4.2, which agree. */
const CarrelFsrsParameters carrel_fsrs_default_parameters = {
  {
    0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001,  1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  },
};

/* The bounds of the same sources. */
static const double ranges[CARREL_FSRS_N_PARAMETERS][2] = {
  { 0.001, 100 }, { 0.001, 100 }, { 0.001, 100 }, { 0.001, 100 }, { 1, 10 },     { 0.001, 4 }, { 0.001, 4 },
  { 0.001, 0.75 }, { 0, 4.5 },    { 0, 0.8 },     { 0.001, 3.5 }, { 0.001, 5 },  { 0.001, 0.25 }, { 0.001, 0.9 },
  { 0, 4 },       { 0, 1 },       { 1, 6 },       { 0, 2 },       { 0, 2 },      { 0.01, 0.8 }, { 0.1, 0.8 },
};

/**
 * carrel_fsrs_parameters_get_range:
 * @i: 0 to 20
 * @least: (out):
 * @most: (out):
 *
 * The bounds of a parameter, which both belong to it.
 */
void
carrel_fsrs_parameters_get_range (guint   i,
                                  double *least,
                                  double *most)
{
  g_return_if_fail (i < CARREL_FSRS_N_PARAMETERS);

  *least = ranges[i][0];
  *most = ranges[i][1];
}

/**
 * carrel_fsrs_parameters_clip:
 *
 * Brings each parameter within its bounds. A w[19] of 0 stays: it says that same-day reviews work alike at
 * every stability, as they did before FSRS-6.
 */
void
carrel_fsrs_parameters_clip (CarrelFsrsParameters *self)
{
  guint i;

  g_return_if_fail (self != NULL);

  for (i = 0; i < CARREL_FSRS_N_PARAMETERS; i++)
    if (i != 19 || fpclassify (self->w[i]) != FP_ZERO)
      self->w[i] = CLAMP (self->w[i], ranges[i][0], ranges[i][1]);
}

/* FSRS-4.5 had no curvature of the first difficulties and no same-day formula. */
static void
upgrade_from_17 (CarrelFsrsParameters *self)
{
  self->w[4] += 2 * self->w[5];
  self->w[5] = log (3 * self->w[5] + 1) / 3;
  self->w[6] += 0.5;
  self->w[17] = 0;
  self->w[18] = 0;
  self->w[19] = 0;
  self->w[20] = 0.5;
}

/* FSRS-5 had one forgetting curve for all. */
static void
upgrade_from_19 (CarrelFsrsParameters *self)
{
  self->w[19] = 0;
  self->w[20] = 0.5;
}

/**
 * carrel_fsrs_parameters_read:
 * @self: (out caller-allocates): unchanged on failure
 * @numbers: (array length=n_numbers): 21 of FSRS-6, 19 of FSRS-5 or 17 of FSRS-4.5, which are upgraded
 *   as fsrs-rs does
 *
 * Takes parameters from elsewhere and clips them.
 *
 * Fails with %CARREL_STUDY_ERROR_INVALID for any other count, and for what is no number.
 */
gboolean
carrel_fsrs_parameters_read (CarrelFsrsParameters *self,
                             const double         *numbers,
                             gsize                 n_numbers,
                             GError              **error)
{
  CarrelFsrsParameters read = { { 0 } };
  gsize i;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_numbers != 17 && n_numbers != 19 && n_numbers != CARREL_FSRS_N_PARAMETERS)
    {
      g_set_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID,
                   _("%u parameters of FSRS were given; there are 17, 19 or 21"), (guint) MIN (n_numbers, G_MAXUINT));
      return FALSE;
    }

  for (i = 0; i < n_numbers; i++)
    if (!isfinite (numbers[i]))
      {
        g_set_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID,
                     _("Parameter %u of FSRS is not a number"), (guint) i);
        return FALSE;
      }

  memcpy (read.w, numbers, n_numbers * sizeof *numbers);

  if (n_numbers == 17 && 3 * read.w[5] + 1 <= 0)
    {
      g_set_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID, _("Parameter %u of FSRS is out of bounds"), 5u);
      return FALSE;
    }

  if (n_numbers == 17)
    upgrade_from_17 (&read);
  else if (n_numbers == 19)
    upgrade_from_19 (&read);

  carrel_fsrs_parameters_clip (&read);
  *self = read;

  return TRUE;
}

/**
 * carrel_fsrs_parameters_to_variant:
 *
 * Returns: (transfer floating): an "ad" to be kept
 */
GVariant *
carrel_fsrs_parameters_to_variant (const CarrelFsrsParameters *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_DOUBLE, self->w, CARREL_FSRS_N_PARAMETERS, sizeof (double));
}

/**
 * carrel_fsrs_parameters_from_variant:
 * @self: (out caller-allocates): unchanged on failure
 *
 * Fails as carrel_fsrs_parameters_read() does, and with the same for a variant that is no "ad".
 */
gboolean
carrel_fsrs_parameters_from_variant (CarrelFsrsParameters *self,
                                     GVariant             *variant,
                                     GError              **error)
{
  const double *numbers;
  gsize n_numbers;

  g_return_val_if_fail (variant != NULL, FALSE);

  if (!g_variant_is_of_type (variant, G_VARIANT_TYPE ("ad")))
    {
      g_set_error (error, CARREL_STUDY_ERROR, CARREL_STUDY_ERROR_INVALID, _("What was stored as parameters of FSRS is not such"));
      return FALSE;
    }

  numbers = g_variant_get_fixed_array (variant, &n_numbers, sizeof (double));

  return carrel_fsrs_parameters_read (self, numbers, n_numbers, error);
}
