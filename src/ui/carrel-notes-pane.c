/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-notes-pane.h"

#include <glib/gi18n.h>

/* A pause in the typing, after which what was typed is saved. */
#define PAUSE_MS 400

struct _CarrelNotesPane
{
  GtkBox       parent_instance;

  /* Template widgets */
  GtkTextView *text;
  GtkLabel    *state;

  /* Owned */
  CarrelStore *store;

  gint64       topic_id;     /* 0: none */
  guint        pause_source; /* 0: all that was typed is on its way to the store */
  guint        n_saving;     /* saves of this topic that are not acknowledged yet */
  gboolean     loading;      /* the text is being set, not typed */
};

G_DEFINE_FINAL_TYPE (CarrelNotesPane, carrel_notes_pane, GTK_TYPE_BOX)

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A save on its way, and the topic it is of. */
typedef struct
{
  CarrelNotesPane *pane;
  gint64           topic_id;
} Save;

static char *
dup_text (CarrelNotesPane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
set_state (CarrelNotesPane *self,
           const char      *state)
{
  gtk_label_set_text (self->state, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL, state, -1);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *save = user_data;
  g_autoptr (CarrelNotesPane) self = save->pane;
  gint64 topic_id = save->topic_id;
  g_autoptr (GError) error = NULL;
  gboolean saved = carrel_store_save_note_finish (CARREL_STORE (source), result, &error);

  g_free (save);

  if (topic_id == self->topic_id)
    {
      self->n_saving--;

      /* Only what is durable, and all that was typed, is said to be saved. */
      if (!saved)
        set_state (self, _("Not Saved"));
      else if (self->n_saving == 0 && self->pause_source == 0)
        set_state (self, _("Saved"));
    }

  if (!saved)
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

static void
save (CarrelNotesPane *self)
{
  g_autofree char *text = dup_text (self);
  Save *closure = g_new0 (Save, 1);

  closure->pane = g_object_ref (self);
  closure->topic_id = self->topic_id;
  self->n_saving++;
  carrel_store_save_note_async (self->store, self->topic_id, text, NULL, saved_cb, closure);
}

static gboolean
pause_cb (gpointer user_data)
{
  CarrelNotesPane *self = user_data;

  self->pause_source = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (CarrelNotesPane *self)
{
  if (self->loading || self->topic_id == 0)
    return;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MS, pause_cb, self);
  set_state (self, _("Saving…"));
}

static void
carrel_notes_pane_dispose (GObject *object)
{
  CarrelNotesPane *self = CARREL_NOTES_PANE (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (carrel_notes_pane_parent_class)->dispose (object);
}

static void
carrel_notes_pane_class_init (CarrelNotesPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_notes_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/notes-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelNotesPane, text);
  gtk_widget_class_bind_template_child (widget_class, CarrelNotesPane, state);

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
carrel_notes_pane_init (CarrelNotesPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
carrel_notes_pane_set_store (CarrelNotesPane *self,
                             CarrelStore     *store)
{
  g_return_if_fail (CARREL_IS_NOTES_PANE (self));

  g_set_object (&self->store, store);
}

/**
 * carrel_notes_pane_set_topic:
 * @topic_id: 0 for none
 * @note: its note as it is saved, or ""
 *
 * Saves what was typed for the topic before at once. Setting the same topic again changes nothing:
 * what is being typed is newer than @note.
 */
void
carrel_notes_pane_set_topic (CarrelNotesPane *self,
                             gint64           topic_id,
                             const char      *note)
{
  g_return_if_fail (CARREL_IS_NOTES_PANE (self));

  if (self->topic_id == topic_id)
    return;

  carrel_notes_pane_flush (self);
  self->topic_id = topic_id;
  self->n_saving = 0;

  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (gtk_text_view_get_buffer (self->text));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), note, -1);
  gtk_text_buffer_end_irreversible_action (gtk_text_view_get_buffer (self->text));
  self->loading = FALSE;

  gtk_widget_set_sensitive (GTK_WIDGET (self->text), topic_id != 0 && !carrel_store_is_read_only (self->store));
  set_state (self, *note != '\0' ? _("Saved") : "");
}

/**
 * carrel_notes_pane_flush:
 *
 * Hands what was typed to the store at once.
 */
void
carrel_notes_pane_flush (CarrelNotesPane *self)
{
  g_return_if_fail (CARREL_IS_NOTES_PANE (self));

  if (self->pause_source == 0)
    return;

  g_clear_handle_id (&self->pause_source, g_source_remove);
  save (self);
}

void
carrel_notes_pane_focus (CarrelNotesPane *self)
{
  g_return_if_fail (CARREL_IS_NOTES_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
