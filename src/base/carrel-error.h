/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CarrelBaseError:
 * @CARREL_BASE_ERROR_FAILED: anything no caller branches on
 * @CARREL_BASE_ERROR_NOT_FOUND: no such file
 * @CARREL_BASE_ERROR_NOT_PERMITTED: the file may not be read
 * @CARREL_BASE_ERROR_NOT_REGULAR: a FIFO, device, folder or link where a file was wanted
 * @CARREL_BASE_ERROR_OUTSIDE: the path leads out of the bank
 * @CARREL_BASE_ERROR_TOO_LARGE: over a bound
 * @CARREL_BASE_ERROR_WORKER_DIED: the worker process ended in mid-request
 * @CARREL_BASE_ERROR_WORKER_OVERRAN: the worker was ended because it took too long
 * @CARREL_BASE_ERROR_WORKER_REFUSED: the worker answered with an error of its own
 */
typedef enum
{
  CARREL_BASE_ERROR_FAILED,
  CARREL_BASE_ERROR_NOT_FOUND,
  CARREL_BASE_ERROR_NOT_PERMITTED,
  CARREL_BASE_ERROR_NOT_REGULAR,
  CARREL_BASE_ERROR_OUTSIDE,
  CARREL_BASE_ERROR_TOO_LARGE,
  CARREL_BASE_ERROR_WORKER_DIED,
  CARREL_BASE_ERROR_WORKER_OVERRAN,
  CARREL_BASE_ERROR_WORKER_REFUSED,
} CarrelBaseError;

#define CARREL_BASE_ERROR (carrel_base_error_quark ())
GQuark carrel_base_error_quark (void);

G_END_DECLS
