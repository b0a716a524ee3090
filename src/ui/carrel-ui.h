/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Makes templates, icons and page styles of this layer known. */
void carrel_ui_init (void);
