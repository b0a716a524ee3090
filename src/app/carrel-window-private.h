/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "carrel-bank-watcher.h"
#include "carrel-change-view.h"
#include "carrel-changes-page.h"
#include "carrel-history.h"
#include "carrel-marks-page.h"
#include "carrel-notes-pane.h"
#include "carrel-reader.h"
#include "carrel-sidebar.h"
#include "carrel-topic-bar.h"
#include "carrel-window.h"

G_BEGIN_DECLS

/* A bank that is to be read. */
typedef struct
{
  char     *location;
  char     *layout;    /* nullable */
  gboolean  by_layout; /* @layout is a new choice, else the old one stands */
  gboolean  quiet;     /* nobody asked for it */
  gint64    started;   /* monotonic, microseconds */
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
  GtkWidget            *quiz_button;
  GtkLabel             *due_label;
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
  CarrelChangesPage    *changes;
  CarrelChangeView     *change_view;
  CarrelTopicBar       *topic_bar;
  GtkInfoBar           *missing_bar;
  GtkLabel             *missing_label;

  /* Owned */
  GSettings            *settings;
  CarrelLibrary        *library;
  CarrelHistory        *history;
  GQueue               *imports;     /* CarrelWindowImport: still to be done */
  CarrelWindowImport   *import;      /* under way, else NULL */
  GCancellable         *cancellable; /* of the import under way, else NULL */
  char                 *bank_menu_key; /* what the menu of banks was made of */
  GSimpleAction        *bank_action;
  GSimpleAction        *language_action;
  GSimpleAction        *layout_action;
  GSignalGroup         *bank_signals; /* of the bank on show */
  CarrelBankWatcher    *watcher;      /* of the bank on show, NULL for none */

  gint64                topic_id;       /* asked for or on show, 0 for none */
  gint64                shown_topic_id; /* on show, 0 for none */
  double                scroll;         /* where the topic asked for is to be shown */
  guint                 n_language_changes; /* under way */
  gint64                read_bank_id;    /* that was just read, and is about to be shown; or 0 */
  gint64                missing_bank_id; /* whose files could not be read, or 0 */
  gint64                change_id;       /* on show in its view, or 0 */
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
void carrel_window_rescan          (CarrelWindow   *self);
void carrel_window_show_another_bank (CarrelWindow *self);
void carrel_window_choose          (CarrelWindow   *self,
                                    gboolean        folder);

/* carrel-window-bin.c */
void carrel_window_remove_bank     (CarrelWindow   *self);
void carrel_window_restore_bank    (CarrelWindow   *self,
                                    gint64          bank_id);
void carrel_window_show_bin        (CarrelWindow   *self);
void carrel_window_set_missing     (CarrelWindow   *self,
                                    gint64          bank_id,
                                    const char     *message);
void carrel_window_update_missing  (CarrelWindow   *self);
void carrel_window_locate_bank     (CarrelWindow   *self);

/* carrel-window-changes.c */
void carrel_window_show_changes    (CarrelWindow   *self);
void carrel_window_show_change     (CarrelWindow   *self,
                                    gint64          change_id);
void carrel_window_see_changes     (CarrelWindow   *self,
                                    gint64          topic_id);
void carrel_window_part            (CarrelWindow   *self,
                                    gint64          change_id);
void carrel_window_join            (CarrelWindow   *self);
void carrel_window_undo_decision   (CarrelWindow   *self,
                                    gint64          decision_id);
void carrel_window_export_topic    (CarrelWindow   *self);

/* carrel-window-quiz.c */
void carrel_window_set_up_quiz (CarrelWindow *self);
void carrel_window_show_quiz   (CarrelWindow *self);
void carrel_window_reset_progress (CarrelWindow *self,
                                   gboolean      of_section);
void carrel_window_undo_reset     (CarrelWindow *self,
                                   gint64        time);

/* carrel-window-watch.c */
void carrel_window_set_up_watch (CarrelWindow *self);
void carrel_window_watch_bank   (CarrelWindow *self,
                                 gint64        bank_id);

G_END_DECLS
