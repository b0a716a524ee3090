/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes become HTML that can run and reach nothing. */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include <libxml/HTMLparser.h>

#include "carrel-html-renderer.h"
#include "carrel-text-decoder.h"
#include "carrel-text-problem.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_attribute (xmlAttrPtr attribute)
{
  static const char *const schemes[] = { "javascript:", "vbscript:", "data:", "file:" };
  const char *name = (const char *) attribute->name;
  xmlChar *value = xmlNodeListGetString (attribute->doc, attribute->children, 1);
  gsize i;

  g_assert_false (g_ascii_strncasecmp (name, "on", 2) == 0);
  g_assert_false (g_ascii_strcasecmp (name, "style") == 0);
  g_assert_false (g_ascii_strcasecmp (name, "srcdoc") == 0);

  if (value != NULL && (g_ascii_strcasecmp (name, "href") == 0 || g_ascii_strcasecmp (name, "src") == 0))
    for (i = 0; i < G_N_ELEMENTS (schemes); i++)
      g_assert_false (g_ascii_strncasecmp ((const char *) value, schemes[i], strlen (schemes[i])) == 0);

  xmlFree (value);
}

static void
check_node (xmlNodePtr node)
{
  static const char *const forbidden[] = {
    "script", "iframe", "object", "embed", "form", "style", "link", "meta", "base", "svg", "math", "frame", "frameset",
    "applet", "audio", "video", "textarea", "button", "select", NULL,
  };
  xmlAttrPtr attribute;

  for (; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;

      g_assert_false (g_strv_contains (forbidden, (const char *) node->name));

      for (attribute = node->properties; attribute != NULL; attribute = attribute->next)
        check_attribute (attribute);

      check_node (node->children);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *html = NULL;
  htmlDocPtr document;
  gsize length;

  text = carrel_text_decode (bytes, &length, problems, &error);

  if (text == NULL)
    return 0;

  html = carrel_html_render (text, length, "README.md", problems, &error);

  if (html == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  g_assert_true (g_utf8_validate (html, -1, NULL));
  document = htmlReadMemory (html, strlen (html), NULL, "UTF-8",
                             HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER | HTML_PARSE_NONET);

  if (document != NULL)
    {
      check_node (xmlDocGetRootElement (document));
      xmlFreeDoc (document);
    }

  return 0;
}
