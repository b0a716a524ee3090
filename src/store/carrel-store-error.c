/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store.h"

G_DEFINE_QUARK (carrel-store-error-quark, carrel_store_error)
