/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-notice-format.h"

#include <string.h>

#include "carrel-json.h"

typedef void (*AppendFunc) (GString            *out,
                            const char         *path,
                            const CarrelNotice *notice);

static char *
format (GPtrArray  *documents,
        AppendFunc  append)
{
  GString *out = g_string_new (NULL);
  guint i;
  guint j;

  for (i = 0; i < documents->len; i++)
    {
      const CarrelDocument *document = g_ptr_array_index (documents, i);

      for (j = 0; j < document->notices->len; j++)
        append (out, document->path, g_ptr_array_index (document->notices, j));
    }

  return g_string_free (out, FALSE);
}

/**
 * carrel_notices_count:
 * @documents: (element-type CarrelDocument)
 *
 * Returns: how many notices there are
 */
guint
carrel_notices_count (GPtrArray *documents)
{
  guint n = 0;
  guint i;

  for (i = 0; i < documents->len; i++)
    n += ((CarrelDocument *) g_ptr_array_index (documents, i))->notices->len;

  return n;
}

static void
append_text (GString            *out,
             const char         *path,
             const CarrelNotice *notice)
{
  g_string_append_printf (out, "%s:%u: %s: %s\n", path, notice->line, notice->code, notice->message);
}

/**
 * carrel_notices_to_text:
 *
 * Returns: (transfer full): a line for each notice, as compilers write them
 */
char *
carrel_notices_to_text (GPtrArray *documents)
{
  return format (documents, append_text);
}

static void
append_json (GString            *out,
             const char         *path,
             const CarrelNotice *notice)
{
  g_string_append (out, out->len > 0 ? ",\n  {\"path\": " : "  {\"path\": ");
  carrel_json_append_string (out, path);
  g_string_append_printf (out, ", \"line\": %u, \"code\": ", notice->line);
  carrel_json_append_string (out, notice->code);
  g_string_append (out, ", \"message\": ");
  carrel_json_append_string (out, notice->message);
  g_string_append_c (out, '}');
}

/**
 * carrel_notices_to_json:
 *
 * Returns: (transfer full): the notices for scripts
 */
char *
carrel_notices_to_json (GPtrArray *documents)
{
  g_autofree char *notices = format (documents, append_json);

  return g_strdup_printf ("{\"notices\": [\n%s\n]}\n", notices);
}

/* In a workflow command these would end it, or a part of it. */
static void
append_escaped (GString    *out,
                const char *text,
                const char *special)
{
  for (; *text != '\0'; text++)
    if (*text == '%' || *text == '\n' || *text == '\r' || strchr (special, *text) != NULL)
      g_string_append_printf (out, "%%%02X", (guchar) *text);
    else
      g_string_append_c (out, *text);
}

static void
append_github (GString            *out,
               const char         *path,
               const CarrelNotice *notice)
{
  g_string_append (out, "::warning file=");
  append_escaped (out, path, ":,");
  g_string_append_printf (out, ",line=%u,title=", notice->line);
  append_escaped (out, notice->code, ":,");
  g_string_append (out, "::");
  append_escaped (out, notice->message, "");
  g_string_append_c (out, '\n');
}

/**
 * carrel_notices_to_github:
 *
 * Returns: (transfer full): the notices as GitHub's workflows show them beside the lines
 */
char *
carrel_notices_to_github (GPtrArray *documents)
{
  return format (documents, append_github);
}
