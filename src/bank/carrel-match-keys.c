/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The passes that compare whole keys: cheap, and sure. */

#include "config.h"

#include "carrel-matching-private.h"

typedef enum
{
  KEY_DOCUMENT = 1 << 0,
  KEY_SECTION = 1 << 1,
  KEY_TITLE = 1 << 2,
  KEY_BODY = 1 << 3,
} Key;

/* Which topics have a key: all that could be paired, in their order. */
typedef struct
{
  int   first;
  int   last;
  guint n_free;
  guint n_all; /* with those that are paired already */
} Slot;

typedef struct
{
  GHashTable *numbers; /* of the slots, by key */
  GArray     *slots;
  int        *next; /* the next topic with the same key */
} Slots;

/* The surest first. */
static const Key alike[] = {
  KEY_DOCUMENT | KEY_SECTION | KEY_TITLE | KEY_BODY,
  KEY_DOCUMENT | KEY_TITLE | KEY_BODY,
  KEY_SECTION | KEY_TITLE | KEY_BODY,
  KEY_TITLE | KEY_BODY,
};

static const Key same_title[] = {
  KEY_DOCUMENT | KEY_SECTION | KEY_TITLE,
  KEY_DOCUMENT | KEY_TITLE,
};

static guint64
get_key (const CarrelMatchSide *side,
         guint                  topic,
         Key                    key)
{
  guint64 hash = 0;

  if (key & KEY_DOCUMENT)
    hash = (hash ^ side->documents[topic]) * 0x9e3779b97f4a7c15u;

  hash ^= hash >> 29;

  if (key & KEY_SECTION)
    hash = (hash ^ side->sections[topic]) * 0x9e3779b97f4a7c15u;

  hash ^= hash >> 29;

  if (key & KEY_TITLE)
    hash = (hash ^ side->titles[topic]) * 0x9e3779b97f4a7c15u;

  hash ^= hash >> 29;

  if (key & KEY_BODY)
    hash = (hash ^ side->bodies[topic]) * 0x9e3779b97f4a7c15u;

  return hash;
}

static void
slots_init (Slots                 *slots,
            const CarrelMatchSide *side,
            guint64               *keys,
            Key                    key,
            gboolean               removed)
{
  guint i;

  slots->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  slots->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  slots->next = g_new (int, side->n_topics + 1);

  for (i = 0; i < side->n_topics; i++)
    {
      gpointer number;
      Slot *slot;

      if (!side->topics[i].removed != !removed)
        continue;

      keys[i] = get_key (side, i, key);

      if (!g_hash_table_lookup_extended (slots->numbers, &keys[i], NULL, &number))
        {
          Slot empty = { -1, -1, 0, 0 };

          number = GUINT_TO_POINTER (slots->slots->len);
          g_hash_table_insert (slots->numbers, &keys[i], number);
          g_array_append_val (slots->slots, empty);
        }

      slot = &g_array_index (slots->slots, Slot, GPOINTER_TO_UINT (number));
      slot->n_all++;

      if (side->matches[i] >= 0)
        continue;

      slots->next[i] = -1;

      if (slot->last >= 0)
        slots->next[slot->last] = i;
      else
        slot->first = i;

      slot->last = i;
      slot->n_free++;
    }
}

static void
slots_clear (Slots *slots)
{
  g_hash_table_unref (slots->numbers);
  g_array_unref (slots->slots);
  g_free (slots->next);
}

static void
pair_in_order (CarrelMatching *self,
               const Slots    *olds,
               const Slot     *old_slot,
               const Slots    *news,
               const Slot     *new_slot)
{
  int old_topic = old_slot->first;
  int new_topic = new_slot->first;

  while (old_topic >= 0 && new_topic >= 0)
    {
      if (carrel_matching_may_pair (self, old_topic, new_topic))
        carrel_matching_pair (self, old_topic, new_topic);

      old_topic = olds->next[old_topic];
      new_topic = news->next[new_topic];
    }
}

typedef gboolean (*Judge) (const Slot *old_slot, const Slot *new_slot);

static void
run_pass (CarrelMatching *self,
          Key             key,
          gboolean        removed,
          Judge           judge)
{
  g_autofree guint64 *old_keys = g_new (guint64, self->olds.n_topics + 1);
  g_autofree guint64 *new_keys = g_new (guint64, self->news.n_topics + 1);
  Slots olds;
  Slots news;
  GHashTableIter iter;
  gpointer text;
  gpointer number;

  slots_init (&olds, &self->olds, old_keys, key, removed);
  slots_init (&news, &self->news, new_keys, key, FALSE);
  g_hash_table_iter_init (&iter, olds.numbers);

  /* Pairs of one key do not touch those of another, so the order of the table matters to none. */
  while (g_hash_table_iter_next (&iter, &text, &number))
    {
      const Slot *old_slot = &g_array_index (olds.slots, Slot, GPOINTER_TO_UINT (number));
      const Slot *new_slot;
      gpointer new_number;

      if (old_slot->n_free == 0 || !g_hash_table_lookup_extended (news.numbers, text, NULL, &new_number))
        continue;

      new_slot = &g_array_index (news.slots, Slot, GPOINTER_TO_UINT (new_number));

      if (new_slot->n_free > 0 && judge (old_slot, new_slot))
        pair_in_order (self, &olds, old_slot, &news, new_slot);
    }

  slots_clear (&olds);
  slots_clear (&news);
}

static gboolean
has_free (const CarrelMatchSide *side,
          gboolean               removed)
{
  guint i;

  for (i = 0; i < side->n_topics; i++)
    if (side->matches[i] < 0 && !side->topics[i].removed == !removed)
      return TRUE;

  return FALSE;
}

/* Topics that are alike in everything are paired in their order: no reader could tell them apart. */
static gboolean
are_as_many (const Slot *old_slot,
             const Slot *new_slot)
{
  return old_slot->n_free == new_slot->n_free;
}

static gboolean
are_any (const Slot *old_slot G_GNUC_UNUSED,
         const Slot *new_slot G_GNUC_UNUSED)
{
  return TRUE;
}

/* A title that stands more than once, even if the others are paired, names nothing. */
static gboolean
are_unique (const Slot *old_slot,
            const Slot *new_slot)
{
  return old_slot->n_all == 1 && new_slot->n_all == 1;
}

/* Pairs what is alike word for word. */
void
carrel_match_keys_run (CarrelMatching *self,
                       gboolean        removed)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (alike); i++)
    if (has_free (&self->olds, removed) && has_free (&self->news, FALSE))
      run_pass (self, alike[i], removed, removed ? are_any : are_as_many);
}

/* Pairs what is left when likeness was judged: copies of which some came or went, and titles that
 * stand once in their place, whatever became of their bodies. */
void
carrel_match_keys_finish (CarrelMatching *self)
{
  guint i;

  if (!has_free (&self->olds, FALSE) || !has_free (&self->news, FALSE))
    return;

  for (i = 0; i < G_N_ELEMENTS (alike); i++)
    run_pass (self, alike[i], FALSE, are_any);

  for (i = 0; i < G_N_ELEMENTS (same_title); i++)
    run_pass (self, same_title[i], FALSE, are_unique);
}

/* Finds for each new topic that is free the old one of the same document, section and title, where these
 * stand once on either side; -1 for the others. */
void
carrel_match_keys_find (const CarrelMatching *self,
                        int                  *old_topics)
{
  g_autofree guint64 *old_keys = g_new (guint64, self->olds.n_topics + 1);
  g_autofree guint64 *new_keys = g_new (guint64, self->news.n_topics + 1);
  Slots olds;
  Slots news;
  guint i;

  slots_init (&olds, &self->olds, old_keys, same_title[0], FALSE);
  slots_init (&news, &self->news, new_keys, same_title[0], FALSE);

  for (i = 0; i < self->news.n_topics; i++)
    {
      const Slot *old_slot;
      const Slot *new_slot;
      gpointer number;

      old_topics[i] = -1;

      if (self->news.matches[i] >= 0 || !g_hash_table_lookup_extended (olds.numbers, &new_keys[i], NULL, &number))
        continue;

      old_slot = &g_array_index (olds.slots, Slot, GPOINTER_TO_UINT (number));
      number = g_hash_table_lookup (news.numbers, &new_keys[i]);
      new_slot = &g_array_index (news.slots, Slot, GPOINTER_TO_UINT (number));

      if (are_unique (old_slot, new_slot))
        old_topics[i] = old_slot->first;
    }

  slots_clear (&olds);
  slots_clear (&news);
}
