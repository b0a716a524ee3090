/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-match [TOPICS...]: how long it takes to find the topics of a bank again, as a ratio to reading it,
 * for 1,000, 10,000 and 100,000 topics or as many as are asked for. */

#include "config.h"

#include <stdlib.h>

#include <gio/gio.h>

#include "carrel-document-reader.h"
#include "carrel-match-outline.h"

#define TOPICS_PER_DOCUMENT 500
#define N_WORDS 20000

typedef enum
{
  EDIT_NOTHING,
  EDIT_TENTH,       /* of the topics, in title and answer */
  EDIT_AND_NUMBERS, /* as well, after a topic was inserted at the top of each document */
  EDIT_ALL,         /* a sentence in each answer */
} Edit;

static const char *const edit_names[] = { "nothing edited", "10 % edited", "10 % edited, all renumbered", "all edited" };

/* Few words come often and most of them rarely, as in any text. */
static guint
draw_word (GRand *rand)
{
  double x = g_rand_double (rand);

  return x * x * x * N_WORDS;
}

static void
append_words (GString *text,
              GRand   *rand,
              guint    n_words)
{
  static const char *const syllables[] = { "ka", "lo", "mi", "ter", "sun", "ve", "ro", "pal", "di", "che" };
  guint i;

  for (i = 0; i < n_words; i++)
    {
      guint word = draw_word (rand);

      g_string_append_c (text, ' ');

      do
        g_string_append (text, syllables[word % 10]);
      while ((word /= 10) > 0);
    }
}

static void
append_topic (GString *text,
              guint    number,
              guint    topic,
              Edit     edit)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (topic);
  gboolean edited = edit == EDIT_ALL || (edit != EDIT_NOTHING && topic % 10 == 3);
  guint n_sentences = g_rand_int_range (rand, 1, 8);
  guint i;

  g_string_append_printf (text, "### %u. What is", number);

  if (edited && edit != EDIT_ALL)
    g_string_append (text, " really");

  append_words (text, rand, 3);
  g_string_append (text, "?\n\n");

  for (i = 0; i < n_sentences; i++)
    {
      append_words (text, rand, 14);
      g_string_append (text, ".\n");

      if (edited && i == 0)
        g_string_append_printf (text, "Edited in the spring: kalo%u.\n", topic);
    }

  /* What all answers of a bank share. */
  g_string_append (text, "\n```js\nconsole.log (value);\n```\n\n**[Back to top](#contents)**\n\n");
}

static GPtrArray *
make_texts (guint n_topics,
            Edit  edit)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint topic = 0;

  while (topic < n_topics)
    {
      GString *text = g_string_new ("# Part\n\n## Section\n\n");
      guint number = 1;
      guint i;

      if (edit == EDIT_AND_NUMBERS)
        append_topic (text, number++, n_topics + topic, EDIT_NOTHING);

      for (i = 0; i < TOPICS_PER_DOCUMENT && topic < n_topics; i++)
        append_topic (text, number++, topic++, edit);

      g_ptr_array_add (texts, g_string_free_to_bytes (text));
    }

  return texts;
}

static GPtrArray *
read_texts (GPtrArray *texts)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  guint i;

  for (i = 0; i < texts->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("part-%05u.md", i);
      g_autoptr (GError) error = NULL;
      CarrelDocument *document = carrel_document_read (path, g_ptr_array_index (texts, i), NULL, &error);

      g_assert_no_error (error);
      g_ptr_array_add (documents, document);
    }

  return documents;
}

static double
get_seconds (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
measure (GPtrArray *old_documents,
         guint      n_topics,
         Edit       edit)
{
  g_autoptr (GPtrArray) texts = make_texts (n_topics, edit);
  g_autoptr (CarrelMatchOutline) olds = carrel_match_outline_new (old_documents);
  g_autoptr (CarrelMatchOutline) news = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (CarrelMatch) match = NULL;
  gint64 start = g_get_monotonic_time ();
  double reading;
  double matching;
  guint n_kept = 0;
  guint i;

  documents = read_texts (texts);
  reading = get_seconds (start);

  start = g_get_monotonic_time ();
  news = carrel_match_outline_new (documents);
  match = carrel_matcher_match (olds->topics, olds->n_topics, news->topics, news->n_topics, NULL);
  matching = get_seconds (start);

  for (i = 0; i < match->n_topics; i++)
    n_kept += match->old_topics[i] >= 0;

  g_print ("%8u  %-28s  read %7.3f s  match %7.3f s  ratio %5.2f  kept %u of %u\n", n_topics, edit_names[edit],
           reading, matching, matching / reading, n_kept, olds->n_topics);
}

static void
measure_all (guint n_topics)
{
  g_autoptr (GPtrArray) texts = make_texts (n_topics, EDIT_NOTHING);
  g_autoptr (GPtrArray) documents = read_texts (texts);
  Edit edit;

  for (edit = EDIT_NOTHING; edit <= EDIT_ALL; edit++)
    measure (documents, n_topics, edit);
}

int
main (int   argc,
      char *argv[])
{
  int i;

  for (i = 1; i < argc; i++)
    measure_all (MAX (1, atoi (argv[i])));

  if (argc == 1)
    {
      measure_all (1000);
      measure_all (10000);
      measure_all (100000);
    }

  return EXIT_SUCCESS;
}
