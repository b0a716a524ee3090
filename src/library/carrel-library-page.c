/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library-private.h"

#include "carrel-error.h"
#include "carrel-location.h"
#include "carrel-picture.h"

#include <glib/gi18n-lib.h>

/* Rendering */

typedef struct
{
  char *document;
  char *body;
} RenderData;

static void
render_data_free (RenderData *data)
{
  g_free (data->document);
  g_free (data->body);
  g_free (data);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  CarrelLibrary *self = g_task_get_source_object (task);
  RenderData *data = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  const char *html;
  GError *error = NULL;

  answer = carrel_worker_pool_call_finish (CARREL_WORKER_POOL (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (!g_variant_is_of_type (answer, G_VARIANT_TYPE ("(sa(uss))")))
    {
      g_task_return_new_error (task, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                               _("%s: the page could not be made"), data->document);
      return;
    }

  g_variant_get_child (answer, 0, "&s", &html);
  carrel_page_cache_add (self->cache, data->document, data->body, html);
  g_task_return_pointer (task, g_strdup (html), g_free);
}

/**
 * carrel_library_render_async:
 * @topic: what to show
 *
 * Has a worker make safe HTML of the topic's Markdown.
 */
void
carrel_library_render_async (CarrelLibrary       *self,
                             CarrelTopicRecord   *topic,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  RenderData *data;
  const char *html;

  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (topic != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_library_render_async);

  html = carrel_page_cache_lookup (self->cache, topic->document, topic->body);

  if (html != NULL)
    {
      g_task_return_pointer (task, g_strdup (html), g_free);
      return;
    }

  data = g_new0 (RenderData, 1);
  data->document = g_strdup (topic->document);
  data->body = g_strdup (topic->body);
  g_task_set_task_data (task, data, (GDestroyNotify) render_data_free);

  carrel_worker_pool_call_async (self->pages, "render",
                                 g_variant_new ("(ss)", topic->body, topic->document), -1,
                                 cancellable, rendered_cb, g_steal_pointer (&task));
}

/**
 * carrel_library_render_finish:
 *
 * Returns: (transfer full) (nullable): the HTML, or %NULL with @error set
 */
char *
carrel_library_render_finish (CarrelLibrary  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Pictures */

typedef struct
{
  char       *bank_path;
  char       *relative_path;
  const char *mime_type; /* static */
} PictureData;

static void
picture_data_free (PictureData *data)
{
  g_free (data->bank_path);
  g_free (data->relative_path);
  g_free (data);
}

static void
picture_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PictureData *data = task_data;
  GBytes *bytes;
  GError *error = NULL;

  bytes = carrel_picture_load (data->bank_path, data->relative_path, &data->mime_type, &error);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

/**
 * carrel_library_load_picture_async:
 * @relative_path: from the bank's folder
 *
 * Reads a picture beneath the bank's folder, see carrel_picture_load().
 */
void
carrel_library_load_picture_async (CarrelLibrary       *self,
                                   gint64               bank_id,
                                   const char          *relative_path,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *bank_path = NULL;
  PictureData *data;
  CarrelBank *bank;
  GError *error = NULL;

  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (relative_path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_library_load_picture_async);

  bank = carrel_library_get_bank (self, bank_id);

  if (bank == NULL)
    {
      g_task_return_new_error (task, CARREL_BASE_ERROR, CARREL_BASE_ERROR_NOT_FOUND,
                               _("%s: its bank is no longer in the library"), relative_path);
      return;
    }

  bank_path = carrel_location_dup_path (carrel_bank_get_location (bank), &error);

  if (bank_path == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  data = g_new0 (PictureData, 1);
  data->bank_path = g_steal_pointer (&bank_path);
  data->relative_path = g_strdup (relative_path);
  g_task_set_task_data (task, data, (GDestroyNotify) picture_data_free);
  g_task_run_in_thread (task, picture_thread);
}

/**
 * carrel_library_load_picture_finish:
 * @mime_type: (out) (transfer full): its type, judged by content
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set
 */
GBytes *
carrel_library_load_picture_finish (CarrelLibrary  *self,
                                    GAsyncResult   *result,
                                    char          **mime_type,
                                    GError        **error)
{
  GBytes *bytes;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  bytes = g_task_propagate_pointer (G_TASK (result), error);

  if (bytes != NULL)
    {
      PictureData *data = g_task_get_task_data (G_TASK (result));

      *mime_type = g_strdup (data->mime_type);
    }

  return bytes;
}

/* Links */

static void
link_resolved_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  gint64 topic_id = 0;
  GError *error = NULL;

  if (carrel_store_find_topic_finish (CARREL_STORE (source), result, &topic_id, &error))
    g_task_return_int (task, topic_id);
  else
    g_task_return_error (task, error);
}

/**
 * carrel_library_resolve_link_async:
 * @document: path of the document the link leads to, relative to the bank
 * @fragment: (nullable): what follows the `#`
 *
 * Finds the topic a link inside a bank leads to.
 */
void
carrel_library_resolve_link_async (CarrelLibrary       *self,
                                   gint64               bank_id,
                                   const char          *document,
                                   const char          *fragment,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (document != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_library_resolve_link_async);
  carrel_store_find_topic_async (self->store, bank_id, document, fragment, cancellable,
                                 link_resolved_cb, task);
}

/**
 * carrel_library_resolve_link_finish:
 *
 * Returns: the topic's id; 0 without @error set when there is none such
 */
gint64
carrel_library_resolve_link_finish (CarrelLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  gssize topic_id;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  topic_id = g_task_propagate_int (G_TASK (result), error);

  return MAX (topic_id, 0);
}
