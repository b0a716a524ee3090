/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-error.h"

G_DEFINE_QUARK (carrel-base-error-quark, carrel_base_error)
