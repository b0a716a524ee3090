/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-tables.h"

typedef struct
{
  CarrelStore *store; /* owned: a task lets go of its own before it frees this */
  gint64       topic_id;
  gboolean     bookmarked;
  char        *note; /* NULL: the bookmark is meant */

  /* Of the topic, once it is set */
  gint64            bank_id;
  CarrelTopicFlags  flags;
} Mark;

static void
mark_free (Mark *mark)
{
  carrel_store_end_mark (mark->store, mark->topic_id);
  g_object_unref (mark->store);
  g_free (mark->note);
  g_free (mark);
}

static gboolean
set_mark (CarrelConnection  *connection,
          GTask             *task,
          GError           **error)
{
  Mark *mark = g_task_get_task_data (task);

  /* The topic may have gone while the user wrote: better said than a foreign key's complaint. */
  if (!carrel_mark_table_get_flags (connection, mark->topic_id, &mark->bank_id, &mark->flags, error))
    return FALSE;

  if (mark->note != NULL ? !carrel_mark_table_set_note (connection, mark->topic_id, mark->note, error)
                         : !carrel_mark_table_set_bookmark (connection, mark->topic_id, mark->bookmarked, error))
    return FALSE;

  return carrel_mark_table_get_flags (connection, mark->topic_id, &mark->bank_id, &mark->flags, error);
}

static void
set_mark_cb (CarrelConnection *connection,
             GTask            *task)
{
  const Mark *mark = g_task_get_task_data (task);

  if (!carrel_store_run_transaction (connection, task, set_mark))
    return;

  carrel_store_announce (mark->store, CARREL_STORE_CHANGE_TOPIC, mark->bank_id, mark->topic_id, mark->flags);
  g_task_return_boolean (task, TRUE);
}

static void
push_mark (CarrelStore         *self,
           Mark                 mark,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data,
           gpointer             source_tag)
{
  GTask *task;

  mark.store = g_object_ref (self);
  carrel_store_begin_mark (self, mark.topic_id);
  task = carrel_store_new_task (self, cancellable, callback, user_data, source_tag,
                                g_memdup2 (&mark, sizeof mark), (GDestroyNotify) mark_free);
  carrel_store_push_write (self, task, set_mark_cb);
}

/**
 * carrel_store_set_bookmark_async:
 *
 * Sets or takes away the bookmark of a topic; finishes after the commit.
 */
void
carrel_store_set_bookmark_async (CarrelStore         *self,
                                 gint64               topic_id,
                                 gboolean             bookmarked,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Mark mark = { .topic_id = topic_id, .bookmarked = bookmarked };

  g_return_if_fail (CARREL_IS_STORE (self));

  push_mark (self, mark, cancellable, callback, user_data, carrel_store_set_bookmark_async);
}

gboolean
carrel_store_set_bookmark_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * carrel_store_save_note_async:
 * @text: the whole note; "" deletes it
 *
 * Saves the note of a topic; finishes after the commit.
 */
void
carrel_store_save_note_async (CarrelStore         *self,
                              gint64               topic_id,
                              const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Mark mark = { .topic_id = topic_id };

  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (text != NULL);

  mark.note = g_strdup (text);
  push_mark (self, mark, cancellable, callback, user_data, carrel_store_save_note_async);
}

gboolean
carrel_store_save_note_finish (CarrelStore   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_marks_cb (CarrelConnection *connection,
               GTask            *task)
{
  GError *error = NULL;
  GPtrArray *marks = carrel_mark_table_list (connection, &error);

  if (marks != NULL)
    g_task_return_pointer (task, marks, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_list_marks_async:
 *
 * Lists all topics of the library that have a bookmark or a note.
 */
void
carrel_store_list_marks_async (CarrelStore         *self,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          carrel_store_new_task (self, cancellable, callback, user_data,
                                                 carrel_store_list_marks_async, NULL, NULL),
                          list_marks_cb);
}

GPtrArray *
carrel_store_list_marks_finish (CarrelStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
