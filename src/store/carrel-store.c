/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store.h"

#include <errno.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "carrel-migrations.h"
#include "carrel-store-lock.h"
#include "carrel-store-private.h"
#include "carrel-tables.h"

struct _CarrelStore
{
  GObject            parent_instance;

  /* Owned */
  GMainContext      *context; /* where signals are emitted */
  CarrelStoreThread *writer;  /* NULL when read-only or closed */
  CarrelStoreThread *reader;  /* NULL when closed */

  int                lock_fd; /* -1 when another instance writes */

  GMutex             marks_mutex;
  GHashTable        *marks;   /* under the mutex: id of a topic to the number of its marks that are being saved */
};

G_DEFINE_FINAL_TYPE (CarrelStore, carrel_store, G_TYPE_OBJECT)

enum
{
  BANKS_CHANGED,
  BANK_CHANGED,
  TOPIC_CHANGED,
  STUDY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is to be said on the main context. */
typedef struct
{
  GWeakRef          store;
  CarrelStoreChange change;
  gint64            bank_id;
  gint64            topic_id;
  CarrelTopicFlags  flags;
} Announcement;

static void
carrel_store_finalize (GObject *object)
{
  CarrelStore *self = CARREL_STORE (object);

  carrel_store_close (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  g_mutex_clear (&self->marks_mutex);

  G_OBJECT_CLASS (carrel_store_parent_class)->finalize (object);
}

static void
carrel_store_class_init (CarrelStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = carrel_store_finalize;

  signals[BANKS_CHANGED] = g_signal_new ("banks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[BANK_CHANGED] = g_signal_new ("bank-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[TOPIC_CHANGED] = g_signal_new ("topic-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT64, G_TYPE_UINT);
  signals[STUDY_CHANGED] = g_signal_new ("study-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
carrel_store_init (CarrelStore *self)
{
  self->lock_fd = -1;
  self->marks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_mutex_init (&self->marks_mutex);
}

static void
announcement_free (Announcement *announcement)
{
  g_weak_ref_clear (&announcement->store);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer user_data)
{
  Announcement *announcement = user_data;
  g_autoptr (CarrelStore) self = g_weak_ref_get (&announcement->store);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  switch (announcement->change)
    {
    case CARREL_STORE_CHANGE_BANKS:
      g_signal_emit (self, signals[BANKS_CHANGED], 0);
      break;

    case CARREL_STORE_CHANGE_BANK:
      g_signal_emit (self, signals[BANK_CHANGED], 0, announcement->bank_id);
      break;

    case CARREL_STORE_CHANGE_TOPIC:
      g_signal_emit (self, signals[TOPIC_CHANGED], 0, announcement->bank_id, announcement->topic_id,
                     announcement->flags);
      break;

    case CARREL_STORE_CHANGE_STUDY:
      g_signal_emit (self, signals[STUDY_CHANGED], 0);
      break;

    default:
      g_assert_not_reached ();
    }

  return G_SOURCE_REMOVE;
}

/* From the writing thread, after the commit. */
void
carrel_store_announce (CarrelStore       *self,
                       CarrelStoreChange  change,
                       gint64             bank_id,
                       gint64             topic_id,
                       CarrelTopicFlags   flags)
{
  Announcement *announcement = g_new0 (Announcement, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_weak_ref_init (&announcement->store, self);
  announcement->change = change;
  announcement->bank_id = bank_id;
  announcement->topic_id = topic_id;
  announcement->flags = flags;

  /* Before the answer of the same change, which has the default priority too but comes later. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, announce_cb, announcement, (GDestroyNotify) announcement_free);
  g_source_attach (source, self->context);
}

GTask *
carrel_store_new_task (CarrelStore         *self,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data,
                       gpointer             source_tag,
                       gpointer             data,
                       GDestroyNotify       free_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, data, free_data);

  return task;
}

/* On the writing thread. Returns whether it is durable; else the task has its error. */
gboolean
carrel_store_run_transaction (CarrelConnection       *connection,
                              GTask                  *task,
                              CarrelStoreTransaction  func)
{
  GError *error = NULL;

  if (carrel_connection_begin (connection, &error) && func (connection, task, &error) &&
      carrel_connection_commit (connection, &error))
    {
      /* What is durable is not taken back by a cancellation that came too late. */
      g_task_set_check_cancellable (task, FALSE);
      return TRUE;
    }

  carrel_connection_rollback (connection);
  g_task_return_error (task, error);

  return FALSE;
}

void
carrel_store_push_write (CarrelStore     *self,
                         GTask           *task,
                         CarrelStoreFunc  func)
{
  if (self->writer != NULL)
    {
      carrel_store_thread_push (self->writer, task, func);
      return;
    }

  g_task_return_new_error (task, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY,
                           _("Another window of Carrel is using the library, so nothing can be saved here"));
  g_object_unref (task);
}

void
carrel_store_push_read (CarrelStore     *self,
                        GTask           *task,
                        CarrelStoreFunc  func)
{
  if (self->reader != NULL)
    {
      carrel_store_thread_push (self->reader, task, func);
      return;
    }

  g_task_return_new_error (task, CARREL_STORE_ERROR, CARREL_STORE_ERROR_FAILED, _("The library is closed"));
  g_object_unref (task);
}

static guint
count_marks (CarrelStore *self,
             gint64       topic_id,
             int          change)
{
  guint n;

  g_mutex_lock (&self->marks_mutex);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, &topic_id)) + change;

  if (n == 0)
    g_hash_table_remove (self->marks, &topic_id);
  else if (change != 0)
    g_hash_table_replace (self->marks, g_memdup2 (&topic_id, sizeof topic_id), GUINT_TO_POINTER (n));

  g_mutex_unlock (&self->marks_mutex);

  return n;
}

/* A bookmark or note of the topic is on its way, until carrel_store_end_mark(). */
void
carrel_store_begin_mark (CarrelStore *self,
                         gint64       topic_id)
{
  count_marks (self, topic_id, 1);
}

void
carrel_store_end_mark (CarrelStore *self,
                       gint64       topic_id)
{
  count_marks (self, topic_id, -1);
}

/* A topic is never read without what the user has just written on it: shown without it, a note would be
 * lost as soon as the user writes on. So it is then read after it, by the thread that saves it. */
void
carrel_store_push_read_of (CarrelStore     *self,
                           gint64           topic_id,
                           GTask           *task,
                           CarrelStoreFunc  func)
{
  if (self->writer != NULL && count_marks (self, topic_id, 0) > 0)
    carrel_store_push_write (self, task, func);
  else
    carrel_store_push_read (self, task, func);
}

/* Makes the folder, takes the lock, brings the file up to date and opens the reading connection. */
static gboolean
open_store (CarrelStore  *self,
            const char   *folder,
            GError      **error)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);
  g_autoptr (CarrelConnection) writing = NULL;
  g_autoptr (CarrelConnection) reading = NULL;
  gboolean taken;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_autofree char *display = g_filename_display_name (folder);

      g_set_error (error, CARREL_STORE_ERROR, CARREL_STORE_ERROR_READ_ONLY, "%s: %s", display, g_strerror (errno));
      return FALSE;
    }

  self->lock_fd = carrel_store_lock_take (folder, &taken, error);

  if (!taken && error != NULL && *error != NULL)
    return FALSE;

  if (taken)
    {
      writing = carrel_connection_open (path, FALSE, error);

      if (writing == NULL || !carrel_migrations_run (writing, backups, error) ||
          !carrel_bank_table_empty_bin (writing, g_get_real_time () - CARREL_STORE_BIN_DAYS * G_TIME_SPAN_DAY, error))
        return FALSE;
    }

  reading = carrel_connection_open (path, TRUE, error);

  if (reading == NULL || !carrel_migrations_check (reading, error))
    return FALSE;

  self->reader = carrel_store_thread_new ("carrel-store-reader", g_steal_pointer (&reading));

  if (writing != NULL)
    self->writer = carrel_store_thread_new ("carrel-store-writer", g_steal_pointer (&writing));

  return TRUE;
}

static void
open_cb (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  g_autoptr (CarrelStore) self = g_object_new (CARREL_TYPE_STORE, NULL);
  GError *error = NULL;

  self->context = g_main_context_ref (g_task_get_context (task));

  if (open_store (self, task_data, &error))
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_open_async:
 * @folder: where the library is, or is to be made
 *
 * Opens the library, read-only when another instance has it.
 */
void
carrel_store_open_async (const char          *folder,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (folder != NULL);

  g_task_set_source_tag (task, carrel_store_open_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, open_cb);
}

/**
 * carrel_store_open_finish:
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with @error set (%CARREL_STORE_ERROR)
 */
CarrelStore *
carrel_store_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * carrel_store_is_read_only:
 *
 * Returns: whether another instance is the one that writes
 */
gboolean
carrel_store_is_read_only (CarrelStore *self)
{
  g_return_val_if_fail (CARREL_IS_STORE (self), TRUE);

  return self->lock_fd < 0;
}

void
carrel_store_close (CarrelStore *self)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  g_clear_pointer (&self->writer, carrel_store_thread_free);
  g_clear_pointer (&self->reader, carrel_store_thread_free);

  if (self->lock_fd >= 0)
    close (self->lock_fd);

  self->lock_fd = -1;
}
