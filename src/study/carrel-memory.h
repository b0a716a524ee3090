/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelMemory:
 * @stability: days after which recall has fallen to 0.9, 0.001 to 36,500; 0 before the first review
 * @difficulty: 1 to 10
 *
 * What FSRS knows of a question.
 */
typedef struct
{
  double stability;
  double difficulty;
} CarrelMemory;

static inline gboolean
carrel_memory_is_new (const CarrelMemory *memory)
{
  return !(memory->stability > 0);
}

G_END_DECLS
