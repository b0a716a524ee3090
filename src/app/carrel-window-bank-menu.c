/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "carrel-language.h"
#include "carrel-location.h"
#include "carrel-layout.h"
#include "carrel-window-private.h"

static CarrelBank *
get_bank (CarrelWindow *self)
{
  return carrel_library_get_bank (self->library, carrel_sidebar_get_bank (self->sidebar));
}

static void
bank_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  carrel_window_show_bank (user_data, g_variant_get_int64 (parameter));
}

static const char *
null_if_empty (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
language_set_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CarrelWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 topic_id;

  /* The window was closed meanwhile. */
  if (self->library == NULL)
    return;

  self->n_language_changes--;

  if (!carrel_store_set_language_finish (CARREL_STORE (source), result, &topic_id, &error))
    {
      carrel_window_say (self, error->message);
      carrel_window_update_banks (self);
      return;
    }

  if (topic_id == 0 || topic_id == self->topic_id)
    return;

  carrel_history_visit (self->history, topic_id);
  carrel_window_go_to (self, topic_id, 0.0);
}

/**
 * carrel_window_set_language:
 * @language: (nullable): BCP 47; %NULL for the originals
 *
 * Shows a bank in a language, and what is being read in it too.
 */
void
carrel_window_set_language (CarrelWindow *self,
                            gint64        bank_id,
                            const char   *language)
{
  self->n_language_changes++;
  carrel_store_set_language_async (carrel_library_get_store (self->library), bank_id, language, self->topic_id, NULL,
                                   language_set_cb, g_object_ref (self));
}

static void
language_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  CarrelWindow *self = user_data;
  CarrelBank *bank = get_bank (self);
  const char *language = null_if_empty (g_variant_get_string (parameter, NULL));

  if (bank != NULL && g_strcmp0 (carrel_bank_get_language (bank), language) != 0)
    carrel_window_set_language (self, carrel_bank_get_id (bank), language);
}

static void
layout_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  CarrelWindow *self = user_data;
  CarrelBank *bank = get_bank (self);
  const char *layout = null_if_empty (g_variant_get_string (parameter, NULL));

  if (bank != NULL && g_strcmp0 (carrel_bank_get_layout (bank), layout) != 0)
    carrel_window_read_by_layout (self, carrel_bank_get_location (bank), layout);
}

static GSimpleAction *
add_action (CarrelWindow *self,
            const char   *name,
            GVariant     *state,
            GCallback     callback)
{
  GSimpleAction *action = g_simple_action_new_stateful (name, g_variant_get_type (state), state);

  g_signal_connect_object (action, "activate", callback, self, 0);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));

  return action;
}

/**
 * carrel_window_set_up_bank_menu:
 *
 * Makes the menu of banks, in which the one on show, its language and its layout are marked.
 */
void
carrel_window_set_up_bank_menu (CarrelWindow *self)
{
  self->bank_action = add_action (self, "bank", g_variant_new_int64 (0), G_CALLBACK (bank_action));
  self->language_action = add_action (self, "language", g_variant_new_string (""), G_CALLBACK (language_action));
  self->layout_action = add_action (self, "layout", g_variant_new_string (""), G_CALLBACK (layout_action));
  self->bank_signals = g_signal_group_new (CARREL_TYPE_BANK);
  g_signal_group_connect_swapped (self->bank_signals, "notify", G_CALLBACK (carrel_window_update_banks), self);
}

static void
append_choice (GMenu      *menu,
               const char *label,
               const char *action,
               const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenu *
list_banks (CarrelWindow *self)
{
  GListModel *banks = carrel_library_get_banks (self->library);
  GMenu *menu = g_menu_new ();
  guint i;

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);
      g_autoptr (GMenuItem) item = NULL;
      g_auto (GStrv) parts = g_strsplit (carrel_bank_get_title (bank), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts); /* no mnemonic */

      /* It has a place of its own, in the main menu. */
      if (carrel_location_is_help (carrel_bank_get_location (bank)))
        continue;

      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.bank", "x", carrel_bank_get_id (bank));
      g_menu_append_item (menu, item);
    }

  return menu;
}

typedef struct
{
  const char *tag;
  char       *name;
  char       *key; /* to sort by */
} Language;

static void
language_clear (Language *language)
{
  g_free (language->name);
  g_free (language->key);
}

static int
compare_languages (gconstpointer a,
                   gconstpointer b)
{
  return strcmp (((const Language *) a)->key, ((const Language *) b)->key);
}

/* Each language by its own name, as the user looks for it. */
static GMenu *
list_languages (const char *const *tags)
{
  g_autoptr (GArray) languages = g_array_new (FALSE, FALSE, sizeof (Language));
  g_autoptr (GMenu) original = g_menu_new ();
  g_autoptr (GMenu) translations = g_menu_new ();
  GMenu *menu = g_menu_new ();
  guint i;

  g_array_set_clear_func (languages, (GDestroyNotify) language_clear);

  for (i = 0; tags[i] != NULL; i++)
    {
      Language language = { tags[i], carrel_language_dup_name (tags[i]), NULL };

      language.key = g_utf8_collate_key (language.name, -1);
      g_array_append_val (languages, language);
    }

  g_array_sort (languages, compare_languages);
  append_choice (original, _("Original"), "win.language", "");

  for (i = 0; i < languages->len; i++)
    append_choice (translations, g_array_index (languages, Language, i).name, "win.language",
                   g_array_index (languages, Language, i).tag);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (original));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (translations));

  return menu;
}

static GMenu *
list_layouts (void)
{
  g_autoptr (GMenu) automatic = g_menu_new ();
  g_autoptr (GMenu) chosen = g_menu_new ();
  GMenu *menu = g_menu_new ();
  char letter[] = "A";

  append_choice (automatic, _("Automatic"), "win.layout", "");

  for (; carrel_layout_find (letter) != NULL; letter[0]++)
    append_choice (chosen, _(carrel_layout_find (letter)->name), "win.layout", letter);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (automatic));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chosen));

  return menu;
}

/* How the bank on show is read. */
static GMenu *
list_choices (CarrelBank *bank)
{
  const char *const *languages = bank != NULL ? carrel_bank_get_languages (bank) : NULL;
  GMenu *menu = g_menu_new ();

  if (languages != NULL && languages[0] != NULL)
    {
      g_autoptr (GMenu) submenu = list_languages (languages);

      g_menu_append_submenu (menu, _("_Language"), G_MENU_MODEL (submenu));
    }

  if (bank != NULL)
    {
      g_autoptr (GMenu) submenu = list_layouts ();

      g_menu_append_submenu (menu, _("La_yout"), G_MENU_MODEL (submenu));
    }

  return menu;
}

static GMenu *
make_menu (CarrelWindow *self,
           CarrelBank   *bank)
{
  g_autoptr (GMenu) banks = list_banks (self);
  g_autoptr (GMenu) pages = g_menu_new ();
  g_autoptr (GMenu) open = g_menu_new ();
  g_autoptr (GMenu) choices = list_choices (bank);
  g_autoptr (GMenu) this_bank = g_menu_new ();
  g_autoptr (GMenu) progress = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (pages, _("All _Bookmarks and Notes"), "win.show-marks");
  g_menu_append (open, _("_Open File…"), "win.open-file");
  g_menu_append (open, _("Open _Folder…"), "win.open-folder");
  g_menu_append (open, _("Re_moved Banks"), "win.show-bin");
  g_menu_append (this_bank, _("_What’s New"), "win.show-changes");
  g_menu_append (this_bank, _("Reading _Notices"), "win.show-notices");
  g_menu_append (this_bank, _("Read _Again"), "win.reload");
  g_menu_append (progress, _("Of This _Section"), "win.reset-section");
  g_menu_append (progress, _("Of This _Bank"), "win.reset-bank");
  g_menu_append_submenu (this_bank, _("Reset _Progress"), G_MENU_MODEL (progress));
  g_menu_append (this_bank, _("_Remove Bank…"), "win.remove-bank");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (banks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pages));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (open));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choices));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (this_bank));

  return menu;
}

/* All that the menu is made of: a menu that is open stays so unless its items change. */
static char *
dup_menu_key (CarrelWindow *self,
              CarrelBank   *bank)
{
  GListModel *banks = carrel_library_get_banks (self->library);
  const char *const *languages = bank != NULL ? carrel_bank_get_languages (bank) : NULL;
  GString *key = g_string_new (bank != NULL ? "bank" : "");
  guint i;

  for (i = 0; languages != NULL && languages[i] != NULL; i++)
    g_string_append_printf (key, " %s", languages[i]);

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) listed = g_list_model_get_item (banks, i);

      g_string_append_printf (key, "\n%" G_GINT64_FORMAT " %s", carrel_bank_get_id (listed),
                              carrel_bank_get_title (listed));
    }

  return g_string_free (key, FALSE);
}

/* GTK 4.8 leaves the pages of submenus behind when a menu on show is changed: it gets a new one. */
static void
update_menu (CarrelWindow *self,
             CarrelBank   *bank)
{
  g_autofree char *key = dup_menu_key (self, bank);
  g_autoptr (GMenu) menu = NULL;

  if (g_strcmp0 (self->bank_menu_key, key) == 0)
    return;

  menu = make_menu (self, bank);
  gtk_menu_button_set_menu_model (self->bank_button, G_MENU_MODEL (menu));
  g_free (self->bank_menu_key);
  self->bank_menu_key = g_steal_pointer (&key);
}

static void
mark_choices (CarrelWindow *self,
              CarrelBank   *bank)
{
  const char *language = bank != NULL ? carrel_bank_get_language (bank) : NULL;
  const char *layout = bank != NULL ? carrel_bank_get_layout (bank) : NULL;

  /* Chosen once, but there are no translations into it any more. */
  if (language != NULL && !g_strv_contains (carrel_bank_get_languages (bank), language))
    language = NULL;

  g_simple_action_set_state (self->bank_action, g_variant_new_int64 (bank != NULL ? carrel_bank_get_id (bank) : 0));
  g_simple_action_set_state (self->language_action, g_variant_new_string (language != NULL ? language : ""));
  g_simple_action_set_state (self->layout_action, g_variant_new_string (layout != NULL ? layout : ""));
}

/**
 * carrel_window_update_banks:
 *
 * Brings menu and pages up to date with the banks of the library.
 */
void
carrel_window_update_banks (CarrelWindow *self)
{
  CarrelBank *bank = get_bank (self);

  update_menu (self, bank);
  g_signal_group_set_target (self->bank_signals, bank);
  gtk_label_set_text (self->bank_label, bank != NULL ? carrel_bank_get_title (bank) : _("Banks"));
  mark_choices (self, bank);
  carrel_window_update_actions (self);
}
