/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library-private.h"

#include <glib/gi18n-lib.h>

#include "carrel-error.h"

typedef struct
{
  char *document;
  guint n_texts;
} TextsData;

static void
texts_data_free (TextsData *data)
{
  g_free (data->document);
  g_free (data);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  TextsData *data = g_task_get_task_data (task);
  g_autoptr (GVariant) answer = NULL;
  GError *error = NULL;

  answer = carrel_worker_pool_call_finish (CARREL_WORKER_POOL (source), result, &error);

  if (answer == NULL)
    g_task_return_error (task, error);
  else if (!g_variant_is_of_type (answer, G_VARIANT_TYPE ("as")) || g_variant_n_children (answer) != data->n_texts)
    g_task_return_new_error (task, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                             _("%s: the page could not be made"), data->document);
  else
    g_task_return_pointer (task, g_variant_dup_strv (answer, NULL), (GDestroyNotify) g_strfreev);
}

/**
 * carrel_library_render_texts_async:
 * @document: path of the document they stand in, relative to the bank
 * @texts: (array zero-terminated=1): Markdown
 *
 * Has a worker make safe HTML of each text alone: what one leaves open does not reach into the next.
 */
void
carrel_library_render_texts_async (CarrelLibrary       *self,
                                   const char          *document,
                                   const char *const   *texts,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  TextsData *data;

  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (document != NULL);
  g_return_if_fail (texts != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_library_render_texts_async);
  data = g_new0 (TextsData, 1);
  data->document = g_strdup (document);
  data->n_texts = g_strv_length ((char **) texts);
  g_task_set_task_data (task, data, (GDestroyNotify) texts_data_free);

  carrel_worker_pool_call_async (self->pages, "render-texts", g_variant_new ("(s^as)", document, texts), -1,
                                 cancellable, rendered_cb, g_steal_pointer (&task));
}

/**
 * carrel_library_render_texts_finish:
 *
 * Returns: (transfer full) (nullable): the HTML of each, or %NULL with @error set
 */
char **
carrel_library_render_texts_finish (CarrelLibrary  *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
