/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-common-words.h"

/* Words that most titles share whatever they ask. Counting would find them too, but not in a bank of
 * ten topics. Sorted by strcmp within a language, which is only for the reader. */
static const char *const words[] = {
  /* English */
  "a", "about", "an", "and", "are", "as", "at", "be", "between", "by", "can", "describe", "difference", "do", "does",
  "explain", "for", "from", "has", "have", "how", "if", "in", "is", "it", "its", "of", "on", "or", "should", "that",
  "the", "there", "they", "this", "to", "use", "used", "using", "was", "we", "what", "when", "where", "which", "who",
  "why", "will", "with", "would", "you", "your",
  /* German */
  "auf", "das", "dem", "den", "der", "des", "die", "ein", "eine", "einem", "einen", "einer", "erkläre", "für", "im",
  "ist", "man", "mit", "sich", "sind", "und", "unterschied", "von", "wann", "warum", "was", "welche", "werden", "wie",
  "wird", "wozu", "zu", "zum", "zur", "zwischen",
  /* French */
  "au", "aux", "ce", "comment", "dans", "de", "du", "en", "entre", "est", "et", "expliquez", "la", "le", "les", "ou",
  "par", "pour", "pourquoi", "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi", "sont", "sur", "un",
  "une",
  /* Spanish, Portuguese, Italian */
  "che", "com", "como", "con", "cosa", "cuál", "cuando", "cuándo", "cuáles", "cómo", "da", "del", "di", "diferença",
  "diferencia", "do", "e", "el", "es", "explique", "gli", "i", "il", "los", "las", "na", "no", "o", "os", "para", "per",
  "perché", "por", "qual", "quais", "quale", "quali", "quando", "qué", "se", "são", "son", "sono", "tra", "uma", "y", "é", "è",
  /* Russian, Ukrainian */
  "в", "для", "до", "его", "за", "зачем", "з", "и", "из", "или", "й", "как", "какая", "какие", "какой", "когда", "между",
  "на", "не", "от", "по", "почему", "про", "различия", "разница", "с", "так", "такое", "у", "что", "чем", "это", "як",
  "які", "який", "що", "це", "чому", "та", "між",
  /* Polish, Turkish, Vietnamese */
  "co", "czym", "dlaczego", "jak", "jaka", "jakie", "jest", "lub", "między", "na", "od", "się", "w", "z", "arasındaki",
  "bir", "bu", "fark", "ile", "nasıl", "ne", "nedir", "neden", "ve", "için", "các", "có", "của", "gì", "khi", "là",
  "như", "nào", "sao", "thế", "tại", "và",
  /* Arabic, Korean */
  "ما", "هو", "هي", "في", "من", "على", "عن", "بين", "كيف", "لماذا", "متى", "الفرق", "إلى", "무엇인가요", "차이점은", "설명해주세요",
  "어떻게", "왜",
};

/* Any thread may ask first. */
static GHashTable *
get_set (void)
{
  static gsize once;
  static GHashTable *set;

  if (g_once_init_enter (&once))
    {
      gsize i;

      set = g_hash_table_new (g_str_hash, g_str_equal);

      for (i = 0; i < G_N_ELEMENTS (words); i++)
        g_hash_table_add (set, (char *) words[i]);

      g_once_init_leave (&once, 1);
    }

  return set;
}

/**
 * carrel_common_words_hold:
 * @word: in small letters
 *
 * Returns: whether a language that banks are written in uses the word in titles of all kinds, so that
 *   sharing it tells little
 */
gboolean
carrel_common_words_hold (const char *word)
{
  return g_hash_table_contains (get_set (), word);
}
