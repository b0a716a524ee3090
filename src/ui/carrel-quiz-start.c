/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-start.h"

#include <glib/gi18n.h>

/* Rows of the list of scopes; not all are always there. */
typedef enum
{
  SCOPE_LIST,
  SCOPE_SECTION,
  SCOPE_BANK,
  SCOPE_LIBRARY,
  SCOPE_BANKS,
  SCOPE_BOOKMARKS,
  SCOPE_UNREAD,
} Scope;

struct _CarrelQuizStart
{
  AdwBin               parent_instance;

  /* Template widgets */
  GtkWidget           *paused_group;
  AdwActionRow        *paused_row;
  GtkWidget           *resume_button;
  GtkWidget           *nothing_group;
  GtkWidget           *ahead_button;
  GtkWidget           *new_button;
  AdwComboRow         *scope_row;
  AdwExpanderRow      *banks_row;
  AdwComboRow         *which_row;
  AdwComboRow         *kind_row;
  GtkSpinButton       *number;
  AdwComboRow         *order_row;
  GtkSwitch           *hide_options;
  GtkSwitch           *type_answers;
  AdwExpanderRow      *exam_row;
  GtkSpinButton       *minutes;
  GtkSpinButton       *pass_mark;
  GtkLabel            *summary;
  GtkWidget           *start_button;

  /* Owned */
  CarrelQuiz          *quiz;
  GSettings           *settings;
  CarrelQuizPlace     *place;
  GArray              *scopes;     /* Scope of each row */
  GPtrArray           *bank_rows;  /* GtkCheckButton, borrowed; in the order of the library's banks */
  GCancellable        *cancellable;

  gboolean             looked; /* what there is was counted */
  guint64              seed;
};

G_DEFINE_FINAL_TYPE (CarrelQuizStart, carrel_quiz_start, ADW_TYPE_BIN)

enum
{
  STARTED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

void
carrel_quiz_place_free (CarrelQuizPlace *self)
{
  g_free (self->bank_title);
  g_free (self->section_title);
  g_clear_pointer (&self->section_topics, g_array_unref);
  g_free (self->list_title);
  g_clear_pointer (&self->list_topics, g_array_unref);
  g_free (self);
}

static Scope
get_scope (CarrelQuizStart *self)
{
  guint selected = adw_combo_row_get_selected (self->scope_row);

  return selected < self->scopes->len ? g_array_index (self->scopes, Scope, selected) : SCOPE_LIBRARY;
}

static gboolean
is_exam (CarrelQuizStart *self)
{
  return adw_expander_row_get_enable_expansion (self->exam_row);
}

static guint
get_left (CarrelQuizStart *self,
          const char      *key,
          guint            n_done)
{
  int limit = g_settings_get_int (self->settings, key);

  return (guint) MAX (limit - (int) n_done, 0);
}

static CarrelQuizPlan
make_plan (CarrelQuizStart *self)
{
  static const CarrelQuizKinds kinds[] = { CARREL_QUIZ_KIND_ALL, CARREL_QUIZ_KIND_CHOICE,
                                           CARREL_QUIZ_KIND_RECALL | CARREL_QUIZ_KIND_CLOZE };
  const CarrelStudyToday *today = carrel_quiz_get_today (self->quiz);
  CarrelQuizPlan plan = { 0 };

  plan.which = is_exam (self) ? CARREL_QUIZ_ANY : (CarrelQuizWhich) adw_combo_row_get_selected (self->which_row);
  plan.kinds = kinds[MIN (adw_combo_row_get_selected (self->kind_row), G_N_ELEMENTS (kinds) - 1)];
  plan.order = is_exam (self) ? CARREL_QUIZ_RANDOM : (CarrelQuizOrder) adw_combo_row_get_selected (self->order_row);
  plan.number = (guint) gtk_spin_button_get_value_as_int (self->number);
  plan.new_left = get_left (self, "new-per-day", today->n_introduced);
  plan.reviews_left = get_left (self, "reviews-per-day", today->n_reviewed);
  plan.day = carrel_store_get_today ();
  plan.seed = self->seed;

  return plan;
}

static void
show_paused (CarrelQuizStart *self)
{
  CarrelQuizSession *paused = carrel_quiz_get_paused (self->quiz);
  g_autofree char *subtitle = NULL;
  guint n_items;

  gtk_widget_set_visible (self->paused_group, paused != NULL);

  if (paused == NULL)
    return;

  n_items = carrel_quiz_session_get_n_items (paused);
  /* Translators: how far a quiz has come */
  subtitle = g_strdup_printf (_("%u of %u done"), carrel_quiz_session_get_n_done (paused), n_items);
  adw_action_row_set_subtitle (self->paused_row, subtitle);
}

static void
show_counts (CarrelQuizStart *self)
{
  CarrelQuizPlan plan = make_plan (self);
  CarrelQuizCounts counts;
  g_autofree char *due = NULL;
  g_autofree char *fresh = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *text = NULL;
  gboolean nothing;
  guint n_chosen;

  carrel_quiz_count (self->quiz, &plan, &counts, &n_chosen);
  nothing = n_chosen == 0 && plan.which == CARREL_QUIZ_DUE_THEN_NEW && counts.n_new + counts.n_ahead > 0;
  due = g_strdup_printf (ngettext ("%u due", "%u due", counts.n_due), counts.n_due);
  fresh = g_strdup_printf (ngettext ("%u new", "%u new", counts.n_new), counts.n_new);
  chosen = g_strdup_printf (ngettext ("%u question", "%u questions", n_chosen), n_chosen);
  /* Translators: questions of this quiz, then what there is to choose from: "20 questions · 12 due · 40 new" */
  text = g_strdup_printf (_("%s · %s · %s"), chosen, due, fresh);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_visible (self->nothing_group, nothing);
  gtk_widget_set_visible (self->ahead_button, counts.n_ahead > 0);
  gtk_widget_set_visible (self->new_button, counts.n_new > 0);
  gtk_widget_set_sensitive (self->start_button, n_chosen > 0);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (CarrelQuizStart) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean first = !self->looked;

  if (!carrel_quiz_look_finish (CARREL_QUIZ (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error->message);

      return;
    }

  self->looked = TRUE;
  show_paused (self);
  show_counts (self);

  if (first)
    gtk_widget_grab_focus (carrel_quiz_get_paused (self->quiz) != NULL ? self->resume_button : self->start_button);
}

static GArray *
list_one (gint64 id)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, id);

  return ids;
}

static GArray *
list_chosen_banks (CarrelQuizStart *self)
{
  GListModel *banks = carrel_library_get_banks (carrel_quiz_get_library (self->quiz));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint i;

  for (i = 0; i < self->bank_rows->len; i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);
      gint64 id = bank != NULL ? carrel_bank_get_id (bank) : 0;

      if (id != 0 && gtk_check_button_get_active (g_ptr_array_index (self->bank_rows, i)))
        g_array_append_val (ids, id);
    }

  return ids;
}

/**
 * carrel_quiz_start_look:
 *
 * Counts again what there is to be asked.
 */
void
carrel_quiz_start_look (CarrelQuizStart *self)
{
  CarrelStudyScope scope = { 0 };

  g_return_if_fail (CARREL_IS_QUIZ_START (self));

  switch (get_scope (self))
    {
    case SCOPE_LIST:
      scope.topics = g_array_ref (self->place->list_topics);
      break;

    case SCOPE_SECTION:
      scope.topics = g_array_ref (self->place->section_topics);
      break;

    case SCOPE_BANK:
      scope.banks = list_one (self->place->bank_id);
      break;

    case SCOPE_BANKS:
      scope.banks = list_chosen_banks (self);
      break;

    case SCOPE_BOOKMARKS:
      scope.kind = CARREL_STUDY_SCOPE_BOOKMARKED;
      break;

    case SCOPE_UNREAD:
      scope.kind = CARREL_STUDY_SCOPE_UNREAD;
      break;

    case SCOPE_LIBRARY:
    default:
      break;
    }

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  carrel_quiz_look_async (self->quiz, &scope, self->cancellable, looked_cb, g_object_ref (self));
  g_clear_pointer (&scope.banks, g_array_unref);
  g_clear_pointer (&scope.topics, g_array_unref);
}

static void
scope_changed_cb (CarrelQuizStart *self)
{
  if (self->quiz == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->banks_row), get_scope (self) == SCOPE_BANKS);
  carrel_quiz_start_look (self);
}

static void
choice_changed_cb (CarrelQuizStart *self)
{
  if (self->quiz == NULL)
    return;

  /* An exam asks at random of all there is. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->which_row), !is_exam (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->order_row), !is_exam (self));

  if (self->looked)
    show_counts (self);
}

static void
ahead_cb (CarrelQuizStart *self)
{
  adw_combo_row_set_selected (self->which_row, CARREL_QUIZ_AHEAD);
  gtk_widget_grab_focus (self->start_button);
}

static void
new_cb (CarrelQuizStart *self)
{
  adw_combo_row_set_selected (self->which_row, CARREL_QUIZ_NEW);
  gtk_widget_grab_focus (self->start_button);
}

static void
start_cb (CarrelQuizStart *self)
{
  CarrelQuizPlan plan = make_plan (self);
  CarrelQuizExam exam = { 0 };

  exam.seconds = (guint) gtk_spin_button_get_value_as_int (self->minutes) * 60;
  exam.pass_mark = (guint) gtk_spin_button_get_value_as_int (self->pass_mark);

  if (self->looked && carrel_quiz_start (self->quiz, &plan, is_exam (self) ? &exam : NULL))
    g_signal_emit (self, signals[STARTED], 0);
}

static void
resume_cb (CarrelQuizStart *self)
{
  if (carrel_quiz_resume (self->quiz))
    g_signal_emit (self, signals[STARTED], 0);
}

static void
discard_cb (CarrelQuizStart *self)
{
  carrel_quiz_discard (self->quiz);
  show_paused (self);
  gtk_widget_grab_focus (self->start_button);
}

static void
carrel_quiz_start_dispose (GObject *object)
{
  CarrelQuizStart *self = CARREL_QUIZ_START (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->quiz);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->place, carrel_quiz_place_free);

  G_OBJECT_CLASS (carrel_quiz_start_parent_class)->dispose (object);
}

static void
carrel_quiz_start_finalize (GObject *object)
{
  CarrelQuizStart *self = CARREL_QUIZ_START (object);

  g_array_unref (self->scopes);
  g_ptr_array_unref (self->bank_rows);

  G_OBJECT_CLASS (carrel_quiz_start_parent_class)->finalize (object);
}

static void
carrel_quiz_start_class_init (CarrelQuizStartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_quiz_start_dispose;
  G_OBJECT_CLASS (klass)->finalize = carrel_quiz_start_finalize;

  signals[STARTED] = g_signal_new ("started", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/quiz-start.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, paused_group);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, paused_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, resume_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, nothing_group);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, ahead_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, new_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, scope_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, banks_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, which_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, number);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, order_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, hide_options);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, type_answers);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, exam_row);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, minutes);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, pass_mark);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, summary);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizStart, start_button);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, ahead_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
}

static void
carrel_quiz_start_init (CarrelQuizStart *self)
{
  self->scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  self->bank_rows = g_ptr_array_new ();
  self->seed = (guint64) g_get_real_time ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_scope (CarrelQuizStart *self,
           GtkStringList   *names,
           Scope            scope,
           const char      *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->scopes, scope);
}

static void
fill_scopes (CarrelQuizStart *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const CarrelQuizPlace *place = self->place;

  if (place->list_topics != NULL)
    add_scope (self, names, SCOPE_LIST, place->list_title);

  if (place->bank_id != 0)
    add_scope (self, names, SCOPE_BANK, place->bank_title);

  if (place->section_topics != NULL)
    add_scope (self, names, SCOPE_SECTION, place->section_title);

  add_scope (self, names, SCOPE_LIBRARY, _("All Banks"));

  if (self->bank_rows->len > 1)
    add_scope (self, names, SCOPE_BANKS, _("Some Banks"));

  add_scope (self, names, SCOPE_BOOKMARKS, _("Bookmarks"));
  add_scope (self, names, SCOPE_UNREAD, _("Not Yet Read"));
  adw_combo_row_set_model (self->scope_row, G_LIST_MODEL (names));
}

static void
fill_banks (CarrelQuizStart *self)
{
  GListModel *banks = carrel_library_get_banks (carrel_quiz_get_library (self->quiz));
  guint i;

  for (i = 0; i < g_list_model_get_n_items (banks); i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (banks, i);
      g_autofree char *title = g_markup_escape_text (carrel_bank_get_title (bank), -1);
      GtkWidget *check = gtk_check_button_new ();
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, carrel_bank_get_title (bank), -1);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_signal_connect_object (check, "toggled", G_CALLBACK (carrel_quiz_start_look), self, G_CONNECT_SWAPPED);
      adw_expander_row_add_row (self->banks_row, row);
      g_ptr_array_add (self->bank_rows, check);
    }
}

/**
 * carrel_quiz_start_set_quiz:
 * @settings: where choices are kept
 * @place: (transfer full): where the quiz was asked for
 *
 * To be called once.
 */
void
carrel_quiz_start_set_quiz (CarrelQuizStart *self,
                            CarrelQuiz      *quiz,
                            GSettings       *settings,
                            CarrelQuizPlace *place)
{
  g_return_if_fail (CARREL_IS_QUIZ_START (self));
  g_return_if_fail (self->quiz == NULL);

  self->quiz = g_object_ref (quiz);
  self->settings = g_object_ref (settings);
  self->place = place;
  fill_banks (self);
  fill_scopes (self);

  g_settings_bind (settings, "quiz-kind", self->kind_row, "selected", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiz-order", self->order_row, "selected", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiz-number", self->number, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiz-hides-options", self->hide_options, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "quiz-types-answers", self->type_answers, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "exam-minutes", self->minutes, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "exam-pass-mark", self->pass_mark, "value", G_SETTINGS_BIND_DEFAULT);
  carrel_quiz_start_look (self);
}

/**
 * carrel_quiz_start_get_flags:
 *
 * Returns: how the questions are to be asked
 */
CarrelQuestionViewFlags
carrel_quiz_start_get_flags (CarrelQuizStart *self)
{
  CarrelQuestionViewFlags flags = CARREL_QUESTION_VIEW_PLAIN;

  g_return_val_if_fail (CARREL_IS_QUIZ_START (self), flags);

  if (gtk_switch_get_active (self->hide_options))
    flags |= CARREL_QUESTION_VIEW_HIDE_OPTIONS;

  if (gtk_switch_get_active (self->type_answers))
    flags |= CARREL_QUESTION_VIEW_TYPE;

  return flags;
}
