/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-document-path.h"

#include <string.h>

static const char *const suffixes[] = { ".md", ".markdown", ".mdown", ".mkdn", ".mkd" };

/* What stands first in its folder, and what else may hold its table of contents. */
static const char *const front_pages[] = { "readme", "index", "_index", NULL };
static const char *const contents[] = { "summary", "_sidebar", "contents", "toc", NULL };

static const char *
get_name (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

static gboolean
has_stem (const char        *path,
          const char *const *stems)
{
  const char *name = get_name (path);
  gsize length = carrel_document_path_get_stem_length (name);

  for (; *stems != NULL; stems++)
    if (length == strlen (*stems) && g_ascii_strncasecmp (name, *stems, length) == 0)
      return TRUE;

  return FALSE;
}

/**
 * carrel_document_path_is_markdown:
 *
 * Returns: whether the name is one of a Markdown file
 */
gboolean
carrel_document_path_is_markdown (const char *path)
{
  const char *name = get_name (path);

  return name[carrel_document_path_get_stem_length (name)] != '\0';
}

/**
 * carrel_document_path_get_stem_length:
 *
 * Returns: how long @path is without the suffix of a Markdown file, in bytes
 */
gsize
carrel_document_path_get_stem_length (const char *path)
{
  gsize length = strlen (path);
  gsize name_length = strlen (get_name (path));
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize suffix = strlen (suffixes[i]);

      if (name_length > suffix && g_ascii_strcasecmp (path + length - suffix, suffixes[i]) == 0)
        return length - suffix;
    }

  return length;
}

/**
 * carrel_document_path_is_front_page:
 *
 * Returns: whether the document stands for its folder, as a README does
 */
gboolean
carrel_document_path_is_front_page (const char *path)
{
  return has_stem (path, front_pages);
}

/**
 * carrel_document_path_is_contents:
 *
 * Returns: whether the document may hold the table of contents of its folder
 */
gboolean
carrel_document_path_is_contents (const char *path)
{
  return has_stem (path, front_pages) || has_stem (path, contents);
}

/**
 * carrel_document_path_is_inside:
 *
 * Returns: whether the path names something in the bank, and names it in the one way that is ours
 */
gboolean
carrel_document_path_is_inside (const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  guint i;

  for (i = 0; steps[i] != NULL; i++)
    if (*steps[i] == '\0' || strcmp (steps[i], ".") == 0 || strcmp (steps[i], "..") == 0)
      return FALSE;

  return i > 0;
}

static gboolean
has_scheme (const char *address)
{
  gsize length = strcspn (address, ":/?#");

  return address[length] == ':';
}

/**
 * carrel_document_path_resolve:
 * @path: of the document that the link stands in
 * @address: where the link leads
 *
 * A leading slash is the top of the bank, as the forges have it.
 *
 * Returns: (transfer full) (nullable): the path that the link leads to, without what follows `?` or
 *   `#`; %NULL when it leads to another host, out of the bank, to the document itself or nowhere
 */
char *
carrel_document_path_resolve (const char *path,
                              const char *address)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *raw = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *resolved = NULL;
  g_auto (GStrv) steps = NULL;
  guint i;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (address != NULL, NULL);

  raw = g_strndup (address, strcspn (address, "?#"));

  if (*raw == '\0' || has_scheme (raw) || g_str_has_prefix (raw, "//") || strchr (raw, '\\') != NULL)
    return NULL;

  /* NULL for what does not decode, and for an encoded slash or NUL. */
  plain = g_uri_unescape_string (raw, "/");

  if (plain == NULL || !g_utf8_validate (plain, -1, NULL))
    return NULL;

  joined = *plain == '/' ? g_strdup (plain)
                         : g_strdup_printf ("%.*s%s", (int) (get_name (path) - path), path, plain);
  steps = g_strsplit (joined, "/", -1);

  for (i = 0; steps[i] != NULL; i++)
    {
      if (strcmp (steps[i], "..") == 0)
        {
          if (parts->len == 0)
            return NULL;

          g_ptr_array_set_size (parts, parts->len - 1);
        }
      else if (*steps[i] != '\0' && strcmp (steps[i], ".") != 0)
        {
          g_ptr_array_add (parts, steps[i]);
        }
    }

  if (parts->len == 0)
    return NULL;

  g_ptr_array_add (parts, NULL);
  resolved = g_strjoinv ("/", (char **) parts->pdata);

  return strcmp (resolved, path) != 0 ? g_steal_pointer (&resolved) : NULL;
}

/**
 * carrel_document_path_compare_natural:
 *
 * Compares two names as people order them: runs of digits count as numbers, so that 2 stands before
 * 10; the rest without case.
 */
int
carrel_document_path_compare_natural (const char *a,
                                      const char *b)
{
  while (*a != '\0' && *b != '\0')
    {
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        {
          gsize n_a;
          gsize n_b;
          int order;

          while (*a == '0')
            a++;

          while (*b == '0')
            b++;

          n_a = strspn (a, "0123456789");
          n_b = strspn (b, "0123456789");

          if (n_a != n_b)
            return n_a < n_b ? -1 : 1;

          order = strncmp (a, b, n_a);

          if (order != 0)
            return order;

          a += n_a;
          b += n_b;
        }
      else
        {
          int c_a = g_ascii_tolower (*a) & 0xff;
          int c_b = g_ascii_tolower (*b) & 0xff;

          if (c_a != c_b)
            return c_a - c_b;

          a++;
          b++;
        }
    }

  return (*a != '\0') - (*b != '\0');
}

/**
 * carrel_document_path_compare:
 *
 * Compares two paths folder by folder: the front page of a folder first, then files and folders
 * by name. Only equal paths are equal.
 */
int
carrel_document_path_compare (const char *a,
                              const char *b)
{
  const char *rest_a = a;
  const char *rest_b = b;

  for (;;)
    {
      gsize n_a = strcspn (rest_a, "/");
      gsize n_b = strcspn (rest_b, "/");
      gboolean is_file_a = rest_a[n_a] == '\0';
      gboolean is_file_b = rest_b[n_b] == '\0';
      gboolean is_front_a = is_file_a && carrel_document_path_is_front_page (rest_a);
      gboolean is_front_b = is_file_b && carrel_document_path_is_front_page (rest_b);
      g_autofree char *name_a = NULL;
      g_autofree char *name_b = NULL;
      int order;

      if (is_front_a != is_front_b)
        return is_front_a ? -1 : 1;

      /* Without the suffix, `a.md` stands before `a-b.md`. */
      name_a = g_strndup (rest_a, is_file_a ? carrel_document_path_get_stem_length (rest_a) : n_a);
      name_b = g_strndup (rest_b, is_file_b ? carrel_document_path_get_stem_length (rest_b) : n_b);
      order = carrel_document_path_compare_natural (name_a, name_b);

      if (order == 0 && is_file_a != is_file_b)
        order = is_file_a ? -1 : 1;

      /* Names that differ in case or zeros alone. */
      if (order == 0 && !is_file_a)
        order = strcmp (name_a, name_b);

      if (order != 0)
        return order;

      if (is_file_a)
        return strcmp (rest_a, rest_b);

      rest_a += n_a + 1;
      rest_b += n_b + 1;
    }
}
