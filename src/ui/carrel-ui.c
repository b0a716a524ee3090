/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-ui.h"

#include "carrel-change-view.h"
#include "carrel-changes-page.h"
#include "carrel-marks-page.h"
#include "carrel-notes-pane.h"
#include "carrel-reader.h"
#include "carrel-sidebar.h"
#include "carrel-topic-bar.h"
#include "carrel-ui-resources.h"

/**
 * carrel_ui_init:
 *
 * To be called before anything of this layer is used. A static library's resources are linked in
 * only when they are asked for.
 */
void
carrel_ui_init (void)
{
  g_resources_register (carrel_ui_get_resource ());

  g_type_ensure (CARREL_TYPE_CHANGE_VIEW);
  g_type_ensure (CARREL_TYPE_CHANGES_PAGE);
  g_type_ensure (CARREL_TYPE_MARKS_PAGE);
  g_type_ensure (CARREL_TYPE_NOTES_PANE);
  g_type_ensure (CARREL_TYPE_READER);
  g_type_ensure (CARREL_TYPE_SIDEBAR);
  g_type_ensure (CARREL_TYPE_TOPIC_BAR);
}
