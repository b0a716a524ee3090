/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-history.h"
#include "carrel-marks-page.h"
#include "carrel-notes-pane.h"
#include "carrel-reader.h"
#include "carrel-sidebar.h"
#include "carrel-window.h"

G_BEGIN_DECLS

/* A bank that is to be read. */
typedef struct
{
  char     *location;
  char     *layout;    /* nullable */
  gboolean  by_layout; /* @layout is a new choice, else the old one stands */
  gboolean  quiet;     /* nobody asked for it */
} CarrelWindowImport;

void carrel_window_import_free (CarrelWindowImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CarrelWindowImport, carrel_window_import_free)

struct _CarrelWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template widgets */
  AdwToastOverlay      *toasts;
  AdwFlap              *sidebar_flap;
  AdwFlap              *notes_flap;
  GtkMenuButton        *bank_button;
  GtkLabel             *bank_label;
  CarrelSidebar        *sidebar;
  AdwWindowTitle       *title;
  GtkToggleButton      *bookmark_button;
  GtkRevealer          *progress_revealer;
  GtkLabel             *progress_label;
  GtkProgressBar       *progress_bar;
  GtkInfoBar           *read_only_bar;
  GtkStack             *stack;
  AdwStatusPage        *failure;
  CarrelReader         *reader;
  CarrelNotesPane      *notes;
  CarrelMarksPage      *marks;

  /* Owned */
  GSettings            *settings;
  CarrelLibrary        *library;
  CarrelHistory        *history;
  GQueue               *imports;     /* CarrelWindowImport: still to be done */
  CarrelWindowImport   *import;      /* under way, else NULL */
  GCancellable         *cancellable; /* of the import under way, else NULL */
  GHashTable           *refreshed;   /* char *: locations that were read again by themselves */
  char                 *bank_menu_key; /* what the menu of banks was made of */
  GSimpleAction        *bank_action;
  GSimpleAction        *language_action;
  GSimpleAction        *layout_action;
  GSignalGroup         *bank_signals; /* of the bank on show */

  gint64                topic_id;       /* asked for or on show, 0 for none */
  gint64                shown_topic_id; /* on show, 0 for none */
  double                scroll;         /* where the topic asked for is to be shown */
  guint                 n_language_changes; /* under way */
  gboolean              marking;        /* the bookmark button follows the store, not the user */
};

void carrel_window_install_actions (GtkWidgetClass *widget_class);
void carrel_window_update_actions  (CarrelWindow   *self);
void carrel_window_go_to           (CarrelWindow   *self,
                                    gint64          topic_id,
                                    double          scroll);
void carrel_window_save_place      (CarrelWindow   *self);
void carrel_window_say             (CarrelWindow   *self,
                                    const char     *message);

/* carrel-window-bank-menu.c */
void carrel_window_set_up_bank_menu (CarrelWindow *self);
void carrel_window_update_banks     (CarrelWindow *self);
void carrel_window_set_language     (CarrelWindow *self,
                                     gint64        bank_id,
                                     const char   *language);

/* carrel-window-banks.c */
void carrel_window_show_bank       (CarrelWindow   *self,
                                    gint64          bank_id);
void carrel_window_read_by_layout  (CarrelWindow   *self,
                                    const char     *location,
                                    const char     *layout);
void carrel_window_start           (CarrelWindow   *self,
                                    GPtrArray      *locations);
void carrel_window_remove_bank     (CarrelWindow   *self);
void carrel_window_choose          (CarrelWindow   *self,
                                    gboolean        folder);

G_END_DECLS
