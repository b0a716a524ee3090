/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-matcher.h"

typedef struct
{
  int   index; /* the first topic with the key */
  int   last;  /* the last one so far */
  guint count;
} Slot;

typedef struct
{
  const CarrelMatchTopic *topics;
  guint                   n_topics;
  gboolean               *taken;
  int                    *next; /* the next topic with the same key */
  GHashTable             *slots;
} Side;

typedef enum
{
  KEY_DOCUMENT = 1 << 0,
  KEY_SECTION = 1 << 1,
  KEY_TITLE = 1 << 2,
  KEY_BODY = 1 << 3,
} Key;

/* The surest first. Each pairs only what is unambiguous: a key that stands once on either side.
 * Topics that are alike in everything are paired in their order: no reader could tell them apart. */
static const Key passes[] = {
  KEY_DOCUMENT | KEY_SECTION | KEY_TITLE | KEY_BODY,
  KEY_DOCUMENT | KEY_TITLE | KEY_BODY,
  KEY_TITLE | KEY_BODY,
  KEY_DOCUMENT | KEY_SECTION | KEY_TITLE,
  KEY_DOCUMENT | KEY_TITLE,
  KEY_SECTION | KEY_TITLE,
  KEY_DOCUMENT | KEY_BODY,
  KEY_BODY,
};

static char *
dup_key (const CarrelMatchTopic *topic,
         Key                     key)
{
  /* A body that is empty is no evidence. */
  if ((key & KEY_BODY) != 0 && (key & KEY_TITLE) == 0 && topic->body_hash == NULL)
    return NULL;

  return g_strjoin ("\x1e",
                    (key & KEY_DOCUMENT) != 0 ? topic->document : "",
                    (key & KEY_SECTION) != 0 ? topic->section : "",
                    (key & KEY_TITLE) != 0 ? topic->title : "",
                    (key & KEY_BODY) != 0 && topic->body_hash != NULL ? topic->body_hash : "",
                    NULL);
}

static void
collect (Side *side,
         Key   key)
{
  guint i;

  side->slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (i = 0; i < side->n_topics; i++)
    {
      g_autofree char *text = NULL;
      Slot *slot;

      side->next[i] = -1;

      if (side->taken[i])
        continue;

      text = dup_key (&side->topics[i], key);

      if (text == NULL)
        continue;

      slot = g_hash_table_lookup (side->slots, text);

      if (slot == NULL)
        {
          slot = g_new0 (Slot, 1);
          slot->index = i;
          g_hash_table_insert (side->slots, g_steal_pointer (&text), slot);
        }
      else
        {
          side->next[slot->last] = i;
        }

      slot->last = i;
      slot->count++;
    }
}

static void
run_pass (Side *old_side,
          Side *new_side,
          Key   key,
          int  *matches)
{
  GHashTableIter iter;
  gpointer text;
  gpointer value;
  gboolean alike = (key & KEY_TITLE) != 0 && (key & KEY_BODY) != 0;

  collect (old_side, key);
  collect (new_side, key);
  g_hash_table_iter_init (&iter, new_side->slots);

  while (g_hash_table_iter_next (&iter, &text, &value))
    {
      Slot *new_slot = value;
      Slot *old_slot = g_hash_table_lookup (old_side->slots, text);
      int old_index;
      int new_index;

      if (old_slot == NULL || old_slot->count != new_slot->count ||
          (new_slot->count != 1 && !alike))
        continue;

      for (old_index = old_slot->index, new_index = new_slot->index; new_index >= 0;
           old_index = old_side->next[old_index], new_index = new_side->next[new_index])
        {
          matches[new_index] = old_index;
          old_side->taken[old_index] = TRUE;
          new_side->taken[new_index] = TRUE;
        }
    }

  g_clear_pointer (&old_side->slots, g_hash_table_unref);
  g_clear_pointer (&new_side->slots, g_hash_table_unref);
}

/**
 * carrel_matcher_match:
 * @old_topics: what the library knew
 * @new_topics: what was read now
 *
 * Takes time linear in the number of topics.
 *
 * Returns: (transfer full): @n_new indices into @old_topics, or -1 for a topic not seen before
 */
int *
carrel_matcher_match (const CarrelMatchTopic *old_topics,
                      guint                   n_old,
                      const CarrelMatchTopic *new_topics,
                      guint                   n_new)
{
  int *matches = g_new (int, MAX (n_new, 1));
  Side old_side = { old_topics, n_old, g_new0 (gboolean, n_old), g_new0 (int, n_old), NULL };
  Side new_side = { new_topics, n_new, g_new0 (gboolean, n_new), g_new0 (int, n_new), NULL };
  guint i;

  for (i = 0; i < n_new; i++)
    matches[i] = -1;

  if (n_old > 0)
    for (i = 0; i < G_N_ELEMENTS (passes); i++)
      run_pass (&old_side, &new_side, passes[i], matches);

  g_free (old_side.taken);
  g_free (old_side.next);
  g_free (new_side.taken);
  g_free (new_side.next);

  return matches;
}
