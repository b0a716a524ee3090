/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-html-policy.h"

#include <string.h>

static const char *const kept_elements[] = {
  "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup", "dd",
  "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
  "hr", "i", "img", "input", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp",
  "section", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
  "tr", "u", "ul", "var", "wbr",
  NULL
};

static const char *const dropped_elements[] = {
  "applet", "audio", "base", "button", "canvas", "embed", "form", "frame", "frameset", "head", "iframe", "link",
  "meta", "noembed", "noframes", "noscript", "object", "option", "param", "plaintext", "script", "select", "source",
  "style", "svg", "template", "textarea", "title", "track", "video", "xmp",
  NULL
};

static const char *const void_elements[] = { "br", "col", "hr", "img", "input", "wbr", NULL };

/* Those that hold a text of their own, and so have a direction. */
static const char *const block_elements[] = {
  "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
  "h6", "li", "ol", "p", "pre", "section", "summary", "table", "ul",
  NULL
};

static const char *const directions[] = { "ltr", "rtl", "auto", NULL };
static const char *const alignments[] = { "left", "center", "right", "justify", NULL };

/* Of classes only those that the renderer itself gives. */
static const char *const classes[] = { "footnotes", "footnote-ref", "footnote-backref", NULL };

static gboolean
is_number (const char *value,
           guint       max_digits)
{
  gsize length = strspn (value, "0123456789");

  return length > 0 && length <= max_digits && (value[length] == '\0' || strcmp (value + length, "%") == 0);
}

static gboolean
is_simple_name (const char *value)
{
  return *value != '\0' && value[strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+#. ")] == '\0';
}

/* Whatever the text calls its language, as long as it is one class. */
static gboolean
is_language (const char *value)
{
  return g_str_has_prefix (value, "language-") && value[strcspn (value, " \t\n\f\r")] == '\0';
}

/**
 * carrel_html_policy_judge_element:
 * @name: in lower case
 */
CarrelHtmlVerdict
carrel_html_policy_judge_element (const char *name)
{
  if (g_strv_contains (kept_elements, name))
    return CARREL_HTML_KEEP;

  return g_strv_contains (dropped_elements, name) ? CARREL_HTML_DROP : CARREL_HTML_UNWRAP;
}

gboolean
carrel_html_policy_is_void (const char *name)
{
  return g_strv_contains (void_elements, name);
}

gboolean
carrel_html_policy_is_block (const char *name)
{
  return g_strv_contains (block_elements, name);
}

/**
 * carrel_html_policy_allow_attribute:
 *
 * Addresses (`href`, `src`) and `id` are never allowed here: the sanitizer writes them itself.
 *
 * Returns: whether the attribute may stand as it is
 */
gboolean
carrel_html_policy_allow_attribute (const char *element,
                                    const char *attribute,
                                    const char *value)
{
  if (strcmp (attribute, "title") == 0 || strcmp (attribute, "alt") == 0)
    return TRUE;

  if (strcmp (attribute, "lang") == 0)
    return is_simple_name (value);

  if (strcmp (attribute, "dir") == 0)
    return g_strv_contains (directions, value);

  if (strcmp (attribute, "align") == 0)
    return g_strv_contains (alignments, value);

  if (strcmp (attribute, "width") == 0 || strcmp (attribute, "height") == 0)
    return is_number (value, 5);

  /* Nine digits are what Markdown allows. */
  if (strcmp (attribute, "start") == 0)
    return strcmp (element, "ol") == 0 && is_number (value, 9);

  if (strcmp (attribute, "colspan") == 0 || strcmp (attribute, "rowspan") == 0)
    return is_number (value, 2);

  if (strcmp (attribute, "open") == 0)
    return strcmp (element, "details") == 0;

  if (strcmp (attribute, "class") == 0)
    return g_strv_contains (classes, value) || (strcmp (element, "code") == 0 && is_language (value));

  return FALSE;
}

/* The scheme of an address in lower case, NULL when it is relative. White space and control
 * characters do not hide a scheme: browsers leave them out too. Before a colon all else but the
 * characters of a scheme makes the address a relative one. */
static char *
dup_scheme (const char *address)
{
  g_autoptr (GString) scheme = g_string_new (NULL);
  const char *p;

  for (p = address; *p != '\0'; p++)
    {
      guchar c = *p;

      if (c <= 0x20 || c == 0x7f)
        continue;

      if (c == ':' && scheme->len > 0)
        return g_strdup (scheme->str);

      if (!g_ascii_isalpha (c) && (scheme->len == 0 || (!g_ascii_isdigit (c) && strchr ("+-.", c) == NULL)))
        return NULL;

      g_string_append_c (scheme, g_ascii_tolower (c));
    }

  return NULL;
}

/* Whether a browser would take the address to lead to another host: `\` is `/` to it, and white
 * space is nothing. */
static gboolean
names_host (const char *address)
{
  guint n_slashes = 0;

  for (; n_slashes < 2 && *address != '\0'; address++)
    {
      if ((guchar) *address <= 0x20 || *address == 0x7f)
        continue;

      if (*address != '/' && *address != '\\')
        break;

      n_slashes++;
    }

  return n_slashes == 2;
}

/**
 * carrel_html_policy_allow_link:
 *
 * Returns: whether a link may lead there: the web and mail after a click, and inside of the bank
 */
gboolean
carrel_html_policy_allow_link (const char *href)
{
  g_autofree char *scheme = dup_scheme (href);

  if (scheme == NULL)
    return !names_host (href) && strchr (href, '\\') == NULL;

  return strcmp (scheme, "http") == 0 || strcmp (scheme, "https") == 0 || strcmp (scheme, "mailto") == 0;
}

/**
 * carrel_html_policy_dup_picture:
 * @src: where the text says the picture is
 * @document_path: of the text, relative to the bank
 * @host: (out) (transfer full): the host of a remote picture, else %NULL
 *
 * Returns: (transfer full) (nullable): an address relative to the page, or %NULL when the picture
 *   is not the bank's own
 */
char *
carrel_html_policy_dup_picture (const char  *src,
                                const char  *document_path,
                                char       **host)
{
  g_autofree char *scheme = dup_scheme (src);
  GString *relative;
  const char *p;

  *host = NULL;

  if (scheme != NULL || names_host (src))
    {
      g_autoptr (GUri) uri = g_uri_parse (src, G_URI_FLAGS_PARSE_RELAXED, NULL);

      if (uri != NULL && g_uri_get_host (uri) != NULL)
        *host = g_strdup (g_uri_get_host (uri));

      return NULL;
    }

  if (strchr (src, '\\') != NULL)
    return NULL;

  /* The forges take a leading slash for the top of the repository. */
  if (*src != '/')
    return g_strdup (src);

  relative = g_string_new (NULL);

  for (p = document_path; *p != '\0'; p++)
    if (*p == '/')
      g_string_append (relative, "../");

  g_string_append (relative, *relative->str == '\0' ? "./" : "");
  g_string_append (relative, src + 1);

  return g_string_free (relative, FALSE);
}
