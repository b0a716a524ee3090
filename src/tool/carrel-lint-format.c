/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-lint-format.h"

#include <string.h>

#include "carrel-json.h"

typedef void (*AppendFunc) (GString *out, const char *path, const CarrelNotice *notice);

static char *
format_all (const CarrelBankReading *reading,
            AppendFunc               append)
{
  GString *out = g_string_new (NULL);
  guint i;
  guint j;

  for (i = 0; i < reading->documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (reading->documents, i);
      g_autofree char *path = carrel_bank_reading_dup_path (reading, document);

      for (j = 0; j < document->notices->len; j++)
        append (out, path, g_ptr_array_index (document->notices, j));
    }

  return g_string_free (out, FALSE);
}

static void
append_text (GString            *out,
             const char         *path,
             const CarrelNotice *notice)
{
  g_string_append_printf (out, "%s:%u: %s: %s\n", path, notice->line, notice->code, notice->message);
}

/**
 * carrel_lint_to_text:
 *
 * Returns: (transfer full): a line for each notice, in the form in which compilers speak
 */
char *
carrel_lint_to_text (const CarrelBankReading *reading)
{
  return format_all (reading, append_text);
}

static void
append_json (GString            *out,
             const char         *path,
             const CarrelNotice *notice)
{
  g_string_append (out, out->len > 0 ? ",\n  {\"path\": " : "\n  {\"path\": ");
  carrel_json_append_string (out, path);
  g_string_append_printf (out, ", \"line\": %u, \"code\": ", notice->line);
  carrel_json_append_string (out, notice->code);
  g_string_append (out, ", \"message\": ");
  carrel_json_append_string (out, notice->message);
  g_string_append_c (out, '}');
}

/**
 * carrel_lint_to_json:
 *
 * Returns: (transfer full): an object with the array `notices`
 */
char *
carrel_lint_to_json (const CarrelBankReading *reading)
{
  g_autofree char *notices = format_all (reading, append_json);

  return g_strdup_printf ("{\"notices\": [%s]}\n", notices);
}

/* A workflow command ends with its line; in its properties `,` and `:` are signs too. */
static void
append_escaped (GString    *out,
                const char *text,
                const char *signs)
{
  for (; *text != '\0'; text++)
    if (strchr (signs, *text) != NULL)
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
  append_escaped (out, path, "%\r\n:,");
  g_string_append_printf (out, ",line=%u,title=", notice->line);
  append_escaped (out, notice->code, "%\r\n:,");
  g_string_append (out, "::");
  append_escaped (out, notice->message, "%\r\n");
  g_string_append_c (out, '\n');
}

/**
 * carrel_lint_to_github:
 *
 * Returns: (transfer full): the workflow commands that show each notice beside its line in GitHub
 */
char *
carrel_lint_to_github (const CarrelBankReading *reading)
{
  return format_all (reading, append_github);
}
