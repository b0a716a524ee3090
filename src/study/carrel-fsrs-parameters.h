/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CARREL_FSRS_N_PARAMETERS 21

/**
 * CarrelFsrsParameters:
 * The w[0..20] of FSRS-6; w[20] is the decay of the forgetting curve.
 */
typedef struct
{
  double w[CARREL_FSRS_N_PARAMETERS];
} CarrelFsrsParameters;

extern const CarrelFsrsParameters carrel_fsrs_default_parameters;

void      carrel_fsrs_parameters_get_range    (guint                       i,
                                               double                     *least,
                                               double                     *most);
void      carrel_fsrs_parameters_clip         (CarrelFsrsParameters       *self);
gboolean  carrel_fsrs_parameters_read         (CarrelFsrsParameters       *self,
                                               const double               *numbers,
                                               gsize                       n_numbers,
                                               GError                    **error);
GVariant *carrel_fsrs_parameters_to_variant   (const CarrelFsrsParameters *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean  carrel_fsrs_parameters_from_variant (CarrelFsrsParameters       *self,
                                               GVariant                   *variant,
                                               GError                    **error);

G_END_DECLS
