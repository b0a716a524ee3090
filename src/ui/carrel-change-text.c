/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-change-text.h"

#include <glib/gi18n.h>

/* In the order in which they are told. */
static const CarrelChange kinds[] = {
  CARREL_CHANGE_ADDED,
  CARREL_CHANGE_REMOVED,
  CARREL_CHANGE_RETURNED,
  CARREL_CHANGE_REWORDED,
  CARREL_CHANGE_ANSWER,
  CARREL_CHANGE_MOVED,
};

static const char *
get_name (CarrelChange kind)
{
  switch (kind)
    {
    case CARREL_CHANGE_ADDED:
      return _("New");
    case CARREL_CHANGE_REMOVED:
      return _("No longer in the file");
    case CARREL_CHANGE_RETURNED:
      return _("Back in the file");
    case CARREL_CHANGE_REWORDED:
      return _("Question reworded");
    case CARREL_CHANGE_ANSWER:
      return _("Answer changed");
    case CARREL_CHANGE_MOVED:
      return _("Moved");
    case CARREL_CHANGE_NONE:
    default:
      g_assert_not_reached ();
    }
}

static char *
dup_count (CarrelChange kind,
           guint        n)
{
  switch (kind)
    {
    case CARREL_CHANGE_ADDED:
      return g_strdup_printf (ngettext ("%u new", "%u new", n), n);
    case CARREL_CHANGE_REMOVED:
      return g_strdup_printf (ngettext ("%u no longer in the file", "%u no longer in the file", n), n);
    case CARREL_CHANGE_RETURNED:
      return g_strdup_printf (ngettext ("%u back in the file", "%u back in the file", n), n);
    case CARREL_CHANGE_REWORDED:
      return g_strdup_printf (ngettext ("%u question reworded", "%u questions reworded", n), n);
    case CARREL_CHANGE_ANSWER:
      return g_strdup_printf (ngettext ("%u answer changed", "%u answers changed", n), n);
    case CARREL_CHANGE_MOVED:
      return g_strdup_printf (ngettext ("%u moved", "%u moved", n), n);
    case CARREL_CHANGE_NONE:
    default:
      g_assert_not_reached ();
    }
}

static void
append_part (GString    *text,
             const char *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/**
 * carrel_change_text_dup_kinds:
 *
 * Returns: (transfer full): what happened to a topic, in a few words
 */
char *
carrel_change_text_dup_kinds (const CarrelChangeRecord *change)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((change->kinds & kinds[i]) != 0)
      append_part (text, get_name (kinds[i]));

  if (change->decision_id != 0)
    append_part (text, (change->kinds & CARREL_CHANGE_RETURNED) != 0 ? _("joined by you") : _("parted by you"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_full_place (const char *document,
                const char *section)
{
  return section != NULL && *section != '\0' ? g_strdup_printf ("%s › %s", document, section) : g_strdup (document);
}

/**
 * carrel_change_text_dup_place:
 *
 * Returns: (transfer full): where the topic is, and where it was before when that was elsewhere
 */
char *
carrel_change_text_dup_place (const CarrelChangeRecord *change)
{
  g_autofree char *old_place = dup_full_place (change->old_document, change->old_section);
  g_autofree char *new_place = dup_full_place (change->new_document, change->new_section);

  if (change->old_document == NULL)
    return g_steal_pointer (&new_place);

  if (change->new_document == NULL || g_strcmp0 (old_place, new_place) == 0)
    return g_steal_pointer (&old_place);

  return g_strdup_printf ("%s → %s", old_place, new_place);
}

/**
 * carrel_change_text_dup_summary:
 * @changes: (element-type CarrelChangeRecord):
 * @first: the first of a rescan
 * @end: behind its last
 *
 * Returns: (transfer full): how many of each kind there are
 */
char *
carrel_change_text_dup_summary (GPtrArray *changes,
                                guint      first,
                                guint      end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint i;
  guint j;

  for (i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *count = NULL;
      guint n = 0;

      for (j = first; j < end; j++)
        n += (((const CarrelChangeRecord *) g_ptr_array_index (changes, j))->kinds & kinds[i]) != 0;

      if (n == 0)
        continue;

      count = dup_count (kinds[i], n);
      append_part (text, count);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
