/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-answer-key.h"

#include <string.h>

/* Some questions of a document. */
typedef struct
{
  CarrelDocument *document;
  GArray         *indexes; /* guint */
  const char     *title;   /* of the list of keys; nullable */
} Questions;

static CarrelQuestion *
get_question (const Questions *questions,
              guint            index)
{
  return g_ptr_array_index (questions->document->questions, index);
}

static guint
get_number (const Questions *questions,
            guint            i)
{
  return get_question (questions, g_array_index (questions->indexes, guint, i))->number;
}

static const CarrelKeyEntry *
get_entry (CarrelKeyList *list,
           guint          i)
{
  return &g_array_index (list->entries, CarrelKeyEntry, i);
}

/* Below the question people read what was said of it elsewhere. */
static void
show (const Questions      *questions,
      const CarrelQuestion *question,
      const char           *text)
{
  CarrelTopic *topic = g_ptr_array_index (questions->document->topics, question->topic);
  char *body = *topic->body != '\0' ? g_strdup_printf ("%s\n\n%s", topic->body, text) : g_strdup (text);

  g_free (topic->body);
  topic->body = body;
}

static CarrelKey
get_key (const CarrelQuestion *question)
{
  CarrelKey key = 0;
  guint i;

  for (i = 0; i < question->options->len && i < 32; i++)
    if (((CarrelOption *) g_ptr_array_index (question->options, i))->correct)
      key |= 1u << i;

  return key;
}

/* "Answers: B", and what is said of it. */
static void
show_key (const Questions      *questions,
          const CarrelQuestion *question,
          const CarrelKeyEntry *entry)
{
  g_autofree char *text = NULL;

  if (questions->title == NULL)
    return;

  if (entry->key == 0)
    text = g_strdup_printf ("**%s:** %s", questions->title, entry->text);
  else if (entry->rest != NULL && *entry->rest != '\0')
    text = g_strdup_printf ("**%s:** %s\n\n%s", questions->title, entry->label, entry->rest);
  else
    text = g_strdup_printf ("**%s:** %s", questions->title, entry->label);

  show (questions, question, text);
}

static gboolean
give_answer (const Questions      *questions,
             CarrelQuestion       *question,
             const CarrelKeyEntry *entry)
{
  if (question->answered || entry->text == NULL)
    return FALSE;

  g_free (question->answer);
  question->answer = g_strdup (entry->text);
  question->answered = TRUE;
  show (questions, question, entry->text);

  return TRUE;
}

/* Returns whether all that the entry says has gone to the question. */
static gboolean
give (const Questions      *questions,
      CarrelQuestion       *question,
      const CarrelKeyEntry *entry)
{
  CarrelKey key = entry->key;
  const char *explanation;
  guint i;

  if (question->options->len == 0)
    return give_answer (questions, question, entry);

  if (get_key (question) != 0)
    return key == get_key (question) && (entry->rest == NULL || *entry->rest == '\0');

  if (key == 0)
    {
      g_autofree char *line = g_strconcat ("Answer: ", entry->text, NULL);

      key = carrel_key_find (line, question->options);
    }

  if (key == 0 || (question->options->len < 32 && key >> question->options->len != 0))
    return FALSE;

  for (i = 0; i < question->options->len && i < 32; i++)
    ((CarrelOption *) g_ptr_array_index (question->options, i))->correct = (key >> i) & 1;

  explanation = entry->key != 0 ? entry->rest : entry->text;

  if (question->explanation == NULL && explanation != NULL && *explanation != '\0')
    question->explanation = g_strdup (explanation);

  show_key (questions, question, entry);

  return TRUE;
}

/* How often the numbers begin anew. */
static guint
count_restarts_of_entries (CarrelKeyList *list,
                           guint          begin,
                           guint          end)
{
  guint n = 0;
  guint i;

  for (i = begin + 1; i < end; i++)
    n += get_entry (list, i)->number <= get_entry (list, i - 1)->number;

  return n;
}

static guint
count_restarts (const Questions *questions)
{
  guint n = 0;
  guint i;

  for (i = 1; i < questions->indexes->len; i++)
    n += get_number (questions, i) <= get_number (questions, i - 1);

  return n;
}

static guint
give_by_place (CarrelKeyList   *list,
               guint            begin,
               guint            end,
               const Questions *questions)
{
  guint n_given = 0;
  guint i;

  for (i = begin; i < end; i++)
    {
      guint number = get_entry (list, i)->number;

      if (number >= 1 && number <= questions->indexes->len)
        n_given += give (questions, get_question (questions, g_array_index (questions->indexes, guint, number - 1)),
                         get_entry (list, i));
    }

  return n_given;
}

/* Entry and question walk side by side, and begin anew together. */
static guint
give_by_number (CarrelKeyList   *list,
                guint            begin,
                guint            end,
                const Questions *questions,
                gboolean         restarts)
{
  g_autoptr (GHashTable) by_number = g_hash_table_new (NULL, NULL);
  guint n_given = 0;
  guint next = 0;
  guint i = begin;

  while (i < end)
    {
      guint first = next;

      g_hash_table_remove_all (by_number);

      while (next < questions->indexes->len &&
             (!restarts || next == first || get_number (questions, next) > get_number (questions, next - 1)))
        {
          guint number = get_number (questions, next);

          if (!g_hash_table_contains (by_number, GUINT_TO_POINTER (number)))
            g_hash_table_insert (by_number, GUINT_TO_POINTER (number), GUINT_TO_POINTER (g_array_index (questions->indexes, guint, next) + 1));

          next++;
        }

      do
        {
          guint index = GPOINTER_TO_UINT (g_hash_table_lookup (by_number, GUINT_TO_POINTER (get_entry (list, i)->number)));

          if (index > 0)
            n_given += give (questions, get_question (questions, index - 1), get_entry (list, i));

          i++;
        }
      while (i < end && (!restarts || get_entry (list, i)->number > get_entry (list, i - 1)->number));
    }

  return n_given;
}

static guint
give_entries (CarrelKeyList   *list,
              guint            begin,
              guint            end,
              const Questions *questions)
{
  guint n_restarts = count_restarts (questions);
  guint n_numbered = 0;
  guint i;

  for (i = 0; i < questions->indexes->len; i++)
    n_numbered += get_number (questions, i) > 0;

  if (questions->indexes->len == 0)
    return 0;

  /* The key counts on where the questions begin anew. */
  if (n_numbered * 2 < questions->indexes->len ||
      (n_restarts > 0 && count_restarts_of_entries (list, begin, end) == 0 &&
       get_entry (list, end - 1)->number == questions->indexes->len))
    return give_by_place (list, begin, end, questions);

  return give_by_number (list, begin, end, questions, n_restarts > 0 && count_restarts_of_entries (list, begin, end) == n_restarts);
}

static gboolean
is_same_title (const char *a,
               const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

/* Whether the question stands in a section of that title. */
static gboolean
is_below (CarrelDocument *document,
          guint           index,
          const char     *title)
{
  const CarrelQuestion *question = g_ptr_array_index (document->questions, index);
  int section = ((CarrelTopic *) g_ptr_array_index (document->topics, question->topic))->section;

  while (section >= 0)
    {
      const CarrelSection *s = g_ptr_array_index (document->sections, section);

      if (is_same_title (s->title, title))
        return TRUE;

      section = s->parent;
    }

  return FALSE;
}

/**
 * carrel_answer_key_give:
 * @list: answers to several questions
 * @title: (nullable): Markdown that stands before a key where it is shown below its question; %NULL to
 *   show only answers in words
 * @begin: index of the first question that is meant
 * @end: index after the last
 *
 * Gives the answers to the questions of the same numbers that have none, within their sections where
 * the list names sections, and by their places where they have no numbers.
 *
 * Returns: how many entries found their questions
 */
guint
carrel_answer_key_give (CarrelKeyList  *list,
                        const char     *title,
                        CarrelDocument *document,
                        guint           begin,
                        guint           end)
{
  guint n_given = 0;
  guint first = 0;

  while (first < list->entries->len)
    {
      const char *heading = get_entry (list, first)->heading;
      guint last = first;
      Questions questions = { document, g_array_new (FALSE, FALSE, sizeof (guint)), title };
      guint i;

      while (last < list->entries->len && get_entry (list, last)->heading == heading)
        last++;

      if (heading != NULL)
        for (i = begin; i < end; i++)
          if (is_below (document, i, heading))
            g_array_append_val (questions.indexes, i);

      /* A title that names no section parts nothing. */
      if (questions.indexes->len == 0)
        {
          last = heading != NULL && first == 0 ? list->entries->len : last;

          for (i = begin; i < end; i++)
            g_array_append_val (questions.indexes, i);
        }

      n_given += give_entries (list, first, last, &questions);
      g_array_unref (questions.indexes);
      first = last;
    }

  return n_given;
}
