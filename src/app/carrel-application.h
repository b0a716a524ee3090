/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "carrel-library.h"

G_BEGIN_DECLS

#define CARREL_TYPE_APPLICATION (carrel_application_get_type ())
G_DECLARE_FINAL_TYPE (CarrelApplication, carrel_application, CARREL, APPLICATION, AdwApplication)

CarrelApplication *carrel_application_new          (GApplicationFlags  flags) G_GNUC_WARN_UNUSED_RESULT;
GSettings         *carrel_application_get_settings (CarrelApplication *self);

G_END_DECLS
