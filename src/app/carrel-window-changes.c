/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is new in a bank, and what the user says of it. */

#include "config.h"

#include <glib/gi18n.h>

#include "carrel-topic-chooser.h"
#include "carrel-window-private.h"

static gint64
get_bank (CarrelWindow *self)
{
  return carrel_sidebar_get_bank (self->sidebar);
}

static CarrelStore *
get_store (CarrelWindow *self)
{
  return carrel_library_get_store (self->library);
}

static gboolean
is_on_show (CarrelWindow *self,
            const char   *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

/**
 * carrel_window_show_changes:
 *
 * Shows what rescans have found in the bank on show.
 */
void
carrel_window_show_changes (CarrelWindow *self)
{
  CarrelBank *bank = carrel_library_get_bank (self->library, get_bank (self));

  if (bank == NULL)
    return;

  carrel_notes_pane_flush (self->notes);
  carrel_changes_page_load (self->changes, carrel_bank_get_id (bank), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "changes");
  adw_window_title_set_title (self->title, _("What’s New"));
  adw_window_title_set_subtitle (self->title, carrel_bank_get_title (bank));
  carrel_window_update_actions (self);

  if (adw_flap_get_folded (self->sidebar_flap))
    adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
}

static void
seen_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The mark stays until the next time. */
  if (!carrel_store_see_changes_finish (CARREL_STORE (source), result, &error))
    g_debug ("Could not take away a mark: %s", error->message);
}

/**
 * carrel_window_see_changes:
 * @topic_id: of the bank on show, or 0 for all of it
 *
 * Takes away the marks of what is new.
 */
void
carrel_window_see_changes (CarrelWindow *self,
                           gint64        topic_id)
{
  if (!carrel_store_is_read_only (get_store (self)))
    carrel_store_see_changes_async (get_store (self), get_bank (self), topic_id, NULL, seen_cb, NULL);
}

/**
 * carrel_window_show_change:
 *
 * Shows one change.
 */
void
carrel_window_show_change (CarrelWindow *self,
                           gint64        change_id)
{
  self->change_id = change_id;
  carrel_change_view_show (self->change_view, change_id);
  gtk_stack_set_visible_child_name (self->stack, "change");
}

/* Brings what is on show of changes up to date. */
static void
reload (CarrelWindow *self)
{
  if (is_on_show (self, "changes"))
    carrel_changes_page_load (self->changes, get_bank (self), FALSE);
  else if (is_on_show (self, "change"))
    carrel_change_view_show (self->change_view, self->change_id);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (carrel_store_undo_decision_finish (CARREL_STORE (source), result, &error))
    reload (self);
  else
    carrel_window_say (self, error->message);
}

/**
 * carrel_window_undo_decision:
 *
 * Takes back what the user said of two topics.
 */
void
carrel_window_undo_decision (CarrelWindow *self,
                             gint64        decision_id)
{
  carrel_store_undo_decision_async (get_store (self), decision_id, NULL, undone_cb, g_object_ref (self));
}

static void
say_decided (CarrelWindow *self,
             const char   *message,
             gint64        decision_id)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-decision");
  adw_toast_set_action_target (toast, "x", decision_id);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
parted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 decision_id;

  if (!carrel_store_part_topics_finish (CARREL_STORE (source), result, &decision_id, &error))
    {
      carrel_window_say (self, error->message);
      return;
    }

  say_decided (self, _("What you wrote stays with the text before"), decision_id);
  reload (self);
}

/**
 * carrel_window_part:
 *
 * The two texts of a change are of different topics.
 */
void
carrel_window_part (CarrelWindow *self,
                    gint64        change_id)
{
  carrel_store_part_topics_async (get_store (self), change_id, NULL, parted_cb, g_object_ref (self));
}

/* A topic that is to take the place of another. */
typedef struct
{
  CarrelWindow *window;
  gint64        topic_id;
  gint64        other_id;
  char         *title;
} Join;

static void
join_free (Join *join)
{
  g_object_unref (join->window);
  g_free (join->title);
  g_free (join);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Join, join_free)

static void
joined_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Join) join = user_data;
  g_autoptr (GError) error = NULL;
  gint64 decision_id;

  if (!carrel_store_join_topics_finish (CARREL_STORE (source), result, &decision_id, &error))
    {
      carrel_window_say (join->window, error->message);
      return;
    }

  carrel_window_show_topic (join->window, join->other_id);
  say_decided (join->window, _("What you wrote is on this topic now"), decision_id);
}

static void
chosen_cb (GtkWindow *chooser,
           gint64     topic_id,
           gpointer   user_data)
{
  Join *join = user_data;
  Join *started = g_new0 (Join, 1);

  started->window = g_object_ref (join->window);
  started->topic_id = join->topic_id;
  started->other_id = topic_id;
  carrel_store_join_topics_async (get_store (join->window), join->topic_id, topic_id, NULL, joined_cb, started);
}

static void
chooser_gone_cb (gpointer  data,
                 GClosure *closure)
{
  join_free (data);
}

static void
outline_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (Join) join = user_data;
  CarrelWindow *self = join->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelOutline) outline = carrel_store_load_outline_finish (CARREL_STORE (source), result, &error);
  GtkWindow *chooser;

  if (outline == NULL)
    {
      carrel_window_say (self, error->message);
      return;
    }

  chooser = carrel_topic_chooser_new (GTK_WINDOW (self), outline, join->title);
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (chosen_cb), g_steal_pointer (&join), chooser_gone_cb, 0);
  gtk_window_present (chooser);
}

/**
 * carrel_window_join:
 *
 * Asks what the topic on show, which is no longer in the file, has become.
 */
void
carrel_window_join (CarrelWindow *self)
{
  CarrelTopicRecord *topic = carrel_reader_get_topic (self->reader);
  Join *join;

  if (topic == NULL || (topic->flags & CARREL_TOPIC_FLAG_REMOVED) == 0)
    return;

  carrel_notes_pane_flush (self->notes);
  join = g_new0 (Join, 1);
  join->window = g_object_ref (self);
  join->topic_id = topic->id;
  join->title = g_strdup (topic->title);
  carrel_store_load_outline_async (get_store (self), topic->bank_id, NULL, outline_loaded_cb, join);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    carrel_window_say (self, _("Saved"));
  else
    carrel_window_say (self, error->message);
}

static char *
dup_markdown (CarrelWindow      *self,
              CarrelTopicRecord *topic)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "# %s\n\n%s\n", topic->title, topic->body);

  if (*topic->note != '\0')
    g_string_append_printf (text, "\n## %s\n\n%s\n", _("Note"), topic->note);

  return g_string_free (text, FALSE);
}

static void
export_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    gpointer         user_data)
{
  CarrelWindow *self = user_data;
  CarrelTopicRecord *topic = carrel_reader_get_topic (self->reader);

  if (response == GTK_RESPONSE_ACCEPT && topic != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      char *text = dup_markdown (self, topic);
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, exported_cb, g_object_ref (self));
    }

  g_object_unref (dialog);
}

/**
 * carrel_window_export_topic:
 *
 * Asks where to save the topic on show and its note, as Markdown.
 */
void
carrel_window_export_topic (CarrelWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Export Topic"), GTK_WINDOW (self),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  carrel_notes_pane_flush (self->notes);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("topic.md"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (export_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
