/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-marks-page.h"

#include <glib/gi18n.h>

#include "carrel-title-view.h"

struct _CarrelMarksPage
{
  AdwBin       parent_instance;

  /* Template widgets */
  GtkStack    *stack;
  GtkListView *view;

  /* Owned */
  CarrelStore   *store;
  GPtrArray     *marks;  /* CarrelMarkRecord, one for each title */

  gboolean focus; /* the list takes the keys when it is there */
};

G_DEFINE_FINAL_TYPE (CarrelMarksPage, carrel_marks_page, ADW_TYPE_BIN)

enum
{
  TOPIC_ACTIVATED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *note = make_label ("body");

  gtk_label_set_lines (GTK_LABEL (note), 3);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (note), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (texts), make_label ("heading"));
  gtk_box_append (GTK_BOX (texts), make_label ("dim-label"));
  gtk_box_append (GTK_BOX (texts), note);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (row, 9);
  gtk_widget_set_margin_bottom (row, 9);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("starred-symbolic"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (row), "carrel-star");
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (CarrelMarksPage *self,
             GtkListItem     *list_item)
{
  CarrelMarkRecord *mark = g_ptr_array_index (self->marks, gtk_list_item_get_position (list_item));
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (row));
  GtkWidget *place = gtk_widget_get_next_sibling (title);
  GtkWidget *note = gtk_widget_get_next_sibling (place);
  g_autofree char *where = NULL;

  where = *mark->section != '\0' ? g_strdup_printf ("%s › %s", mark->bank_title, mark->section) : g_strdup (mark->bank_title);

  if ((mark->flags & CARREL_TOPIC_FLAG_REMOVED) != 0)
    {
      g_autofree char *place_text = g_steal_pointer (&where);

      where = g_strdup_printf (_("%s – no longer in the file"), place_text);
    }

  gtk_label_set_text (GTK_LABEL (title), mark->title);
  gtk_label_set_text (GTK_LABEL (place), where);
  gtk_label_set_text (GTK_LABEL (note), mark->note);
  gtk_widget_set_visible (note, *mark->note != '\0');
  gtk_widget_set_visible (gtk_widget_get_last_child (row), (mark->flags & CARREL_TOPIC_FLAG_BOOKMARKED) != 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  mark->title, -1);
}

static void
activated_cb (CarrelMarksPage *self,
              guint            position,
              GtkListView     *view)
{
  CarrelMarkRecord *mark = g_ptr_array_index (self->marks, position);

  g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, mark->topic_id);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelMarksPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *marks = carrel_store_list_marks_finish (CARREL_STORE (source), result, &error);
  const char *const none[] = { NULL };
  g_auto (GStrv) strings = NULL;
  guint i;

  if (marks == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  carrel_title_view_fill (self->view, none, FALSE);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = marks;
  strings = g_new0 (char *, marks->len + 1);

  for (i = 0; i < marks->len; i++)
    strings[i] = g_strdup (((CarrelMarkRecord *) g_ptr_array_index (marks, i))->title);

  carrel_title_view_fill (self->view, (const char *const *) strings, self->focus);
  self->focus = FALSE;
  gtk_stack_set_visible_child_name (self->stack, marks->len > 0 ? "marks" : "empty");
}

static void
carrel_marks_page_dispose (GObject *object)
{
  CarrelMarksPage *self = CARREL_MARKS_PAGE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->marks, g_ptr_array_unref);

  G_OBJECT_CLASS (carrel_marks_page_parent_class)->dispose (object);
}

static void
carrel_marks_page_class_init (CarrelMarksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_marks_page_dispose;

  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/marks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelMarksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelMarksPage, view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
carrel_marks_page_init (CarrelMarksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_marks_page_set_store:
 *
 * Says where the marks are; carrel_marks_page_load() lists them.
 */
void
carrel_marks_page_set_store (CarrelMarksPage *self,
                             CarrelStore     *store)
{
  g_return_if_fail (CARREL_IS_MARKS_PAGE (self));

  g_set_object (&self->store, store);
}

void
carrel_marks_page_load (CarrelMarksPage *self,
                        gboolean         focus)
{
  g_return_if_fail (CARREL_IS_MARKS_PAGE (self));

  self->focus |= focus;

  carrel_store_list_marks_async (self->store, NULL, listed_cb, g_object_ref (self));
}
