/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-store-private.h"
#include "carrel-tables.h"

typedef struct
{
  gint64  bank_id;
  gint64  topic_id;
  double  scroll;
  char   *document;
  char   *fragment; /* nullable */
} Place;

static void
place_free (Place *place)
{
  g_free (place->document);
  g_free (place->fragment);
  g_free (place);
}

static GTask *
new_task (CarrelStore         *self,
          Place                place,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data,
          gpointer             source_tag)
{
  return carrel_store_new_task (self, cancellable, callback, user_data, source_tag,
                                g_memdup2 (&place, sizeof place), (GDestroyNotify) place_free);
}

static void
load_outline_cb (CarrelConnection *connection,
                 GTask            *task)
{
  const Place *place = g_task_get_task_data (task);
  GError *error = NULL;
  CarrelOutline *outline = carrel_outline_load (connection, place->bank_id, &error);

  if (outline != NULL)
    g_task_return_pointer (task, outline, (GDestroyNotify) carrel_outline_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_outline_async:
 *
 * Loads all that a sidebar shows of a bank.
 */
void
carrel_store_load_outline_async (CarrelStore         *self,
                                 gint64               bank_id,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, (Place) { .bank_id = bank_id }, cancellable, callback, user_data,
                                    carrel_store_load_outline_async),
                          load_outline_cb);
}

CarrelOutline *
carrel_store_load_outline_finish (CarrelStore   *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_topic_cb (CarrelConnection *connection,
               GTask            *task)
{
  const Place *place = g_task_get_task_data (task);
  GError *error = NULL;
  CarrelTopicRecord *topic = carrel_topic_table_load (connection, place->topic_id, &error);

  if (topic != NULL)
    g_task_return_pointer (task, topic, (GDestroyNotify) carrel_topic_record_free);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_load_topic_async:
 *
 * Loads a topic with its note, as it is after all that was asked to be saved of it before. Fails with %CARREL_STORE_ERROR_NOT_FOUND when there is none such.
 */
void
carrel_store_load_topic_async (CarrelStore         *self,
                               gint64               topic_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read_of (self, topic_id,
                             new_task (self, (Place) { .topic_id = topic_id }, cancellable, callback, user_data,
                                       carrel_store_load_topic_async),
                             load_topic_cb);
}

CarrelTopicRecord *
carrel_store_load_topic_finish (CarrelStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
find_topic_cb (CarrelConnection *connection,
               GTask            *task)
{
  Place *place = g_task_get_task_data (task);
  GError *error = NULL;

  if (carrel_topic_table_find (connection, place->bank_id, place->document, place->fragment, &place->topic_id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
carrel_store_find_topic_async (CarrelStore         *self,
                               gint64               bank_id,
                               const char          *document,
                               const char          *fragment,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Place place = { .bank_id = bank_id };

  g_return_if_fail (CARREL_IS_STORE (self));
  g_return_if_fail (document != NULL);

  place.document = g_strdup (document);
  place.fragment = g_strdup (fragment);
  carrel_store_push_read (self,
                          new_task (self, place, cancellable, callback, user_data, carrel_store_find_topic_async),
                          find_topic_cb);
}

gboolean
carrel_store_find_topic_finish (CarrelStore   *self,
                                GAsyncResult  *result,
                                gint64        *topic_id,
                                GError       **error)
{
  const Place *place;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  place = g_task_get_task_data (G_TASK (result));
  *topic_id = place->topic_id;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
save_place_cb (CarrelConnection *connection,
               GTask            *task)
{
  const Place *place = g_task_get_task_data (task);
  GError *error = NULL;

  if (carrel_place_table_put (connection, place->bank_id, place->topic_id, place->scroll, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_save_place_async:
 * @scroll: how far down the topic, 0 to 1
 *
 * Remembers where the user reads in a bank.
 */
void
carrel_store_save_place_async (CarrelStore         *self,
                               gint64               bank_id,
                               gint64               topic_id,
                               double               scroll,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Place place = { .bank_id = bank_id, .topic_id = topic_id, .scroll = scroll };

  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_write (self,
                           new_task (self, place, cancellable, callback, user_data, carrel_store_save_place_async),
                           save_place_cb);
}

gboolean
carrel_store_save_place_finish (CarrelStore   *self,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
load_place_cb (CarrelConnection *connection,
               GTask            *task)
{
  Place *place = g_task_get_task_data (task);
  GError *error = NULL;

  if (carrel_place_table_load (connection, place->bank_id, &place->bank_id, &place->topic_id, &place->scroll, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
carrel_store_load_place_async (CarrelStore         *self,
                               gint64               bank_id,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, (Place) { .bank_id = bank_id }, cancellable, callback, user_data,
                                    carrel_store_load_place_async),
                          load_place_cb);
}

gboolean
carrel_store_load_place_finish (CarrelStore   *self,
                                GAsyncResult  *result,
                                gint64        *bank_id,
                                gint64        *topic_id,
                                double        *scroll,
                                GError       **error)
{
  const Place *place;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  place = g_task_get_task_data (G_TASK (result));
  *bank_id = place->bank_id;
  *topic_id = place->topic_id;
  *scroll = place->scroll;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
list_same_cb (CarrelConnection *connection,
              GTask            *task)
{
  const Place *place = g_task_get_task_data (task);
  GError *error = NULL;
  GPtrArray *topics = carrel_topic_table_list_same (connection, place->topic_id, &error);

  if (topics != NULL)
    g_task_return_pointer (task, topics, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_store_list_same_async:
 *
 * Lists the topics elsewhere in the library that ask what the topic asks.
 */
void
carrel_store_list_same_async (CarrelStore         *self,
                              gint64               topic_id,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (CARREL_IS_STORE (self));

  carrel_store_push_read (self,
                          new_task (self, (Place) { .topic_id = topic_id }, cancellable, callback, user_data,
                                    carrel_store_list_same_async),
                          list_same_cb);
}

GPtrArray *
carrel_store_list_same_finish (CarrelStore   *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
