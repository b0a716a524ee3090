/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library-private.h"

#include "carrel-paths.h"

#define MAX_READERS 8
#define CACHED_PAGES 32
#define CACHED_BYTES (8 * 1024 * 1024)

G_DEFINE_FINAL_TYPE (CarrelLibrary, carrel_library, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BANKS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
carrel_library_finalize (GObject *object)
{
  CarrelLibrary *self = CARREL_LIBRARY (object);

  g_clear_object (&self->store);
  g_clear_object (&self->pool);
  g_clear_object (&self->pages);
  g_clear_object (&self->banks);
  g_clear_pointer (&self->cache, carrel_page_cache_free);

  G_OBJECT_CLASS (carrel_library_parent_class)->finalize (object);
}

static void
carrel_library_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CarrelLibrary *self = CARREL_LIBRARY (object);

  switch (prop_id)
    {
    case PROP_BANKS:
      g_value_set_object (value, self->banks);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
carrel_library_class_init (CarrelLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = carrel_library_finalize;
  object_class->get_property = carrel_library_get_property;

  properties[PROP_BANKS] =
    g_param_spec_object ("banks", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carrel_library_init (CarrelLibrary *self)
{
  g_autofree char *program = carrel_paths_dup_worker_program ("carrel-reader");

  self->pool = carrel_worker_pool_new (program, CLAMP (g_get_num_processors (), 1, MAX_READERS));
  self->pages = carrel_worker_pool_new (program, 1);
  self->cache = carrel_page_cache_new (CACHED_PAGES, CACHED_BYTES);
  self->banks = g_list_store_new (CARREL_TYPE_BANK);
}

/* Banks */

static const CarrelBankRecord *
find_record (GPtrArray *records,
             gint64     id)
{
  guint i;

  for (i = 0; i < records->len; i++)
    {
      const CarrelBankRecord *record = g_ptr_array_index (records, i);

      if (record->id == id)
        return record;
    }

  return NULL;
}

/* Keeps the objects of banks that stay, so that whoever shows one is told of its changes. */
static void
merge_records (CarrelLibrary *self,
               GPtrArray     *records)
{
  guint n_banks = g_list_model_get_n_items (G_LIST_MODEL (self->banks));
  guint i;

  for (i = n_banks; i > 0; i--)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (G_LIST_MODEL (self->banks), i - 1);
      const CarrelBankRecord *record = find_record (records, carrel_bank_get_id (bank));

      if (record == NULL)
        g_list_store_remove (self->banks, i - 1);
      else
        carrel_bank_update (bank, record);
    }

  for (i = 0; i < records->len; i++)
    {
      const CarrelBankRecord *record = g_ptr_array_index (records, i);

      if (carrel_library_get_bank (self, record->id) == NULL)
        {
          g_autoptr (CarrelBank) bank = carrel_bank_new (record);

          g_list_store_append (self->banks, bank);
        }
    }
}

static void
list_banks_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  records = carrel_store_list_banks_finish (CARREL_STORE (source), result, &error);

  if (records == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  merge_records (g_task_get_source_object (task), records);
  g_task_return_boolean (task, TRUE);
}

/* Brings the list of banks up to date with the store. */
void
carrel_library_refresh_banks_async (CarrelLibrary       *self,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, carrel_library_refresh_banks_async);
  carrel_store_list_banks_async (self->store, NULL, list_banks_cb, task);
}

gboolean
carrel_library_refresh_banks_finish (CarrelLibrary  *self,
                                     GAsyncResult   *result,
                                     GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* The list that is shown stays; whoever asked for the change was told of its own failure. */
  if (!carrel_library_refresh_banks_finish (CARREL_LIBRARY (source), result, &error))
    g_message ("Could not list the banks: %s", error->message);
}

static void
banks_changed_cb (CarrelLibrary *self)
{
  carrel_library_refresh_banks_async (self, refreshed_cb, NULL);
}

/* Opening */

static void
opened_banks_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (carrel_library_refresh_banks_finish (CARREL_LIBRARY (source), result, &error))
    g_task_return_pointer (task, g_object_ref (source), g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (CarrelLibrary) self = NULL;
  g_autoptr (CarrelStore) store = NULL;
  GError *error = NULL;

  store = carrel_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  self = g_object_new (CARREL_TYPE_LIBRARY, NULL);
  self->store = g_steal_pointer (&store);
  g_signal_connect_object (self->store, "banks-changed",
                           G_CALLBACK (banks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "bank-changed",
                           G_CALLBACK (banks_changed_cb), self, G_CONNECT_SWAPPED);

  carrel_library_refresh_banks_async (self, opened_banks_cb, g_steal_pointer (&task));
}

/**
 * carrel_library_open_async:
 *
 * Opens the library in the user's data folder, or makes it.
 */
void
carrel_library_open_async (GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *folder = carrel_paths_dup_data_dir ();

  g_task_set_source_tag (task, carrel_library_open_async);
  carrel_store_open_async (folder, cancellable, store_opened_cb, task);
}

/**
 * carrel_library_open_finish:
 *
 * Returns: (transfer full) (nullable): the library, or %NULL with @error set (%CARREL_STORE_ERROR)
 */
CarrelLibrary *
carrel_library_open_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * carrel_library_get_store:
 *
 * Returns: (transfer none): where the user's own is kept
 */
CarrelStore *
carrel_library_get_store (CarrelLibrary *self)
{
  g_return_val_if_fail (CARREL_IS_LIBRARY (self), NULL);

  return self->store;
}

/**
 * carrel_library_get_banks:
 *
 * Returns: (transfer none): a list of #CarrelBank
 */
GListModel *
carrel_library_get_banks (CarrelLibrary *self)
{
  g_return_val_if_fail (CARREL_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->banks);
}

/**
 * carrel_library_get_bank:
 * @bank_id: id in the store
 *
 * Returns: (transfer none) (nullable): the bank, or %NULL when the library has none such
 */
CarrelBank *
carrel_library_get_bank (CarrelLibrary *self,
                         gint64         bank_id)
{
  guint n_banks;
  guint i;

  g_return_val_if_fail (CARREL_IS_LIBRARY (self), NULL);

  n_banks = g_list_model_get_n_items (G_LIST_MODEL (self->banks));

  for (i = 0; i < n_banks; i++)
    {
      g_autoptr (CarrelBank) bank = g_list_model_get_item (G_LIST_MODEL (self->banks), i);

      /* The list keeps it. */
      if (carrel_bank_get_id (bank) == bank_id)
        return bank;
    }

  return NULL;
}

/**
 * carrel_library_close:
 *
 * Waits until all that was asked of the store is written. Blocks: for the end of the program.
 */
void
carrel_library_close (CarrelLibrary *self)
{
  g_return_if_fail (CARREL_IS_LIBRARY (self));

  carrel_store_close (self->store);
}
