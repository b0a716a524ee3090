/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-change-view.h"

#include <glib/gi18n.h>

#include "carrel-change-text.h"
#include "carrel-reader.h"
#include "carrel-store-study.h"

struct _CarrelChangeView
{
  AdwBin               parent_instance;

  /* Template widgets */
  AdwBin              *page;
  GtkLabel            *kinds;
  GtkButton           *part_button;
  GtkButton           *undo_button;
  GtkButton           *topic_button;
  GtkToggleButton     *again_button;

  /* Owned */
  CarrelLibrary       *library;
  CarrelChangeRecord  *change; /* nullable */
  GCancellable        *cancellable;

  CarrelReader        *reader; /* made when there is something to show: it costs a process */
  double               zoom;
  double               retention;
  gboolean             updating; /* the buttons follow the change, not the user */
};

G_DEFINE_FINAL_TYPE (CarrelChangeView, carrel_change_view, ADW_TYPE_BIN)

enum
{
  TOPIC_ACTIVATED,
  PARTED,
  UNDONE,
  CLOSED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
reader_failed_cb (CarrelChangeView *self,
                  const char       *message)
{
  g_signal_emit (self, signals[FAILED], 0, message);
}

static void
link_followed_cb (CarrelChangeView *self,
                  gint64            topic_id)
{
  g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, topic_id);
}

static void
ensure_reader (CarrelChangeView *self)
{
  if (self->reader != NULL)
    return;

  self->reader = CARREL_READER (carrel_reader_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->reader), TRUE);
  carrel_reader_set_library (self->reader, self->library);
  carrel_reader_set_zoom (self->reader, self->zoom);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (reader_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "topic-activated", G_CALLBACK (link_followed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->page, GTK_WIDGET (self->reader));
}

static gboolean
can_part (CarrelChangeView *self)
{
  const CarrelChangeRecord *change = self->change;

  return change->decision_id == 0 && change->topic_id != 0 && change->old_title != NULL && change->new_title != NULL &&
         !carrel_store_is_read_only (carrel_library_get_store (self->library));
}

/* Whoever knew the old answer may want to learn the new one. */
static void
update_again (CarrelChangeView *self)
{
  const CarrelChangeRecord *change = self->change;
  gboolean visible = change->is_scheduled && (change->kinds & CARREL_CHANGE_ANSWER) != 0 &&
                     !carrel_store_is_read_only (carrel_library_get_store (self->library));

  self->updating = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), visible);
  gtk_toggle_button_set_active (self->again_button, visible && change->due_day <= carrel_store_get_today ());
  self->updating = FALSE;
}

static void
update (CarrelChangeView *self)
{
  g_autofree char *kinds = carrel_change_text_dup_kinds (self->change);

  gtk_label_set_text (self->kinds, kinds);
  gtk_widget_set_visible (GTK_WIDGET (self->part_button), can_part (self));
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), self->change->decision_id != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->topic_button), self->change->topic_id != 0);
  update_again (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelChangeView) self = user_data;
  g_autoptr (GError) error = NULL;
  CarrelChangeRecord *change = carrel_store_load_change_finish (CARREL_STORE (source), result, &error);

  if (change == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);

      return;
    }

  g_clear_pointer (&self->change, carrel_change_record_free);
  self->change = change;
  ensure_reader (self);
  update (self);
  carrel_reader_show_change (self->reader, change);
}

static void
close_cb (CarrelChangeView *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
part_cb (CarrelChangeView *self)
{
  if (self->change != NULL)
    g_signal_emit (self, signals[PARTED], 0, self->change->id);
}

static void
undo_cb (CarrelChangeView *self)
{
  if (self->change != NULL)
    g_signal_emit (self, signals[UNDONE], 0, self->change->decision_id);
}

static void
scheduled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CarrelChangeView) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_progress_finish (CARREL_STORE (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
again_cb (CarrelChangeView *self)
{
  if (self->updating || self->change == NULL)
    return;

  carrel_store_ask_again_async (carrel_library_get_store (self->library), self->change->topic_id,
                                gtk_toggle_button_get_active (self->again_button), self->retention, scheduled_cb,
                                g_object_ref (self));
}

static void
topic_cb (CarrelChangeView *self)
{
  if (self->change != NULL)
    g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, self->change->topic_id);
}

static void
carrel_change_view_dispose (GObject *object)
{
  CarrelChangeView *self = CARREL_CHANGE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->change, carrel_change_record_free);

  G_OBJECT_CLASS (carrel_change_view_parent_class)->dispose (object);
}

static void
carrel_change_view_class_init (CarrelChangeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_change_view_dispose;

  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                           1, G_TYPE_INT64);
  signals[PARTED] = g_signal_new ("parted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[UNDONE] = g_signal_new ("undone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSED] = g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/change-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelChangeView, page);
  gtk_widget_class_bind_template_child (widget_class, CarrelChangeView, kinds);
  gtk_widget_class_bind_template_child (widget_class, CarrelChangeView, part_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelChangeView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelChangeView, topic_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelChangeView, again_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
carrel_change_view_init (CarrelChangeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->zoom = 1.0;
  self->retention = CARREL_FSRS_DEFAULT_RETENTION;
}

/**
 * carrel_change_view_set_library:
 * @library: where changes come from
 */
void
carrel_change_view_set_library (CarrelChangeView *self,
                                CarrelLibrary    *library)
{
  g_return_if_fail (CARREL_IS_CHANGE_VIEW (self));

  g_set_object (&self->library, library);
}

/**
 * carrel_change_view_show:
 * @change_id: id in the store
 */
void
carrel_change_view_show (CarrelChangeView *self,
                         gint64            change_id)
{
  g_return_if_fail (CARREL_IS_CHANGE_VIEW (self));
  g_return_if_fail (self->library != NULL);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  carrel_store_load_change_async (carrel_library_get_store (self->library), change_id, self->cancellable, loaded_cb,
                                  g_object_ref (self));
}

/**
 * carrel_change_view_set_zoom:
 * @zoom: 1 is the size of the system's text
 */
void
carrel_change_view_set_zoom (CarrelChangeView *self,
                             double            zoom)
{
  g_return_if_fail (CARREL_IS_CHANGE_VIEW (self));

  self->zoom = zoom;

  if (self->reader != NULL)
    carrel_reader_set_zoom (self->reader, zoom);
}

/**
 * carrel_change_view_set_retention:
 * @retention: that is wanted, 0 to 1
 */
void
carrel_change_view_set_retention (CarrelChangeView *self,
                                  double            retention)
{
  g_return_if_fail (CARREL_IS_CHANGE_VIEW (self));

  self->retention = retention;
}
