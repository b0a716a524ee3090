/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory for syntax trees. A tree is many small pieces that go together, so they are cut from
 * blocks and given back at once: freeing them one by one took a quarter of the time of reading. The
 * blocks are kept for the next document. Under the address sanitizer each piece stands for itself. */

#include "config.h"

#include "carrel-markdown-arena.h"

#include <string.h>

#define BLOCK_SIZE ((gsize) 1024 * 1024)

/* What is kept for the next document. */
#define MAX_KEPT ((gsize) 32 * 1024 * 1024)

/* Not in every compiler: clang only knows the feature. */
#if defined(__SANITIZE_ADDRESS__)
#define ALWAYS_MALLOC 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ALWAYS_MALLOC 1
#endif
#endif

#ifndef ALWAYS_MALLOC
#define ALWAYS_MALLOC 0
#endif

typedef struct _Block Block;

struct _Block
{
  Block *next;
  gsize  size; /* of the data */
  gsize  used;
};

typedef struct
{
  gsize size;
} Header;

/* Freed pieces of the same size are used again, up to this size: the parser frees the text of each
 * block when it has read it. */
#define MAX_REUSED 1024
#define N_SIZES (MAX_REUSED / sizeof (Header) + 1)

static void  *reusable[N_SIZES]; /* each piece begins with a pointer to the next one */
static Block *full;    /* the newest first; the first one is being cut */
static Block *spare;
static gsize  n_spare; /* bytes in spare blocks */
static gboolean taken;

static char *
get_data (Block *block)
{
  return (char *) (block + 1);
}

static Block *
take_block (gsize size)
{
  Block *block = spare;

  if (block != NULL && block->size >= size)
    {
      spare = block->next;
      n_spare -= block->size;
    }
  else
    {
      size = MAX (size, BLOCK_SIZE);
      block = g_malloc (sizeof (Block) + size);
      block->size = size;
    }

  block->used = 0;
  block->next = full;
  full = block;

  return block;
}

static Header *
get_header (void *piece)
{
  return (Header *) piece - 1;
}

static gboolean
is_last (void *piece)
{
  return full != NULL && (char *) piece + get_header (piece)->size == get_data (full) + full->used;
}

static gsize
round_up (gsize size)
{
  return (size + sizeof (Header) - 1) / sizeof (Header) * sizeof (Header);
}

static void *
allocate (gsize size)
{
  Block *block = full;
  Header *header;

  size = round_up (MAX (size, 1));

  if (size <= MAX_REUSED && reusable[size / sizeof (Header)] != NULL)
    {
      void **piece = reusable[size / sizeof (Header)];

      reusable[size / sizeof (Header)] = *piece;

      return piece;
    }

  if (block == NULL || block->size - block->used < sizeof (Header) + size)
    block = take_block (sizeof (Header) + size);

  header = (Header *) (get_data (block) + block->used);
  header->size = size;
  block->used += sizeof (Header) + size;

  return header + 1;
}

static void *
arena_calloc (size_t n,
              size_t size)
{
  void *piece;

  g_assert (size == 0 || n <= G_MAXSSIZE / size);
  piece = allocate (n * size);
  memset (piece, 0, n * size);

  return piece;
}

static void
arena_free (void *piece)
{
  gsize size;

  if (piece == NULL)
    return;

  size = get_header (piece)->size;

  if (is_last (piece))
    {
      full->used -= sizeof (Header) + size;
    }
  else if (size <= MAX_REUSED)
    {
      *(void **) piece = reusable[size / sizeof (Header)];
      reusable[size / sizeof (Header)] = piece;
    }
}

static void *
arena_realloc (void  *piece,
               size_t size)
{
  gsize old_size;
  void *copy;

  if (piece == NULL)
    return allocate (size);

  old_size = get_header (piece)->size;

  if (size <= old_size)
    return piece;

  /* The last piece can grow where it is: a buffer that is being filled often does. */
  if (is_last (piece) && round_up (size) - old_size <= full->size - full->used)
    {
      get_header (piece)->size = round_up (size);
      full->used += round_up (size) - old_size;
      return piece;
    }

  copy = allocate (size);
  memcpy (copy, piece, old_size);
  arena_free (piece);

  return copy;
}

static cmark_mem arena = { arena_calloc, arena_realloc, arena_free };

/**
 * carrel_markdown_arena_take:
 *
 * Returns: (transfer none): an allocator for one tree: the arena, or malloc() while the arena is
 *   taken. Not thread-safe, as the parser is not.
 */
cmark_mem *
carrel_markdown_arena_take (void)
{
  if (ALWAYS_MALLOC || taken)
    return cmark_get_default_mem_allocator ();

  taken = TRUE;

  return &arena;
}

static gboolean
is_inside (const void *piece)
{
  Block *block;

  for (block = full; block != NULL; block = block->next)
    if ((const char *) piece >= get_data (block) && (const char *) piece < get_data (block) + block->used)
      return TRUE;

  return FALSE;
}

/**
 * carrel_markdown_arena_free_tree:
 * @root: (transfer full): of a tree that was made with carrel_markdown_arena_take()
 */
void
carrel_markdown_arena_free_tree (cmark_node *root)
{
  if (!is_inside (root))
    {
      cmark_node_free (root);
      return;
    }

  taken = FALSE;
  memset (reusable, 0, sizeof reusable);

  while (full != NULL)
    {
      Block *block = full;

      full = block->next;

      if (n_spare + block->size > MAX_KEPT)
        {
          g_free (block);
          continue;
        }

      n_spare += block->size;
      block->next = spare;
      spare = block;
    }
}
