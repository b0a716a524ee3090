/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-translation.h"

#include <string.h>

#include "carrel-document-path.h"
#include "carrel-document.h"
#include "carrel-language.h"

/* More than a translation of a translation of a translation is a mistake of ours. */
#define MAX_HOPS 8

/* Folders that hold the folders of languages. */
static const char *const containers[] = {
  "i18n", "intl", "l10n", "lang", "langs", "languages", "locale", "locales", "readme", "readmes", "translation",
  "translations", NULL,
};

/* The same, where it proves nothing. */
static const char *const doc_folders[] = { "doc", "docs", NULL };

/* A folder named like a language, as `docs/ja`. */
typedef struct
{
  char               *tag;
  CarrelLanguageSign  sign;
  gboolean            contained; /* in a folder that holds such folders */
  gboolean            proven;
  guint               n_documents;
  guint               n_matched; /* of them, with a namesake in another language */
  guint               n_named;   /* of these, with a name of their own: every folder has a README */
} Folder;

/* The namesakes in folders of languages that stand beside one another. */
typedef struct
{
  const Folder *first;
  gboolean      several;    /* folders */
  gboolean      has_strong; /* a folder that is a language for sure */
  const Folder *best;       /* holds the original */
  guint         original;   /* index of the document in it */
} Group;

/* A document in a folder of a language. */
typedef struct
{
  guint       document;
  Folder     *folder;  /* borrowed */
  Group      *group;   /* borrowed */
  const char *without; /* the stem of its namesake outside of the folder; in the chunk */
} Member;

typedef struct
{
  GPtrArray    *paths;   /* borrowed */
  GStringChunk *strings;
  GHashTable   *by_key;  /* key of a path to its index + 1 */
  GHashTable   *folders; /* path of the folder to Folder */
  GHashTable   *groups;  /* path without the folder to Group */
  GArray       *members; /* Member; those of a document stand together, the outermost folder first */
  GArray       *found;   /* CarrelTranslation */
} Search;

static const char *
get_path (Search *self,
          guint   index)
{
  return g_ptr_array_index (self->paths, index);
}

/* `README.md` and `readme.markdown` are one name here. */
static char *
dup_key (const char *path,
         gsize       length)
{
  return g_ascii_strdown (path, length);
}

/* Returns the document of that path without suffix, or -1. */
static int
look_up (Search     *self,
         const char *stem)
{
  g_autofree char *key = dup_key (stem, strlen (stem));

  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_key, key)) - 1;
}

static void
index_paths (Search *self)
{
  guint i;

  for (i = 0; i < self->paths->len; i++)
    {
      const char *path = get_path (self, i);
      g_autofree char *key = dup_key (path, carrel_document_path_get_stem_length (path));

      if (!g_hash_table_contains (self->by_key, key))
        g_hash_table_insert (self->by_key, g_string_chunk_insert (self->strings, key), GINT_TO_POINTER (i + 1));
    }
}

static gboolean
is_named (const char        *name,
          gsize              length,
          const char *const *names)
{
  for (; *names != NULL; names++)
    if (strlen (*names) == length && g_ascii_strncasecmp (*names, name, length) == 0)
      return TRUE;

  return FALSE;
}

/* Names: `README-ja.md`, `quiz.pt_BR.md` */

/* The original of a document whose stem is @folder, @base and the language: beside it, or in the
 * folder above. */
static int
find_original (Search             *self,
               guint               index,
               const char         *folder,
               const char         *base,
               CarrelLanguageSign  sign)
{
  g_autofree char *beside = g_strconcat (folder, base, NULL);
  g_autofree char *above = NULL;
  int original = look_up (self, beside);
  gsize length = strlen (folder);
  gsize start;

  if (original >= 0 && original != (int) index)
    return original;

  if (length == 0)
    return -1;

  for (start = length - 1; start > 0 && folder[start - 1] != '/'; start--)
    ;

  if (sign < CARREL_LANGUAGE_SIGN_STRONG && !carrel_document_path_is_front_page (base) &&
      !is_named (folder + start, length - 1 - start, containers))
    return -1;

  above = g_strdup_printf ("%.*s%s", (int) start, folder, base);

  return look_up (self, above);
}

/* Takes the last part or the last two of the name for a language, the longer first. */
static void
judge_name (Search   *self,
            guint     index,
            gboolean  weak)
{
  CarrelTranslation *translation = &g_array_index (self->found, CarrelTranslation, index);
  const char *path = get_path (self, index);
  g_autofree char *stem = g_strndup (path, carrel_document_path_get_stem_length (path));
  char *name = strrchr (stem, '/') != NULL ? strrchr (stem, '/') + 1 : stem;
  g_autofree char *folder = g_strndup (stem, name - stem);
  const char *cuts[2] = { NULL, NULL };
  char *p;
  guint i;

  for (p = name + strlen (name); p > name && cuts[1] == NULL; p--)
    if (p[-1] == '-' || p[-1] == '_' || p[-1] == '.')
      cuts[cuts[0] != NULL] = p - 1;

  for (i = G_N_ELEMENTS (cuts); i > 0 && translation->original < 0; i--)
    {
      g_autofree char *tag = NULL;
      g_autofree char *base = NULL;
      CarrelLanguageSign sign;

      if (cuts[i - 1] == NULL || cuts[i - 1] == name)
        continue;

      sign = carrel_language_parse (cuts[i - 1] + 1, strlen (cuts[i - 1] + 1), &tag);

      if (sign == CARREL_LANGUAGE_SIGN_NONE || (sign == CARREL_LANGUAGE_SIGN_WEAK) != weak)
        continue;

      base = g_strndup (name, cuts[i - 1] - name);
      translation->original = find_original (self, index, folder, base, sign);

      if (translation->original >= 0)
        translation->language = g_steal_pointer (&tag);
    }
}

/* A weak sign needs a better one for the same document. */
static void
judge_names (Search *self)
{
  g_autofree gboolean *is_original = g_new0 (gboolean, self->paths->len + 1);
  guint i;

  for (i = 0; i < self->paths->len; i++)
    {
      const CarrelTranslation *translation = &g_array_index (self->found, CarrelTranslation, i);

      judge_name (self, i, FALSE);

      if (translation->original >= 0)
        is_original[translation->original] = TRUE;
    }

  for (i = 0; i < self->paths->len; i++)
    {
      CarrelTranslation *translation = &g_array_index (self->found, CarrelTranslation, i);

      if (translation->original >= 0)
        continue;

      judge_name (self, i, TRUE);

      if (translation->original >= 0 && !is_original[translation->original])
        {
          translation->original = -1;
          g_clear_pointer (&translation->language, g_free);
        }
    }
}

/* Folders: `ja-JP/README.md`, `docs/zh/quiz.md`, `translations/de/quiz.md` */

static void
folder_free (Folder *folder)
{
  g_free (folder->tag);
  g_free (folder);
}

static Folder *
ensure_folder (Search     *self,
               const char *stem,
               gsize       part,
               gsize       length,
               gboolean    contained)
{
  g_autofree char *path = dup_key (stem, part + length);
  Folder *folder = g_hash_table_lookup (self->folders, path);

  if (folder != NULL)
    return folder;

  folder = g_new0 (Folder, 1);
  folder->sign = carrel_language_parse (stem + part, length, &folder->tag);
  folder->contained = contained;
  g_hash_table_insert (self->folders, g_steal_pointer (&path), folder);

  return folder;
}

static Group *
ensure_group (Search     *self,
              const char *stem,
              gsize       part,
              const char *rest)
{
  g_autofree char *joined = g_strdup_printf ("%.*s/%s", (int) part, stem, rest);
  g_autofree char *key = dup_key (joined, strlen (joined));
  Group *group = g_hash_table_lookup (self->groups, key);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      g_hash_table_insert (self->groups, g_steal_pointer (&key), group);
    }

  return group;
}

/* @part: where the name of the folder begins in @stem; @length: of that name. */
static void
add_member (Search     *self,
            guint       index,
            const char *stem,
            gsize       part,
            gsize       length)
{
  const char *rest = stem + part + length + 1;
  g_autofree char *without = g_strdup_printf ("%.*s%s", (int) part, stem, rest);
  gboolean contained = FALSE;
  gboolean in_docs = FALSE;
  gsize outer = part;
  Member member = { index };

  if (part > 0)
    {
      for (outer = part - 1; outer > 0 && stem[outer - 1] != '/'; outer--)
        ;

      contained = is_named (stem + outer, part - 1 - outer, containers);
      in_docs = is_named (stem + outer, part - 1 - outer, doc_folders);
    }

  /* The originals may stand beside the folder that holds the translations. */
  if ((contained || in_docs) && look_up (self, without) < 0)
    {
      g_free (without);
      without = g_strdup_printf ("%.*s%s", (int) outer, stem, rest);
    }

  member.folder = ensure_folder (self, stem, part, length, contained);
  member.group = ensure_group (self, stem, part, rest);
  member.without = g_string_chunk_insert (self->strings, without);
  g_array_append_val (self->members, member);

  member.folder->n_documents++;
  member.group->has_strong |= member.folder->sign == CARREL_LANGUAGE_SIGN_STRONG;
  member.group->several |= member.group->first != NULL && member.group->first != member.folder;
  member.group->first = member.folder;
}

static void
add_members (Search *self)
{
  guint i;

  for (i = 0; i < self->paths->len; i++)
    {
      const char *path = get_path (self, i);
      g_autofree char *stem = g_strndup (path, carrel_document_path_get_stem_length (path));
      gsize part = 0;

      for (;;)
        {
          gsize length = strcspn (stem + part, "/");

          if (stem[part + length] == '\0')
            break;

          if (carrel_language_parse (stem + part, length, NULL) != CARREL_LANGUAGE_SIGN_NONE)
            add_member (self, i, stem, part, length);

          part += length + 1;
        }
    }
}

/* Most of a folder of translations are translations. Where its name may be a word as well, it must
 * be in a folder of such folders, or have more in common with the originals than a README; and where
 * it hardly ever means a language, it must be in such a folder. Two folders with doubtful names prove
 * nothing for one another. */
static void
judge_folders (Search *self)
{
  GHashTableIter iter;
  Folder *folder;
  guint i;

  for (i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);
      gboolean beside = member->group->several && member->group->has_strong;
      int outside = look_up (self, member->without);

      if (!beside && outside < 0)
        continue;

      member->folder->n_matched++;
      member->folder->n_named += beside || !carrel_document_path_is_front_page (get_path (self, outside));
    }

  g_hash_table_iter_init (&iter, self->folders);

  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &folder))
    {
      folder->proven = folder->n_matched > 0 && folder->n_matched * 2 >= folder->n_documents;

      if (folder->sign == CARREL_LANGUAGE_SIGN_FAIR)
        folder->proven &= folder->contained || folder->n_named > 0;
      else if (folder->sign == CARREL_LANGUAGE_SIGN_WEAK)
        folder->proven &= folder->contained;
    }
}

/* Which of two folders of languages holds the originals: the English one, else that with the most
 * documents. */
static gboolean
is_better_original (const Folder *folder,
                    const Folder *best)
{
  gboolean is_english = strcmp (folder->tag, "en") == 0;

  if (best == NULL || is_english != (strcmp (best->tag, "en") == 0))
    return best == NULL || is_english;

  if (folder->n_documents != best->n_documents)
    return folder->n_documents > best->n_documents;

  return strcmp (folder->tag, best->tag) < 0;
}

static void
choose_originals (Search *self)
{
  guint i;

  for (i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);

      if (member->folder->proven && is_better_original (member->folder, member->group->best))
        {
          member->group->best = member->folder;
          member->group->original = member->document;
        }
    }
}

static int
find_original_of_member (Search       *self,
                         const Member *member)
{
  int outside = look_up (self, member->without);

  if (outside >= 0 && outside != (int) member->document)
    return outside;

  return member->group->original != member->document ? (int) member->group->original : -1;
}

static void
apply_folders (Search *self)
{
  guint i;

  for (i = 0; i < self->members->len; i++)
    {
      const Member *member = &g_array_index (self->members, Member, i);
      CarrelTranslation *translation = &g_array_index (self->found, CarrelTranslation, member->document);

      /* A name tells more than a folder, and the outermost folder more than those in it. */
      if (!member->folder->proven || translation->language != NULL)
        continue;

      translation->language = g_strdup (member->folder->tag);
      translation->original = find_original_of_member (self, member);
    }
}

/* A translation of a translation is one of the original. */
static void
follow_originals (Search *self)
{
  guint i;

  for (i = 0; i < self->found->len; i++)
    {
      CarrelTranslation *translation = &g_array_index (self->found, CarrelTranslation, i);
      guint hops;

      for (hops = 0; translation->original >= 0; hops++)
        {
          int next = g_array_index (self->found, CarrelTranslation, translation->original).original;

          if (next < 0)
            break;

          translation->original = hops < MAX_HOPS && next != (int) i ? next : -1;
        }
    }
}

static void
translation_clear (CarrelTranslation *translation)
{
  g_free (translation->language);
}

/**
 * carrel_translation_find:
 * @paths: (element-type utf8): of all documents of a bank
 *
 * Finds out which documents are translations of which, from their names and folders alone and only
 * where another document proves it: `README-ja.md` beside `README.md`, `docs/zh/quiz.md` below
 * `docs/quiz.md`, or `de/` and `en/` that hold the same names. Takes time linear in the lengths of
 * the paths.
 *
 * Returns: (transfer full) (element-type CarrelTranslation): one for each path
 */
GArray *
carrel_translation_find (GPtrArray *paths)
{
  Search self = { paths };
  guint i;

  g_return_val_if_fail (paths != NULL, NULL);

  self.strings = g_string_chunk_new (4096);
  self.by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self.folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) folder_free);
  self.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.members = g_array_new (FALSE, FALSE, sizeof (Member));
  self.found = g_array_sized_new (FALSE, FALSE, sizeof (CarrelTranslation), paths->len);
  g_array_set_clear_func (self.found, (GDestroyNotify) translation_clear);

  for (i = 0; i < paths->len; i++)
    {
      CarrelTranslation none = { NULL, -1 };

      g_array_append_val (self.found, none);
    }

  index_paths (&self);
  judge_names (&self);
  add_members (&self);
  judge_folders (&self);
  choose_originals (&self);
  apply_folders (&self);
  follow_originals (&self);

  g_array_unref (self.members);
  g_hash_table_unref (self.groups);
  g_hash_table_unref (self.folders);
  g_hash_table_unref (self.by_key);
  g_string_chunk_free (self.strings);

  return self.found;
}

/**
 * carrel_translation_apply:
 * @documents: (element-type CarrelDocument): all of a bank
 *
 * Gives each translation its language and original. A document whose path tells no language keeps
 * that of its front matter.
 */
void
carrel_translation_apply (GPtrArray *documents)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GArray) translations = NULL;
  guint i;

  g_return_if_fail (documents != NULL);

  for (i = 0; i < documents->len; i++)
    g_ptr_array_add (paths, ((CarrelDocument *) g_ptr_array_index (documents, i))->path);

  translations = carrel_translation_find (paths);

  for (i = 0; i < documents->len; i++)
    {
      CarrelDocument *document = g_ptr_array_index (documents, i);
      CarrelTranslation *translation = &g_array_index (translations, CarrelTranslation, i);

      g_clear_pointer (&document->translation_of, g_free);
      g_free (document->own_language);
      document->own_language = g_strdup (document->language);

      if (translation->original >= 0)
        document->translation_of = g_strdup (g_ptr_array_index (paths, translation->original));

      if (translation->language != NULL)
        {
          g_free (document->language);
          document->language = g_steal_pointer (&translation->language);
        }
    }
}
