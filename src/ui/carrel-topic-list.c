/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-list.h"

struct _CarrelTopicList
{
  GObject            parent_instance;

  /* Owned */
  CarrelOutline     *outline; /* nullable */
  guint8            *flags;   /* of each topic */
  guint8            *collapsed;
  GArray            *rows;  /* guint, see carrel-topic-rows.h */
  GHashTable        *items; /* row to the live CarrelTopicItem, not owned */
  GHashTable        *rows_of_items; /* the other way round */
  char              *text;
  GCancellable      *cancellable; /* of the rows being worked out */

  CarrelTopicFilter  filter;
};

static void carrel_topic_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CarrelTopicList, carrel_topic_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, carrel_topic_list_model_init))

enum
{
  UPDATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return CARREL_TYPE_TOPIC_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return CARREL_TOPIC_LIST (model)->rows->len;
}

static guint
get_depth (CarrelTopicList *self,
           int              section)
{
  guint depth = 0;

  for (; section >= 0 && section < (int) self->outline->n_sections; section = self->outline->sections[section].parent)
    depth++;

  return depth;
}

static void
item_gone_cb (gpointer  data,
              GObject  *item)
{
  CarrelTopicList *self = data;

  g_hash_table_remove (self->items, g_hash_table_lookup (self->rows_of_items, item));
  g_hash_table_remove (self->rows_of_items, item);
}

static CarrelTopicItem *
make_item (CarrelTopicList *self,
           guint            row)
{
  gboolean is_section = (row & CARREL_TOPIC_ROW_SECTION) != 0;
  guint index = row & ~CARREL_TOPIC_ROW_SECTION;
  guint depth;

  if (is_section)
    return carrel_topic_item_new (self->outline, TRUE, index, MAX (get_depth (self, index), 1) - 1,
                                  CARREL_TOPIC_FLAG_NONE,
                                  !self->collapsed[index] || *self->text != '\0' || self->filter != CARREL_TOPIC_FILTER_ALL);

  depth = (self->flags[index] & CARREL_TOPIC_FLAG_REMOVED) != 0 ? 1 : get_depth (self, self->outline->topics[index].section);

  return carrel_topic_item_new (self->outline, FALSE, index, depth, self->flags[index], FALSE);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CarrelTopicList *self = CARREL_TOPIC_LIST (model);
  CarrelTopicItem *item;
  guint row;

  if (position >= self->rows->len)
    return NULL;

  row = g_array_index (self->rows, guint, position);
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (row));

  if (item != NULL)
    return g_object_ref (item);

  item = make_item (self, row);
  g_hash_table_insert (self->items, GUINT_TO_POINTER (row), item);
  g_hash_table_insert (self->rows_of_items, item, GUINT_TO_POINTER (row));
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);

  return item;
}

static void
carrel_topic_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Items of rows that are worked out anew are made anew; the old ones live on in the view until it
 * has let go of them. */
static void
forget_items (CarrelTopicList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->rows_of_items);

  while (g_hash_table_iter_next (&iter, &item, NULL))
    g_object_weak_unref (item, item_gone_cb, self);

  g_hash_table_remove_all (self->rows_of_items);
  g_hash_table_remove_all (self->items);
}

static void
replace_rows (CarrelTopicList *self,
              GArray          *rows)
{
  guint n_removed = self->rows->len;

  forget_items (self);
  g_array_unref (self->rows);
  self->rows = rows;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, rows->len);
}

static void
carrel_topic_list_finalize (GObject *object)
{
  CarrelTopicList *self = CARREL_TOPIC_LIST (object);

  forget_items (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->outline, carrel_outline_unref);
  g_clear_pointer (&self->flags, g_free);
  g_clear_pointer (&self->collapsed, g_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->rows_of_items, g_hash_table_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (carrel_topic_list_parent_class)->finalize (object);
}

static void
carrel_topic_list_class_init (CarrelTopicListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = carrel_topic_list_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
carrel_topic_list_init (CarrelTopicList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->items = g_hash_table_new (NULL, NULL);
  self->rows_of_items = g_hash_table_new (NULL, NULL);
  self->text = g_strdup ("");
}

CarrelTopicList *
carrel_topic_list_new (void)
{
  return g_object_new (CARREL_TYPE_TOPIC_LIST, NULL);
}

static void
compute_cb (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  g_task_return_pointer (task, carrel_topic_rows_compute (task_data), (GDestroyNotify) g_array_unref);
}

static void
computed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  CarrelTopicList *self = CARREL_TOPIC_LIST (source);
  g_autoptr (GArray) rows = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled: a newer question was asked. */
  if (rows == NULL)
    return;

  replace_rows (self, g_steal_pointer (&rows));
  g_signal_emit (self, signals[UPDATED], 0);
}

/* Looking through 100,000 titles takes longer than a frame, so another thread does it. */
static void
update_rows (CarrelTopicList *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (self->outline == NULL)
    {
      replace_rows (self, g_array_new (FALSE, FALSE, sizeof (guint)));
      g_signal_emit (self, signals[UPDATED], 0);
      return;
    }

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, computed_cb, NULL);
  g_task_set_source_tag (task, update_rows);
  g_task_set_task_data (task,
                        carrel_topic_rows_query_new (self->outline, self->flags, self->collapsed, self->filter, self->text),
                        (GDestroyNotify) carrel_topic_rows_query_free);
  g_task_run_in_thread (task, compute_cb);
}

/**
 * carrel_topic_list_set_outline:
 * @outline: (nullable): what to list
 *
 * Sections stay as they were folded when the outline is of the same bank and has as many.
 */
void
carrel_topic_list_set_outline (CarrelTopicList *self,
                               CarrelOutline   *outline)
{
  gboolean same;
  guint i;

  g_return_if_fail (CARREL_IS_TOPIC_LIST (self));

  same = outline != NULL && self->outline != NULL && outline->bank_id == self->outline->bank_id &&
         outline->n_sections == self->outline->n_sections;

  /* The rows on show are indices into the outline that goes. */
  replace_rows (self, g_array_new (FALSE, FALSE, sizeof (guint)));
  g_clear_pointer (&self->outline, carrel_outline_unref);
  g_clear_pointer (&self->flags, g_free);

  if (!same)
    g_clear_pointer (&self->collapsed, g_free);

  if (outline != NULL)
    {
      self->outline = carrel_outline_ref (outline);
      self->flags = g_new0 (guint8, MAX (outline->n_topics, 1));

      if (self->collapsed == NULL)
        self->collapsed = g_new0 (guint8, outline->n_sections + 1);

      for (i = 0; i < outline->n_topics; i++)
        self->flags[i] = outline->topics[i].flags;
    }

  update_rows (self);
}

/**
 * carrel_topic_list_get_outline:
 *
 * Returns: (transfer none) (nullable): what is listed
 */
CarrelOutline *
carrel_topic_list_get_outline (CarrelTopicList *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_LIST (self), NULL);

  return self->outline;
}

/**
 * carrel_topic_list_set_filter:
 * @text: what titles must hold, or ""
 */
void
carrel_topic_list_set_filter (CarrelTopicList   *self,
                              CarrelTopicFilter  filter,
                              const char        *text)
{
  g_return_if_fail (CARREL_IS_TOPIC_LIST (self));
  g_return_if_fail (text != NULL);

  if (self->filter == filter && g_str_equal (self->text, text))
    return;

  self->filter = filter;
  g_free (self->text);
  self->text = g_strdup (text);
  update_rows (self);
}

static gboolean
find_index (CarrelTopicList *self,
            gint64           topic_id,
            guint           *index)
{
  guint i;

  for (i = 0; self->outline != NULL && i < self->outline->n_topics; i++)
    {
      if (self->outline->topics[i].id == topic_id)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * carrel_topic_list_set_flags:
 *
 * A bookmark or note of a topic has changed.
 */
void
carrel_topic_list_set_flags (CarrelTopicList  *self,
                             gint64            topic_id,
                             CarrelTopicFlags  flags)
{
  CarrelTopicItem *item;
  guint index;

  g_return_if_fail (CARREL_IS_TOPIC_LIST (self));

  if (!find_index (self, topic_id, &index))
    return;

  self->flags[index] = flags;
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (index));

  if (item != NULL)
    carrel_topic_item_set_flags (item, flags);

  if (self->filter != CARREL_TOPIC_FILTER_ALL)
    update_rows (self);
}

/**
 * carrel_topic_list_toggle_section:
 *
 * Folds or unfolds a section.
 */
void
carrel_topic_list_toggle_section (CarrelTopicList *self,
                                  guint            section)
{
  g_return_if_fail (CARREL_IS_TOPIC_LIST (self));
  g_return_if_fail (self->outline != NULL && section <= self->outline->n_sections);

  self->collapsed[section] = !self->collapsed[section];
  update_rows (self);
}

/**
 * carrel_topic_list_reveal:
 *
 * Unfolds the sections that a topic is in.
 */
void
carrel_topic_list_reveal (CarrelTopicList *self,
                          gint64           topic_id)
{
  gboolean changed = FALSE;
  guint index;
  int section;

  g_return_if_fail (CARREL_IS_TOPIC_LIST (self));

  if (!find_index (self, topic_id, &index))
    return;

  section = self->outline->topics[index].section;

  if ((self->flags[index] & CARREL_TOPIC_FLAG_REMOVED) != 0)
    section = self->outline->n_sections;

  while (section >= 0)
    {
      changed |= self->collapsed[section];
      self->collapsed[section] = FALSE;
      section = section < (int) self->outline->n_sections ? self->outline->sections[section].parent : -1;
    }

  if (changed)
    update_rows (self);
}

/**
 * carrel_topic_list_contains:
 *
 * Returns: whether the topic is in the outline, with or without a row
 */
gboolean
carrel_topic_list_contains (CarrelTopicList *self,
                            gint64           topic_id)
{
  guint index;

  g_return_val_if_fail (CARREL_IS_TOPIC_LIST (self), FALSE);

  return find_index (self, topic_id, &index);
}

/**
 * carrel_topic_list_find:
 *
 * Returns: the position of the topic's row, or %G_MAXUINT when it has none
 */
guint
carrel_topic_list_find (CarrelTopicList *self,
                        gint64           topic_id)
{
  guint index;
  guint i;

  g_return_val_if_fail (CARREL_IS_TOPIC_LIST (self), G_MAXUINT);

  if (find_index (self, topic_id, &index))
    for (i = 0; i < self->rows->len; i++)
      if (g_array_index (self->rows, guint, i) == index)
        return i;

  return G_MAXUINT;
}

/**
 * carrel_topic_list_get_neighbour:
 * @topic_id: where to start, or 0 for before the first
 * @step: 1 or -1
 *
 * Returns: the next or previous topic of the bank that the filter lets through, or 0
 */
gint64
carrel_topic_list_get_neighbour (CarrelTopicList *self,
                                 gint64           topic_id,
                                 int              step)
{
  guint position;
  int i;

  g_return_val_if_fail (CARREL_IS_TOPIC_LIST (self), 0);

  position = carrel_topic_list_find (self, topic_id);

  for (i = position == G_MAXUINT ? 0 : (int) position + step; i >= 0 && i < (int) self->rows->len; i += step)
    {
      guint row = g_array_index (self->rows, guint, i);

      if ((row & CARREL_TOPIC_ROW_SECTION) == 0)
        return self->outline->topics[row].id;
    }

  return 0;
}
