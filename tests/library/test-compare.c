/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-library.h"

#include <string.h>

/* Everything here is real: a database in a scratch folder, a worker process. */
typedef struct
{
  CarrelLibrary *library;
} Fixture;

static void
wait_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  GAsyncResult **waiter = user_data;

  *waiter = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **waiter)
{
  while (*waiter == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *waiter;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;

  carrel_library_open_async (NULL, wait_cb, &opened);
  fixture->library = carrel_library_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  carrel_library_close (fixture->library);
  g_clear_object (&fixture->library);
}

static CarrelComparison *
compare (Fixture     *fixture,
         const char  *old_title,
         const char  *old_body,
         const char  *new_title,
         const char  *new_body,
         GError     **error)
{
  g_autoptr (GAsyncResult) compared = NULL;

  carrel_library_compare_async (fixture->library, "guide/a.md", old_title, old_body, new_title, new_body, NULL,
                                wait_cb, &compared);

  return carrel_library_compare_finish (fixture->library, wait_for (&compared), error);
}

static void
test_marks (Fixture       *fixture,
            gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelComparison) change = compare (fixture, "What is <b>?", "It is ![a](/a.png) *old* text.",
                                                 "What was <b>?", "It is ![a](/a.png) *new* text.", &error);

  g_assert_no_error (error);
  g_assert_true (change->differs);
  g_assert_cmpstr (change->old_title, ==, "What <del class=\"carrel-change\">is</del> &lt;b&gt;?");
  g_assert_cmpstr (change->new_title, ==, "What <ins class=\"carrel-change\">was</ins> &lt;b&gt;?");
  g_assert_nonnull (strstr (change->old_body, "<del class=\"carrel-change\"><em>old</em></del> text."));
  g_assert_nonnull (strstr (change->new_body, "<ins class=\"carrel-change\"><em>new</em></ins> text."));

  /* Addresses are those of a page of the document. */
  g_assert_nonnull (strstr (change->new_body, "src=\"../a.png\""));
}

static void
test_same (Fixture       *fixture,
           gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelComparison) change = compare (fixture, "A", "One\ntwo.", "A", "One two.\n", &error);

  g_assert_no_error (error);
  g_assert_false (change->differs);
  g_assert_null (strstr (change->new_body, "carrel-change"));
}

static void
test_hostile (Fixture       *fixture,
              gconstpointer  user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelComparison) change =
    compare (fixture, "<script>1</script>", "<script>a()</script><img src=x onerror=a()>",
             "</title><script>2</script>", "<p onclick=b()>x</p><iframe src=https://a.example></iframe>", &error);
  const char *texts[4];
  guint i;

  g_assert_no_error (error);
  texts[0] = change->old_title;
  texts[1] = change->old_body;
  texts[2] = change->new_title;
  texts[3] = change->new_body;

  for (i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_null (strstr (texts[i], "<script"));
      g_assert_null (strstr (texts[i], "<iframe"));
      g_assert_null (strstr (texts[i], " onerror"));
      g_assert_null (strstr (texts[i], " onclick"));
    }
}

/* What cannot be shown at all fails with a reason, and the next comparison works. */
static void
test_too_large (Fixture       *fixture,
                gconstpointer  user_data)
{
  const gsize length = 6 * 1024 * 1024;
  g_autofree char *body = g_strnfill (length, '"');
  g_autoptr (CarrelComparison) change = NULL;
  g_autoptr (GError) error = NULL;

  /* Each is written as six bytes: more than a page may have. */
  change = compare (fixture, "A", "small", "A", body, &error);
  g_assert_null (change);
  g_assert_nonnull (error);
  g_clear_error (&error);

  change = compare (fixture, "A", "one", "A", "two", &error);
  g_assert_no_error (error);
  g_assert_true (change->differs);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) compared = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  carrel_library_compare_async (fixture->library, "a.md", "A", "one", "A", "two", cancellable, wait_cb, &compared);
  g_assert_null (carrel_library_compare_finish (fixture->library, wait_for (&compared), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/library/compare/marks", test_marks);
  ADD ("/library/compare/same", test_same);
  ADD ("/library/compare/hostile", test_hostile);
  ADD ("/library/compare/too-large", test_too_large);
  ADD ("/library/compare/cancelled", test_cancelled);
  return g_test_run ();
}
