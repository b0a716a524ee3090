/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void carrel_bank_order_sort (GPtrArray *documents);

G_END_DECLS
