/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-matcher.h"

#define TOPIC(document_, section_, title_, body_) { .document = document_, .section = section_, .title = title_, .body = body_ }
#define MATCH(olds, news) carrel_matcher_match (olds, G_N_ELEMENTS (olds), news, G_N_ELEMENTS (news), NULL)

#define TEA "Leaves of one plant in hot water, which must not boil for the green kinds."
#define POT "A vessel of clay or iron with a lid; the handle stays cool because it is hollow."
#define CUP "Holds two hundred grams, and was made without a handle before the eighteenth century."

static void
check (const CarrelMatch *match,
       const int         *expected,
       gsize              size)
{
  guint i;

  g_assert_cmpuint (match->n_topics * sizeof (int), ==, size);

  for (i = 0; i < match->n_topics; i++)
    {
      if (match->old_topics[i] != expected[i])
        g_test_message ("topic %u", i);

      g_assert_cmpint (match->old_topics[i], ==, expected[i]);
    }
}

#define CHECK(match, ...) \
  G_STMT_START { const int expected[] = { __VA_ARGS__ }; check (match, expected, sizeof expected); } G_STMT_END

static void
test_edits (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What is tea?", TEA),
    TOPIC ("a.md", "S", "What is a pot?", POT),
    TOPIC ("a.md", "S", "What is a cup?", CUP),
    TOPIC ("a.md", "S", "Why does milk go first?", "So that porcelain does not crack."),
    TOPIC ("a.md", "S", "How is sugar refined?", "From cane, by crystals."),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "Who sells lemons?", "Nobody in winter."),
    TOPIC ("a.md", "S", "Describe the vessel", POT),
    TOPIC ("b.md", "T", "What is a cup?", CUP),
    TOPIC ("a.md", "S", "Why does milk go first?", "Out of habit."),
    TOPIC ("a.md", "S", "What is tea?", TEA),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, -1, 1, 2, 3, 0);
  g_assert_cmpint (match->changes[0], ==, CARREL_CHANGE_NONE);
  g_assert_cmpint (match->changes[1] & ~CARREL_CHANGE_MOVED, ==, CARREL_CHANGE_REWORDED);
  g_assert_cmpint (match->changes[2], ==, CARREL_CHANGE_MOVED);
  g_assert_cmpint (match->changes[3] & ~CARREL_CHANGE_MOVED, ==, CARREL_CHANGE_ANSWER);
}

static void
test_title_and_body_edited (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What is the tea ceremony?", TEA),
    TOPIC ("a.md", "S", "What is an iron pot good for?", POT),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("b.md", "S", "What is a pot of iron?", "A vessel of iron with a lid; the handle is hollow, so that it stays cool."),
    TOPIC ("b.md", "S", "How does the tea ceremony begin?", "Leaves of one plant in hot water, which must nearly boil for black kinds."),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 1, 0);
}

static void
test_unlike (void)
{
  /* The form of a question and the place are no identity. */
  const CarrelMatchTopic olds[] = { TOPIC ("a.md", "S", "What is tea?", TEA) };
  const CarrelMatchTopic news[] = { TOPIC ("a.md", "S", "What is a cup?", CUP) };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, -1);
}

static void
test_numbers (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "1. Basics", "1. What is tea?", TEA),
    TOPIC ("a.md", "1. Basics", "2. What is a pot?", POT),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "2. Basics", "1. Who sells lemons?", "Nobody."),
    TOPIC ("a.md", "2. Basics", "2. What is tea?", TEA),
    TOPIC ("a.md", "2. Basics", "3. What is a pot?", POT),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, -1, 0, 1);
  g_assert_cmpint (match->changes[1], ==, CARREL_CHANGE_NONE);
  g_assert_cmpint (match->changes[2], ==, CARREL_CHANGE_NONE);
}

static void
test_ambiguous (void)
{
  /* Which of the two is the one that was nobody can say. */
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "", "What is in the cup?", "Some tea, and nothing else."),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("b.md", "", "What is in the cup?", "Some tea, and nothing else, but milk."),
    TOPIC ("c.md", "", "What is in the cup?", "Some tea, and nothing else, but sugar."),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);
  g_autoptr (CarrelMatch) alone = carrel_matcher_match (olds, 1, news, 1, NULL);

  CHECK (match, -1, -1);
  CHECK (alone, 0);
}

static void
test_alike_in_everything (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "", "Twice", "same"),
    TOPIC ("a.md", "", "Twice", "same"),
    TOPIC ("a.md", "", "Twice", "same"),
  };
  g_autoptr (CarrelMatch) all = MATCH (olds, olds);
  g_autoptr (CarrelMatch) fewer = carrel_matcher_match (olds, 3, olds, 2, NULL);

  CHECK (all, 0, 1, 2);

  /* One went, and it does not matter which. */
  CHECK (fewer, 0, 1);
}

static void
test_word_for_word (void)
{
  /* What is the same word for word is the same, even where the place and most of the text say otherwise. */
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "Does the lid of the iron pot get hot?", "Yes."),
    TOPIC ("b.md", "S", "Does the lid of the iron pot get hot?", "No."),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "Does the lid of the iron pot get hot?", "No."),
    TOPIC ("b.md", "S", "Does the lid of the iron pot get hot?", "Yes."),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 1, 0);
}

static void
test_near_copy (void)
{
  /* The original was edited a little, and a copy that says something else was put above it. */
  const CarrelMatchTopic olds[] = { TOPIC ("a.md", "S", "What is the lid of a pot?", POT) };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "What is the handle of a pot?", "A vessel of clay or iron with a lid; the handle stays cool."),
    TOPIC ("a.md", "S", "What is the lid of a pot?", POT " Some are of glass."),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, -1, 0);
}

static void
test_empty_bodies (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "", "Why does a kettle whistle so loudly?", NULL),
    TOPIC ("a.md", "", "Who invented porcelain?", ""),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "", "Where does coffee grow?", NULL),
    TOPIC ("a.md", "", "Why does the old kettle whistle loudly?", ""),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, -1, 0);
}

static void
test_unspaced_scripts (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "茶", "绿茶和红茶有什么区别？", "绿茶不发酵，水温八十度；红茶完全发酵，用沸水冲泡。"),
    TOPIC ("a.md", "茶", "茶壶为什么要预热？", "冷的茶壶会让水温下降，茶叶出味不足。"),
    TOPIC ("a.md", "茶", "น้ำชาคืออะไร", "ใบไม้แห้งที่แช่ในน้ำร้อนจนมีรสและกลิ่น"),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("b.md", "壶", "为什么茶壶需要先预热？", "冷茶壶会使水温下降很多，茶叶的味道出不来。"),
    TOPIC ("b.md", "壶", "น้ำชาทำจากอะไร", "ใบไม้แห้งที่แช่ในน้ำร้อนจนมีกลิ่นหอม"),
    TOPIC ("b.md", "壶", "红茶与绿茶的区别是什么？", "绿茶不发酵，水温七十度；红茶完全发酵，可以用沸水。"),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 1, 2, 0);
}

static void
test_code (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What is the output?", "```js\nlet cups = [1, 2];\ncups.push (3);\nconsole.log (cups.length);\n```"),
    TOPIC ("a.md", "S", "What is the output?", "```js\nconst pot = { lid: true };\ndelete pot.lid;\nconsole.log (pot.lid);\n```"),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "What is the output?", "```js\nconst pot = { lid: true };\ndelete pot.lid;\nconsole.log ('lid' in pot);\n```"),
    TOPIC ("a.md", "S", "What is the output?", "```js\nlet cups = [1, 2];\ncups.push (3, 4);\nconsole.log (cups.length);\n```"),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 1, 0);
}

static void
test_split (void)
{
  /* The smaller part has the title, and yet the larger goes on. */
  const CarrelMatchTopic olds[] = { TOPIC ("a.md", "S", "What are tea, pot and cup?", TEA "\n\n" POT "\n\n" CUP) };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "What are tea, pot and cup?", TEA),
    TOPIC ("a.md", "S", "Which dishes are on the table?", POT "\n\n" CUP),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, -1, 0);
}

static void
test_merge (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What are tea, pot and cup?", TEA),
    TOPIC ("a.md", "S", "Which dishes are on the table?", POT "\n\n" CUP),
  };
  const CarrelMatchTopic news[] = { TOPIC ("a.md", "S", "What are tea, pot and cup?", TEA "\n\n" POT "\n\n" CUP) };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 1);
}

static void
test_renamed_document (void)
{
  /* Where its neighbours went, a topic went too, though little of it is left. */
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What is tea?", TEA),
    TOPIC ("a.md", "S", "Lemon juice", "Sour, and good for the throat."),
    TOPIC ("a.md", "S", "What is a pot?", POT),
    TOPIC ("z.md", "S", "What is a cup?", CUP),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("b.md", "S", "What is tea?", TEA),
    TOPIC ("b.md", "S", "Juice of a lemon", "Sour, and bad for the teeth."),
    TOPIC ("b.md", "S", "What is a pot?", POT),
    TOPIC ("z.md", "S", "What is a cup?", CUP),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 0, 1, 2, 3);
  g_assert_cmpint (match->changes[0], ==, CARREL_CHANGE_MOVED);
  g_assert_cmpint (match->changes[3], ==, CARREL_CHANGE_NONE);
}

static void
test_removed (void)
{
  const CarrelMatchTopic olds[] = {
    { .document = "a.md", .section = "S", .title = "What is tea?", .body = TEA, .removed = TRUE },
    { .document = "a.md", .section = "S", .title = "What is a pot?", .body = POT, .removed = TRUE },
    TOPIC ("a.md", "S", "What is a pot?", POT),
    { .document = "a.md", .section = "S", .title = "What is a cup made of?", .body = CUP, .removed = TRUE },
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "What is a pot?", POT),
    TOPIC ("b.md", "T", "What is tea?", TEA),
    TOPIC ("b.md", "T", "What is a cup made of?", "Of clay. " CUP),
    TOPIC ("b.md", "T", "What is a spoon?", "For stirring."),
  };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  /* The live one has precedence, and what had gone comes back, even a little edited. */
  CHECK (match, 2, 0, 3, -1);
}

static void
test_decisions (void)
{
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What is tea?", TEA),
    TOPIC ("a.md", "S", "What is a pot?", POT),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "What is tea?", TEA),
    TOPIC ("a.md", "S", "Who sells lemons?", "Nobody in winter."),
  };
  const CarrelMatchPair joined[] = { { 1, 1 } };
  const CarrelMatchPair parted[] = { { 0, 0 } };
  const CarrelMatchPair both[] = { { 0, 0 }, { 1, 1 } };
  const CarrelMatchDecisions join = { .joined = joined, .n_joined = 1 };
  const CarrelMatchDecisions part = { .parted = parted, .n_parted = 1 };
  const CarrelMatchDecisions contradict = { .joined = both, .n_joined = 2, .parted = both, .n_parted = 2 };
  g_autoptr (CarrelMatch) as_joined = carrel_matcher_match (olds, 2, news, 2, &join);
  g_autoptr (CarrelMatch) as_parted = carrel_matcher_match (olds, 2, news, 2, &part);
  g_autoptr (CarrelMatch) as_neither = carrel_matcher_match (olds, 2, news, 2, &contradict);

  CHECK (as_joined, 0, 1);
  g_assert_cmpint (as_joined->changes[1], ==, CARREL_CHANGE_REWORDED | CARREL_CHANGE_ANSWER);
  CHECK (as_parted, -1, -1);
  CHECK (as_neither, -1, -1);
}

static void
test_nothing (void)
{
  const CarrelMatchTopic topics[] = { TOPIC ("a.md", "", "What is tea?", TEA) };
  g_autoptr (CarrelMatch) none = carrel_matcher_match (NULL, 0, NULL, 0, NULL);
  g_autoptr (CarrelMatch) first = carrel_matcher_match (NULL, 0, topics, 1, NULL);
  g_autoptr (CarrelMatch) last = carrel_matcher_match (topics, 1, NULL, 0, NULL);

  g_assert_cmpuint (none->n_topics, ==, 0);
  CHECK (first, -1);
  g_assert_cmpuint (last->n_topics, ==, 0);
}

static void
test_order_of_input (void)
{
  /* Documents in another order, and what is found is the same. */
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "What is tea?", TEA),
    TOPIC ("b.md", "S", "What is a pot?", POT),
    TOPIC ("c.md", "S", "What is a cup?", CUP),
  };
  const CarrelMatchTopic news[] = {
    TOPIC ("a.md", "S", "What makes good tea?", TEA),
    TOPIC ("b.md", "S", "What makes a good pot?", POT),
    TOPIC ("c.md", "S", "Where are the cups?", CUP),
  };
  const CarrelMatchTopic turned_olds[] = { olds[2], olds[0], olds[1] };
  const CarrelMatchTopic turned_news[] = { news[1], news[2], news[0] };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);
  g_autoptr (CarrelMatch) turned = MATCH (turned_olds, turned_news);

  CHECK (match, 0, 1, 2);
  CHECK (turned, 2, 0, 1);
}

static void
test_moved_within (void)
{
  /* One topic went to the end: the others did not move, though all their numbers are new. */
  const CarrelMatchTopic olds[] = {
    TOPIC ("a.md", "S", "Tea", TEA),
    TOPIC ("a.md", "S", "Pot", POT),
    TOPIC ("a.md", "S", "Cup", CUP),
  };
  const CarrelMatchTopic news[] = { olds[1], olds[2], olds[0] };
  g_autoptr (CarrelMatch) match = MATCH (olds, news);

  CHECK (match, 1, 2, 0);
  g_assert_cmpint (match->changes[0], ==, CARREL_CHANGE_NONE);
  g_assert_cmpint (match->changes[1], ==, CARREL_CHANGE_NONE);
  g_assert_cmpint (match->changes[2], ==, CARREL_CHANGE_MOVED);
}

static CarrelChange
get_change (const CarrelMatchTopic *first,
            const CarrelMatchTopic *second)
{
  g_autoptr (CarrelMatch) match = carrel_matcher_match (first, 1, second, 1, NULL);

  CHECK (match, 0);

  return match->changes[0];
}

static void
test_changes (void)
{
  const CarrelMatchOption right[] = { { "Assam", FALSE }, { "Sencha", TRUE } };
  const CarrelMatchOption wrong[] = { { "Assam", TRUE }, { "Sencha", FALSE } };
  const CarrelMatchQuestion question = { "Which is green?", NULL, right, 2 };
  const CarrelMatchQuestion asked_otherwise = { "Which one is a green tea?", NULL, right, 2 };
  const CarrelMatchQuestion with_other_key = { "Which is green?", NULL, wrong, 2 };
  const CarrelMatchTopic plain = TOPIC ("a.md", "S", "Tea leaves", TEA);
  const CarrelMatchTopic spaced = TOPIC ("a.md", "S", "Tea leaves", "  " TEA "\n\n");
  const CarrelMatchTopic shouted = TOPIC ("a.md", "S", "Tea leaves!", TEA);
  CarrelMatchTopic choice = TOPIC ("a.md", "S", "Tea leaves", "Which is green?\n\n- [ ] Assam\n- [x] Sencha");
  CarrelMatchTopic otherwise = TOPIC ("a.md", "S", "Tea leaves", "Which one is a green tea?\n\n- [ ] Assam\n- [x] Sencha");
  CarrelMatchTopic other_key = TOPIC ("a.md", "S", "Tea leaves", "Which is green?\n\n- [x] Assam\n- [ ] Sencha");

  choice.questions = &question;
  choice.n_questions = 1;
  otherwise.questions = &asked_otherwise;
  otherwise.n_questions = 1;
  other_key.questions = &with_other_key;
  other_key.n_questions = 1;

  g_assert_cmpint (get_change (&plain, &plain), ==, CARREL_CHANGE_NONE);
  g_assert_cmpint (get_change (&plain, &spaced), ==, CARREL_CHANGE_NONE);
  g_assert_cmpint (get_change (&plain, &shouted), ==, CARREL_CHANGE_REWORDED);
  g_assert_cmpint (get_change (&choice, &otherwise), ==, CARREL_CHANGE_REWORDED);
  g_assert_cmpint (get_change (&choice, &other_key), ==, CARREL_CHANGE_ANSWER);
}

/* Thousands of topics that share a title, a body or both are matched in time that does not grow with
 * the square of their number: the test would not end in its time if it did. */
static void
test_boilerplate (void)
{
  const guint n_topics = 20000;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree CarrelMatchTopic *olds = g_new0 (CarrelMatchTopic, n_topics);
  g_autofree CarrelMatchTopic *news = g_new0 (CarrelMatchTopic, n_topics);
  g_autoptr (CarrelMatch) match = NULL;
  guint n_found = 0;
  guint i;

  for (i = 0; i < n_topics; i++)
    {
      char *old_body = g_strdup_printf (POT "\n\nPot %u holds cup%u.", i, i * 7 % n_topics);
      char *new_body = g_strdup_printf (POT "\n\nThe pot %u now holds cup%u.", i, i * 7 % n_topics);

      g_ptr_array_add (texts, old_body);
      g_ptr_array_add (texts, new_body);
      olds[i] = (CarrelMatchTopic) TOPIC ("a.md", "S", "What does it hold?", old_body);
      news[i] = (CarrelMatchTopic) TOPIC ("a.md", "S", "What does it hold?", new_body);
    }

  match = carrel_matcher_match (olds, n_topics, news, n_topics, NULL);

  for (i = 0; i < n_topics; i++)
    {
      n_found += match->old_topics[i] == (int) i;
      g_assert_true (match->old_topics[i] == (int) i || match->old_topics[i] < 0);
    }

  g_assert_cmpuint (n_found, >, n_topics * 9 / 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank/matcher/edits", test_edits);
  g_test_add_func ("/bank/matcher/title-and-body-edited", test_title_and_body_edited);
  g_test_add_func ("/bank/matcher/unlike", test_unlike);
  g_test_add_func ("/bank/matcher/numbers", test_numbers);
  g_test_add_func ("/bank/matcher/ambiguous", test_ambiguous);
  g_test_add_func ("/bank/matcher/alike", test_alike_in_everything);
  g_test_add_func ("/bank/matcher/word-for-word", test_word_for_word);
  g_test_add_func ("/bank/matcher/near-copy", test_near_copy);
  g_test_add_func ("/bank/matcher/empty-bodies", test_empty_bodies);
  g_test_add_func ("/bank/matcher/unspaced-scripts", test_unspaced_scripts);
  g_test_add_func ("/bank/matcher/code", test_code);
  g_test_add_func ("/bank/matcher/split", test_split);
  g_test_add_func ("/bank/matcher/merge", test_merge);
  g_test_add_func ("/bank/matcher/renamed-document", test_renamed_document);
  g_test_add_func ("/bank/matcher/removed", test_removed);
  g_test_add_func ("/bank/matcher/decisions", test_decisions);
  g_test_add_func ("/bank/matcher/nothing", test_nothing);
  g_test_add_func ("/bank/matcher/order-of-input", test_order_of_input);
  g_test_add_func ("/bank/matcher/moved-within", test_moved_within);
  g_test_add_func ("/bank/matcher/changes", test_changes);
  g_test_add_func ("/bank/matcher/boilerplate", test_boilerplate);
  return g_test_run ();
}
