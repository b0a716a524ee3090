/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-text-decoder.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "carrel-text-problem.h"

/* How much of a file is looked at to tell text from anything else. */
#define SAMPLE_SIZE 8192
#define REPLACEMENT "\xef\xbf\xbd"

static gboolean
looks_binary (const guint8 *data,
              gsize         size)
{
  gsize sample = MIN (size, SAMPLE_SIZE);
  gsize n_odd = 0;
  gsize i;

  for (i = 0; i < sample; i++)
    if (data[i] < 0x20 && data[i] != '\n' && data[i] != '\r' && data[i] != '\t' &&
        data[i] != '\f' && data[i] != 0x1b)
      n_odd++;

  /* A stray control character or NUL is damage; one in ten bytes is no text. */
  return n_odd * 10 > sample;
}

static char *
decode_utf16 (const guint8 *data,
              gsize         size,
              gboolean      big_endian,
              gsize        *length,
              GPtrArray    *problems)
{
  gsize n_units = size / 2;
  gunichar previous = 0;
  guint line = 1;
  guint first_invalid = 0;
  guint n_invalid = 0;
  GString *text = g_string_sized_new (n_units);
  gsize i;

  for (i = 0; i < n_units; i++)
    {
      guint16 unit = big_endian ? data[2 * i] << 8 | data[2 * i + 1]
                                : data[2 * i + 1] << 8 | data[2 * i];
      gunichar c = unit;

      if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < n_units)
        {
          guint16 low = big_endian ? data[2 * i + 2] << 8 | data[2 * i + 3]
                                   : data[2 * i + 3] << 8 | data[2 * i + 2];

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((unit - 0xd800u) << 10) + (low - 0xdc00u);
              i++;
            }
        }

      /* As the lines will be once they all end with LF. */
      if (c == '\r' || (c == '\n' && previous != '\r'))
        line++;

      previous = c;

      if (c < 0xd800 || c >= 0xe000)
        {
          g_string_append_unichar (text, c);
          continue;
        }

      if (n_invalid++ == 0)
        first_invalid = line;

      g_string_append (text, REPLACEMENT);
    }

  /* Half of a character at the end was one too. */
  if (size % 2 != 0)
    {
      if (n_invalid++ == 0)
        first_invalid = line;

      g_string_append (text, REPLACEMENT);
    }

  if (n_invalid > 0)
    g_ptr_array_add (problems,
                     carrel_text_problem_new (first_invalid, "invalid-utf16",
                                              g_dngettext (GETTEXT_PACKAGE,
                                                           "%u character is not UTF-16 and is shown as “�”",
                                                           "%u characters are not UTF-16 and are shown as “�”",
                                                           n_invalid),
                                              n_invalid));

  *length = text->len;

  return g_string_free (text, FALSE);
}

/* Copies @data with lines ended by LF alone, and what is no UTF-8 replaced. */
static char *
decode_utf8 (const char *data,
             gsize       size,
             gsize      *length,
             GPtrArray  *problems)
{
  GString *text = g_string_sized_new (size + 1);
  const char *end = data + size;
  const char *p = data;
  guint line = 1;
  guint first_invalid = 0;
  guint n_invalid = 0;
  guint first_nul = 0;

  while (p < end)
    {
      const char *valid_end;
      const char *start = p;

      g_utf8_validate_len (p, end - p, &valid_end);

      for (; p < valid_end; p++)
        {
          if (*p == '\n')
            line++;

          if (*p != '\r')
            continue;

          g_string_append_len (text, start, p - start);
          start = p + 1;

          if (p + 1 < end && p[1] == '\n')
            continue;

          g_string_append_c (text, '\n');
          line++;
        }

      g_string_append_len (text, start, p - start);

      if (p == end)
        break;

      if (*p == '\0')
        {
          if (first_nul == 0)
            first_nul = line;
        }
      else
        {
          if (first_invalid == 0)
            first_invalid = line;

          n_invalid++;
        }

      g_string_append (text, REPLACEMENT);
      p++;
    }

  if (first_invalid != 0)
    g_ptr_array_add (problems,
                     carrel_text_problem_new (first_invalid, "invalid-utf8",
                                              g_dngettext (GETTEXT_PACKAGE,
                                                           "%u byte is not UTF-8 and is shown as “�”",
                                                           "%u bytes are not UTF-8 and are shown as “�”",
                                                           n_invalid),
                                              n_invalid));

  if (first_nul != 0)
    g_ptr_array_add (problems,
                     carrel_text_problem_new (first_nul, "nul-byte", "%s",
                                              _("A NUL byte stands in the text")));

  *length = text->len;

  return g_string_free (text, FALSE);
}

/**
 * carrel_text_decode:
 * @bytes: a file
 * @length: (out): length of the text in bytes
 * @problems: (element-type CarrelTextProblem): gets what was not as it should be
 *
 * Reads UTF-8, and UTF-16 with a byte order mark, with any kind of line end.
 *
 * Returns: (transfer full) (nullable): NUL-terminated UTF-8 with lines ended by LF, or %NULL with
 *   @error set when the file is no text
 */
char *
carrel_text_decode (GBytes     *bytes,
                    gsize      *length,
                    GPtrArray  *problems,
                    GError    **error)
{
  g_autofree char *converted = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_return_val_if_fail (length != NULL, NULL);

  if (size >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    {
      converted = decode_utf16 (data + 2, size - 2, data[0] == 0xfe, &size, problems);
      data = (const guint8 *) converted;
    }
  else if (size >= 3 && data[0] == 0xef && data[1] == 0xbb && data[2] == 0xbf)
    {
      data += 3;
      size -= 3;
    }

  if (size > 0 && looks_binary (data, size))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("it is not a text file"));
      return NULL;
    }

  return decode_utf8 (size > 0 ? (const char *) data : "", size, length, problems);
}
