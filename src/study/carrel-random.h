/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelRandom:
 * Chance that is the same on every machine for the same seed. (GRand's may change with GLib and with the
 * environment, and a session that is resumed has to go on as it was.)
 */
typedef struct
{
  guint64 state;
} CarrelRandom;

void    carrel_random_init    (CarrelRandom *self,
                               guint64       seed);
guint64 carrel_random_next    (CarrelRandom *self);
guint   carrel_random_below   (CarrelRandom *self,
                               guint         n);
double  carrel_random_unit    (CarrelRandom *self);
void    carrel_random_shuffle (CarrelRandom *self,
                               guint        *numbers,
                               gsize         n_numbers);
guint64 carrel_random_mix     (guint64       a,
                               guint64       b);

G_END_DECLS
