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
#include "carrel-html-diff.h"
#include "carrel-html-renderer.h"
#include "carrel-safe-open.h"
#include "carrel-sibling-code.h"
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

/* The next @size bytes of what was given. */
static GBytes *
take_bytes (GBytes      *contents,
            gsize       *offset,
            const char  *path,
            guint64      size,
            GError     **error)
{
  GBytes *bytes;

  if (size > g_bytes_get_size (contents) - *offset)
    {
      g_set_error (error, CARREL_BASE_ERROR, CARREL_BASE_ERROR_FAILED, "%s: less was given than said", path);
      return NULL;
    }

  bytes = g_bytes_new_from_bytes (contents, *offset, size);
  *offset += size;

  return bytes;
}

/* Reads the document and the code that stands beside it. What it cannot make of the text is a part of
 * the answer; an error says that the question was wrong. */
static GVariant *
read_document (const char    *path,
               guint64        size,
               GVariantIter  *codes,
               const char    *layout,
               GBytes        *contents,
               gsize         *offset,
               GError       **error)
{
  g_autoptr (CarrelDocument) document = NULL;
  g_autoptr (GBytes) bytes = take_bytes (contents, offset, path, size, error);
  g_autoptr (GError) refusal = NULL;

  if (bytes == NULL)
    return NULL;

  if (may_misbehave () && g_str_has_suffix (path, "crash.md"))
    raise (SIGKILL);

  document =
    carrel_document_read_with_code (path, bytes, layout, g_variant_iter_n_children (codes) > 0, &refusal);

  while (g_variant_iter_next (codes, "(&st)", &path, &size))
    {
      g_autoptr (GBytes) code = take_bytes (contents, offset, path, size, error);

      if (code == NULL)
        return NULL;

      if (document != NULL)
        carrel_sibling_code_show (document, path, code);
    }

  if (document != NULL)
    return g_variant_new ("(bv)", TRUE, carrel_document_to_variant (document));

  return g_variant_new ("(bv)", FALSE, g_variant_new_string (refusal->message));
}

/* The documents stand one after the other in what is given, each before the code beside it. */
static GVariant *
read_documents (GVariant  *arguments,
                int        fd,
                GError   **error)
{
  g_autoptr (GVariantIter) iter = NULL;
  g_autoptr (GBytes) contents = read_contents (fd, error);
  GVariantBuilder builder;
  GVariantIter *next;
  const char *path;
  const char *layout;
  guint64 size;
  gsize offset = 0;

  if (contents == NULL)
    return NULL;

  g_variant_get (arguments, "(a(sta(st))m&s)", &iter, &layout);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(bv)"));

  while (g_variant_iter_next (iter, "(&sta(st))", &path, &size, &next))
    {
      g_autoptr (GVariantIter) codes = next;
      GVariant *document = read_document (path, size, codes, layout, contents, &offset, error);

      if (document == NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }

      g_variant_builder_add_value (&builder, document);
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

static char *
render_body (const char  *markdown,
             const char  *document_path,
             GError     **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);

  return carrel_html_render (markdown, strlen (markdown), document_path, problems, error);
}

/* Several texts of one document that stand on one page, such as a prompt, options and an answer. */
static GVariant *
render_texts (GVariant  *arguments,
              GError   **error)
{
  g_autoptr (GVariantIter) texts = NULL;
  GVariantBuilder builder;
  const char *document_path;
  const char *markdown;

  g_variant_get (arguments, "(&sas)", &document_path, &texts);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));

  while (g_variant_iter_next (texts, "&s", &markdown))
    {
      g_autofree char *html = render_body (markdown, document_path, error);

      if (html == NULL)
        {
          g_variant_builder_clear (&builder);
          return NULL;
        }

      g_variant_builder_add (&builder, "s", html);
    }

  return g_variant_builder_end (&builder);
}

static GVariant *
compare_topics (GVariant  *arguments,
                GError   **error)
{
  g_autofree char *old_html = NULL;
  g_autofree char *new_html = NULL;
  g_autoptr (CarrelHtmlDiff) titles = NULL;
  g_autoptr (CarrelHtmlDiff) bodies = NULL;
  const char *document_path;
  const char *old_title;
  const char *old_body;
  const char *new_title;
  const char *new_body;

  g_variant_get (arguments, "(&s&s&s&s&s)", &document_path, &old_title, &old_body, &new_title, &new_body);
  old_html = render_body (old_body, document_path, error);

  if (old_html == NULL)
    return NULL;

  new_html = render_body (new_body, document_path, error);

  if (new_html == NULL)
    return NULL;

  titles = carrel_text_diff (old_title, new_title, error);

  if (titles == NULL)
    return NULL;

  bodies = carrel_html_diff (old_html, new_html, error);

  if (bodies == NULL)
    return NULL;

  return g_variant_new ("(bssss)", titles->differs || bodies->differs, titles->before, bodies->before,
                        titles->after, bodies->after);
}

static GVariant *
answer (const char *method,
        GVariant   *arguments,
        int         fd,
        gpointer    user_data,
        GError    **error)
{
  if (strcmp (method, "read") == 0 && fd >= 0 && g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(a(sta(st))ms)")))
    return read_documents (arguments, fd, error);

  if (strcmp (method, "render") == 0 && g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ss)")))
    return render_topic (arguments, error);

  if (strcmp (method, "render-texts") == 0 && g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(sas)")))
    return render_texts (arguments, error);

  if (strcmp (method, "compare") == 0 && g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(sssss)")))
    return compare_topics (arguments, error);

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
