/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-matcher.h"

#include "carrel-matching-private.h"
#include "carrel-shingles.h"

/* FNV-1a, 64 bits. Who makes two texts of one hash confuses only their own bank. */
static guint64
hash_text (const char *text,
           gboolean    numbered)
{
  guint64 hash = 14695981039346656037u;
  const char *p = numbered ? carrel_shingles_skip_number (text) : text;

  for (; *p != '\0'; p++)
    {
      /* A line broken elsewhere is no other title. */
      if (numbered && g_ascii_isspace (*p))
        {
          if (p[1] == '\0' || g_ascii_isspace (p[1]))
            continue;

          hash = (hash ^ ' ') * 1099511628211u;
          continue;
        }

      hash = (hash ^ (guchar) *p) * 1099511628211u;
    }

  return hash != 0 ? hash : 1;
}

/* The titles of sections are numbered as well. */
static guint64
hash_section (const char *section)
{
  g_auto (GStrv) titles = g_strsplit (section, "\x1f", -1);
  guint64 hash = 0;
  guint i;

  for (i = 0; titles[i] != NULL; i++)
    hash = hash * 31 + hash_text (titles[i], TRUE);

  return hash;
}

static void
side_init (CarrelMatchSide        *side,
           const CarrelMatchTopic *topics,
           guint                   n_topics)
{
  guint i;

  side->topics = topics;
  side->n_topics = n_topics;
  side->matches = g_new (int, n_topics + 1);
  side->documents = g_new (guint64, n_topics + 1);
  side->sections = g_new (guint64, n_topics + 1);
  side->titles = g_new (guint64, n_topics + 1);
  side->bodies = g_new (guint64, n_topics + 1);

  for (i = 0; i < n_topics; i++)
    {
      const char *body = topics[i].body_hash != NULL ? topics[i].body_hash : topics[i].body;

      side->matches[i] = -1;
      side->documents[i] = hash_text (topics[i].document, FALSE);
      side->sections[i] = hash_section (topics[i].section);
      side->titles[i] = hash_text (topics[i].title, TRUE);
      side->bodies[i] = body != NULL && *body != '\0' ? hash_text (body, FALSE) : 0;
    }
}

static void
side_clear (CarrelMatchSide *side)
{
  g_free (side->matches);
  g_free (side->documents);
  g_free (side->sections);
  g_free (side->titles);
  g_free (side->bodies);
}

static guint
pair_hash (gconstpointer key)
{
  const CarrelMatchPair *pair = key;

  return pair->old_topic * 31 + pair->new_topic;
}

static gboolean
pair_equal (gconstpointer a,
            gconstpointer b)
{
  const CarrelMatchPair *first = a;
  const CarrelMatchPair *second = b;

  return first->old_topic == second->old_topic && first->new_topic == second->new_topic;
}

/* Whether both are free and the user did not part them. */
gboolean
carrel_matching_may_pair (const CarrelMatching *self,
                          guint                 old_topic,
                          guint                 new_topic)
{
  const CarrelMatchPair pair = { old_topic, new_topic };

  return self->olds.matches[old_topic] < 0 && self->news.matches[new_topic] < 0 &&
         !g_hash_table_contains (self->parted, &pair);
}

void
carrel_matching_pair (CarrelMatching *self,
                      guint           old_topic,
                      guint           new_topic)
{
  g_assert (carrel_matching_may_pair (self, old_topic, new_topic));

  self->olds.matches[old_topic] = new_topic;
  self->news.matches[new_topic] = old_topic;
}

void
carrel_matching_part (CarrelMatching *self,
                      guint           old_topic,
                      guint           new_topic)
{
  g_assert (self->olds.matches[old_topic] == (int) new_topic);

  self->olds.matches[old_topic] = -1;
  self->news.matches[new_topic] = -1;
}

static void
obey (CarrelMatching             *matching,
      const CarrelMatchDecisions *decisions)
{
  guint i;

  if (decisions == NULL)
    return;

  for (i = 0; i < decisions->n_parted; i++)
    g_hash_table_add (matching->parted, (gpointer) &decisions->parted[i]);

  for (i = 0; i < decisions->n_joined; i++)
    if (carrel_matching_may_pair (matching, decisions->joined[i].old_topic, decisions->joined[i].new_topic))
      {
        carrel_matching_pair (matching, decisions->joined[i].old_topic, decisions->joined[i].new_topic);
        g_hash_table_add (matching->joined, GUINT_TO_POINTER (decisions->joined[i].old_topic));
      }
}

/**
 * carrel_matcher_match:
 * @old_topics: what the library knew, in the order of the bank
 * @new_topics: what was read now, in the order of the bank
 * @decisions: (nullable): what the user decided by hand
 *
 * Finds out which old topics the new ones continue. What is alike word for word comes first, then what
 * had gone from the file and came back so, then what is alike enough and by a clear margin. The time
 * it takes grows little faster than the number of topics, and its result depends on nothing else.
 *
 * Returns: (transfer full): for each new topic the old one, and what changed
 */
CarrelMatch *
carrel_matcher_match (const CarrelMatchTopic     *old_topics,
                      guint                       n_old,
                      const CarrelMatchTopic     *new_topics,
                      guint                       n_new,
                      const CarrelMatchDecisions *decisions)
{
  CarrelMatch *self = g_new0 (CarrelMatch, 1);
  CarrelMatching matching = { 0 };

  side_init (&matching.olds, old_topics, n_old);
  side_init (&matching.news, new_topics, n_new);
  matching.parted = g_hash_table_new (pair_hash, pair_equal);
  matching.joined = g_hash_table_new (NULL, NULL);

  obey (&matching, decisions);
  carrel_match_keys_run (&matching, FALSE);
  carrel_match_keys_run (&matching, TRUE);
  carrel_match_likeness_run (&matching, FALSE);
  carrel_match_keys_finish (&matching);
  carrel_match_likeness_run (&matching, TRUE);

  self->n_topics = n_new;
  self->changes = g_new0 (CarrelChange, n_new + 1);
  carrel_match_changes_run (&matching, self->changes);
  self->old_topics = g_steal_pointer (&matching.news.matches);

  side_clear (&matching.olds);
  side_clear (&matching.news);
  g_hash_table_unref (matching.parted);
  g_hash_table_unref (matching.joined);

  return self;
}

void
carrel_match_free (CarrelMatch *self)
{
  g_free (self->old_topics);
  g_free (self->changes);
  g_free (self);
}
