/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The key points of an answer, to be ticked off by who recalled it.
 *
 * Signals: "changed". */
#define CARREL_TYPE_KEY_POINT_LIST (carrel_key_point_list_get_type ())
G_DECLARE_FINAL_TYPE (CarrelKeyPointList, carrel_key_point_list, CARREL, KEY_POINT_LIST, AdwBin)

void  carrel_key_point_list_set_points (CarrelKeyPointList *self,
                                        const char *const  *points);
guint carrel_key_point_list_get_n      (CarrelKeyPointList *self,
                                        guint              *n_named);

G_END_DECLS
