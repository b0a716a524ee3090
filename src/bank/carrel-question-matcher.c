/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-question-matcher.h"

#include "carrel-shingles.h"

/* A topic with more questions than this is compared key by key only. */
#define MAX_COMPARED 200

/* The share of a prompt and its options that must be left. */
#define MIN_LIKENESS 0.5f
#define MIN_MARGIN 0.05f

typedef enum
{
  KEY_PROMPT = 1 << 0,
  KEY_OPTIONS = 1 << 1,
  KEY_ANSWER = 1 << 2,
} Key;

static const Key passes[] = {
  KEY_PROMPT | KEY_OPTIONS | KEY_ANSWER,
  KEY_PROMPT | KEY_OPTIONS,
  KEY_PROMPT,
  KEY_OPTIONS | KEY_ANSWER,
  KEY_OPTIONS,
};

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/* Options are told apart by their texts, whatever their order. */
static char *
dup_key (const CarrelMatchQuestion *question,
         Key                        key)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  guint i;

  if (key & KEY_OPTIONS)
    {
      if (question->n_options == 0 && (key & KEY_PROMPT) == 0)
        return NULL;

      for (i = 0; i < question->n_options; i++)
        g_ptr_array_add (parts, (char *) question->options[i].text);

      g_ptr_array_sort (parts, compare_texts);
    }

  if (key & KEY_PROMPT)
    g_ptr_array_insert (parts, 0, (char *) carrel_shingles_skip_number (question->prompt != NULL ? question->prompt : ""));

  if (key & KEY_ANSWER)
    g_ptr_array_add (parts, (char *) (question->answer != NULL ? question->answer : ""));

  g_ptr_array_add (parts, NULL);

  return g_strjoinv ("\x1e", (char **) parts->pdata);
}

/* The questions that are free, by key; -2 where one key has several. */
static GHashTable *
collect (const CarrelMatchQuestion *questions,
         guint                      n_questions,
         const gboolean            *taken,
         Key                        key)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < n_questions; i++)
    {
      char *text = taken[i] ? NULL : dup_key (&questions[i], key);

      if (text != NULL)
        g_hash_table_insert (table, text, GINT_TO_POINTER (g_hash_table_contains (table, text) ? -2 : (int) i));
    }

  return table;
}

static void
run_pass (const CarrelMatchQuestion *old_questions,
          guint                      n_old,
          const CarrelMatchQuestion *new_questions,
          guint                      n_new,
          Key                        key,
          gboolean                  *old_taken,
          gboolean                  *new_taken,
          int                       *matches)
{
  g_autoptr (GHashTable) olds = collect (old_questions, n_old, old_taken, key);
  g_autoptr (GHashTable) news = collect (new_questions, n_new, new_taken, key);
  GHashTableIter iter;
  gpointer text;
  gpointer new_index;
  gpointer old_index;

  g_hash_table_iter_init (&iter, news);

  while (g_hash_table_iter_next (&iter, &text, &new_index))
    if (GPOINTER_TO_INT (new_index) >= 0 && g_hash_table_lookup_extended (olds, text, NULL, &old_index) &&
        GPOINTER_TO_INT (old_index) >= 0)
      {
        matches[GPOINTER_TO_INT (new_index)] = GPOINTER_TO_INT (old_index);
        old_taken[GPOINTER_TO_INT (old_index)] = TRUE;
        new_taken[GPOINTER_TO_INT (new_index)] = TRUE;
      }
}

/* What is alike in everything and stands where it stood is the same, even if it stands there twice. */
static void
pair_in_place (const CarrelMatchQuestion *old_questions,
               guint                      n_old,
               const CarrelMatchQuestion *new_questions,
               guint                      n_new,
               gboolean                  *old_taken,
               gboolean                  *new_taken,
               int                       *matches)
{
  guint i;

  for (i = 0; i < MIN (n_old, n_new); i++)
    {
      g_autofree char *old_key = dup_key (&old_questions[i], passes[0]);
      g_autofree char *new_key = dup_key (&new_questions[i], passes[0]);

      if (g_strcmp0 (old_key, new_key) != 0)
        continue;

      matches[i] = i;
      old_taken[i] = TRUE;
      new_taken[i] = TRUE;
    }
}

static CarrelShingles *
make_shingles (const CarrelMatchQuestion *question)
{
  g_autoptr (GString) text = g_string_new (question->prompt);
  guint i;

  for (i = 0; i < question->n_options; i++)
    g_string_append_printf (text, "\n%s", question->options[i].text);

  if (question->n_options == 0 && question->answer != NULL)
    g_string_append_printf (text, "\n%s", question->answer);

  return carrel_shingles_new_for_body (text->str);
}

static GPtrArray *
make_all_shingles (const CarrelMatchQuestion *questions,
                   guint                      n_questions)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_shingles_free);
  guint i;

  for (i = 0; i < n_questions; i++)
    g_ptr_array_add (all, make_shingles (&questions[i]));

  return all;
}

static float
get_likeness (GPtrArray *olds,
              GPtrArray *news,
              guint      old_index,
              guint      new_index)
{
  CarrelShingleOverlap overlap = carrel_shingles_compare (g_ptr_array_index (olds, old_index), g_ptr_array_index (news, new_index));

  return overlap.first + overlap.second > 0 ? 2 * overlap.shared / (overlap.first + overlap.second) : 0;
}

/* The old question that is most like a new one, if none comes near it. */
static int
find_most_alike (GPtrArray      *olds,
                 GPtrArray      *news,
                 const gboolean *old_taken,
                 guint           new_index)
{
  float best = 0;
  float second = 0;
  int found = -1;
  guint i;

  for (i = 0; i < olds->len; i++)
    {
      float likeness = old_taken[i] ? 0 : get_likeness (olds, news, i, new_index);

      if (likeness > best)
        {
          second = best;
          best = likeness;
          found = i;
        }
      else
        {
          second = MAX (second, likeness);
        }
    }

  return best >= MIN_LIKENESS && best - second >= MIN_MARGIN ? found : -1;
}

static void
match_alike (const CarrelMatchQuestion *old_questions,
             guint                      n_old,
             const CarrelMatchQuestion *new_questions,
             guint                      n_new,
             gboolean                  *old_taken,
             gboolean                  *new_taken,
             int                       *matches)
{
  g_autoptr (GPtrArray) olds = make_all_shingles (old_questions, n_old);
  g_autoptr (GPtrArray) news = make_all_shingles (new_questions, n_new);
  guint i;

  for (i = 0; i < n_new; i++)
    {
      int old_index = new_taken[i] ? -1 : find_most_alike (olds, news, old_taken, i);
      gboolean mutual = old_index >= 0;
      guint j;

      for (j = 0; mutual && j < n_new; j++)
        mutual = j == i || new_taken[j] ||
                 get_likeness (olds, news, old_index, j) + MIN_MARGIN <= get_likeness (olds, news, old_index, i);

      if (!mutual)
        continue;

      matches[i] = old_index;
      old_taken[old_index] = TRUE;
      new_taken[i] = TRUE;
    }
}

/**
 * carrel_question_matcher_match:
 * @old_questions: of a topic
 * @new_questions: of the topic that continues it
 *
 * Finds out which old questions the new ones continue: by prompt, then by options. The only question
 * of a topic stays itself, whatever became of its text.
 *
 * Returns: (transfer full): for each new question the index of the old one, or -1
 */
int *
carrel_question_matcher_match (const CarrelMatchQuestion *old_questions,
                               guint                      n_old,
                               const CarrelMatchQuestion *new_questions,
                               guint                      n_new)
{
  int *matches = g_new (int, n_new + 1);
  g_autofree gboolean *old_taken = g_new0 (gboolean, n_old + 1);
  g_autofree gboolean *new_taken = g_new0 (gboolean, n_new + 1);
  guint i;

  for (i = 0; i < n_new; i++)
    matches[i] = -1;

  if (n_old == 1 && n_new == 1)
    {
      matches[0] = 0;
      return matches;
    }

  pair_in_place (old_questions, n_old, new_questions, n_new, old_taken, new_taken, matches);

  for (i = 0; i < G_N_ELEMENTS (passes); i++)
    run_pass (old_questions, n_old, new_questions, n_new, passes[i], old_taken, new_taken, matches);

  if (n_old <= MAX_COMPARED && n_new <= MAX_COMPARED)
    match_alike (old_questions, n_old, new_questions, n_new, old_taken, new_taken, matches);

  return matches;
}
