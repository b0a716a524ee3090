/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-diff-format.h"

#include <glib/gi18n-lib.h>

#include "carrel-json.h"

static const struct
{
  CarrelChange  change;
  const char   *name;    /* in JSON */
  const char   *heading; /* in text, to be translated */
} changes[] = {
  { CARREL_CHANGE_MOVED, "moved", N_ ("moved") },
  { CARREL_CHANGE_REWORDED, "reworded", N_ ("reworded") },
  { CARREL_CHANGE_ANSWER, "answer", N_ ("answer changed") },
};

static const char *
get_path (const CarrelMatchOutline *outline,
          guint                     topic)
{
  return ((const CarrelDocument *) g_ptr_array_index (outline->documents, topic))->path;
}

static const CarrelTopic *
get_topic (const CarrelMatchOutline *outline,
           guint                     topic)
{
  return g_ptr_array_index (outline->read, topic);
}

static gboolean *
find_kept (const CarrelMatchOutline *olds,
           const CarrelMatch        *match)
{
  gboolean *kept = g_new0 (gboolean, olds->n_topics + 1);
  guint i;

  for (i = 0; i < match->n_topics; i++)
    if (match->old_topics[i] >= 0)
      kept[match->old_topics[i]] = TRUE;

  return kept;
}

static void
append_place (GString                  *out,
              const CarrelMatchOutline *outline,
              guint                     topic)
{
  g_string_append (out, "{\"path\": ");
  carrel_json_append_string (out, get_path (outline, topic));
  g_string_append_printf (out, ", \"line\": %u, \"title\": ", get_topic (outline, topic)->first_line);
  carrel_json_append_string (out, get_topic (outline, topic)->title);
  g_string_append_c (out, '}');
}

static void
append_change_names (GString      *out,
                     CarrelChange  change)
{
  const char *separator = "";
  guint i;

  for (i = 0; i < G_N_ELEMENTS (changes); i++)
    if (change & changes[i].change)
      {
        g_string_append_printf (out, "%s\"%s\"", separator, changes[i].name);
        separator = ", ";
      }
}

/**
 * carrel_diff_to_json:
 *
 * Returns: (transfer full): all pairs in the order of the new bank, and what was added and removed
 */
char *
carrel_diff_to_json (const CarrelMatchOutline *olds,
                     const CarrelMatchOutline *news,
                     const CarrelMatch        *match)
{
  g_autofree gboolean *kept = find_kept (olds, match);
  g_autoptr (GString) added = g_string_new (NULL);
  g_autoptr (GString) removed = g_string_new (NULL);
  GString *out = g_string_new ("{\"pairs\": [");
  const char *separator = "\n";
  guint i;

  for (i = 0; i < news->n_topics; i++)
    {
      if (match->old_topics[i] < 0)
        {
          g_string_append (added, added->len > 0 ? ",\n  " : "\n  ");
          append_place (added, news, i);
          continue;
        }

      g_string_append_printf (out, "%s  {\"old\": ", separator);
      append_place (out, olds, match->old_topics[i]);
      g_string_append (out, ", \"new\": ");
      append_place (out, news, i);
      g_string_append (out, ", \"change\": [");
      append_change_names (out, match->changes[i]);
      g_string_append (out, "]}");
      separator = ",\n";
    }

  for (i = 0; i < olds->n_topics; i++)
    if (!kept[i])
      {
        g_string_append (removed, removed->len > 0 ? ",\n  " : "\n  ");
        append_place (removed, olds, i);
      }

  g_string_append_printf (out, "],\n\"added\": [%s],\n\"removed\": [%s]}\n", added->str, removed->str);

  return g_string_free (out, FALSE);
}

static void
append_line (GString                  *out,
             const char               *sign,
             const CarrelMatchOutline *outline,
             guint                     topic)
{
  g_string_append_printf (out, "%s %s:%u: %s", sign, get_path (outline, topic), get_topic (outline, topic)->first_line,
                          get_topic (outline, topic)->title);
}

static void
append_pair (GString                  *out,
             const CarrelMatchOutline *olds,
             const CarrelMatchOutline *news,
             const CarrelMatch        *match,
             guint                     topic)
{
  CarrelChange change = match->changes[topic];
  const char *separator = " (";
  guint i;

  append_line (out, "~", news, topic);

  for (i = 0; i < G_N_ELEMENTS (changes); i++)
    if (change & changes[i].change)
      {
        g_string_append_printf (out, "%s%s", separator, _(changes[i].heading));
        separator = ", ";
      }

  g_string_append (out, ")\n");

  /* Where it was is worth a line only when it is to be looked for. */
  if (change & (CARREL_CHANGE_MOVED | CARREL_CHANGE_REWORDED))
    {
      append_line (out, "  <", olds, match->old_topics[topic]);
      g_string_append_c (out, '\n');
    }
}

/**
 * carrel_diff_to_text:
 *
 * Returns: (transfer full): a line for each topic that changed, was added or removed; "" when nothing did
 */
char *
carrel_diff_to_text (const CarrelMatchOutline *olds,
                     const CarrelMatchOutline *news,
                     const CarrelMatch        *match)
{
  g_autofree gboolean *kept = find_kept (olds, match);
  GString *out = g_string_new (NULL);
  guint i;

  for (i = 0; i < olds->n_topics; i++)
    if (!kept[i])
      {
        append_line (out, "-", olds, i);
        g_string_append_c (out, '\n');
      }

  for (i = 0; i < news->n_topics; i++)
    if (match->old_topics[i] < 0)
      {
        append_line (out, "+", news, i);
        g_string_append_c (out, '\n');
      }
    else if (match->changes[i] != CARREL_CHANGE_NONE)
      {
        append_pair (out, olds, news, match, i);
      }

  return g_string_free (out, FALSE);
}
