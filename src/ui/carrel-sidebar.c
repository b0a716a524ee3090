/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "carrel-topic-list.h"
#include "carrel-topic-row.h"

struct _CarrelSidebar
{
  GtkBox              parent_instance;

  /* Template widgets */
  GtkSearchEntry     *search;
  GtkToggleButton    *all;
  GtkToggleButton    *bookmarks;
  GtkToggleButton    *notes;
  GtkStack           *stack;
  AdwStatusPage      *nothing;
  GtkListView        *view;

  /* Owned */
  CarrelLibrary      *library;
  CarrelTopicList    *topics;
  GtkSingleSelection *selection;
  GCancellable       *cancellable; /* of the outline being loaded */

  gint64              bank_id;
  gint64              topic_id; /* on show; selected when it has a row */
  gboolean            selecting; /* the selection follows the reader, not the user */
  gboolean            loading;   /* the rows of a new outline are being worked out */
};

G_DEFINE_FINAL_TYPE (CarrelSidebar, carrel_sidebar, GTK_TYPE_BOX)

enum
{
  TOPIC_ACTIVATED,
  FAILED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CarrelTopicFilter
get_filter (CarrelSidebar *self)
{
  if (gtk_toggle_button_get_active (self->bookmarks))
    return CARREL_TOPIC_FILTER_BOOKMARKS;

  return gtk_toggle_button_get_active (self->notes) ? CARREL_TOPIC_FILTER_NOTES : CARREL_TOPIC_FILTER_ALL;
}

static void
filter_changed_cb (CarrelSidebar *self)
{
  carrel_topic_list_set_filter (self->topics, get_filter (self), gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
update_placeholder (CarrelSidebar *self)
{
  CarrelTopicFilter filter = get_filter (self);
  gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';

  if (g_list_model_get_n_items (G_LIST_MODEL (self->topics)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "topics");
      return;
    }

  if (searching)
    {
      adw_status_page_set_icon_name (self->nothing, "system-search-symbolic");
      adw_status_page_set_title (self->nothing, _("No Results"));
      adw_status_page_set_description (self->nothing, _("Try other words"));
    }
  else if (filter == CARREL_TOPIC_FILTER_BOOKMARKS)
    {
      adw_status_page_set_icon_name (self->nothing, "non-starred-symbolic");
      adw_status_page_set_title (self->nothing, _("No Bookmarks"));
      adw_status_page_set_description (self->nothing, _("Press Ctrl+D to bookmark a topic"));
    }
  else if (filter == CARREL_TOPIC_FILTER_NOTES)
    {
      adw_status_page_set_icon_name (self->nothing, "carrel-note-symbolic");
      adw_status_page_set_title (self->nothing, _("No Notes"));
      adw_status_page_set_description (self->nothing, _("Press F8 to write one on a topic"));
    }
  else
    {
      adw_status_page_set_icon_name (self->nothing, "carrel-book-symbolic");
      adw_status_page_set_title (self->nothing, _("No Topics"));
      adw_status_page_set_description (self->nothing, NULL);
    }

  gtk_stack_set_visible_child_name (self->stack, self->bank_id != 0 ? "nothing" : "empty");
}

static void
select_row (CarrelSidebar *self)
{
  guint position = carrel_topic_list_find (self->topics, self->topic_id);

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position == G_MAXUINT ? GTK_INVALID_LIST_POSITION : position);
  self->selecting = FALSE;

  if (position != G_MAXUINT)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
updated_cb (CarrelSidebar *self)
{
  update_placeholder (self);
  select_row (self);

  if (self->loading)
    {
      self->loading = FALSE;
      g_signal_emit (self, signals[LOADED], 0);
    }
}

static void
selected_cb (CarrelSidebar *self)
{
  CarrelTopicItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->selecting || item == NULL || carrel_topic_item_is_section (item) ||
      carrel_topic_item_get_topic_id (item) == self->topic_id)
    return;

  self->topic_id = carrel_topic_item_get_topic_id (item);
  g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, self->topic_id);
}

static void
activated_cb (CarrelSidebar *self,
              guint          position,
              GtkListView   *view)
{
  g_autoptr (CarrelTopicItem) item = g_list_model_get_item (G_LIST_MODEL (self->topics), position);

  if (item == NULL)
    return;

  if (carrel_topic_item_is_section (item))
    carrel_topic_list_toggle_section (self->topics, carrel_topic_item_get_index (item));
  else
    g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, carrel_topic_item_get_topic_id (item));
}

/* Left folds a section and right unfolds it, as in every tree. */
static gboolean
fold_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  CarrelSidebar *self = CARREL_SIDEBAR (gtk_widget_get_ancestor (widget, CARREL_TYPE_SIDEBAR));
  CarrelTopicItem *item = gtk_single_selection_get_selected_item (self->selection);
  gboolean unfold = g_variant_get_boolean (arguments);

  if (item == NULL || !carrel_topic_item_is_section (item) || carrel_topic_item_get_expanded (item) == unfold)
    return FALSE;

  carrel_topic_list_toggle_section (self->topics, carrel_topic_item_get_index (item));

  return TRUE;
}

static void
search_activated_cb (CarrelSidebar *self)
{
  gint64 topic_id = carrel_topic_list_get_neighbour (self->topics, 0, 1);

  if (topic_id != 0)
    g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, topic_id);
}

static void
search_stopped_cb (CarrelSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  carrel_sidebar_focus_topics (self);
}

static void
set_up_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, carrel_topic_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  carrel_topic_row_set_item (CARREL_TOPIC_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item)
{
  carrel_topic_row_set_item (CARREL_TOPIC_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
outline_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CarrelSidebar) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelOutline) outline = carrel_store_load_outline_finish (CARREL_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (outline == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }

  self->loading = TRUE;
  carrel_topic_list_set_outline (self->topics, outline);
}

static void
load_outline (CarrelSidebar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (self->bank_id == 0)
    {
      carrel_topic_list_set_outline (self->topics, NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  carrel_store_load_outline_async (carrel_library_get_store (self->library), self->bank_id, self->cancellable,
                                   outline_loaded_cb, g_object_ref (self));
}

static void
bank_changed_cb (CarrelSidebar *self,
                 gint64         bank_id)
{
  if (bank_id == self->bank_id)
    load_outline (self);
}

static void
topic_changed_cb (CarrelSidebar *self,
                  gint64         bank_id,
                  gint64         topic_id,
                  guint          flags)
{
  if (bank_id == self->bank_id)
    carrel_topic_list_set_flags (self->topics, topic_id, flags);
}

static void
carrel_sidebar_dispose (GObject *object)
{
  CarrelSidebar *self = CARREL_SIDEBAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_object (&self->selection);
  g_clear_object (&self->topics);

  G_OBJECT_CLASS (carrel_sidebar_parent_class)->dispose (object);
}

static void
carrel_sidebar_class_init (CarrelSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_sidebar_dispose;

  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, search);
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, all);
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, bookmarks);
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, notes);
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, nothing);
  gtk_widget_class_bind_template_child (widget_class, CarrelSidebar, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
add_fold_keys (CarrelSidebar *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint keys[] = { GDK_KEY_Left, GDK_KEY_Right };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], 0),
                                                gtk_callback_action_new (fold_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean ((i == 1) != rtl));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
carrel_sidebar_init (CarrelSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->topics = carrel_topic_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->topics)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));

  g_signal_connect_object (self->topics, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  /* Typing anywhere in the list looks for what is typed. */
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  add_fold_keys (self);
  update_placeholder (self);
}

void
carrel_sidebar_set_library (CarrelSidebar *self,
                            CarrelLibrary *library)
{
  CarrelStore *store;

  g_return_if_fail (CARREL_IS_SIDEBAR (self));
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  store = carrel_library_get_store (library);
  g_signal_connect_object (store, "bank-changed", G_CALLBACK (bank_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "topic-changed", G_CALLBACK (topic_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * carrel_sidebar_show_bank:
 * @bank_id: 0 for none
 *
 * Emits "loaded" when its topics are there.
 */
void
carrel_sidebar_show_bank (CarrelSidebar *self,
                          gint64         bank_id)
{
  g_return_if_fail (CARREL_IS_SIDEBAR (self));

  if (self->bank_id == bank_id)
    return;

  self->bank_id = bank_id;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->all, TRUE);
  load_outline (self);
}

gint64
carrel_sidebar_get_bank (CarrelSidebar *self)
{
  g_return_val_if_fail (CARREL_IS_SIDEBAR (self), 0);

  return self->bank_id;
}

/**
 * carrel_sidebar_select_topic:
 *
 * Selects the row of the topic that the reader shows, and unfolds the sections it is in.
 */
void
carrel_sidebar_select_topic (CarrelSidebar *self,
                             gint64         topic_id)
{
  g_return_if_fail (CARREL_IS_SIDEBAR (self));

  self->topic_id = topic_id;
  carrel_topic_list_reveal (self->topics, topic_id);
  select_row (self);
}

/**
 * carrel_sidebar_has_topic:
 *
 * Returns: whether the topic is one of the bank, whatever the filter lets through
 */
gboolean
carrel_sidebar_has_topic (CarrelSidebar *self,
                          gint64         topic_id)
{
  g_return_val_if_fail (CARREL_IS_SIDEBAR (self), FALSE);

  return carrel_topic_list_contains (self->topics, topic_id);
}

gint64
carrel_sidebar_get_neighbour (CarrelSidebar *self,
                              gint64         topic_id,
                              int            step)
{
  g_return_val_if_fail (CARREL_IS_SIDEBAR (self), 0);

  return carrel_topic_list_get_neighbour (self->topics, topic_id, step);
}

/**
 * carrel_sidebar_list_section:
 * @topic_id: a topic of the bank
 * @title: (out) (nullable): of the section that it is in
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the topics of that section itself, %NULL when the
 *   topic is in none
 */
GArray *
carrel_sidebar_list_section (CarrelSidebar  *self,
                             gint64          topic_id,
                             char          **title)
{
  CarrelOutline *outline;
  GArray *topics;
  int section = -1;
  guint i;

  g_return_val_if_fail (CARREL_IS_SIDEBAR (self), NULL);

  *title = NULL;
  outline = carrel_topic_list_get_outline (self->topics);

  for (i = 0; outline != NULL && i < outline->n_topics; i++)
    if (outline->topics[i].id == topic_id)
      section = outline->topics[i].section;

  if (section < 0)
    return NULL;

  *title = g_strdup (outline->sections[section].title);
  topics = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (i = 0; i < outline->n_topics; i++)
    if (outline->topics[i].section == section)
      g_array_append_val (topics, outline->topics[i].id);

  return topics;
}

void
carrel_sidebar_focus_filter (CarrelSidebar *self)
{
  g_return_if_fail (CARREL_IS_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
carrel_sidebar_focus_topics (CarrelSidebar *self)
{
  g_return_if_fail (CARREL_IS_SIDEBAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
