/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-changes-page.h"

#include <glib/gi18n.h>

#include "carrel-change-text.h"
#include "carrel-title-view.h"

/* A row of the list: a rescan, or one of its changes. */
typedef struct
{
  guint    first;
  guint    end; /* behind the last change of a rescan */
  gboolean is_rescan;
} Row;

struct _CarrelChangesPage
{
  AdwBin       parent_instance;

  /* Template widgets */
  GtkStack    *stack;
  GtkListView *view;

  /* Owned */
  CarrelStore   *store;
  GPtrArray     *changes; /* CarrelChangeRecord */
  GArray        *rows;    /* Row, one for each string */

  gboolean focus; /* the list takes the keys when it is there */
};

G_DEFINE_FINAL_TYPE (CarrelChangesPage, carrel_changes_page, ADW_TYPE_BIN)

enum
{
  CHANGE_ACTIVATED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const CarrelChangeRecord *
get_change (CarrelChangesPage *self,
            guint              index)
{
  return g_ptr_array_index (self->changes, index);
}

static const char *
get_title (const CarrelChangeRecord *change)
{
  return change->new_title != NULL ? change->new_title : change->old_title;
}

static char *
dup_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%x, %R");
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *dot = gtk_image_new_from_icon_name ("carrel-changed-symbolic");

  gtk_box_append (GTK_BOX (texts), make_label (NULL));
  gtk_box_append (GTK_BOX (texts), make_label ("dim-label"));
  gtk_box_append (GTK_BOX (texts), make_label ("dim-label"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (texts), "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (row, 9);
  gtk_widget_set_margin_bottom (row, 9);
  gtk_widget_set_margin_start (row, 12);
  gtk_widget_set_margin_end (row, 12);
  gtk_widget_add_css_class (dot, "carrel-changed");
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), dot);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (CarrelChangesPage *self,
             GtkListItem       *list_item)
{
  const Row *row = &g_array_index (self->rows, Row, gtk_list_item_get_position (list_item));
  const CarrelChangeRecord *change = get_change (self, row->first);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (box));
  GtkWidget *kinds = gtk_widget_get_next_sibling (title);
  GtkWidget *place = gtk_widget_get_next_sibling (kinds);
  GtkWidget *dot = gtk_widget_get_last_child (box);
  g_autofree char *title_text = row->is_rescan ? dup_time (change->rescan) : g_strdup (get_title (change));
  g_autofree char *kinds_text = row->is_rescan ? carrel_change_text_dup_summary (self->changes, row->first, row->end)
                                               : carrel_change_text_dup_kinds (change);
  g_autofree char *place_text = row->is_rescan ? g_strdup ("") : carrel_change_text_dup_place (change);
  g_autofree char *name = NULL;

  gtk_list_item_set_activatable (list_item, !row->is_rescan);
  gtk_label_set_text (GTK_LABEL (title), title_text);
  gtk_label_set_text (GTK_LABEL (kinds), kinds_text);
  gtk_label_set_text (GTK_LABEL (place), place_text);
  gtk_widget_set_visible (place, !row->is_rescan);
  gtk_widget_set_visible (dot, !row->is_rescan && !change->seen);

  if (row->is_rescan)
    gtk_widget_add_css_class (title, "title-4");
  else
    gtk_widget_remove_css_class (title, "title-4");

  name = g_strdup_printf ("%s, %s%s%s", title_text, kinds_text, gtk_widget_get_visible (dot) ? ", " : "",
                          gtk_widget_get_visible (dot) ? _("not seen") : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activated_cb (CarrelChangesPage *self,
              guint              position,
              GtkListView       *view)
{
  const Row *row = &g_array_index (self->rows, Row, position);

  if (!row->is_rescan)
    g_signal_emit (self, signals[CHANGE_ACTIVATED], 0, get_change (self, row->first)->id);
}

/* One row for each rescan, and one for each of its changes. */
static void
make_rows (CarrelChangesPage *self)
{
  guint i;

  g_array_set_size (self->rows, 0);

  for (i = 0; i < self->changes->len; i++)
    {
      Row row = { i, i + 1, FALSE };

      if (i == 0 || get_change (self, i)->rescan != get_change (self, i - 1)->rescan)
        {
          Row rescan = { i, i, TRUE };

          while (rescan.end < self->changes->len && get_change (self, rescan.end)->rescan == get_change (self, i)->rescan)
            rescan.end++;

          g_array_append_val (self->rows, rescan);
        }

      g_array_append_val (self->rows, row);
    }
}

static void
show_changes (CarrelChangesPage *self,
              GPtrArray         *changes)
{
  const char *const none[] = { NULL };
  g_auto (GStrv) strings = NULL;
  guint i;

  carrel_title_view_fill (self->view, none, FALSE);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->changes = changes;
  make_rows (self);
  strings = g_new0 (char *, self->rows->len + 1);

  for (i = 0; i < self->rows->len; i++)
    strings[i] = g_strdup (get_title (get_change (self, g_array_index (self->rows, Row, i).first)));

  carrel_title_view_fill (self->view, (const char *const *) strings, self->focus);
  self->focus = FALSE;
  gtk_stack_set_visible_child_name (self->stack, changes->len > 0 ? "changes" : "empty");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelChangesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = carrel_store_list_changes_finish (CARREL_STORE (source), result, &error);

  if (changes != NULL)
    show_changes (self, changes);
  else
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
carrel_changes_page_dispose (GObject *object)
{
  CarrelChangesPage *self = CARREL_CHANGES_PAGE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (carrel_changes_page_parent_class)->dispose (object);
}

static void
carrel_changes_page_class_init (CarrelChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_changes_page_dispose;

  signals[CHANGE_ACTIVATED] = g_signal_new ("change-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelChangesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelChangesPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
carrel_changes_page_init (CarrelChangesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
}

/**
 * carrel_changes_page_set_store:
 *
 * Says where the changes are; carrel_changes_page_load() lists them.
 */
void
carrel_changes_page_set_store (CarrelChangesPage *self,
                               CarrelStore       *store)
{
  g_return_if_fail (CARREL_IS_CHANGES_PAGE (self));

  g_set_object (&self->store, store);
}

void
carrel_changes_page_load (CarrelChangesPage *self,
                          gint64             bank_id,
                          gboolean           focus)
{
  g_return_if_fail (CARREL_IS_CHANGES_PAGE (self));

  self->focus |= focus;

  carrel_store_list_changes_async (self->store, bank_id, NULL, listed_cb, g_object_ref (self));
}
