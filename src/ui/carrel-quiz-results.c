/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-results.h"

#include <math.h>

#include <glib/gi18n.h>

struct _CarrelQuizResults
{
  AdwBin        parent_instance;

  /* Template widgets */
  GtkLabel     *score;
  GtkLabel     *details;
  GtkWidget    *missed_group;
  GtkListBox   *missed;
  GtkListBox   *sections;
  GtkWidget    *again_button;
  GtkWidget    *done_button;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CarrelQuizResults, carrel_quiz_results, ADW_TYPE_BIN)

enum
{
  AGAIN,
  ANOTHER,
  DONE,
  TOPIC_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A row whose words come from the store. */
typedef struct
{
  CarrelQuizResults *self;
  AdwActionRow      *row;
  gboolean           is_section;
} Words;

static void
words_free (Words *words)
{
  g_object_unref (words->self);
  g_object_unref (words->row);
  g_free (words);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Words, words_free)

static void
set_title (AdwActionRow *row,
           const char   *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Words) words = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelQuestionRecord) question = carrel_store_load_question_finish (CARREL_STORE (source), result, &error);
  gint64 topic_id;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (question == NULL)
    {
      set_title (words->row, _("No longer in the library"));
      return;
    }

  if (words->is_section)
    {
      set_title (words->row, *question->section != '\0' ? question->section : question->bank_title);
      return;
    }

  topic_id = question->topic_id;
  set_title (words->row, question->title);
  g_object_set_data_full (G_OBJECT (words->row), "topic", g_memdup2 (&topic_id, sizeof topic_id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (words->row), TRUE);
}

static AdwActionRow *
add_row (CarrelQuizResults *self,
         GtkListBox        *list,
         CarrelStore       *store,
         gint64             question_id)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  Words *words = g_new0 (Words, 1);

  adw_action_row_set_title_lines (row, 2);
  gtk_list_box_append (list, GTK_WIDGET (row));
  words->self = g_object_ref (self);
  words->row = g_object_ref (row);
  words->is_section = list == self->sections;
  carrel_store_load_question_async (store, question_id, self->cancellable, loaded_cb, words);

  return row;
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
fill_sections (CarrelQuizResults *self,
               CarrelStore       *store,
               CarrelQuizSession *session)
{
  g_autoptr (GArray) sections = carrel_quiz_session_list_sections (session);
  guint i;

  for (i = 0; i < sections->len; i++)
    {
      const CarrelQuizSectionScore *section = &g_array_index (sections, CarrelQuizSectionScore, i);
      g_autofree char *score = NULL;
      AdwActionRow *row;
      GtkWidget *label;

      if (section->score.n_asked == 0)
        continue;

      score = g_strdup_printf (_("%u of %u"), section->score.n_right, section->score.n_asked);
      row = add_row (self, self->sections, store, section->question);
      label = gtk_label_new (score);
      gtk_widget_add_css_class (label, "numeric");
      adw_action_row_add_suffix (row, label);
    }
}

static void
fill_missed (CarrelQuizResults *self,
             CarrelStore       *store,
             CarrelQuizSession *session)
{
  g_autoptr (GArray) missed = carrel_quiz_session_list_missed (session);
  guint i;

  for (i = 0; i < missed->len; i++)
    add_row (self, self->missed, store, g_array_index (missed, CarrelQuizItem, i).question);

  gtk_widget_set_visible (self->missed_group, missed->len > 0);
  gtk_widget_set_visible (self->again_button, missed->len > 0);
}

static char *
dup_time (double seconds)
{
  guint minutes = (guint) lround (seconds / 60);

  if (minutes == 0)
    return g_strdup (_("less than a minute"));

  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

static void
show_score (CarrelQuizResults *self,
            CarrelQuizSession *session)
{
  const CarrelQuizExam *exam = carrel_quiz_session_get_exam (session);
  g_autofree char *title = NULL;
  g_autofree char *time = NULL;
  g_autofree char *details = NULL;
  CarrelQuizScore score;
  guint n_all;
  guint percent;

  carrel_quiz_session_get_score (session, &score);
  n_all = exam != NULL ? carrel_quiz_session_get_n_items (session) : score.n_asked;
  percent = n_all > 0 ? score.n_right * 100 / n_all : 0;
  time = dup_time (score.seconds);

  if (exam != NULL)
    {
      title = g_strdup (percent >= exam->pass_mark ? _("Passed") : _("Not Passed"));
      /* Translators: "14 of 20 right (70 %, 60 % needed) · 12 minutes" */
      details = g_strdup_printf (_("%u of %u right (%u %%, %u %% needed) · %s"), score.n_right, n_all, percent, exam->pass_mark,
                                 time);
    }
  else
    {
      /* Translators: "14 of 20 right" */
      title = g_strdup_printf (_("%u of %u Right"), score.n_right, n_all);
      /* Translators: "70 % known at the first try · 12 minutes" */
      details = g_strdup_printf (_("%u %% known at the first try · %s"), percent, time);
    }

  gtk_label_set_text (self->score, title);
  gtk_label_set_text (self->details, details);
}

static void
missed_activated_cb (CarrelQuizResults *self,
                     GtkListBoxRow     *row)
{
  const gint64 *topic_id = g_object_get_data (G_OBJECT (row), "topic");

  if (topic_id != NULL)
    g_signal_emit (self, signals[TOPIC_ACTIVATED], 0, *topic_id);
}

static void
again_cb (CarrelQuizResults *self)
{
  g_signal_emit (self, signals[AGAIN], 0);
}

static void
another_cb (CarrelQuizResults *self)
{
  g_signal_emit (self, signals[ANOTHER], 0);
}

static void
done_cb (CarrelQuizResults *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
carrel_quiz_results_dispose (GObject *object)
{
  CarrelQuizResults *self = CARREL_QUIZ_RESULTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (carrel_quiz_results_parent_class)->dispose (object);
}

static void
carrel_quiz_results_class_init (CarrelQuizResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_quiz_results_dispose;

  signals[AGAIN] = g_signal_new ("again", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ANOTHER] = g_signal_new ("another", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOPIC_ACTIVATED] = g_signal_new ("topic-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                           G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/quiz-results.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, score);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, details);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, missed_group);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, missed);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, sections);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, again_button);
  gtk_widget_class_bind_template_child (widget_class, CarrelQuizResults, done_button);
  gtk_widget_class_bind_template_callback (widget_class, missed_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
}

static void
carrel_quiz_results_init (CarrelQuizResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_quiz_results_show:
 * @quiz: whose session has ended
 */
void
carrel_quiz_results_show (CarrelQuizResults *self,
                          CarrelQuiz        *quiz)
{
  CarrelStore *store = carrel_library_get_store (carrel_quiz_get_library (quiz));
  CarrelQuizSession *session = carrel_quiz_get_session (quiz);

  g_return_if_fail (CARREL_IS_QUIZ_RESULTS (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  clear (self->missed);
  clear (self->sections);
  show_score (self, session);
  fill_missed (self, store, session);
  fill_sections (self, store, session);
  gtk_widget_grab_focus (gtk_widget_get_visible (self->again_button) ? self->again_button : self->done_button);
}
