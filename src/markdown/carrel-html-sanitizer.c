/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-sanitizer.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>

#include "carrel-html-mender.h"
#include "carrel-html-policy.h"
#include "carrel-slug.h"

#define MAX_DEPTH 200
#define MAX_OUTPUT (32 * 1024 * 1024)

/* Holds the text while it is parsed. It is no element of HTML, so that no end tag that people write,
 * such as a `</body>`, closes it and loses what follows. */
#define ROOT "carrel-text"

typedef struct
{
  GString    *out;
  GHashTable *ids;      /* those on the page so far, without prefix, and the last number given to each */
  const char *document_path;
  guint       n_blocks; /* open ones */
} Writer;

static void write_children (Writer    *writer,
                            xmlNodePtr node,
                            guint      depth);

static void
append_escaped (GString    *out,
                const char *text)
{
  const char *p;

  for (p = text; *p != '\0'; p++)
    {
      switch (*p)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;

        case '<':
          g_string_append (out, "&lt;");
          break;

        case '>':
          g_string_append (out, "&gt;");
          break;

        case '"':
          g_string_append (out, "&quot;");
          break;

        default:
          g_string_append_c (out, *p);
        }
    }
}

static void
append_attribute (Writer     *writer,
                  const char *name,
                  const char *value)
{
  g_string_append_printf (writer->out, " %s=\"", name);
  append_escaped (writer->out, value);
  g_string_append_c (writer->out, '"');
}

static char *
dup_attribute (xmlNodePtr  node,
               const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);

  return copy;
}

/* With a prefix, so that no id of a text is one of ours. */
static void
append_id (Writer     *writer,
           const char *id)
{
  g_autofree char *prefixed = g_strconcat ("user-", id, NULL);

  append_attribute (writer, "id", prefixed);

  if (!g_hash_table_contains (writer->ids, id))
    g_hash_table_insert (writer->ids, g_strdup (id), GUINT_TO_POINTER (0));
}

static void
write_attributes (Writer     *writer,
                  xmlNodePtr  node,
                  const char *element)
{
  xmlAttrPtr attribute;

  for (attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *value = dup_attribute (node, name);

      if (value == NULL)
        continue;

      if (strcmp (name, "id") == 0)
        {
          append_id (writer, value);
        }
      else if (strcmp (element, "a") == 0 && strcmp (name, "name") == 0)
        {
          if (xmlHasProp (node, (const xmlChar *) "id") == NULL)
            append_id (writer, value);
        }
      else if (strcmp (element, "a") == 0 && strcmp (name, "href") == 0)
        {
          if (value[0] == '#')
            {
              g_autofree char *href = g_strconcat ("#user-", value + 1, NULL);

              append_attribute (writer, "href", href);
            }
          else if (carrel_html_policy_allow_link (value))
            {
              append_attribute (writer, "href", value);
            }
        }
      else if (carrel_html_policy_allow_attribute (element, name, value))
        {
          append_attribute (writer, name, value);
        }
    }
}

/* The anchor that the forges give a heading: its slug, with a number where that is taken. */
static void
write_heading_id (Writer     *writer,
                  xmlNodePtr  node)
{
  xmlChar *text;
  g_autofree char *slug = NULL;
  g_autofree char *id = NULL;
  guint number;

  if (xmlHasProp (node, (const xmlChar *) "id") != NULL)
    return;

  text = xmlNodeGetContent (node);
  slug = carrel_slug_for_title ((const char *) text);
  xmlFree (text);

  if (*slug == '\0')
    return;

  id = g_strdup (slug);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->ids, slug));

  while (g_hash_table_contains (writer->ids, id))
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, ++number);
    }

  append_id (writer, id);
  g_hash_table_insert (writer->ids, g_steal_pointer (&slug), GUINT_TO_POINTER (number));
}

static void
write_picture (Writer     *writer,
               xmlNodePtr  node)
{
  g_autofree char *src = dup_attribute (node, "src");
  g_autofree char *alt = dup_attribute (node, "alt");
  g_autofree char *host = NULL;
  g_autofree char *address = NULL;

  if (src == NULL)
    return;

  address = carrel_html_policy_dup_picture (src, writer->document_path, &host);

  if (address != NULL)
    {
      g_string_append (writer->out, "<img");
      append_attribute (writer, "src", address);
      write_attributes (writer, node, "img");
      g_string_append (writer->out, ">");
      return;
    }

  /* Fetching it would tell a stranger what is being read, and when. */
  g_string_append (writer->out, "<span class=\"remote-picture\"");
  append_attribute (writer, "title", src);
  g_string_append (writer->out, ">");

  if (host != NULL)
    {
      g_autofree char *label = g_strdup_printf (_("Picture from %s"), host);

      append_escaped (writer->out, label);
    }
  else
    {
      append_escaped (writer->out, _("Picture not shown"));
    }

  if (alt != NULL && *alt != '\0')
    {
      g_string_append (writer->out, ": ");
      append_escaped (writer->out, alt);
    }

  g_string_append (writer->out, "</span>");
}

static void
write_checkbox (Writer     *writer,
                xmlNodePtr  node)
{
  g_autofree char *type = dup_attribute (node, "type");

  if (g_strcmp0 (type, "checkbox") != 0)
    return;

  g_string_append (writer->out, "<input type=\"checkbox\" disabled");

  if (xmlHasProp (node, (const xmlChar *) "checked") != NULL)
    g_string_append (writer->out, " checked");

  g_string_append (writer->out, ">");
}

static gboolean
has_direction (xmlNodePtr  node,
               const char *element)
{
  g_autofree char *direction = dup_attribute (node, "dir");

  return direction != NULL && carrel_html_policy_allow_attribute (element, "dir", direction);
}

static gboolean
is_heading (const char *name)
{
  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0';
}

static void
write_element (Writer     *writer,
               xmlNodePtr  node,
               guint       depth)
{
  g_autofree char *name = g_ascii_strdown ((const char *) node->name, -1);
  gboolean table = strcmp (name, "table") == 0;
  gboolean block = carrel_html_policy_is_block (name);

  switch (carrel_html_policy_judge_element (name))
    {
    case CARREL_HTML_DROP:
      return;

    case CARREL_HTML_UNWRAP:
      write_children (writer, node, depth);
      return;

    case CARREL_HTML_KEEP:
    default:
      break;
    }

  if (strcmp (name, "img") == 0)
    {
      write_picture (writer, node);
      return;
    }

  if (strcmp (name, "input") == 0)
    {
      write_checkbox (writer, node);
      return;
    }

  /* A wide table scrolls on its own, by keyboard too. */
  if (table)
    {
      g_string_append (writer->out, "<div class=\"table\" tabindex=\"0\" role=\"region\"");
      append_attribute (writer, "aria-label", _("Table"));
      g_string_append (writer->out, ">");
    }

  g_string_append_printf (writer->out, "<%s", name);
  write_attributes (writer, node, name);

  if (is_heading (name))
    write_heading_id (writer, node);

  /* Each block at the top has the direction of its own text. */
  if (block && writer->n_blocks == 0 && !has_direction (node, name))
    append_attribute (writer, "dir", "auto");

  g_string_append_c (writer->out, '>');

  if (carrel_html_policy_is_void (name))
    return;

  writer->n_blocks += block ? 1 : 0;
  write_children (writer, node, depth + 1);
  writer->n_blocks -= block ? 1 : 0;
  g_string_append_printf (writer->out, "</%s>", name);

  if (table)
    g_string_append (writer->out, "</div>");
}

static void
write_children (Writer     *writer,
                xmlNodePtr  node,
                guint       depth)
{
  xmlNodePtr child;

  for (child = node->children; child != NULL && writer->out->len <= MAX_OUTPUT; child = child->next)
    {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
        {
          append_escaped (writer->out, (const char *) child->content);
        }
      else if (child->type == XML_ELEMENT_NODE)
        {
          if (depth < MAX_DEPTH)
            {
              write_element (writer, child, depth);
            }
          else
            {
              xmlChar *text = xmlNodeGetContent (child);

              append_escaped (writer->out, (const char *) text);
              xmlFree (text);
            }
        }
    }
}

/**
 * carrel_html_sanitize:
 * @html: a stranger's
 * @document_path: of its text, relative to the bank
 *
 * Builds a tree and writes anew what the policy allows: no byte of @html reaches the page but as
 * escaped text, an allowed name, or a checked value.
 *
 * Returns: (transfer full) (nullable): safe HTML, or %NULL with @error set when it is too large
 */
char *
carrel_html_sanitize (const char  *html,
                      const char  *document_path,
                      GError     **error)
{
  g_autofree char *mended = carrel_html_mend (html);
  g_autofree char *page = g_strconcat ("<" ROOT ">", mended, "</" ROOT ">", NULL);
  xmlDocPtr document = htmlReadMemory (page, (int) MIN (strlen (page), G_MAXINT), NULL, "UTF-8",
                                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_NOIMPLIED | HTML_PARSE_COMPACT);
  xmlNodePtr root = document != NULL ? xmlDocGetRootElement (document) : NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Writer writer = { g_string_new (NULL), ids, document_path, 0 };

  if (root != NULL)
    write_children (&writer, root, 0);

  if (document != NULL)
    xmlFreeDoc (document);

  if (writer.out->len > MAX_OUTPUT)
    {
      g_string_free (writer.out, TRUE);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("the page would be larger than 32 MB"));
      return NULL;
    }

  return g_string_free (writer.out, FALSE);
}
