/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-words.h"

#include <string.h>

#include "carrel-word-list.h"

/* What a question of an interview or exam begins with. "How to" is left out on purpose: guides are
 * full of it. */
static const char *const openers_words[] = {
  "what", "what's", "what’s", "whats", "why", "when", "where", "which", "who", "whose",
  "how do", "how does", "how did", "how can", "how could", "how would", "how will", "how should",
  "how is", "how are", "how was", "how many", "how much", "how long", "how often", "how you",
  "how has", "how have", "how far", "how big", "in what", "in which", "on which", "for which",
  "can you", "can i", "can we", "can a", "could you", "would you", "do you", "do we", "does", "did you",
  "have you", "are you", "is it", "is there", "is a", "is the", "are there", "are the", "should",
  "explain", "describe", "briefly", "compare", "contrast", "define", "discuss", "differentiate", "distinguish",
  "name", "list", "given", "suppose", "imagine", "assume", "consider", "tell me", "tell us", "talk about", "give",
  "mention", "state", "enumerate", "outline", "identify", "you have", "you need", "you are", "write a",
  "write an", "write code", "implement", "difference between", "differences between", "the difference between",
  "true or false",
  /* Deutsch */
  "was ist", "was sind", "was", "wie", "warum", "wieso", "weshalb", "welche", "welcher", "welches", "welchen",
  "wann", "wo", "woher", "wer", "wozu", "wofür", "worin", "nennen", "nenne", "erkläre", "erklären", "beschreibe",
  "beschreiben", "definiere", "definieren", "vergleiche", "vergleichen", "erläutern", "erläutere",
  /* Español */
  "¿", "qué", "cómo", "por qué", "cuál", "cuáles", "cuándo", "dónde", "quién", "cuánto", "cuántos", "explica",
  "explique", "describe", "describa", "define", "defina", "compara", "compare", "menciona", "mencione", "enumera",
  /* Français */
  "qu'est", "qu’est", "que ", "quel", "quelle", "quels", "quelles", "comment", "pourquoi", "quand", "où", "qui",
  "combien", "expliquez", "explique", "décrivez", "définissez", "comparez", "citez", "donnez", "listez",
  /* Português */
  "o que", "como", "por que", "qual", "quais", "quando", "onde", "quem", "quanto", "quantos", "explique", "descreva",
  "defina", "cite", "diferença entre",
  /* Italiano */
  "cosa", "che cos", "come", "perché", "quale", "quali", "dove", "chi", "spiega", "descrivi", "definisci", "elenca",
  /* Русский, українська */
  "что", "как", "какой", "какая", "какие", "какое", "каким", "каков", "почему", "зачем", "когда", "где", "кто", "чем",
  "сколько", "для чего", "в чем", "в чём", "из чего", "объясните", "объясни", "опишите", "опиши", "расскажите",
  "расскажи", "назовите", "перечислите", "сравните", "дайте", "що", "як", "який", "яка", "які", "чому", "навіщо", "коли",
  "де", "хто", "чим", "скільки", "поясніть", "опишіть", "назвіть", "розкажіть", "в чому", "у чому",
  /* Türkçe, polski, Nederlands, Bahasa */
  "neden", "nasıl", "hangi", "açıklayın", "co to", "czym", "jak", "dlaczego", "kiedy", "jakie", "jaka", "jaki", "wat is",
  "wat zijn", "hoe", "waarom", "welke", "apa", "apakah", "bagaimana", "mengapa", "kapan", "jelaskan", "sebutkan",
  /* العربية, فارسی, עברית */
  "ما", "ماذا", "كيف", "لماذا", "متى", "أين", "من هو", "هل", "اشرح", "عرّف", "عرف", "اذكر", "قارن", "وضح",
  "چه", "چرا", "چگونه", "چطور", "מה", "איך", "מדוע", "למה", "מתי", "הסבר",
  /* हिन्दी, Tiếng Việt */
  "क्या", "tại sao", "làm thế nào", "khi nào",
};
static CarrelWordList openers = CARREL_WORD_LIST (openers_words);

/* Where words are not parted by spaces, or the verb stands last: anywhere in the title. */
static const char *const inner_openers[] = {
  "什么", "什麼", "为什么", "為什麼", "如何", "怎么", "怎麼", "怎样", "哪些", "哪个", "哪個", "哪种", "区别", "區別", "吗", "嗎",
  "简述", "谈谈", "说说", "说一说", "聊聊", "讲讲", "解释", "解釋", "描述", "介绍", "实现一个", "手写", "是否", "多少", "几种",
  "とは", "ですか", "ますか", "何", "なぜ", "どのよう", "どう", "違い", "説明", "いつ", "どれ", "どこ",
  "무엇", "왜", "어떻게", "차이", "설명", "언제", "어떤", "인가", "나요",
  "là gì", "क्या है", "چیست",
};

static const char *const wide_question_marks[] = { "？", "؟", "՞" };

/* In the title of a document or section: what stands below it is asked. */
static const char *const question_names[] = {
  "question", "quiz", "interview", "problem", "exercise", "puzzle", "challenge", "exam", "flashcard", "q&a", "faq",
  "riddle", "brain teaser", "assessment",
  "面试", "面試", "题", "題", "问答", "問答", "質問", "問題", "クイズ", "면접", "질문", "문제", "вопрос", "собеседован", "задач",
  "питання", "співбесід", "pregunta", "entrevista", "ejercicio", "pergunta", "exercício", "exercice", "entretien",
  "frage", "übung", "aufgabe", "domand", "colloquio", "pytani", "soru", "mülakat", "أسئلة", "سؤال", "مقابل", "pertanyaan", "câu hỏi",
};

/* A summary or label that opens a part of a question. */
static const char *const answers_words[] = {
  "answer", "answers", "the answer", "correct answer", "correct answers", "right answer", "correct option",
  "correct options", "correct choice", "ans", "suggested answer", "suggested answers", "official answer", "accepted answer", "best answer", "expected answer", "model answer", "sample answer", "short answer", "solution", "solutions",
  "答案", "正确答案", "正確答案", "参考答案", "參考答案", "解答", "正解", "答え", "回答", "解答例", "정답", "답", "답변", "해답",
  "ответ", "ответы", "правильный ответ", "верный ответ", "правильные ответы", "решение",
  "відповідь", "відповіді", "правильна відповідь",
  "respuesta", "respuestas", "respuesta correcta", "respuestas correctas", "solución",
  "réponse", "réponses", "reponse", "bonne réponse", "la bonne réponse", "réponse correcte", "solution",
  "antwort", "antworten", "richtige antwort", "richtige antworten", "korrekte antwort", "lösung",
  "resposta", "respostas", "resposta correta", "resposta certa", "solução",
  "risposta", "risposte", "risposta corretta", "soluzione",
  "odpowiedź", "odpowiedzi", "prawidłowa odpowiedź", "poprawna odpowiedź",
  "cevap", "doğru cevap", "yanıt", "çözüm", "antwoord", "juiste antwoord", "oplossing",
  "jawaban", "jawaban benar", "đáp án", "trả lời", "câu trả lời", "răspuns", "răspuns corect", "përgjigjja", "përgjigje",
  "odgovor", "tačan odgovor", "svar", "rätt svar", "vastaus", "válasz", "helyes válasz", "odpověď", "απάντηση",
  "الإجابة", "الاجابة", "إجابة", "الجواب", "جواب", "الإجابة الصحيحة", "الاجابة الصحيحة", "الحل",
  "پاسخ", "پاسخ صحیح", "תשובה", "פתרון", "उत्तर", "सही उत्तर", "คำตอบ", "উত্তর", "பதில்",
};
static CarrelWordList answers = CARREL_WORD_LIST (answers_words);

/* Other parts of a question: headings and labels that are no title of their own. */
static const char *const roles_words[] = {
  "hint", "hints", "tip", "tips", "tipp", "tipps", "explanation", "explanations", "good to hear", "links", "additional links", "link",
  "reference", "references", "further reading", "see also", "sources", "source", "example", "examples", "code",
  "follow-up", "follow up", "follow-up questions", "follow up questions", "options", "choices", "tldr", "tl;dr", "notes", "note", "resources", "output", "discussion",
  "description", "task", "problem", "problem statement", "context", "scenario", "instructions", "answer key", "follow ups", "walkthrough", "what to listen for", "what to look for", "red flags", "bonus", "background", "pitfalls", "key points", "takeaways", "summary",
  "approach", "complexity", "time complexity", "space complexity", "constraints", "input", "test cases", "rationale",
  "描述", "题目描述", "思路", "复杂度", "補足", "関連", "説明", "問題文", "参考リンク", "복잡도", "참고", "참고 자료", "풀이", "описание", "сложность", "условие", "складність", "опис", "умова", "descripción", "complejidad", "enunciado", "description", "énoncé", "complexité", "beschreibung", "aufgabe", "komplexität", "links und quellen", "descrição", "complexidade", "descrizione", "الوصف", "مراجع", "روابط",
  "問題", "题目", "題目", "문제", "задание", "задача",
  "解析", "解释", "提示", "说明", "参考", "示例", "解説", "ヒント", "参考文献", "설명", "힌트", "해설", "пояснение", "объяснение", "подсказка", "пример",
  "ссылки", "пояснення", "підказка", "посилання", "explicación", "pista", "enlaces", "ejemplo", "explication", "indice", "exemple",
  "liens", "erklärung", "hinweis", "beispiel", "begründung", "quellen", "explicação", "dica", "exemplo", "spiegazione",
  "esempio", "شرح", "التفسير", "تلميح", "مثال", "الشرح",
};
static CarrelWordList roles = CARREL_WORD_LIST (roles_words);

/* Other summaries that open something and ask nothing. */
static const char *const disclosures_words[] = {
  "show", "view", "see", "click", "expand", "open", "reveal", "toggle", "hide", "more", "read more", "details", "detail",
  "contents", "content", "table of contents", "toc", "display", "check", "spoiler", "here", "press", "try", "unfold", "collapse", "full", "tap",
  "查看", "点击", "點擊", "展开", "展開", "显示", "顯示", "目录", "目錄", "表示", "見る", "開く", "クリック", "目次", "보기", "펼치기", "클릭", "목차", "показать", "посмотреть", "нажмите", "раскрыть",
  "подробнее", "содержание", "показати", "переглянути", "ver", "mostrar", "clic", "haz clic", "voir", "afficher", "cliquez",
  "anzeigen", "zeigen", "klicken", "inhalt", "mostra", "clique", "clicca", "pokaż", "zobacz", "göster", "tıkla", "toon",
  "bekijk", "lihat", "tampilkan", "xem", "vezi", "عرض", "اعرض", "اضغط", "إظهار", "أظهر", "المحتويات", "نمایش", "הצג",
};
static CarrelWordList disclosures = CARREL_WORD_LIST (disclosures_words);

static const char *const contents_names_words[] = {
  "table of contents", "contents", "toc", "index", "table of content", "content", "目录", "目錄", "目次", "목차", "содержание",
  "оглавление", "зміст", "índice", "contenido", "tabla de contenidos", "tabla de contenido", "sommaire",
  "table des matières", "inhalt", "inhaltsverzeichnis", "conteúdo", "sumário", "indice", "spis treści", "içindekiler",
  "inhoudsopgave", "daftar isi", "mục lục", "المحتويات", "الفهرس", "جدول المحتويات", "فهرست", "תוכן עניינים",
};
static CarrelWordList contents_names = CARREL_WORD_LIST (contents_names_words);

/* Chapters around a bank that ask nothing, whatever stands beside them. */
static const char *const furniture_names_words[] = {
  "contributing", "contribute", "contribution", "contributions", "how to contribute", "contributors", "license", "licence", "licensing",
  "credits", "acknowledgements", "acknowledgments", "acknowledgement", "author", "authors", "about", "about me", "about the author", "foreword", "preface",
  "introduction", "disclaimer", "sponsors", "sponsor", "support", "donate", "donations", "translations", "changelog", "installation", "usage", "getting started",
  "related projects", "related", "related work", "view online", "contact", "feedback", "how to use", "how to use this repo", "how to use this repository", "star history", "stargazers", "backers", "prerequisites", "resources",
  "references", "further reading", "useful links", "links", "books", "credits and references", "code of conduct", "todo", "roadmap", "motivation", "overview", "legend", "thanks", "conclusion", "summary", "final notes", "final words",
  "贡献", "许可证", "作者", "参考资料", "前言", "ライセンス", "貢献", "はじめに", "라이선스", "기여", "лицензия", "авторы", "ссылки", "введение", "ліцензія", "автори",
  "вступ", "licencia", "contribuir", "contribuciones", "autores", "introducción", "licence", "contribuer", "auteurs", "lizenz", "mitwirken", "autoren",
  "einleitung", "einführung", "licença", "contribuindo", "contribuição", "introdução", "autor", "licenza", "contribuire", "introduzione", "licencja", "lisans", "licentie", "lisensi",
  "الترخيص", "المساهمة", "مقدمة",
};
static CarrelWordList furniture_names = CARREL_WORD_LIST (furniture_names_words);

static const char *const question_labels_words[] = {
  "question", "q", "ques", "pregunta", "вопрос", "питання", "frage", "pergunta", "domanda", "pytanie", "soru", "vraag", "问", "問",
  "问题", "問題", "題", "题", "题目", "質問", "질문", "문제", "سؤال", "السؤال", "پرسش", "שאלה", "pertanyaan", "câu hỏi", "प्रश्न",
};
static CarrelWordList question_labels = CARREL_WORD_LIST (question_labels_words);

static gboolean
contains_any (const char        *text,
              const char *const *words,
              gsize              n_words)
{
  gsize i;

  for (i = 0; i < n_words; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static gboolean
has_question_mark (const char *text)
{
  return strchr (text, '?') != NULL ||
         (!g_str_is_ascii (text) && contains_any (text, wide_question_marks, G_N_ELEMENTS (wide_question_marks)));
}

/* Most texts are ASCII, for which this is many times faster. */
static char *
lower_case (const char *text,
            gssize      length)
{
  g_autofree char *copy = NULL;

  if (length < 0)
    return g_str_is_ascii (text) ? g_ascii_strdown (text, -1) : g_utf8_strdown (text, -1);

  copy = g_strndup (text, length);

  return g_str_is_ascii (copy) ? g_ascii_strdown (copy, -1) : g_utf8_strdown (copy, -1);
}

/* Lower case, without what stands before the first letter or digit and after the last. */
static char *
fold (const char *text)
{
  g_autofree char *lower = lower_case (text, -1);
  const char *start = lower;
  const char *end = lower + strlen (lower);

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  while (end > start)
    {
      const char *previous = g_utf8_prev_char (end);
      gunichar c = g_utf8_get_char (previous);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        break;

      end = previous;
    }

  return g_strndup (start, end - start);
}

static gboolean
is_any (const char     *text,
        CarrelWordList *words)
{
  g_autofree char *folded = NULL;
  gsize length;

  /* Longer than any of the words. */
  if (strlen (text) > 100)
    return FALSE;

  folded = fold (text);

  if (carrel_word_list_holds (words, folded))
    return TRUE;

  /* "Example 1" */
  for (length = strlen (folded); length > 0 && (g_ascii_isdigit (folded[length - 1]) || folded[length - 1] == ' '); length--)
    folded[length - 1] = '\0';

  return length > 0 && carrel_word_list_holds (words, folded);
}

/**
 * carrel_words_ask:
 * @text: a title without number or label
 *
 * Returns: whether it reads like something to ask
 */
gboolean
carrel_words_ask (const char *text)
{
  g_autofree char *lower = NULL;
  const char *start;

  if (has_question_mark (text))
    return TRUE;

  lower = lower_case (text, -1);
  start = lower;

  while (*start == '"' || *start == '(' || *start == '*' || *start == ' ')
    start++;

  return carrel_word_list_starts (&openers, start) || g_str_has_suffix (start, " nedir") ||
         (!g_str_is_ascii (start) && contains_any (lower, inner_openers, G_N_ELEMENTS (inner_openers)));
}

/**
 * carrel_words_name_questions:
 *
 * Returns: whether what stands below the title must be questions
 */
gboolean
carrel_words_name_questions (const char *title)
{
  g_autofree char *lower = g_utf8_strdown (title, -1);

  return contains_any (lower, question_names, G_N_ELEMENTS (question_names));
}

/**
 * carrel_words_are_question:
 *
 * Returns: whether the title is just a name of questions
 */
gboolean
carrel_words_are_question (const char *title)
{
  return is_any (title, &question_labels) || g_ascii_strcasecmp (title, "questions") == 0;
}

/**
 * carrel_words_are_answer:
 *
 * Returns: whether the title is just a name of the answer
 */
gboolean
carrel_words_are_answer (const char *title)
{
  return is_any (title, &answers);
}

/**
 * carrel_words_are_role:
 *
 * Returns: whether the title names a part of a question
 */
gboolean
carrel_words_are_role (const char *title)
{
  const char *rest;

  if (carrel_words_are_answer (title) || is_any (title, &roles))
    return TRUE;

  /* "Answer: B" */
  rest = carrel_words_skip_answer (title);

  return rest != NULL && *rest != '\0' && strlen (title) < 200;
}

/**
 * carrel_words_are_disclosure:
 *
 * Returns: whether the summary opens a part of a question and asks nothing itself
 */
gboolean
carrel_words_are_disclosure (const char *summary)
{
  g_autofree char *folded = fold (summary);

  if (*folded == '\0' || carrel_words_are_role (summary))
    return TRUE;

  if (carrel_word_list_starts (&answers, folded) && !has_question_mark (summary))
    return TRUE;

  if (strlen (folded) < 80 && !has_question_mark (summary) &&
      carrel_word_list_starts (&roles, folded))
    return TRUE;

  return strlen (folded) < 80 && carrel_word_list_starts (&disclosures, folded);
}

/**
 * carrel_words_open_answer:
 * @summary: of a disclosure
 *
 * Returns: whether it opens the answer, rather than a hint or the like
 */
gboolean
carrel_words_open_answer (const char *summary)
{
  g_autofree char *folded = fold (summary);

  return *folded == '\0' || carrel_words_are_answer (summary) || !carrel_word_list_starts (&roles, folded);
}

/**
 * carrel_words_are_key_title:
 *
 * Returns: whether the title may stand over the answers to all questions before it
 */
gboolean
carrel_words_are_key_title (const char *title)
{
  g_autofree char *folded = NULL;

  if (strlen (title) > 100)
    return FALSE;

  folded = fold (title);

  return is_any (title, &answers) || strstr (folded, "answer key") != NULL ||
         g_str_has_suffix (folded, " answers") || g_str_has_prefix (folded, "answers ") || strcmp (folded, "key") == 0 ||
         strcmp (folded, "keys") == 0 || strstr (folded, "答案") != NULL || g_str_has_prefix (folded, "ответы") ||
         g_str_has_prefix (folded, "respuestas") || g_str_has_prefix (folded, "réponses") ||
         g_str_has_prefix (folded, "lösungen") || g_str_has_prefix (folded, "antworten") || strstr (folded, "解答") != NULL ||
         g_str_has_prefix (folded, "klucz") || g_str_has_prefix (folded, "odpowiedzi") || g_str_has_prefix (folded, "chiave") || g_str_has_prefix (folded, "soluzioni") ||
         g_str_has_prefix (folded, "risposte") || g_str_has_prefix (folded, "cevap") || g_str_has_prefix (folded, "đáp án") || g_str_has_prefix (folded, "kunci jawaban") ||
         g_str_has_prefix (folded, "gabarito") || g_str_has_prefix (folded, "respostas") || g_str_has_prefix (folded, "الإجابات") ||
         g_str_has_prefix (folded, "الأجوبة") || g_str_has_prefix (folded, "відповіді") || g_str_has_prefix (folded, "clave") || g_str_has_prefix (folded, "corrigé") ||
         g_str_has_prefix (folded, "soluciones") || g_str_has_prefix (folded, "lösungsschlüssel") || g_str_has_prefix (folded, "정답") || g_str_has_prefix (folded, "ключ");
}

gboolean
carrel_words_are_contents (const char *title)
{
  return is_any (title, &contents_names);
}

/**
 * carrel_words_are_furniture:
 *
 * Returns: whether the title names a chapter around the bank, such as its licence
 */
gboolean
carrel_words_are_furniture (const char *title)
{
  return is_any (title, &furniture_names) || carrel_words_are_contents (title);
}

/* After one of the words, and a colon that must follow it: the rest. */
static const char *
skip_label (const char     *line,
            CarrelWordList *words,
            gboolean        numbered)
{
  const char *best = NULL;
  g_autofree char *lower = NULL;
  gsize longest;
  gsize prefix;

  if (!carrel_word_list_may_start (words, line))
    return NULL;

  prefix = MIN (strlen (line), 60);

  while (prefix > 0 && (line[prefix] & 0xc0) == 0x80)
    prefix--;

  lower = lower_case (line, prefix);

  longest = carrel_word_list_find_start (words, lower);

  /* Lowering must not have moved anything. */
  if (longest == 0 || longest > prefix)
    return NULL;

  best = line + longest;

  if (numbered)
    while (*best == ' ' || *best == '#' || g_ascii_isdigit (*best))
      best++;

  if (g_str_has_prefix (best, "(s)"))
    best += 3;

  while (*best == ' ' || *best == '*' || *best == '_')
    best++;

  if (g_str_has_prefix (best, "is") && (best[2] == ' ' || best[2] == ':'))
    best += best[2] == ':' ? 3 : 2;
  else if (*best == ':' || *best == '=')
    best++;
  else if (*best == '.' && !numbered)
    best++;
  else if (g_str_has_prefix (best, "：") || g_str_has_prefix (best, "】") || g_str_has_prefix (best, "—") || g_str_has_prefix (best, "–"))
    best += 3;
  else if (best[0] == '-' && best[1] == ' ')
    best++;
  else
    return NULL;

  while (*best == ' ' || *best == '*' || *best == '_' || *best == ':')
    best++;

  return best;
}

/**
 * carrel_words_skip_answer:
 * @line: plain text
 *
 * Returns: (transfer none) (nullable): what stands after "Answer:" or "Correct answer is", or %NULL
 *   when the line does not begin so
 */
const char *
carrel_words_skip_answer (const char *line)
{
  while (*line == ' ' || *line == '*' || *line == '_' || *line == '[' || g_str_has_prefix (line, "【"))
    line += (guchar) *line == 0xe3 ? 3 : 1;

  return skip_label (line, &answers, FALSE);
}

/**
 * carrel_words_skip_question:
 * @line: plain text
 *
 * Returns: (transfer none) (nullable): what stands after "Question:" or "Q1:", or %NULL
 */
const char *
carrel_words_skip_question (const char *line)
{
  while (*line == ' ' || *line == '*' || *line == '_')
    line++;

  return skip_label (line, &question_labels, TRUE);
}
