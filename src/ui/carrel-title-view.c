/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-title-view.h"

static gboolean
focus_cb (gpointer user_data)
{
  GtkWidget *view = user_data;

  if (gtk_widget_get_mapped (view))
    gtk_widget_grab_focus (view);

  return G_SOURCE_REMOVE;
}

/**
 * carrel_title_view_fill:
 * @view: a list without a selection, whose rows are bound by position
 * @titles: (array zero-terminated=1): of all rows
 * @focus: whether the keys go to it from now on
 *
 * Fills a list anew. One that gets its rows after its model never has a row that can take the focus, so it gets
 * another model.
 */
void
carrel_title_view_fill (GtkListView       *view,
                        const char *const *titles,
                        gboolean           focus)
{
  GListModel *model = G_LIST_MODEL (gtk_string_list_new (titles));
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (model);

  gtk_list_view_set_model (view, GTK_SELECTION_MODEL (selection));

  /* The rows are there when they have been laid out. */
  if (titles[0] != NULL && focus)
    g_idle_add_full (G_PRIORITY_LOW, focus_cb, g_object_ref (view), g_object_unref);
}
