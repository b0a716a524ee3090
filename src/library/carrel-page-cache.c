/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-page-cache.h"

#include <string.h>

typedef struct
{
  char *key;
  char *html;
  gsize size;
} Page;

struct _CarrelPageCache
{
  GQueue pages; /* Page, the last used first */
  guint  max_pages;
  gsize  max_bytes;
  gsize  n_bytes;
};

static void
page_free (Page *page)
{
  g_free (page->key);
  g_free (page->html);
  g_free (page);
}

/* What a page looks like depends on its text and, for its links, on its document. */
static char *
dup_key (const char *document,
         const char *body)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guint8 *) document, strlen (document) + 1);
  g_checksum_update (checksum, (const guint8 *) body, strlen (body));

  return g_strdup (g_checksum_get_string (checksum));
}

static GList *
find_page (CarrelPageCache *self,
           const char      *key)
{
  GList *link;

  for (link = self->pages.head; link != NULL; link = link->next)
    {
      Page *page = link->data;

      if (strcmp (page->key, key) == 0)
        return link;
    }

  return NULL;
}

/**
 * carrel_page_cache_new:
 * @max_pages: how many pages are kept
 * @max_bytes: how many bytes of HTML are kept; a larger page is not
 *
 * Returns: (transfer full): an empty cache
 */
CarrelPageCache *
carrel_page_cache_new (guint max_pages,
                       gsize max_bytes)
{
  CarrelPageCache *self = g_new0 (CarrelPageCache, 1);

  g_queue_init (&self->pages);
  self->max_pages = max_pages;
  self->max_bytes = max_bytes;

  return self;
}

void
carrel_page_cache_free (CarrelPageCache *self)
{
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
  g_free (self);
}

/**
 * carrel_page_cache_lookup:
 * @document: path of the document
 * @body: Markdown of the topic
 *
 * Returns: (transfer none) (nullable): the page's HTML, valid until the next call
 */
const char *
carrel_page_cache_lookup (CarrelPageCache *self,
                          const char      *document,
                          const char      *body)
{
  g_autofree char *key = dup_key (document, body);
  GList *link = find_page (self, key);

  if (link == NULL)
    return NULL;

  g_queue_unlink (&self->pages, link);
  g_queue_push_head_link (&self->pages, link);

  return ((Page *) link->data)->html;
}

/**
 * carrel_page_cache_add:
 * @html: the page, copied
 *
 * Forgets the pages unused for longest when there are too many.
 */
void
carrel_page_cache_add (CarrelPageCache *self,
                       const char      *document,
                       const char      *body,
                       const char      *html)
{
  g_autofree char *key = dup_key (document, body);
  gsize size = strlen (html);
  Page *page;

  if (size > self->max_bytes || find_page (self, key) != NULL)
    return;

  page = g_new0 (Page, 1);
  page->key = g_steal_pointer (&key);
  page->html = g_strdup (html);
  page->size = size;

  g_queue_push_head (&self->pages, page);
  self->n_bytes += size;

  while (self->pages.length > self->max_pages || self->n_bytes > self->max_bytes)
    {
      Page *oldest = g_queue_pop_tail (&self->pages);

      self->n_bytes -= oldest->size;
      page_free (oldest);
    }
}
