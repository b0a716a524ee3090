/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-question-view.h"

#include <glib/gi18n.h>

#include "carrel-grade-bar.h"
#include "carrel-interval-text.h"
#include "carrel-key-point-list.h"
#include "carrel-option-bar.h"
#include "carrel-page-view.h"
#include "carrel-page.h"
#include "carrel-question-page.h"
#include "carrel-quiz-choice.h"
#include "carrel-reader.h"

/* A click on an option of the page chooses it, as its button does. */
#define CHOOSE_SCRIPT \
  "document.querySelectorAll ('main > ol.carrel-options > li').forEach ((item, place) => {" \
  "  item.addEventListener ('click', event => {" \
  "    if (event.target.closest ('a, summary') === null && getSelection ().isCollapsed)" \
  "      window.webkit.messageHandlers.choose.postMessage (nonce + ':' + place);" \
  "  });" \
  "});"

/* What is chosen shows without loading the page again. */
#define MARK_SCRIPT \
  "document.querySelectorAll ('main > ol.carrel-options > li').forEach ((item, place) => {" \
  "  item.classList.toggle ('carrel-chosen', (chosen >> place & 1) === 1);" \
  "});"

/* The answer begins where it can be seen. */
#define REVEAL_SCRIPT \
  "const part = document.querySelector ('main > .carrel-part, main > .carrel-unanswered');" \
  "if (part !== null && part.getBoundingClientRect ().top > window.innerHeight * 0.6)" \
  "  part.scrollIntoView ({ block: 'start' });"

typedef enum
{
  STATE_NOTHING,
  STATE_RECALL,  /* to be thought of */
  STATE_CHOICE,
  STATE_GRADE,   /* the answer is shown, the user grades */
  STATE_SAVING,
  STATE_VERDICT, /* of a choice */
} State;

struct _CarrelQuestionView
{
  AdwBin                    parent_instance;

  /* Template widgets */
  CarrelReader             *reader;
  GtkStack                 *controls;
  GtkWidget                *typed_box;
  GtkTextView              *typed;
  GtkButton                *show_button;
  CarrelOptionBar          *options;
  GtkCheckButton           *unsure;
  GtkWidget                *check_button;
  GtkWidget                *points_box;
  CarrelKeyPointList       *points;
  CarrelGradeBar           *grades;
  GtkImage                 *verdict_icon;
  GtkLabel                 *verdict;
  GtkLabel                 *verdict_next;
  GtkWidget                *next_button;
  GtkWidget                *skip_button;

  /* Owned */
  GtkEventController       *keys;

  /* Borrowed */
  const CarrelQuizQuestion *question; /* nullable */

  char                     *nonce;    /* of the page on show */
  guint                     days[4];
  CarrelQuestionViewFlags   flags;
  State                     state;
  CarrelGrade               grade;    /* of a choice that was checked */
  gint64                    shown;    /* when the question was first on screen, monotonic; 0 when not yet */
  guint                     duration; /* milliseconds until it was answered */
};

G_DEFINE_FINAL_TYPE (CarrelQuestionView, carrel_question_view, ADW_TYPE_BIN)

enum
{
  ANSWERED,
  NEXT,
  SKIPPED,
  TOPIC_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_typed (CarrelQuestionView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->typed);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_choice (CarrelQuestionView *self)
{
  return self->question->record->kind == CARREL_QUIZ_KIND_CHOICE;
}

static void
load_page (CarrelQuestionView *self)
{
  const CarrelQuizQuestion *question = self->question;
  const CarrelQuestionRecord *record = question->record;
  guint32 chosen = carrel_option_bar_get_chosen (self->options);
  g_autofree CarrelQuestionPageOption *options = g_new0 (CarrelQuestionPageOption, record->options->len + 1);
  g_autofree char *typed = dup_typed (self);
  CarrelQuestionPage page = { 0 };
  char *nonce = carrel_page_dup_nonce ();
  guint i;

  for (i = 0; i < record->options->len; i++)
    {
      options[i].html = question->options[i];
      options[i].correct = is_choice (self) && i < 32 && (question->right >> i & 1) != 0;
      options[i].chosen = i < 32 && (chosen >> i & 1) != 0;
    }

  page.section = record->section;
  page.title = record->title;
  page.prompt = question->prompt;
  page.options = options;
  page.n_options = record->options->len;
  page.n_right = is_choice (self) ? (guint) __builtin_popcount (question->right) : 0;
  page.hides_options = self->state == STATE_RECALL && is_choice (self);
  page.is_answered = self->state == STATE_GRADE || self->state == STATE_VERDICT;
  page.typed = typed;
  page.explanation = question->explanation;
  page.answer = question->answer;

  g_free (self->nonce);
  self->nonce = g_strdup (nonce);
  carrel_reader_show_page (self->reader, record->bank_id, record->topic_id, record->document, nonce,
                           carrel_question_page_dup_html (&page, nonce));
}

static void
run_script (CarrelQuestionView *self,
            const char         *script,
            const char         *name,
            GVariant           *value)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);

  if (name != NULL)
    g_variant_dict_insert_value (&arguments, name, value);

  webkit_web_view_call_async_javascript_function (carrel_reader_get_view (self->reader), script, -1,
                                                  g_variant_dict_end (&arguments), CARREL_PAGE_VIEW_WORLD, NULL, NULL, NULL,
                                                  NULL);
}

static void
focus_control (CarrelQuestionView *self)
{
  switch (self->state)
    {
    case STATE_RECALL:
      gtk_widget_grab_focus (gtk_widget_get_visible (self->typed_box) ? GTK_WIDGET (self->typed)
                                                                      : GTK_WIDGET (self->show_button));
      break;

    case STATE_CHOICE:
      carrel_option_bar_focus (self->options);
      break;

    case STATE_GRADE:
      carrel_grade_bar_focus (self->grades);
      break;

    case STATE_VERDICT:
      gtk_widget_grab_focus (self->next_button);
      break;

    case STATE_NOTHING:
    case STATE_SAVING:
    default:
      break;
    }
}

static void
update_check (CarrelQuestionView *self)
{
  gtk_widget_set_sensitive (self->check_button, carrel_option_bar_get_chosen (self->options) != 0);
}

static void
set_state (CarrelQuestionView *self,
           State               state)
{
  static const char *const pages[] = { "nothing", "recall", "choice", "grade", NULL, "verdict" };

  self->state = state;

  /* While it is being saved all stays as it is, but nothing can be pressed. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->controls), state != STATE_SAVING);

  if (pages[state] != NULL)
    gtk_stack_set_visible_child_name (self->controls, pages[state]);
}

static void
page_shown_cb (CarrelQuestionView *self)
{
  if (self->question == NULL)
    return;

  if (self->shown == 0)
    self->shown = g_get_monotonic_time ();

  if (self->state == STATE_CHOICE)
    run_script (self, CHOOSE_SCRIPT, "nonce", g_variant_new_string (self->nonce));
  else if (self->state == STATE_GRADE || self->state == STATE_VERDICT)
    run_script (self, REVEAL_SCRIPT, NULL, NULL);

  focus_control (self);
}

static void
page_failed_cb (CarrelQuestionView *self,
                const char         *message)
{
  set_state (self, STATE_NOTHING);
  gtk_stack_set_visible_child_name (self->controls, "problem");
  gtk_widget_grab_focus (self->skip_button);
}

static void
link_followed_cb (CarrelQuestionView *self,
                  gint64              topic_id)
{
  g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, topic_id);
}

static void
skip_cb (CarrelQuestionView *self)
{
  g_signal_emit (self, signals[SKIPPED], 0);
}

static void
next_cb (CarrelQuestionView *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

static guint
take_time (CarrelQuestionView *self)
{
  gint64 now = g_get_monotonic_time ();

  return (guint) CLAMP ((now - (self->shown != 0 ? self->shown : now)) / 1000, 0, G_MAXINT32);
}

/* What was thought of is compared with the answer, or the options that were hidden are shown. */
static void
show_cb (CarrelQuestionView *self)
{
  if (self->state != STATE_RECALL)
    return;

  if (is_choice (self))
    {
      set_state (self, STATE_CHOICE);
    }
  else
    {
      self->duration = take_time (self);
      set_state (self, STATE_GRADE);
    }

  load_page (self);
}

static void
check_cb (CarrelQuestionView *self)
{
  guint32 chosen = carrel_option_bar_get_chosen (self->options);
  gboolean unsure = gtk_check_button_get_active (self->unsure);

  if (self->state != STATE_CHOICE || chosen == 0)
    return;

  self->duration = take_time (self);
  self->grade = carrel_quiz_choice_grade (self->question->right, chosen, unsure);
  set_state (self, STATE_SAVING);
  g_signal_emit (self, signals[ANSWERED], 0, self->grade, unsure, self->duration);
}

static void
graded_cb (CarrelQuestionView *self,
           int                 grade)
{
  if (self->state != STATE_GRADE)
    return;

  self->grade = (CarrelGrade) grade;
  set_state (self, STATE_SAVING);
  g_signal_emit (self, signals[ANSWERED], 0, grade, FALSE, self->duration);
}

static void
chosen_cb (CarrelQuestionView *self)
{
  update_check (self);
  run_script (self, MARK_SCRIPT, "chosen", g_variant_new_uint32 (carrel_option_bar_get_chosen (self->options)));
}

static void
points_changed_cb (CarrelQuestionView *self)
{
  guint n_named;
  guint n_points = carrel_key_point_list_get_n (self->points, &n_named);

  carrel_grade_bar_suggest (self->grades, carrel_quiz_points_grade (n_points, n_named));
}

static void
choose_message_cb (WebKitUserContentManager *manager,
                   JSCValue                 *value,
                   gpointer                  user_data)
{
  CarrelQuestionView *self = user_data;
  g_autofree char *message = jsc_value_is_string (value) ? jsc_value_to_string (value) : NULL;
  g_autofree char *prefix = g_strconcat (self->nonce != NULL ? self->nonce : "", ":", NULL);
  guint64 place;

  /* A message of an earlier page is of another question. */
  if (message == NULL || self->nonce == NULL || self->state != STATE_CHOICE || !g_str_has_prefix (message, prefix) ||
      !g_ascii_string_to_unsigned (message + strlen (prefix), 10, 0, 31, &place, NULL))
    return;

  carrel_option_bar_toggle (self->options, (guint) place);
}

/**
 * carrel_question_view_is_typing:
 *
 * Returns: whether keys belong to a text
 */
gboolean
carrel_question_view_is_typing (CarrelQuestionView *self)
{
  GtkWidget *focus;

  g_return_val_if_fail (CARREL_IS_QUESTION_VIEW (self), FALSE);

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus));
}

/* The place of an option, or -1. */
static int
get_place (guint keyval)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    return keyval - GDK_KEY_1;

  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_9)
    return keyval - GDK_KEY_KP_1;

  if (keyval >= GDK_KEY_a && keyval <= GDK_KEY_z)
    return keyval - GDK_KEY_a;

  return -1;
}

static gboolean
choice_key (CarrelQuestionView *self,
            guint               keyval)
{
  int place = get_place (gdk_keyval_to_lower (keyval));

  if (keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0 || keyval == GDK_KEY_question)
    {
      gtk_check_button_set_active (self->unsure, !gtk_check_button_get_active (self->unsure));
      return TRUE;
    }

  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && carrel_option_bar_get_chosen (self->options) != 0)
    {
      check_cb (self);
      return TRUE;
    }

  return place >= 0 && carrel_option_bar_toggle (self->options, place);
}

static gboolean
key_pressed_cb (CarrelQuestionView *self,
                guint               keyval,
                guint               keycode,
                GdkModifierType     modifiers)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;
  int place;

  if (self->question == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  if (self->state == STATE_RECALL && is_enter && (modifiers & GDK_CONTROL_MASK) != 0)
    {
      show_cb (self);
      return TRUE;
    }

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || carrel_question_view_is_typing (self))
    return FALSE;

  switch (self->state)
    {
    case STATE_CHOICE:
      return choice_key (self, keyval);

    case STATE_RECALL:
      if (!is_enter)
        return FALSE;

      show_cb (self);
      return TRUE;

    case STATE_GRADE:
      place = get_place (keyval);

      if (place < 0 || place > 3)
        return FALSE;

      graded_cb (self, CARREL_GRADE_AGAIN + place);
      return TRUE;

    case STATE_VERDICT:
      if (!is_enter)
        return FALSE;

      next_cb (self);
      return TRUE;

    case STATE_NOTHING:
    case STATE_SAVING:
    default:
      return FALSE;
    }
}

/* The keys are those of the whole window: between two questions the focus may be nowhere. */
static void
carrel_question_view_root (GtkWidget *widget)
{
  CarrelQuestionView *self = CARREL_QUESTION_VIEW (widget);

  GTK_WIDGET_CLASS (carrel_question_view_parent_class)->root (widget);
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_EVENT_CONTROLLER (g_object_ref (self->keys)));
}

static void
carrel_question_view_unroot (GtkWidget *widget)
{
  CarrelQuestionView *self = CARREL_QUESTION_VIEW (widget);

  gtk_widget_remove_controller (GTK_WIDGET (gtk_widget_get_root (widget)), self->keys);
  GTK_WIDGET_CLASS (carrel_question_view_parent_class)->unroot (widget);
}

static void
carrel_question_view_dispose (GObject *object)
{
  CarrelQuestionView *self = CARREL_QUESTION_VIEW (object);

  self->question = NULL;

  if (self->reader != NULL)
    {
      WebKitWebView *view = carrel_reader_get_view (self->reader);

      if (view != NULL)
        g_signal_handlers_disconnect_by_data (webkit_web_view_get_user_content_manager (view), self);
    }

  G_OBJECT_CLASS (carrel_question_view_parent_class)->dispose (object);
}

static void
carrel_question_view_finalize (GObject *object)
{
  CarrelQuestionView *self = CARREL_QUESTION_VIEW (object);

  g_clear_pointer (&self->nonce, g_free);
  g_clear_object (&self->keys);

  G_OBJECT_CLASS (carrel_question_view_parent_class)->finalize (object);
}

static void
carrel_question_view_class_init (CarrelQuestionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_question_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = carrel_question_view_finalize;
  widget_class->root = carrel_question_view_root;
  widget_class->unroot = carrel_question_view_unroot;

  signals[ANSWERED] = g_signal_new ("answered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT,
                                    G_TYPE_BOOLEAN, G_TYPE_UINT);
  signals[NEXT] = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SKIPPED] = g_signal_new ("skipped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_INT64);

  g_type_ensure (CARREL_TYPE_READER);
  g_type_ensure (CARREL_TYPE_OPTION_BAR);
  g_type_ensure (CARREL_TYPE_KEY_POINT_LIST);
  g_type_ensure (CARREL_TYPE_GRADE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/question-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, reader);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, controls);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, typed_box);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, typed);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, show_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, options);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, unsure);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, check_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, points_box);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, points);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, grades);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, verdict);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, verdict_next);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, next_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuestionView, skip_button);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_followed_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, graded_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, points_changed_cb);
}

static void
carrel_question_view_init (CarrelQuestionView *self)
{
  WebKitUserContentManager *manager;

  gtk_widget_init_template (GTK_WIDGET (self));

  /* Before the page, which would take them. */
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (self->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);

  manager = webkit_web_view_get_user_content_manager (carrel_reader_get_view (self->reader));
  g_signal_connect (manager, "script-message-received::choose", G_CALLBACK (choose_message_cb), self);
  webkit_user_content_manager_register_script_message_handler (manager, "choose", CARREL_PAGE_VIEW_WORLD);
  gtk_accessible_update_property (GTK_ACCESSIBLE (carrel_reader_get_view (self->reader)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Question"), -1);
}

/**
 * carrel_question_view_set_library:
 * @library: where pictures come from
 */
void
carrel_question_view_set_library (CarrelQuestionView *self,
                                  CarrelLibrary      *library)
{
  g_return_if_fail (CARREL_IS_QUESTION_VIEW (self));

  carrel_reader_set_library (self->reader, library);
}

/**
 * carrel_question_view_set_zoom:
 * @zoom: 1 is the size of the system's text
 */
void
carrel_question_view_set_zoom (CarrelQuestionView *self,
                               double              zoom)
{
  g_return_if_fail (CARREL_IS_QUESTION_VIEW (self));

  carrel_reader_set_zoom (self->reader, zoom);
}

/* Whoever cannot see the page hears with the control that has the focus what is asked. */
static void
describe_controls (CarrelQuestionView *self)
{
  const char *title = self->question->record->title;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->options), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, title, -1);
}

/**
 * carrel_question_view_ask:
 * @question: borrowed until another is asked, or carrel_question_view_let_go()
 * @days: when it would come back, for each grade
 */
void
carrel_question_view_ask (CarrelQuestionView       *self,
                          const CarrelQuizQuestion *question,
                          const guint               days[4],
                          CarrelQuestionViewFlags   flags)
{
  const CarrelQuestionRecord *record = question->record;
  gboolean choice = record->kind == CARREL_QUIZ_KIND_CHOICE;
  gboolean types = !choice && (flags & CARREL_QUESTION_VIEW_TYPE) != 0;

  g_return_if_fail (CARREL_IS_QUESTION_VIEW (self));

  self->question = question;
  self->flags = flags;
  self->shown = 0;
  self->duration = 0;
  memcpy (self->days, days, sizeof self->days);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->typed), "", 0);
  gtk_widget_set_visible (self->typed_box, types);
  gtk_button_set_label (self->show_button, choice ? _("Show Options") : _("Show Answer"));
  carrel_option_bar_set_options (self->options, (const char *const *) question->option_names,
                                 __builtin_popcount (question->right) > 1);
  gtk_check_button_set_active (self->unsure, FALSE);
  update_check (self);

  carrel_key_point_list_set_points (self->points, (const char *const *) record->key_points);
  gtk_widget_set_visible (self->points_box, record->key_points[0] != NULL);
  carrel_grade_bar_set_days (self->grades, days);
  carrel_grade_bar_suggest (self->grades, CARREL_GRADE_GOOD);
  describe_controls (self);

  set_state (self, choice && (flags & CARREL_QUESTION_VIEW_HIDE_OPTIONS) == 0 ? STATE_CHOICE : STATE_RECALL);
  load_page (self);
}

/**
 * carrel_question_view_show_problem:
 * @message: why the question cannot be asked
 */
void
carrel_question_view_show_problem (CarrelQuestionView *self,
                                   const char         *message)
{
  g_return_if_fail (CARREL_IS_QUESTION_VIEW (self));

  self->question = NULL;
  carrel_reader_show_problem (self->reader, message);
}

/**
 * carrel_question_view_tell:
 *
 * Tells whether the choice was right, and what the bank says.
 */
void
carrel_question_view_tell (CarrelQuestionView *self)
{
  gboolean right;
  g_autofree char *when = NULL;

  g_return_if_fail (CARREL_IS_QUESTION_VIEW (self));
  g_return_if_fail (self->question != NULL);

  right = self->grade != CARREL_GRADE_AGAIN;
  when = carrel_interval_text_dup (self->days[self->grade - CARREL_GRADE_AGAIN]);
  gtk_image_set_from_icon_name (self->verdict_icon, right ? "emblem-ok-symbolic" : "process-stop-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->verdict_icon), right ? "error" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->verdict_icon), right ? "success" : "error");
  gtk_label_set_text (self->verdict, right ? _("Right") : _("Wrong"));

  if (right)
    {
      /* Translators: when the question comes back: "Again in 3 days" */
      g_autofree char *next = g_strdup_printf (_("Again %s"), when);

      gtk_label_set_text (self->verdict_next, next);
    }
  else
    {
      gtk_label_set_text (self->verdict_next, _("Again in a few questions"));
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (self->verdict), -1);
  set_state (self, STATE_VERDICT);
  load_page (self);
}

/**
 * carrel_question_view_let_go:
 *
 * Forgets the question, which is about to be freed; the page stays until the next one.
 */
void
carrel_question_view_let_go (CarrelQuestionView *self)
{
  g_return_if_fail (CARREL_IS_QUESTION_VIEW (self));

  self->question = NULL;
  set_state (self, STATE_SAVING);
}
