/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-bank-order.h"

#include <string.h>

#include "carrel-document-path.h"
#include "carrel-document.h"

#define NO_RANK G_MAXUINT

typedef struct _Folder Folder;

/* A document or folder among others in its folder. */
typedef struct _Entry Entry;

struct _Entry
{
  const char     *path;
  char           *name;     /* without the suffix */
  CarrelDocument *document; /* NULL for a folder */
  Folder         *folder;   /* NULL for a document */
  Entry          *original; /* of a translation in the same folder, else NULL */
  gboolean        is_front_page;
  gboolean        has_number;
  double          number;
  guint           rank;     /* in the table of contents, or NO_RANK */
};

struct _Folder
{
  Folder    *parent;   /* NULL for the bank's own */
  char      *path;     /* "" for the bank's own */
  GPtrArray *entries;  /* Entry */
  GPtrArray *contents; /* GHashTable: path of a document or folder to its rank + 1; nullable */
};

typedef struct
{
  GHashTable *folders; /* path to Folder */
  GHashTable *entries; /* path of a document to its Entry */
  GPtrArray  *sorted;  /* CarrelDocument */
} Arrangement;

static void
entry_free (Entry *entry)
{
  g_free (entry->name);
  g_free (entry);
}

static void
folder_free (Folder *folder)
{
  g_free (folder->path);
  g_ptr_array_unref (folder->entries);
  g_clear_pointer (&folder->contents, g_ptr_array_unref);
  g_free (folder);
}

static Entry *
add_entry (Folder     *folder,
           const char *path,
           gsize       stem_length)
{
  Entry *entry = g_new0 (Entry, 1);
  gsize start = stem_length;

  while (start > 0 && path[start - 1] != '/')
    start--;

  entry->path = path;
  entry->name = g_strndup (path + start, stem_length - start);
  entry->rank = NO_RANK;
  g_ptr_array_add (folder->entries, entry);

  return entry;
}

/* The folder that a path is in, and all those that one is in. */
static Folder *
ensure_folder (Arrangement *self,
               const char  *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *folder_path = g_strndup (path, slash != NULL ? (gsize) (slash - path) : 0);
  Folder *folder = g_hash_table_lookup (self->folders, folder_path);

  if (folder != NULL)
    return folder;

  folder = g_new0 (Folder, 1);
  folder->path = g_steal_pointer (&folder_path);
  folder->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_hash_table_insert (self->folders, folder->path, folder);

  if (*folder->path != '\0')
    {
      folder->parent = ensure_folder (self, folder->path);
      add_entry (folder->parent, folder->path, strlen (folder->path))->folder = folder;
    }

  return folder;
}

/* A folder has the number of its front page, and the rank of the first link into it. */
static GHashTable *
rank_links (CarrelDocument *document)
{
  GHashTable *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint i;

  for (i = 0; i < document->links->len; i++)
    {
      g_autofree char *path = g_strdup (g_ptr_array_index (document->links, i));
      char *slash = path + strlen (path);

      while (slash != NULL && !g_hash_table_contains (ranks, path))
        {
          g_hash_table_insert (ranks, g_strdup (path), GUINT_TO_POINTER (i + 1));
          slash = strrchr (path, '/');

          if (slash != NULL)
            *slash = '\0';
        }
    }

  return ranks;
}

static void
add_documents (Arrangement *self,
               GPtrArray   *documents)
{
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);
      Folder *folder = ensure_folder (self, document->path);
      Entry *entry = add_entry (folder, document->path, carrel_document_path_get_stem_length (document->path));

      entry->document = document;
      entry->has_number = document->has_order;
      entry->number = document->order;
      entry->is_front_page = carrel_document_path_is_front_page (document->path);
      g_hash_table_insert (self->entries, document->path, entry);

      if (document->links->len == 0 || !carrel_document_path_is_contents (document->path))
        continue;

      if (folder->contents == NULL)
        folder->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

      g_ptr_array_add (folder->contents, rank_links (document));
    }
}

/* Translations stand with their original, or where it would stand in a folder of their own. */
static void
follow_originals (Arrangement *self,
                  GPtrArray   *documents)
{
  guint i;

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);
      Entry *entry = g_hash_table_lookup (self->entries, document->path);
      Entry *original = document->translation_of != NULL ? g_hash_table_lookup (self->entries, document->translation_of)
                                                         : NULL;

      if (original == NULL)
        continue;

      if (ensure_folder (self, document->path) == ensure_folder (self, original->path))
        entry->original = original;

      if (!entry->has_number)
        {
          entry->has_number = original->has_number;
          entry->number = original->number;
        }
    }
}

static void
number_folder (Folder *folder)
{
  guint i;

  for (i = 0; i < folder->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (folder->entries, i);
      guint j;

      for (j = 0; entry->folder != NULL && j < entry->folder->entries->len && !entry->has_number; j++)
        {
          const Entry *inner = g_ptr_array_index (entry->folder->entries, j);

          if (inner->is_front_page && inner->original == NULL && inner->has_number)
            {
              entry->has_number = TRUE;
              entry->number = inner->number;
            }
        }
    }
}

static guint
look_up_rank (GHashTable  *ranks,
              const Entry *entry)
{
  gpointer rank = g_hash_table_lookup (ranks, entry->path);

  if (rank == NULL && entry->document != NULL && entry->document->translation_of != NULL)
    rank = g_hash_table_lookup (ranks, entry->document->translation_of);

  return rank != NULL ? GPOINTER_TO_UINT (rank) - 1 : NO_RANK;
}

static gboolean
is_most (guint part,
         guint whole)
{
  return part * 2 > whole;
}

/* Ranks the entries if the table of contents names most of them, or most of the documents. */
static gboolean
rank_entries (Folder     *folder,
              GHashTable *ranks)
{
  guint n_entries = 0;
  guint n_documents = 0;
  guint n_ranked = 0;
  guint n_ranked_documents = 0;
  guint i;

  for (i = 0; i < folder->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (folder->entries, i);
      gboolean ranked = look_up_rank (ranks, entry) != NO_RANK;

      if (entry->original != NULL || (entry->document != NULL && carrel_document_path_is_contents (entry->path)))
        continue;

      n_entries++;
      n_ranked += ranked;
      n_documents += entry->document != NULL;
      n_ranked_documents += entry->document != NULL && ranked;
    }

  if (!is_most (n_ranked, n_entries) && !is_most (n_ranked_documents, n_documents))
    return FALSE;

  for (i = 0; i < folder->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (folder->entries, i);

      entry->rank = look_up_rank (ranks, entry);
    }

  return TRUE;
}

/* The nearest table of contents counts: the folder's own, or one of a folder it is in. */
static void
rank_folder (Folder *folder)
{
  Folder *outer;
  guint i;

  for (outer = folder; outer != NULL; outer = outer->parent)
    for (i = 0; outer->contents != NULL && i < outer->contents->len; i++)
      if (rank_entries (folder, g_ptr_array_index (outer->contents, i)))
        return;
}

static int
compare_places (const Entry *a,
                const Entry *b)
{
  int order;

  if (a->is_front_page != b->is_front_page)
    return a->is_front_page ? -1 : 1;

  if (a->rank != b->rank)
    return a->rank < b->rank ? -1 : 1;

  if (a->has_number != b->has_number)
    return a->has_number ? -1 : 1;

  if (a->has_number && (a->number < b->number || a->number > b->number))
    return a->number < b->number ? -1 : 1;

  order = carrel_document_path_compare_natural (a->name, b->name);

  if (order == 0 && (a->folder != NULL) != (b->folder != NULL))
    order = a->folder != NULL ? 1 : -1;

  return order != 0 ? order : strcmp (a->path, b->path);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *entry_a = *(const Entry *const *) a;
  const Entry *entry_b = *(const Entry *const *) b;
  const Entry *lead_a = entry_a->original != NULL ? entry_a->original : entry_a;
  const Entry *lead_b = entry_b->original != NULL ? entry_b->original : entry_b;

  if (lead_a != lead_b)
    return compare_places (lead_a, lead_b);

  if (entry_a == lead_a || entry_b == lead_b)
    return entry_a == entry_b ? 0 : entry_a == lead_a ? -1 : 1;

  return compare_places (entry_a, entry_b);
}

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  const CarrelDocument *document_a = *(const CarrelDocument *const *) a;
  const CarrelDocument *document_b = *(const CarrelDocument *const *) b;

  return carrel_document_path_compare (document_a->path, document_b->path);
}

static void
collect (Arrangement *self,
         Folder      *folder)
{
  guint i;

  rank_folder (folder);
  number_folder (folder);
  g_ptr_array_sort (folder->entries, compare_entries);

  for (i = 0; i < folder->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (folder->entries, i);

      if (entry->folder != NULL)
        collect (self, entry->folder);
      else
        g_ptr_array_add (self->sorted, entry->document);
    }
}

/**
 * carrel_bank_order_sort:
 * @documents: (element-type CarrelDocument): all of a bank, as read
 *
 * Puts the documents into the order in which people read them, folder by folder: the front page;
 * then as a table of contents links to them, where one names most of the folder; else by the numbers
 * of their front matter; else by name, so that numeric prefixes count. Translations stand behind
 * their original.
 */
void
carrel_bank_order_sort (GPtrArray *documents)
{
  Arrangement self = { 0 };
  guint i;

  g_return_if_fail (documents != NULL);

  if (documents->len < 2)
    return;

  /* Of two tables of contents the first counts, in whatever order the documents come. */
  g_ptr_array_sort (documents, compare_documents);

  self.folders = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) folder_free);
  self.entries = g_hash_table_new (g_str_hash, g_str_equal);
  self.sorted = g_ptr_array_sized_new (documents->len);
  add_documents (&self, documents);
  follow_originals (&self, documents);
  collect (&self, g_hash_table_lookup (self.folders, ""));
  g_assert (self.sorted->len == documents->len);

  for (i = 0; i < documents->len; i++)
    documents->pdata[i] = g_ptr_array_index (self.sorted, i);

  g_ptr_array_unref (self.sorted);
  g_hash_table_unref (self.entries);
  g_hash_table_unref (self.folders);
}
