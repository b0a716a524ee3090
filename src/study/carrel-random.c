/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-random.h"

/* SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014. */
#define GOLDEN_GAMMA G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static guint64
scatter (guint64 z)
{
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return z ^ (z >> 31);
}

/**
 * carrel_random_init:
 * @self: (out caller-allocates):
 */
void
carrel_random_init (CarrelRandom *self,
                    guint64       seed)
{
  self->state = seed;
}

guint64
carrel_random_next (CarrelRandom *self)
{
  self->state += GOLDEN_GAMMA;

  return scatter (self->state);
}

/**
 * carrel_random_below:
 * @n: at least 1
 *
 * Returns: a number from 0 to @n - 1
 */
guint
carrel_random_below (CarrelRandom *self,
                     guint         n)
{
  g_return_val_if_fail (n > 0, 0);

  /* The upper bits, scaled: uneven by less than one in 2^32 for all that is shuffled here. */
  return (guint) (((carrel_random_next (self) >> 32) * n) >> 32);
}

/**
 * carrel_random_unit:
 *
 * Returns: a number from 0 to less than 1
 */
double
carrel_random_unit (CarrelRandom *self)
{
  return (double) (carrel_random_next (self) >> 11) * 0x1.0p-53;
}

/**
 * carrel_random_shuffle:
 * @numbers: (array length=n_numbers) (inout): every order is as likely
 */
void
carrel_random_shuffle (CarrelRandom *self,
                       guint        *numbers,
                       gsize         n_numbers)
{
  gsize i;

  for (i = n_numbers; i > 1; i--)
    {
      guint j = carrel_random_below (self, (guint) i);
      guint number = numbers[i - 1];

      numbers[i - 1] = numbers[j];
      numbers[j] = number;
    }
}

/**
 * carrel_random_mix:
 *
 * Returns: a seed made of two numbers, of which neighbours give unlike ones
 */
guint64
carrel_random_mix (guint64 a,
                   guint64 b)
{
  return scatter (scatter (a + GOLDEN_GAMMA) ^ (b + GOLDEN_GAMMA));
}
