/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "carrel-layout.h"
#include "carrel-stem.h"

const CarrelLayout carrel_layout_labels = { "F", N_("Labelled Options"), NULL, carrel_stem_holds, carrel_stem_mark, NULL };
