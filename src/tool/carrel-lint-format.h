/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-bank-reading.h"

G_BEGIN_DECLS

char *carrel_lint_to_github (const CarrelBankReading *reading) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_lint_to_json   (const CarrelBankReading *reading) G_GNUC_WARN_UNUSED_RESULT;
char *carrel_lint_to_text   (const CarrelBankReading *reading) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
