/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-answer-key.h"

#include <string.h>

/* Some questions of a document. */
typedef struct
{
  CarrelDocument *document;
  GArray         *indexes; /* guint */
} Questions;

static guint
get_number (const Questions *questions,
            guint            i)
{
  const CarrelQuestion *question =
    g_ptr_array_index (questions->document->questions, g_array_index (questions->indexes, guint, i));

  return question->number;
}

static const CarrelKeyEntry *
get_entry (CarrelKeyList *list,
           guint          i)
{
  return &g_array_index (list->entries, CarrelKeyEntry, i);
}

static void
give (CarrelQuestion       *question,
      const CarrelKeyEntry *entry)
{
  CarrelKey key = entry->key;
  guint i;

  if (question->options->len == 0)
    {
      if (question->answered || entry->text == NULL)
        return;

      g_free (question->answer);
      question->answer = g_strdup (entry->text);
      question->answered = TRUE;
      return;
    }

  for (i = 0; i < question->options->len; i++)
    if (((CarrelOption *) g_ptr_array_index (question->options, i))->correct)
      return;

  if (key == 0)
    {
      g_autofree char *line = g_strconcat ("Answer: ", entry->text, NULL);

      key = carrel_key_find (line, question->options);
    }

  for (i = 0; i < question->options->len && i < 32; i++)
    ((CarrelOption *) g_ptr_array_index (question->options, i))->correct = (key >> i) & 1;
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

static void
give_by_place (CarrelKeyList   *list,
               guint            begin,
               guint            end,
               const Questions *questions)
{
  guint i;

  for (i = begin; i < end; i++)
    {
      guint number = get_entry (list, i)->number;

      if (number >= 1 && number <= questions->indexes->len)
        give (g_ptr_array_index (questions->document->questions, g_array_index (questions->indexes, guint, number - 1)),
              get_entry (list, i));
    }
}

/* Entry and question walk side by side, and begin anew together. */
static void
give_by_number (CarrelKeyList   *list,
                guint            begin,
                guint            end,
                const Questions *questions,
                gboolean         restarts)
{
  g_autoptr (GHashTable) by_number = g_hash_table_new (NULL, NULL);
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
            give (g_ptr_array_index (questions->document->questions, index - 1), get_entry (list, i));

          i++;
        }
      while (i < end && (!restarts || get_entry (list, i)->number > get_entry (list, i - 1)->number));
    }
}

static void
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
    return;

  /* The key counts on where the questions begin anew. */
  if (n_numbered * 2 < questions->indexes->len ||
      (n_restarts > 0 && count_restarts_of_entries (list, begin, end) == 0 &&
       get_entry (list, end - 1)->number == questions->indexes->len))
    give_by_place (list, begin, end, questions);
  else
    give_by_number (list, begin, end, questions, n_restarts > 0 && count_restarts_of_entries (list, begin, end) == n_restarts);
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
 * @begin: index of the first question that is meant
 * @end: index after the last
 *
 * Gives the answers to the questions of the same numbers that have none, within their sections where
 * the list names sections, and by their places where they have no numbers.
 */
void
carrel_answer_key_give (CarrelKeyList  *list,
                        CarrelDocument *document,
                        guint           begin,
                        guint           end)
{
  guint first = 0;

  while (first < list->entries->len)
    {
      const char *heading = get_entry (list, first)->heading;
      guint last = first;
      Questions questions = { document, g_array_new (FALSE, FALSE, sizeof (guint)) };
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

      give_entries (list, first, last, &questions);
      g_array_unref (questions.indexes);
      first = last;
    }
}
