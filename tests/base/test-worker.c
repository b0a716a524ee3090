/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "carrel-error.h"
#include "carrel-paths.h"
#include "carrel-worker-pool.h"

/* The real reader, which misbehaves on request when CARREL_WORKER_TEST is set. */
static CarrelWorkerPool *
make_pool (void)
{
  g_autofree char *program = carrel_paths_dup_worker_program ("carrel-reader");

  return carrel_worker_pool_new (program, 2);
}

static GVariant *
call (CarrelWorkerPool  *pool,
      const char        *method,
      GError           **error)
{
  return carrel_worker_pool_call (pool, method, g_variant_new ("()"), -1, NULL, error);
}

static void
assert_renders (CarrelWorkerPool *pool)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
    carrel_worker_pool_call (pool, "render", g_variant_new ("(ss)", "Hello *there*", "a.md"), -1, NULL, &error);
  const char *html;

  g_assert_no_error (error);
  g_variant_get_child (answer, 0, "&s", &html);
  g_assert_nonnull (strstr (html, "<em>there</em>"));
}

static void
test_killed_in_mid_request (void)
{
  g_autoptr (CarrelWorkerPool) pool = make_pool ();
  g_autoptr (GError) error = NULL;

  assert_renders (pool);
  g_assert_null (call (pool, "crash", &error));
  g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_DIED);
  g_assert_cmpuint (carrel_worker_pool_get_n_replaced (pool), ==, 1);
  assert_renders (pool);
}

static void
test_overran (void)
{
  g_autoptr (CarrelWorkerPool) pool = make_pool ();
  g_autoptr (GError) error = NULL;

  g_object_set (pool, "deadline-ms", 300, NULL);
  g_assert_null (call (pool, "spin", &error));
  g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_OVERRAN);

  g_object_set (pool, "deadline-ms", 20000, NULL);
  assert_renders (pool);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_cancelled (void)
{
  g_autoptr (CarrelWorkerPool) pool = make_pool ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  carrel_worker_pool_call_async (pool, "spin", g_variant_new ("()"), -1, cancellable, called_cb, &result);
  g_idle_add (cancel_cb, cancellable);

  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (carrel_worker_pool_call_finish (pool, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_renders (pool);
}

/* A table of 2,000 columns in 20 KB keeps an unguarded parser busy for 20 seconds. */
static void
test_wide_table (void)
{
  g_autoptr (CarrelWorkerPool) pool = make_pool ();
  g_autoptr (GString) markdown = g_string_new (NULL);
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) problems = NULL;
  g_autoptr (GError) error = NULL;
  const char *html;
  int row;
  int column;

  for (row = 0; row < 4; row++)
    {
      for (column = 0; column < 2000; column++)
        g_string_append (markdown, row == 1 ? "|-" : "|a");

      g_string_append (markdown, "|\n");
    }

  answer = carrel_worker_pool_call (pool, "render", g_variant_new ("(ss)", markdown->str, "a.md"), -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(&s@a(uss))", &html, &problems);
  g_assert_cmpuint (g_variant_n_children (problems), ==, 1);
  g_assert_cmpuint (strlen (html), <, 10 * markdown->len);
}

static void
test_confined (void)
{
  g_autoptr (CarrelWorkerPool) pool = make_pool ();
  const char *methods[] = { "open", "socket" };
  guint i;

  /* What a sanitizer itself needs cannot be forbidden to it. */
  if (g_getenv ("SANITIZE") != NULL)
    return;

  for (i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) answer = call (pool, methods[i], &error);

      /* Refused or ended: both keep the file and the network out of reach. */
      if (answer != NULL)
        g_assert_false (g_variant_get_boolean (answer));
      else
        g_assert_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_WORKER_DIED);
    }

  assert_renders (pool);
}

static void
test_memory (void)
{
  g_autoptr (CarrelWorkerPool) pool = make_pool ();
  g_autoptr (GVariant) answer = NULL;

  if (g_getenv ("SANITIZE") != NULL)
    return;

  answer = call (pool, "allocate", NULL);

  if (answer != NULL)
    g_assert_cmpuint (g_variant_get_uint64 (answer), <, G_GUINT64_CONSTANT (8) * 1024 * 1024 * 1024);

  assert_renders (pool);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CARREL_WORKER_TEST", "1", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/killed", test_killed_in_mid_request);
  g_test_add_func ("/base/worker/overran", test_overran);
  g_test_add_func ("/base/worker/cancelled", test_cancelled);
  g_test_add_func ("/base/worker/wide-table", test_wide_table);
  g_test_add_func ("/base/worker/confined", test_confined);
  g_test_add_func ("/base/worker/memory", test_memory);
  return g_test_run ();
}
