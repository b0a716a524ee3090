/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library-private.h"

#include <glib/gi18n-lib.h>

#include "carrel-error.h"

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GVariant) answer = NULL;
  CarrelComparison *comparison;
  GError *error = NULL;

  answer = carrel_worker_pool_call_finish (CARREL_WORKER_POOL (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (!g_variant_is_of_type (answer, G_VARIANT_TYPE ("(bssss)")))
    {
      g_task_return_new_error (task, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED,
                               _("%s: the change could not be shown"), (const char *) g_task_get_task_data (task));
      return;
    }

  comparison = g_new0 (CarrelComparison, 1);
  g_variant_get (answer, "(bssss)", &comparison->differs, &comparison->old_title, &comparison->old_body,
                 &comparison->new_title, &comparison->new_body);
  g_task_return_pointer (task, comparison, (GDestroyNotify) carrel_comparison_free);
}

/**
 * carrel_library_compare_async:
 * @document: path of the topic's document, relative to the bank
 * @old_title: plain text
 * @old_body: Markdown
 * @new_title: plain text
 * @new_body: Markdown
 *
 * Has a worker find out what changed in a topic, word by word. Nothing is kept: a change is looked at once.
 */
void
carrel_library_compare_async (CarrelLibrary       *self,
                              const char          *document,
                              const char          *old_title,
                              const char          *old_body,
                              const char          *new_title,
                              const char          *new_body,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CARREL_IS_LIBRARY (self));
  g_return_if_fail (document != NULL);
  g_return_if_fail (old_title != NULL && old_body != NULL);
  g_return_if_fail (new_title != NULL && new_body != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, carrel_library_compare_async);
  g_task_set_task_data (task, g_strdup (document), g_free);

  carrel_worker_pool_call_async (self->pages, "compare",
                                 g_variant_new ("(sssss)", document, old_title, old_body, new_title, new_body), -1,
                                 cancellable, compared_cb, g_steal_pointer (&task));
}

/**
 * carrel_library_compare_finish:
 *
 * Returns: (transfer full) (nullable): both texts with what changed, or %NULL with @error set
 */
CarrelComparison *
carrel_library_compare_finish (CarrelLibrary  *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
