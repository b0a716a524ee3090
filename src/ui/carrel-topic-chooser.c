/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-chooser.h"

#include <string.h>

#include <glib/gi18n.h>

/* More are found by typing. */
#define MAX_SHOWN 200

struct _CarrelTopicChooser
{
  AdwWindow       parent_instance;

  /* Template widgets */
  GtkLabel       *question;
  GtkSearchEntry *entry;
  GtkStack       *stack;
  GtkListBox     *list;

  CarrelOutline  *outline; /* owned */
  char          **words;   /* of the topic that is looked for, folded */
};

G_DEFINE_FINAL_TYPE (CarrelTopicChooser, carrel_topic_chooser, ADW_TYPE_WINDOW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  guint index;
  guint n_shared; /* words with the topic that is looked for */
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *candidate_a = a;
  const Candidate *candidate_b = b;

  if (candidate_a->n_shared != candidate_b->n_shared)
    return candidate_a->n_shared > candidate_b->n_shared ? -1 : 1;

  return candidate_a->index < candidate_b->index ? -1 : 1;
}

static guint
count_shared (CarrelTopicChooser *self,
              char              **words)
{
  guint n_shared = 0;
  guint i;

  for (i = 0; words[i] != NULL; i++)
    n_shared += g_strv_contains ((const char *const *) self->words, words[i]);

  return n_shared;
}

static gboolean
has_words (const char  *folded,
           char       **words)
{
  guint i;

  for (i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
add_row (CarrelTopicChooser *self,
         guint               index)
{
  const CarrelOutlineTopic *topic = &self->outline->topics[index];
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), topic->title);

  if (topic->section >= 0)
    {
      g_autofree char *section = g_markup_escape_text (self->outline->sections[topic->section].title, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), section);
    }

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "index", GUINT_TO_POINTER (index));
  gtk_list_box_append (self->list, row);
}

/* Those that share most words with what is looked for come first. */
static void
fill (CarrelTopicChooser *self)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  g_auto (GStrv) wanted = g_str_tokenize_and_fold (typed, NULL, NULL);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  GtkWidget *row;
  guint i;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);

  for (i = 0; i < self->outline->n_topics; i++)
    {
      const CarrelOutlineTopic *topic = &self->outline->topics[i];
      g_autofree char *folded = NULL;
      g_auto (GStrv) words = NULL;
      Candidate candidate = { i, 0 };

      if ((topic->flags & CARREL_TOPIC_FLAG_REMOVED) != 0)
        continue;

      folded = g_utf8_casefold (topic->title, -1);

      if (!has_words (folded, wanted))
        continue;

      words = g_str_tokenize_and_fold (topic->title, NULL, NULL);
      candidate.n_shared = count_shared (self, words);
      g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_candidates);

  for (i = 0; i < MIN (candidates->len, MAX_SHOWN); i++)
    add_row (self, g_array_index (candidates, Candidate, i).index);

  gtk_stack_set_visible_child_name (self->stack, candidates->len > 0 ? "topics" : "empty");
}

static void
activated_cb (CarrelTopicChooser *self,
              GtkListBoxRow      *row)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "index"));

  g_signal_emit (self, signals[CHOSEN], 0, self->outline->topics[index].id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
entry_activated_cb (CarrelTopicChooser *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
carrel_topic_chooser_dispose (GObject *object)
{
  CarrelTopicChooser *self = CARREL_TOPIC_CHOOSER (object);

  g_clear_pointer (&self->outline, carrel_outline_unref);
  g_clear_pointer (&self->words, g_strfreev);

  G_OBJECT_CLASS (carrel_topic_chooser_parent_class)->dispose (object);
}

static void
carrel_topic_chooser_class_init (CarrelTopicChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = carrel_topic_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/topic-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicChooser, question);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, CarrelTopicChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
carrel_topic_chooser_init (CarrelTopicChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * carrel_topic_chooser_new:
 * @title: of the topic that is looked for
 *
 * Returns: (transfer none): a window over @parent, owned by GTK
 */
GtkWindow *
carrel_topic_chooser_new (GtkWindow     *parent,
                          CarrelOutline *outline,
                          const char    *title)
{
  CarrelTopicChooser *self = g_object_new (CARREL_TYPE_TOPIC_CHOOSER, "transient-for", parent, NULL);

  self->outline = carrel_outline_ref (outline);
  self->words = g_str_tokenize_and_fold (title, NULL, NULL);
  gtk_label_set_text (self->question, title);
  fill (self);

  return GTK_WINDOW (self);
}
