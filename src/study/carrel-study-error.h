/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelStudyError:
 * @CARREL_STUDY_ERROR_INVALID: stored data that cannot be what was stored
 * @CARREL_STUDY_ERROR_TOO_FEW: not enough reviews to learn from
 */
typedef enum
{
  CARREL_STUDY_ERROR_INVALID,
  CARREL_STUDY_ERROR_TOO_FEW,
} CarrelStudyError;

#define CARREL_STUDY_ERROR (carrel_study_error_quark ())
GQuark carrel_study_error_quark (void);

G_END_DECLS
