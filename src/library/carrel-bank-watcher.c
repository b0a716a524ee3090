/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-bank-watcher.h"

#include "carrel-folder-look.h"

/* An editor that writes a file, or a version control system that writes hundreds, is let finish; one
 * that never ends is looked at nevertheless. */
#define SETTLE_MS 500
#define MAX_SETTLE_US (5 * G_USEC_PER_SEC)

#define POLL_SECONDS 30

struct _CarrelBankWatcher
{
  GObject       parent_instance;

  /* Owned */
  char         *path;
  GPtrArray    *folders;  /* paths of those that are watched; NULL for none yet */
  GPtrArray    *monitors; /* GFileMonitor, of those folders */
  char         *digest;   /* of what was seen last; NULL before the first look */
  GCancellable *cancellable;

  CarrelBankWatcherFlags flags;
  gboolean      looking;
  gboolean      look_again;
  guint         settle_id;
  guint         poll_id;
  gint64        first_event; /* monotonic, of those that are not told yet; 0 for none */
};

G_DEFINE_FINAL_TYPE (CarrelBankWatcher, carrel_bank_watcher, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
settled_cb (gpointer user_data)
{
  CarrelBankWatcher *self = user_data;

  self->settle_id = 0;
  self->first_event = 0;
  carrel_bank_watcher_look (self);

  return G_SOURCE_REMOVE;
}

static void
event_cb (GFileMonitor     *monitor,
          GFile            *file,
          GFile            *other,
          GFileMonitorEvent event,
          gpointer          user_data)
{
  CarrelBankWatcher *self = user_data;
  gint64 now = g_get_monotonic_time ();

  /* Being read changes a file's attributes too. */
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || event == G_FILE_MONITOR_EVENT_PRE_UNMOUNT)
    return;

  if (self->first_event == 0)
    self->first_event = now;

  if (self->settle_id != 0 && now - self->first_event > MAX_SETTLE_US)
    return;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settled_cb, self);
}

static gboolean
poll_cb (gpointer user_data)
{
  carrel_bank_watcher_look (user_data);

  return G_SOURCE_CONTINUE;
}

static void
forget_monitors (CarrelBankWatcher *self)
{
  guint i;

  for (i = 0; self->monitors != NULL && i < self->monitors->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->monitors, i), event_cb, self);

  g_clear_pointer (&self->monitors, g_ptr_array_unref);
}

static void
take_monitors (CarrelBankWatcher *self,
               CarrelFolderLook  *look)
{
  guint i;

  forget_monitors (self);
  self->monitors = g_steal_pointer (&look->monitors);

  for (i = 0; i < self->monitors->len; i++)
    g_signal_connect (g_ptr_array_index (self->monitors, i), "changed", G_CALLBACK (event_cb), self);
}

typedef struct
{
  char      *path;
  gboolean   poll;
  GPtrArray *known_folders; /* nullable */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_clear_pointer (&order->known_folders, g_ptr_array_unref);
  g_free (order);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Order *order = task_data;

  g_task_return_pointer (task, carrel_folder_look_take (order->path, order->poll, order->known_folders, cancellable),
                         (GDestroyNotify) carrel_folder_look_free);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  CarrelBankWatcher *self = user_data;
  g_autoptr (CarrelFolderLook) look = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean changed;

  /* Cancelled: there is no watcher any more. */
  if (look == NULL)
    return;

  self->looking = FALSE;
  changed = self->digest != NULL && !g_str_equal (self->digest, look->digest);

  /* What happened between the look and the watch was told by nobody. */
  if (look->monitors != NULL)
    {
      take_monitors (self, look);
      self->look_again = TRUE;
    }

  g_clear_pointer (&self->folders, g_ptr_array_unref);
  self->folders = g_ptr_array_ref (look->folders);

  if ((!look->has_events || look->is_cut) && self->poll_id == 0)
    self->poll_id = g_timeout_add_seconds (POLL_SECONDS, poll_cb, self);

  g_free (self->digest);
  self->digest = g_steal_pointer (&look->digest);

  if (changed)
    g_signal_emit (self, signals[CHANGED], 0);

  if (self->look_again)
    {
      self->look_again = FALSE;
      carrel_bank_watcher_look (self);
    }
}

static void
carrel_bank_watcher_dispose (GObject *object)
{
  CarrelBankWatcher *self = CARREL_BANK_WATCHER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->poll_id, g_source_remove);
  forget_monitors (self);

  G_OBJECT_CLASS (carrel_bank_watcher_parent_class)->dispose (object);
}

static void
carrel_bank_watcher_finalize (GObject *object)
{
  CarrelBankWatcher *self = CARREL_BANK_WATCHER (object);

  g_free (self->path);
  g_free (self->digest);
  g_clear_pointer (&self->folders, g_ptr_array_unref);

  G_OBJECT_CLASS (carrel_bank_watcher_parent_class)->finalize (object);
}

static void
carrel_bank_watcher_class_init (CarrelBankWatcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = carrel_bank_watcher_dispose;
  object_class->finalize = carrel_bank_watcher_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
carrel_bank_watcher_init (CarrelBankWatcher *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * carrel_bank_watcher_new:
 * @path: absolute, of a file or folder, which need not be there
 *
 * Returns: (transfer full): a watcher that compares with what it finds first
 */
CarrelBankWatcher *
carrel_bank_watcher_new (const char             *path,
                         CarrelBankWatcherFlags  flags)
{
  CarrelBankWatcher *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CARREL_TYPE_BANK_WATCHER, NULL);
  self->path = g_strdup (path);
  self->flags = flags;
  carrel_bank_watcher_look (self);

  return self;
}

/**
 * carrel_bank_watcher_look:
 *
 * Looks now whether anything has changed, where no event may have told.
 */
void
carrel_bank_watcher_look (CarrelBankWatcher *self)
{
  g_autoptr (GTask) task = NULL;
  Order *order;

  g_return_if_fail (CARREL_IS_BANK_WATCHER (self));

  if (self->looking)
    {
      self->look_again = TRUE;
      return;
    }

  self->looking = TRUE;

  /* A source would be kept by the thread, and might be disposed of there. */
  task = g_task_new (NULL, self->cancellable, looked_cb, self);
  g_task_set_source_tag (task, carrel_bank_watcher_look);
  order = g_new0 (Order, 1);
  order->path = g_strdup (self->path);
  order->poll = (self->flags & CARREL_BANK_WATCHER_POLL) != 0;
  order->known_folders = self->folders != NULL ? g_ptr_array_ref (self->folders) : NULL;
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, look_thread);
}

/**
 * carrel_bank_watcher_get_path:
 *
 * Returns: (transfer none): what it watches
 */
const char *
carrel_bank_watcher_get_path (CarrelBankWatcher *self)
{
  g_return_val_if_fail (CARREL_IS_BANK_WATCHER (self), NULL);

  return self->path;
}

/**
 * carrel_bank_watcher_is_looking:
 *
 * Returns: whether a look is under way
 */
gboolean
carrel_bank_watcher_is_looking (CarrelBankWatcher *self)
{
  g_return_val_if_fail (CARREL_IS_BANK_WATCHER (self), FALSE);

  return self->looking;
}
