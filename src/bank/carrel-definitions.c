/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-definitions.h"

#include <string.h>

#define MAX_LABEL_LENGTH 1000

/* More than this in one topic is no text. */
#define MAX_USED 1000

struct _CarrelDefinitions
{
  CarrelLineIndex *lines;  /* borrowed */
  GArray          *found;  /* CarrelDefinitionLines, in order of the text */
  GHashTable      *labels; /* folded label to index in found, plus 1 */
};

/* "[label]:" at the start of a line; NULL for any other. Labels match without case, and with any
 * white space for another. */
static char *
dup_label (const char *text,
           const char *end,
           const char  after)
{
  GString *label;
  const char *p = text;
  g_autofree char *raw = NULL;
  g_autofree char *folded = NULL;
  gboolean space = FALSE;

  if (p >= end || *p != '[')
    return NULL;

  for (p++; p < end && *p != ']' && *p != '[' && p - text <= MAX_LABEL_LENGTH; p++)
    if (*p == '\\' && p + 1 < end)
      p++;

  if (p >= end || *p != ']' || p == text + 1 || (after != '\0' && (p + 1 >= end || p[1] != after)))
    return NULL;

  raw = g_strndup (text + 1, p - text - 1);
  folded = g_utf8_casefold (raw, -1);
  label = g_string_new (NULL);

  for (p = g_strstrip (folded); *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p))
        {
          if (!space)
            g_string_append_c (label, ' ');

          space = TRUE;
        }
      else
        {
          g_string_append_c (label, *p);
          space = FALSE;
        }
    }

  return g_string_free (label, FALSE);
}

static void
add_lines (CarrelDefinitions *self,
           guint              first,
           guint              last)
{
  guint line;

  for (line = first; line <= last; line++)
    {
      CarrelDefinitionLines *current;
      gsize length;
      const char *start = carrel_line_index_get (self->lines, line, &length);
      const char *p = start;
      char *label;

      if (carrel_line_index_is_blank (self->lines, line))
        continue;

      while (p < start + 3 && *p == ' ')
        p++;

      label = dup_label (p, start + length, ':');

      /* A title or the text of a footnote on lines of its own. */
      if (label == NULL && self->found->len > 0)
        {
          current = &g_array_index (self->found, CarrelDefinitionLines, self->found->len - 1);

          if (current->last_line + 1 == line || carrel_line_index_is_blank (self->lines, line - 1))
            {
              current->last_line = line;
              continue;
            }
        }

      {
        CarrelDefinitionLines found = { line, line };

        g_array_append_val (self->found, found);
      }

      if (label == NULL)
        continue;

      if (g_hash_table_contains (self->labels, label))
        g_free (label);
      else
        g_hash_table_insert (self->labels, label, GUINT_TO_POINTER (self->found->len));
    }
}

/**
 * carrel_definitions_find:
 * @root: the tree of a document
 * @lines: its lines; borrowed for the life of the result
 *
 * The parser keeps definitions to itself: they are what no block of the tree covers.
 *
 * Returns: (transfer full): the definitions
 */
CarrelDefinitions *
carrel_definitions_find (cmark_node      *root,
                         CarrelLineIndex *lines)
{
  CarrelDefinitions *self = g_new0 (CarrelDefinitions, 1);
  guint covered = 0;
  cmark_node *node;

  self->lines = lines;
  self->found = g_array_new (FALSE, FALSE, sizeof (CarrelDefinitionLines));
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (node = cmark_node_first_child (root); node != NULL; node = cmark_node_next (node))
    {
      guint first = MAX (cmark_node_get_start_line (node), 1);

      /* Footnotes are moved to the end of the tree. */
      if (cmark_node_get_type (node) == CMARK_NODE_FOOTNOTE_DEFINITION)
        continue;

      if (first > covered + 1)
        add_lines (self, covered + 1, first - 1);

      covered = MAX (covered, (guint) MAX (cmark_node_get_end_line (node), (int) first));
    }

  add_lines (self, covered + 1, carrel_line_index_n_lines (lines));

  return self;
}

void
carrel_definitions_free (CarrelDefinitions *self)
{
  g_array_unref (self->found);
  g_hash_table_unref (self->labels);
  g_free (self);
}

/**
 * carrel_definitions_get_lines:
 *
 * Returns: (transfer none) (element-type CarrelDefinitionLines): where they stand, in order
 */
GArray *
carrel_definitions_get_lines (CarrelDefinitions *self)
{
  return self->found;
}

/**
 * carrel_definitions_complete:
 * @markdown: a part of the document
 * @first_line: where it stands; definitions on lines in between are its own
 * @last_line: inclusive
 *
 * Returns: (transfer full) (nullable): the part with the definitions that it uses and does not hold,
 *   or %NULL when it uses none
 */
char *
carrel_definitions_complete (CarrelDefinitions *self,
                             const char        *markdown,
                             guint              first_line,
                             guint              last_line)
{
  g_autoptr (GHashTable) used = NULL;
  const char *end;
  const char *p;
  GString *text = NULL;

  if (g_hash_table_size (self->labels) == 0)
    return NULL;

  end = markdown + strlen (markdown);

  for (p = markdown; (p = memchr (p, '[', end - p)) != NULL; p++)
    {
      g_autofree char *label = dup_label (p, end, '\0');
      guint index = label != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->labels, label)) : 0;
      const CarrelDefinitionLines *found;
      g_autofree char *slice = NULL;

      if (index == 0)
        continue;

      if (used == NULL)
        used = g_hash_table_new (NULL, NULL);

      if (g_hash_table_size (used) >= MAX_USED || !g_hash_table_add (used, GUINT_TO_POINTER (index)))
        continue;

      found = &g_array_index (self->found, CarrelDefinitionLines, index - 1);

      if (found->first_line >= first_line && found->last_line <= last_line)
        continue;

      slice = g_strchomp (carrel_line_index_dup_slice (self->lines, found->first_line, found->last_line));

      if (text == NULL)
        {
          text = g_string_new (markdown);
          g_string_append (text, "\n\n");
        }

      g_string_append_printf (text, "%s\n", slice);
    }

  return text != NULL ? g_string_free (text, FALSE) : NULL;
}
