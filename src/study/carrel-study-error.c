/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-study-error.h"

G_DEFINE_QUARK (carrel-study-error-quark, carrel_study_error)
