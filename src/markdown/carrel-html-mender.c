/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-mender.h"

#include <string.h>

#include "carrel-html-policy.h"

/* How far up a block is looked for that an end tag ends. */
#define MAX_OPEN 200

static const struct
{
  const char *opener;
  const char *closer;
} declarations[] = {
  { "<?", "?>" },
  { "<![CDATA[", "]]>" },
  { "<?", ">" },
  { "<!", ">" },
};

/* The end of what stands at @p and is never shown: an instruction, a declaration or a CDATA section.
 * NULL when it is something else. @missing has the closers that the rest of the text lacks, as
 * looking for them again and again would take quadratic time. */
static const char *
skip_declaration (const char *p,
                  gboolean   *missing)
{
  gboolean found = FALSE;
  guint i;

  if (g_str_has_prefix (p, "<!--"))
    return NULL;

  for (i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      const char *end;

      if (!g_str_has_prefix (p, declarations[i].opener))
        continue;

      found = TRUE;
      end = missing[i] ? NULL : strstr (p, declarations[i].closer);

      if (end != NULL)
        return end + strlen (declarations[i].closer);

      missing[i] = TRUE;
    }

  return found ? p + strlen (p) : NULL;
}

static gboolean
is_tag (const char *p)
{
  return g_ascii_isalpha (p[1]) || (p[1] == '/' && g_ascii_isalpha (p[2]));
}

/* The end of the comment or tag at @p, or NULL when it is never closed. */
static const char *
skip_tag (const char *p)
{
  char quote = '\0';
  char last = '\0';

  if (g_str_has_prefix (p, "<!--"))
    {
      const char *end = strstr (p, "-->");

      return end != NULL ? end + strlen ("-->") : NULL;
    }

  if (!is_tag (p))
    return p + 1;

  for (; *p != '\0'; p++)
    {
      if (quote != '\0')
        quote = *p == quote ? '\0' : quote;
      else if (last == '=' && (*p == '"' || *p == '\''))
        quote = *p;
      else if (*p == '>')
        return p + 1;

      if (!g_ascii_isspace (*p))
        last = *p;
    }

  return NULL;
}

/* The block whose tag is at @p, when its end tag matters to what stands in it; else NULL. A `p` never
 * holds another block. */
static const char *
find_block (const char *p)
{
  char name[16];
  gsize length = 0;

  for (p += p[1] == '/' ? 2 : 1; g_ascii_isalnum (*p) && length < sizeof name - 1; p++)
    name[length++] = g_ascii_tolower (*p);

  name[length] = '\0';

  if (strcmp (name, "p") == 0)
    return NULL;

  if (carrel_html_policy_is_block (name) || strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    return g_intern_string (name);

  return NULL;
}

/* Nothing but the end of the table ends a cell from within. */
static gboolean
stops_end_tag (const char *open,
               const char *block)
{
  return strcmp (block, "table") != 0 &&
         (strcmp (open, "table") == 0 || strcmp (open, "td") == 0 || strcmp (open, "th") == 0);
}

/* The end of a block ends what was left open in it too. libxml2 knows that of all elements but `div`,
 * and so would move the rest of the text into the list or quote that the `div` stands in. */
static void
close_divs (GString    *mended,
            GPtrArray  *open,
            const char *block)
{
  guint n_divs = 0;
  guint i;

  for (i = open->len; i > 0 && open->len - i < MAX_OPEN; i--)
    {
      const char *other = g_ptr_array_index (open, i - 1);

      if (strcmp (other, block) == 0)
        {
          g_ptr_array_set_size (open, i - 1);

          for (; n_divs > 0; n_divs--)
            g_string_append (mended, "</div>");

          return;
        }

      if (stops_end_tag (other, block))
        return;

      n_divs += strcmp (other, "div") == 0 ? 1 : 0;
    }
}

/* The end of what is left out at @p, where a comment or a tag is never closed. Of a tag in which only
 * a quote is open that is its first `>`, so that the text behind it is still shown. */
static const char *
skip_unclosed (const char *p)
{
  const char *end = is_tag (p) ? strchr (p, '>') : NULL;

  return end != NULL ? end + 1 : p + strlen (p);
}

/**
 * carrel_html_mend:
 * @html: a stranger's
 *
 * Makes ready for libxml2 what it reads otherwise than browsers do. Declarations and tags that are never
 * closed are left out, as it shows some as text and makes of others an attribute with all the rest;
 * and a `div` that was left open ends with the block around it.
 *
 * Returns: (transfer full): HTML that is as unsafe as before
 */
char *
carrel_html_mend (const char *html)
{
  GString *mended = g_string_sized_new (strlen (html) + 64);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  gboolean missing[G_N_ELEMENTS (declarations)] = { FALSE };
  const char *copied = html;
  const char *p = html;

  while ((p = strchr (p, '<')) != NULL)
    {
      const char *left_out = skip_declaration (p, missing);
      const char *end = left_out == NULL ? skip_tag (p) : NULL;
      const char *block = end != NULL && is_tag (p) ? find_block (p) : NULL;

      if (left_out == NULL && end == NULL)
        left_out = skip_unclosed (p);

      if (left_out != NULL || (block != NULL && p[1] == '/'))
        {
          g_string_append_len (mended, copied, p - copied);
          copied = left_out != NULL ? left_out : p;
        }

      if (block != NULL && p[1] == '/')
        close_divs (mended, open, block);
      else if (block != NULL && end[-2] != '/')
        g_ptr_array_add (open, (gpointer) block);

      p = left_out != NULL ? left_out : end;
    }

  g_string_append (mended, copied);

  return g_string_free (mended, FALSE);
}
