/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-window.h"

#include <glib/gi18n.h>

#include "carrel-notes-pane.h"
#include "carrel-quiz-results.h"

/* From here on the time that is left is shown as a warning. */
#define LAST_SECONDS 60

struct _CarrelQuizWindow
{
  AdwWindow                parent_instance;

  /* Template widgets */
  AdwToastOverlay         *toasts;
  AdwWindowTitle          *title;
  GtkWidget               *undo_button;
  GtkLabel                *timer;
  GtkWidget               *menu_button;
  GtkMenuButton           *note_button;
  CarrelNotesPane         *notes;
  GtkToggleButton         *bookmark_button;
  GtkProgressBar          *progress;
  GtkStack                *stack;
  CarrelQuizStart         *start;
  CarrelQuestionView      *question;
  CarrelQuizResults       *results;

  /* Owned */
  CarrelQuiz              *quiz;
  GSettings               *settings;
  GCancellable            *cancellable;
  CarrelQuestionRecord    *record; /* borrowed from the quiz: what is asked, nullable */

  CarrelQuestionViewFlags  flags;
  gboolean                 busy;    /* something is being saved or loaded */
  gboolean                 told;    /* the answer is saved, and its verdict on show */
  gboolean                 marking; /* the bookmark button follows the store */
  gint64                   ends;    /* when an exam does, monotonic; 0 for none */
  guint                    tick_id;
};

G_DEFINE_FINAL_TYPE (CarrelQuizWindow, carrel_quiz_window, ADW_TYPE_WINDOW)

enum
{
  TOPIC_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void ask (CarrelQuizWindow *self);

static void
say (CarrelQuizWindow *self,
     const char       *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
failed_cb (CarrelQuizWindow *self,
           const char       *message)
{
  say (self, message);
}

static CarrelStore *
get_store (CarrelQuizWindow *self)
{
  return carrel_library_get_store (carrel_quiz_get_library (self->quiz));
}

static gboolean
is_asking (CarrelQuizWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "question") == 0;
}

static void
update_actions (CarrelQuizWindow *self)
{
  CarrelQuizSession *session = carrel_quiz_get_session (self->quiz);
  gboolean asking = is_asking (self) && !self->busy;
  gboolean open = asking && !self->told && session != NULL && carrel_quiz_session_get_current (session) != NULL;
  gint64 review;
  gint64 question;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.undo",
                                 asking && session != NULL && carrel_quiz_session_can_undo (session, &review, &question));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.skip", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.suspend", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.wrong", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "quiz.open-topic", is_asking (self) && self->record != NULL);
}

static void
set_busy (CarrelQuizWindow *self,
          gboolean          busy)
{
  self->busy = busy;
  update_actions (self);
}

static void
update_progress (CarrelQuizWindow *self)
{
  CarrelQuizSession *session = carrel_quiz_get_session (self->quiz);
  guint n_items = carrel_quiz_session_get_n_items (session);
  guint n_done = carrel_quiz_session_get_n_done (session);
  g_autofree char *subtitle = NULL;

  /* Translators: how far a quiz has come */
  subtitle = g_strdup_printf (_("%u of %u done"), n_done, n_items);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_progress_bar_set_fraction (self->progress, n_items > 0 ? (double) n_done / n_items : 0);
}

static void
show_stage (CarrelQuizWindow *self,
            const char       *name)
{
  gboolean asking = g_str_equal (name, "question");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->undo_button, asking);
  gtk_widget_set_visible (self->menu_button, asking);
  gtk_widget_set_visible (GTK_WIDGET (self->note_button), asking);
  gtk_widget_set_visible (GTK_WIDGET (self->bookmark_button), asking);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), asking);
  gtk_widget_set_visible (GTK_WIDGET (self->timer), asking && self->ends != 0);

  if (!asking)
    adw_window_title_set_subtitle (self->title, "");

  update_actions (self);
}

static guint
get_seconds_left (CarrelQuizWindow *self)
{
  return (guint) MAX ((self->ends - g_get_monotonic_time ()) / G_USEC_PER_SEC, 0);
}

static void
stop_timer (CarrelQuizWindow *self)
{
  g_clear_handle_id (&self->tick_id, g_source_remove);
  self->ends = 0;
}

static void
show_results (CarrelQuizWindow *self)
{
  stop_timer (self);
  self->record = NULL;
  carrel_quiz_discard (self->quiz);
  show_stage (self, "results");
  carrel_quiz_results_show (self->results, self->quiz);
}

static gboolean
tick_cb (gpointer user_data)
{
  CarrelQuizWindow *self = user_data;
  guint left = get_seconds_left (self);
  g_autofree char *text = g_strdup_printf ("%u:%02u", left / 60, left % 60);

  gtk_label_set_text (self->timer, text);

  if (left <= LAST_SECONDS)
    gtk_widget_add_css_class (GTK_WIDGET (self->timer), "warning");

  if (left > 0)
    return G_SOURCE_CONTINUE;

  /* What is being saved is still saved. */
  self->tick_id = 0;
  carrel_question_view_let_go (self->question);
  show_results (self);

  return G_SOURCE_REMOVE;
}

static void
start_timer (CarrelQuizWindow *self)
{
  const CarrelQuizExam *exam = carrel_quiz_session_get_exam (carrel_quiz_get_session (self->quiz));

  stop_timer (self);
  gtk_widget_remove_css_class (GTK_WIDGET (self->timer), "warning");

  if (exam == NULL)
    return;

  self->ends = g_get_monotonic_time () + exam->seconds * G_USEC_PER_SEC;
  self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  tick_cb (self);
}

/* What is saved with the next answer knows how much time is left. */
static void
note_time (CarrelQuizWindow *self)
{
  if (self->ends != 0)
    carrel_quiz_session_set_seconds_left (carrel_quiz_get_session (self->quiz), get_seconds_left (self));
}

static void
show_marks (CarrelQuizWindow *self)
{
  self->marking = TRUE;
  gtk_toggle_button_set_active (self->bookmark_button, self->record->bookmarked);
  self->marking = FALSE;
  gtk_button_set_icon_name (GTK_BUTTON (self->bookmark_button),
                            self->record->bookmarked ? "starred-symbolic" : "non-starred-symbolic");
  carrel_notes_pane_set_topic (self->notes, self->record->topic_id, self->record->note);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CarrelQuizWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  CarrelQuizQuestion *question = carrel_quiz_ask_finish (CARREL_QUIZ (source), result, &error);
  guint days[4];

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);

  if (question == NULL)
    {
      self->record = NULL;
      carrel_question_view_show_problem (self->question, error->message);
      update_actions (self);
      return;
    }

  self->record = question->record;
  carrel_quiz_get_days (self->quiz, &question->record->card, days);

  /* What is failed comes back in this quiz. */
  if ((self->flags & CARREL_QUESTION_VIEW_EXAM) == 0)
    days[0] = 0;

  show_marks (self);
  carrel_question_view_ask (self->question, question, days, self->flags);
  update_actions (self);
}

static void
ask (CarrelQuizWindow *self)
{
  carrel_notes_pane_flush (self->notes);
  self->told = FALSE;

  if (carrel_quiz_session_get_current (carrel_quiz_get_session (self->quiz)) == NULL)
    {
      show_results (self);
      return;
    }

  update_progress (self);
  carrel_question_view_let_go (self->question);
  self->record = NULL;
  set_busy (self, TRUE);
  carrel_quiz_ask_async (self->quiz, self->cancellable, asked_cb, g_object_ref (self));
}

static void
ask_next (CarrelQuizWindow *self)
{
  if (!self->busy)
    ask (self);
}

static void
started_cb (CarrelQuizWindow *self)
{
  self->flags = carrel_quiz_start_get_flags (self->start);

  if (carrel_quiz_session_get_exam (carrel_quiz_get_session (self->quiz)) != NULL)
    self->flags |= CARREL_QUESTION_VIEW_EXAM;

  start_timer (self);
  show_stage (self, "question");
  ask (self);
}

static gboolean
finish_step (CarrelQuizWindow  *self,
             CarrelQuiz        *quiz,
             GAsyncResult      *result)
{
  g_autoptr (GError) error = NULL;

  set_busy (self, FALSE);

  if (carrel_quiz_step_finish (quiz, result, &error))
    return TRUE;

  say (self, error->message);

  return FALSE;
}

static void
answer_saved_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CarrelQuizWindow) self = user_data;

  /* The time of the exam may be over, or the dialog closed. */
  if (!finish_step (self, CARREL_QUIZ (source), result))
    {
      if (is_asking (self))
        ask (self);

      return;
    }

  if (!is_asking (self))
    return;

  update_progress (self);

  if (self->record == NULL || self->record->kind != CARREL_QUIZ_KIND_CHOICE ||
      (self->flags & CARREL_QUESTION_VIEW_EXAM) != 0)
    {
      ask (self);
      return;
    }

  self->told = TRUE;
  carrel_question_view_tell (self->question);
  update_actions (self);
}

static void
answered_cb (CarrelQuizWindow *self,
             int               grade,
             gboolean          unsure,
             guint             duration)
{
  note_time (self);
  set_busy (self, TRUE);
  carrel_quiz_answer_async (self->quiz, (CarrelGrade) grade, unsure, duration, answer_saved_cb, g_object_ref (self));
}

static void
stepped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (CarrelQuizWindow) self = user_data;

  finish_step (self, CARREL_QUIZ (source), result);

  if (is_asking (self))
    ask (self);
}

static void
drop (CarrelQuizWindow *self,
      CarrelDrop        how)
{
  note_time (self);
  set_busy (self, TRUE);
  carrel_question_view_let_go (self->question);
  carrel_quiz_drop_async (self->quiz, how, stepped_cb, g_object_ref (self));
}

static void
skip (CarrelQuizWindow *self)
{
  if (!self->busy)
    drop (self, CARREL_DROP_SKIP);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (widget);

  /* There it belongs to the text, even when there is nothing to take back in it. */
  if (self->busy || carrel_question_view_is_typing (self->question))
    return;

  note_time (self);
  set_busy (self, TRUE);
  carrel_question_view_let_go (self->question);
  carrel_quiz_undo_async (self->quiz, stepped_cb, g_object_ref (self));
}

static void
skip_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  skip (CARREL_QUIZ_WINDOW (widget));
}

static void
suspend_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (widget);

  say (self, _("This question is not asked again"));
  drop (self, CARREL_DROP_SUSPEND);
}

/* Who keeps the bank wants to know of it. */
static void
wrong_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (widget);
  AdwToast *toast = adw_toast_new (_("This question is not asked until its text changes"));
  g_autofree char *report = g_strdup_printf ("%s: %s:%u: %s", self->record->bank_title, self->record->document,
                                             self->record->line, self->record->title);

  adw_toast_set_button_label (toast, _("Copy Report"));
  adw_toast_set_action_name (toast, "quiz.copy");
  adw_toast_set_action_target (toast, "s", report);
  adw_toast_overlay_add_toast (self->toasts, toast);
  drop (self, CARREL_DROP_WRONG);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (parameter, NULL));
}

static void
open_topic (CarrelQuizWindow *self,
            gint64            topic_id)
{
  g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, topic_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
open_topic_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (widget);

  if (self->record != NULL)
    open_topic (self, self->record->topic_id);
}

static void
bookmark_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (widget);

  if (is_asking (self))
    gtk_toggle_button_set_active (self->bookmark_button, !gtk_toggle_button_get_active (self->bookmark_button));
}

static void
note_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (widget);

  if (!is_asking (self))
    return;

  gtk_menu_button_popup (self->note_button);
  carrel_notes_pane_focus (self->notes);
}

static void
note_closed_cb (CarrelQuizWindow *self)
{
  carrel_notes_pane_flush (self->notes);
}

static void
bookmarked_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (CarrelQuizWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!carrel_store_set_bookmark_finish (CARREL_STORE (source), result, &error))
    say (self, error->message);
}

static void
bookmark_toggled_cb (CarrelQuizWindow *self)
{
  gboolean bookmarked = gtk_toggle_button_get_active (self->bookmark_button);

  if (self->marking || self->record == NULL)
    return;

  self->record->bookmarked = bookmarked;
  gtk_button_set_icon_name (GTK_BUTTON (self->bookmark_button), bookmarked ? "starred-symbolic" : "non-starred-symbolic");
  carrel_store_set_bookmark_async (get_store (self), self->record->topic_id, bookmarked, NULL, bookmarked_cb,
                                   g_object_ref (self));
}

static void
again_cb (CarrelQuizWindow *self)
{
  if (carrel_quiz_start_missed (self->quiz))
    started_cb (self);
}

static void
another_cb (CarrelQuizWindow *self)
{
  show_stage (self, "start");
  carrel_quiz_start_look (self->start);
}

static void
done_cb (CarrelQuizWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
carrel_quiz_window_close_request (GtkWindow *window)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (window);

  carrel_notes_pane_flush (self->notes);

  if (is_asking (self))
    {
      note_time (self);
      carrel_quiz_pause (self->quiz);
    }

  stop_timer (self);
  g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (carrel_quiz_window_parent_class)->close_request (window);
}

static void
text_size_changed_cb (CarrelQuizWindow *self)
{
  carrel_question_view_set_zoom (self->question, g_settings_get_double (self->settings, "text-size") / 100.0);
}

static void
carrel_quiz_window_dispose (GObject *object)
{
  CarrelQuizWindow *self = CARREL_QUIZ_WINDOW (object);

  stop_timer (self);
  g_clear_object (&self->quiz);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (carrel_quiz_window_parent_class)->dispose (object);
}

static void
carrel_quiz_window_class_init (CarrelQuizWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_quiz_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = carrel_quiz_window_close_request;

  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (CARREL_TYPE_QUIZ_START);
  g_type_ensure (CARREL_TYPE_QUESTION_VIEW);
  g_type_ensure (CARREL_TYPE_QUIZ_RESULTS);
  g_type_ensure (CARREL_TYPE_NOTES_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/quiz-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, timer);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, note_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, bookmark_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, start);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, question);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizWindow, results);
  gtk_widget_class_bind_template_callback (widget_class, started_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_next);
  gtk_widget_class_bind_template_callback (widget_class, skip);
  gtk_widget_class_bind_template_callback (widget_class, open_topic);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bookmark_toggled_cb);

  gtk_widget_class_install_action (widget_class, "quiz.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "quiz.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "quiz.suspend", NULL, suspend_action);
  gtk_widget_class_install_action (widget_class, "quiz.wrong", NULL, wrong_action);
  gtk_widget_class_install_action (widget_class, "quiz.copy", "s", copy_action);
  gtk_widget_class_install_action (widget_class, "quiz.open-topic", NULL, open_topic_action);
  gtk_widget_class_install_action (widget_class, "quiz.bookmark", NULL, bookmark_action);
  gtk_widget_class_install_action (widget_class, "quiz.note", NULL, note_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "quiz.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "quiz.bookmark", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "quiz.note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carrel_quiz_window_init (CarrelQuizWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_quiz_window_new:
 * @settings: where choices are kept
 * @place: (transfer full): where the quiz was asked for
 *
 * Returns: (transfer none): a window over @parent, owned by GTK
 */
GtkWindow *
carrel_quiz_window_new (GtkWindow       *parent,
                        CarrelLibrary   *library,
                        GSettings       *settings,
                        CarrelQuizPlace *place)
{
  CarrelQuizWindow *self = g_object_new (CARREL_TYPE_QUIZ_WINDOW, "transient-for", parent, NULL);

  self->quiz = carrel_quiz_new (library, g_settings_get_double (settings, "desired-retention"));
  self->settings = g_object_ref (settings);
  carrel_notes_pane_set_store (self->notes, carrel_library_get_store (library));
  carrel_question_view_set_library (self->question, library);
  g_signal_connect_object (settings, "changed::text-size", G_CALLBACK (text_size_changed_cb), self, G_CONNECT_SWAPPED);
  text_size_changed_cb (self);
  update_actions (self);
  carrel_quiz_start_set_quiz (self->start, self->quiz, settings, place);

  return GTK_WINDOW (self);
}
