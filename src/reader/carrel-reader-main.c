/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The worker program that parses, reads and renders strangers' text. It is given contents, never
 * paths, and answers with outlines and safe HTML. */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "carrel-document-reader.h"
#include "carrel-error.h"
#include "carrel-html-renderer.h"
#include "carrel-safe-open.h"
#include "carrel-text-problem.h"
#include "carrel-worker-server.h"

/* One document of the largest size, and small ones before it. */
#define MAX_CONTENTS (CARREL_MAX_DOCUMENT_SIZE + 1024 * 1024)

static GBytes *
read_contents (int      fd,
               GError **error)
{
  g_autoptr (GByteArray) contents = g_byte_array_new ();
  guint8 buffer[64 * 1024];

  for (;;)
    {
      gssize n_read = read (fd, buffer, sizeof buffer);

      if (n_read < 0 && errno == EINTR)
        continue;

      if (n_read < 0)
        {
          g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, g_strerror (errno));
          return NULL;
        }

      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&contents));

      if (contents->len + (gsize) n_read > MAX_CONTENTS)
        {
          g_set_error_literal (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_TOO_LARGE,
                               _("the file is larger than 100 MB"));
          return NULL;
        }

      g_byte_array_append (contents, buffer, n_read);
    }
}

static gboolean
may_misbehave (void)
{
  return g_strcmp0 (g_getenv ("CARREL_WORKER_TEST"), "1") == 0;
}

/* What a hostile text would make a worker do if it could: the tests ask for it by name, and only
 * where they say so in the environment. */
static GVariant *
misbehave (const char  *method,
           GError     **error)
{
  if (strcmp (method, "crash") == 0)
    {
      raise (SIGKILL);
    }
  else if (strcmp (method, "spin") == 0)
    {
      volatile guint counter = 0;

      for (;;)
        counter = counter + 1;
    }
  else if (strcmp (method, "open") == 0)
    {
      return g_variant_new_boolean (open ("/etc/passwd", O_RDONLY) >= 0);
    }
  else if (strcmp (method, "socket") == 0)
    {
      return g_variant_new_boolean (socket (AF_INET, SOCK_STREAM, 0) >= 0);
    }
  else if (strcmp (method, "allocate") == 0)
    {
      gsize total = 0;

      for (;;)
        {
          void *block = g_try_malloc0 (64 * 1024 * 1024);

          if (block == NULL)
            return g_variant_new_uint64 (total);

          total += 64 * 1024 * 1024;
        }
    }

  g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "unknown method “%s”", method);
  return NULL;
}

static GVariant *
read_document (const char *path,
               const char *layout,
               GBytes     *contents)
{
  g_autoptr (CarrelDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (may_misbehave () && g_str_has_suffix (path, "crash.md"))
    raise (SIGKILL);

  document = carrel_document_read (path, contents, layout, &error);

  if (document != NULL)
    return g_variant_new ("(bv)", TRUE, carrel_document_to_variant (document));

  return g_variant_new ("(bv)", FALSE, g_variant_new_string (error->message));
}

/* The documents stand one after the other in what is given. */
static GVariant *
read_documents (GVariant  *arguments,
                int        fd,
                GError   **error)
{
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GBytes) contents = read_contents (fd, error);
  GVariantBuilder builder;
  const char *path;
  const char *layout;
  guint64 size;
  gsize offset = 0;

  if (contents == NULL)
    return NULL;

  g_variant_get (arguments, "(a(st)m&s)", &iter, &layout);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(bv)"));

  while (g_variant_iter_next (iter, "(&st)", &path, &size))
    {
      g_autoptr (GBytes) bytes = NULL;

      if (size > g_bytes_get_size (contents) - offset)
        {
          g_variant_builder_clear (&builder);
          g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "%s: less was given than said", path);
          return NULL;
        }

      bytes = g_bytes_new_from_bytes (contents, offset, size);
      g_variant_builder_add_value (&builder, read_document (path, layout, bytes));
      offset += size;
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
render_topic (GVariant  *arguments,
              GError   **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *html = NULL;
  GVariantBuilder builder;
  const char *markdown;
  const char *document_path;
  guint i;

  g_variant_get (arguments, "(&s&s)", &markdown, &document_path);
  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  html = carrel_html_render (markdown, strlen (markdown), document_path, problems, error);

  if (html == NULL)
    return NULL;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(uss)"));

  for (i = 0; i < problems->len; i++)
    {
      CarrelTextProblem *problem = g_ptr_array_index (problems, i);

      g_variant_builder_add (&builder, "(uss)", problem->line, problem->code, problem->message);
    }

  return g_variant_new ("(sa(uss))", html, &builder);
}

static GVariant *
answer (const char *method,
        GVariant   *arguments,
        int         fd,
        gpointer    user_data,
        GError    **error)
{
  if (strcmp (method, "read") == 0 && fd >= 0 && g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(a(st)ms)")))
    return read_documents (arguments, fd, error);

  if (strcmp (method, "render") == 0 && g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ss)")))
    return render_topic (arguments, error);

  if (may_misbehave ())
    return misbehave (method, error);

  g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "unknown method “%s”", method);
  return NULL;
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  return carrel_worker_server_run (argc, argv, answer, NULL);
}
