/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-page.h"

#include <string.h>

#include <glib/gi18n.h>
#include <gtk/gtk.h>

/* No bank has a file there: hidden folders are not read. */
#define STYLE_PATH ".carrel/page.css"

/**
 * carrel_page_dup_nonce:
 *
 * Returns: (transfer full): what only the page now being loaded knows
 */
char *
carrel_page_dup_nonce (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (uuid, "-", -1);

  return g_strjoinv ("", parts);
}

/**
 * carrel_page_dup_uri:
 *
 * Returns: (transfer full): the address of a topic's page. It ends like the path of the document,
 *   so that relative addresses in the text lead where their author meant.
 */
char *
carrel_page_dup_uri (const CarrelTopicRecord *topic,
                     const char              *nonce)
{
  g_autofree char *path = g_uri_escape_string (topic->document, "/", FALSE);

  return g_strdup_printf (CARREL_PAGE_SCHEME "://%" G_GINT64_FORMAT "/%s/%s", topic->bank_id, nonce, path);
}

/**
 * carrel_page_parse_uri:
 * @uri: what a page asked for or leads to
 * @path: (out): the path below the bank's folder
 * @fragment: (out) (nullable): what follows `#`
 *
 * Returns: whether @uri is of the bank and load of this page
 */
gboolean
carrel_page_parse_uri (const char               *uri,
                       const CarrelTopicRecord  *topic,
                       const char               *nonce,
                       char                    **path,
                       char                    **fragment)
{
  g_autofree char *prefix = g_strdup_printf (CARREL_PAGE_SCHEME "://%" G_GINT64_FORMAT "/%s/", topic->bank_id, nonce);
  g_autofree char *rest = NULL;
  char *end;

  *path = NULL;
  *fragment = NULL;

  if (!g_str_has_prefix (uri, prefix))
    return FALSE;

  rest = g_strdup (uri + strlen (prefix));
  end = strchr (rest, '#');

  if (end != NULL)
    {
      *fragment = g_uri_unescape_string (end + 1, NULL);
      *end = '\0';
    }

  end = strchr (rest, '?');

  if (end != NULL)
    *end = '\0';

  *path = g_uri_unescape_string (rest, NULL);

  if (*path == NULL)
    g_clear_pointer (fragment, g_free);

  return *path != NULL;
}

/**
 * carrel_page_append_start:
 * @title: plain text
 * @class: (nullable): of the main element; static
 *
 * Writes a page up to where its content begins. It is to end with %CARREL_PAGE_END.
 */
void
carrel_page_append_start (GString    *html,
                          const char *title,
                          const char *nonce,
                          const char *class)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  const char *direction = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "rtl" : "ltr";

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html dir=\"%s\"><head><meta charset=\"utf-8\"><title>%s</title>"
                          "<link rel=\"stylesheet\" href=\"/%s/" STYLE_PATH "\"></head><body><main class=\"%s\">",
                          direction, escaped, nonce, class != NULL ? class : "carrel-topic");
}

/**
 * carrel_page_dup_html:
 * @body: safe HTML of the topic
 *
 * Returns: (transfer full): the whole page
 */
char *
carrel_page_dup_html (const CarrelTopicRecord *topic,
                      const char              *nonce,
                      const char              *body)
{
  g_autofree char *title = g_markup_escape_text (topic->title, -1);
  g_autofree char *section = g_markup_escape_text (topic->section, -1);
  GString *html = g_string_sized_new (strlen (body) + 2048);

  carrel_page_append_start (html, topic->title, nonce, NULL);

  if (*section != '\0')
    g_string_append_printf (html, "<p class=\"carrel-section\" dir=\"auto\">%s</p>", section);

  g_string_append_printf (html, "<h1 class=\"carrel-title\" dir=\"auto\">%s</h1>", title);

  if ((topic->flags & CARREL_TOPIC_FLAG_REMOVED) != 0)
    g_string_append_printf (html, "<p class=\"carrel-removed\">%s</p>",
                            _("This topic is no longer in the file. It is kept because of what you wrote on it or learned of it."));

  if (*body == '\0')
    g_string_append_printf (html, "<p class=\"carrel-unanswered\">%s</p>", _("The file has no answer to this question."));

  g_string_append_printf (html, "<div dir=\"auto\">%s</div>" CARREL_PAGE_END, body);

  return g_string_free (html, FALSE);
}

/**
 * carrel_page_dup_with_own_anchors:
 * @html: safe HTML of one of several texts on a page
 * @prefix: of this text alone
 *
 * The texts may have the same anchors, and a page must not have one twice.
 *
 * Returns: (transfer full): @html with anchors, and links to them, that no other text has
 */
char *
carrel_page_dup_with_own_anchors (const char *html,
                                  const char *prefix)
{
  /* A quote with these words is that of an attribute: in text it is escaped. */
  static const char *const anchors[] = { " id=\"user-", " href=\"#user-" };
  GString *own = g_string_sized_new (strlen (html) + 256);
  const char *copied = html;
  const char *quote;

  for (quote = strchr (html, '"'); quote != NULL; quote = strchr (quote + 1, '"'))
    {
      gsize i;

      for (i = 0; i < G_N_ELEMENTS (anchors); i++)
        {
          gsize before = strchr (anchors[i], '"') - anchors[i];

          if ((gsize) (quote - copied) >= before && g_str_has_prefix (quote - before, anchors[i]))
            {
              const char *name = quote - before + strlen (anchors[i]) - strlen ("user-");

              g_string_append_len (own, copied, name - copied);
              g_string_append (own, prefix);
              copied = name;
            }
        }
    }

  g_string_append (own, copied);

  return g_string_free (own, FALSE);
}

static void
append_column (GString    *html,
               const char *class,
               const char *heading,
               const char *title,
               const char *body)
{
  g_string_append_printf (html,
                          "<section class=\"carrel-column carrel-%s\" aria-labelledby=\"carrel-%s\">"
                          "<h1 class=\"carrel-column-name\" id=\"carrel-%s\">%s</h1>"
                          "<h2 class=\"carrel-title\" dir=\"auto\">%s</h2>",
                          class, class, class, heading, title);

  if (*title == '\0')
    g_string_append_printf (html, "<p class=\"carrel-unanswered\">%s</p>", _("Not in the file."));
  else if (*body == '\0')
    g_string_append_printf (html, "<p class=\"carrel-unanswered\">%s</p>", _("The file has no answer to this question."));

  g_string_append_printf (html, "<div dir=\"auto\">%s</div></section>", body);
}

/**
 * carrel_page_for_change:
 * @change: a topic before and after
 *
 * Returns: (transfer full): a whole page that shows both, side by side where there is room
 */
char *
carrel_page_for_change (const CarrelComparison *change,
                        const char             *nonce)
{
  g_autofree char *old_body = carrel_page_dup_with_own_anchors (change->old_body, "old-");
  GString *html = g_string_sized_new (strlen (old_body) + strlen (change->new_body) + 2048);

  carrel_page_append_start (html, _("What Changed"), nonce, "carrel-changes");

  if (!change->differs)
    g_string_append_printf (html, "<p class=\"carrel-unanswered\">%s</p>",
                            _("The words are the same: only spaces or the markup changed."));

  g_string_append (html, "<div class=\"carrel-columns\">");
  append_column (html, "before", _("Before"), change->old_title, old_body);
  append_column (html, "now", _("Now"), change->new_title, change->new_body);
  g_string_append (html, "</div>" CARREL_PAGE_END);

  return g_string_free (html, FALSE);
}

/**
 * carrel_page_is_style:
 *
 * Returns: whether the page asks for our own style sheet
 */
gboolean
carrel_page_is_style (const char *path)
{
  return g_str_has_suffix (path, STYLE_PATH);
}
