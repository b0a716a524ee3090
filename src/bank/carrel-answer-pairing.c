/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-answer-pairing.h"

#include <string.h>

#include "carrel-answer-key.h"
#include "carrel-missing-answers.h"
#include "carrel-words.h"

/* Fewer are no list of answers. */
#define MIN_ANSWERS 2

/* The name of the file in words, without its folder and ending. */
static char *
dup_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';

  return g_strdelimit (g_steal_pointer (&name), "-_.", ' ');
}

/**
 * carrel_answer_pairing_collect:
 * @document: as read
 * @text: its source
 *
 * Keeps the answers of a document that asks nothing and is named after answers.
 */
void
carrel_answer_pairing_collect (CarrelDocument *document,
                               const char     *text)
{
  g_autofree char *name = dup_name (document->path);
  g_autoptr (CarrelKeyList) list = NULL;
  guint i;

  if (document->questions->len > 0 || (!carrel_words_are_key_title (name) && !carrel_words_are_key_title (document->title)))
    return;

  list = carrel_key_list_read (text);

  if (list->entries->len < MIN_ANSWERS)
    return;

  for (i = 0; i < list->entries->len; i++)
    {
      const CarrelKeyEntry *entry = &g_array_index (list->entries, CarrelKeyEntry, i);
      g_autoptr (GString) letters = g_string_new (NULL);
      guint bit;

      for (bit = 0; bit < 26; bit++)
        if ((entry->key >> bit) & 1)
          g_string_append_printf (letters, "%s%c", letters->len > 0 ? ", " : "", 'A' + bit);

      carrel_document_add_answer (document, entry->number, entry->text != NULL ? entry->text : letters->str);
    }
}

static gboolean
is_same_folder (const char *a,
                const char *b)
{
  g_autofree char *folder_a = g_path_get_dirname (a);
  g_autofree char *folder_b = g_path_get_dirname (b);

  return strcmp (folder_a, folder_b) == 0;
}

static guint
count_open (CarrelDocument *document)
{
  guint n = 0;
  guint i;

  for (i = 0; i < document->questions->len; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      n += !question->answered && question->number > 0;
    }

  return n;
}

/* How many bytes the names have in common at their start. */
static gsize
measure_likeness (const char *a,
                  const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;

  return n;
}

/* The document in the same folder that has such questions without answers, and the likest name. */
static CarrelDocument *
find_questions (GPtrArray      *documents,
                CarrelDocument *answers)
{
  CarrelDocument *best = NULL;
  gsize likeness = 0;
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);

      if (document == answers || count_open (document) < MIN_ANSWERS || !is_same_folder (document->path, answers->path))
        continue;

      if (best == NULL || measure_likeness (document->path, answers->path) > likeness)
        {
          best = document;
          likeness = measure_likeness (document->path, answers->path);
        }
    }

  return best;
}

static gboolean
has_key (const CarrelQuestion *question)
{
  guint i;

  for (i = 0; i < question->options->len; i++)
    if (((CarrelOption *) g_ptr_array_index (question->options, i))->correct)
      return TRUE;

  return FALSE;
}

static void
take_answer (CarrelDocument *document,
             CarrelQuestion *question)
{
  if (has_key (question))
    {
      question->kind = CARREL_QUESTION_CHOICE;
      question->answered = TRUE;
    }
}

static void
pair (CarrelDocument *document,
      CarrelDocument *answers)
{
  g_autoptr (CarrelKeyList) list = carrel_key_list_read ("");
  g_autofree gboolean *open = g_new0 (gboolean, document->questions->len);
  guint i;

  for (i = 0; i < answers->answers->len; i++)
    {
      const CarrelAnswer *answer = g_ptr_array_index (answers->answers, i);
      CarrelKeyEntry entry = { 0 };

      entry.number = answer->number;
      entry.text = g_strdup (answer->text);
      g_array_append_val (list->entries, entry);
    }

  for (i = 0; i < document->questions->len; i++)
    {
      const CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      open[i] = !question->answered;
    }

  carrel_answer_key_give (list, NULL, document, 0, document->questions->len);

  for (i = 0; i < document->questions->len; i++)
    {
      CarrelQuestion *question = g_ptr_array_index (document->questions, i);

      if (open[i] && (question->answered || has_key (question)))
        take_answer (document, question);
    }

  carrel_missing_answers_note (document);
  carrel_document_sort_notices (document);
}

/**
 * carrel_answer_pairing_apply:
 * @documents: (element-type CarrelDocument): of a bank
 *
 * Gives answers that stand in a document of their own to the questions of the same numbers in another
 * of the same folder, where those have none.
 */
void
carrel_answer_pairing_apply (GPtrArray *documents)
{
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *answers = g_ptr_array_index (documents, i);
      CarrelDocument *document = answers->answers->len > 0 ? find_questions (documents, answers) : NULL;

      answers->coupled |= answers->answers->len > 0;

      if (document != NULL)
        {
          document->coupled = TRUE;
          pair (document, answers);
        }
    }
}
