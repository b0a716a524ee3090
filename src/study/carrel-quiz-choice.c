/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-quiz-choice.h"

#include "carrel-random.h"

/* An option that speaks of others: "all of the above", "both A and C", "none of these", and the same in
 * other languages in which banks are common. */
#define OPTION_PATTERN \
  "\\b(all|none|any|both|neither|each|every one|some)\\b[^.]{0,20}\\b(above|below|these|those|them|mentioned|options|answers|listed)\\b" \
  "|^\\W*(both|neither|only|either)?\\W*\\(?[A-H1-8]\\)?\\s*(,\\s*\\(?[A-H1-8]\\)?\\s*)*(,|and|or|&|nor|und|oder|et|ou|y|o|e|и|или|та|і)\\s+\\(?[A-H1-8]\\)?\\b" \
  "|\\b(options?|answers?|choices?|statements?)\\s+\\(?[A-H1-8]\\b" \
  "|\\b(all|none|both|neither)( of)?( it)?\\W*$" \
  "|\\b(alle|keine?s?)\\b[^.]{0,20}\\b(genannten|antworten|oben|aussagen)\\b" \
  "|\\b(toutes|aucune)\\b[^.]{0,20}\\b(réponses|ci-dessus|précédentes)\\b" \
  "|\\b(todas|ninguna|todos|ninguno)\\b[^.]{0,20}\\b(anteriores|opciones|respuestas)\\b" \
  "|\\b(todas|nenhuma)\\b[^.]{0,20}\\b(anteriores|opções|alternativas|acima)\\b" \
  "|(все|ничего|ни один|ничто)[^.]{0,20}(перечисленн|вышеперечисленн|вариант)" \
  "|(усі|все|жоден|жодн)[^.]{0,20}(перелічен|варіант|вищезазначен)" \
  "|以上|上述|上記|すべて正し|都是|都不"

/* An explanation that calls options by their letters. */
#define EXPLANATION_PATTERN \
  "\\b(options?|answers?|choices?)\\s+\\(?[A-H]\\b|(^|\\n)\\W*\\(?[A-H]\\)?\\W*( is| are|:|\\))|\\([A-H]\\)"

/**
 * carrel_quiz_choice_grade:
 * @right: a bit for each option that is right
 * @chosen: a bit for each that was chosen
 * @unsure: the user said so
 */
CarrelGrade
carrel_quiz_choice_grade (guint32  right,
                          guint32  chosen,
                          gboolean unsure)
{
  if (chosen != right)
    return CARREL_GRADE_AGAIN;

  return unsure ? CARREL_GRADE_HARD : CARREL_GRADE_GOOD;
}

/**
 * carrel_quiz_points_grade:
 * @n_points: of the answer, not 0
 * @n_named: of these, what the user had named
 *
 * Returns: a grade to suggest. That it was easy only the user knows.
 */
CarrelGrade
carrel_quiz_points_grade (guint n_points,
                          guint n_named)
{
  if (n_named >= n_points)
    return CARREL_GRADE_GOOD;

  return n_named * 2 >= n_points ? CARREL_GRADE_HARD : CARREL_GRADE_AGAIN;
}

static gboolean
matches (const char *pattern,
         const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_CASELESS | G_REGEX_MULTILINE, G_REGEX_MATCH_DEFAULT);
}

/**
 * carrel_quiz_options_refer:
 * @texts: (array zero-terminated=1): of the options
 * @explanation: (nullable): of them all
 *
 * Returns: whether the options make sense only in the order of the bank
 */
gboolean
carrel_quiz_options_refer (const char *const *texts,
                           const char        *explanation)
{
  for (; *texts != NULL; texts++)
    if (matches (OPTION_PATTERN, *texts))
      return TRUE;

  return explanation != NULL && matches (EXPLANATION_PATTERN, explanation);
}

/**
 * carrel_quiz_options_order:
 * @seed: of this question and this time that it is asked
 * @order: (array): for each place the option that is shown there
 *
 * Shuffles options, unless they refer to one another.
 */
void
carrel_quiz_options_order (guint64            seed,
                           const char *const *texts,
                           const char        *explanation,
                           guint             *order)
{
  CarrelRandom random;
  guint n = 0;

  while (texts[n] != NULL)
    {
      order[n] = n;
      n++;
    }

  if (carrel_quiz_options_refer (texts, explanation))
    return;

  carrel_random_init (&random, seed);
  carrel_random_shuffle (&random, order, n);
}
