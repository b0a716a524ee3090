/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-bank-reading.h"

#include <stdlib.h>
#include <unistd.h>

#include <gio/gio.h>

#include "carrel-answer-pairing.h"
#include "carrel-bank-order.h"
#include "carrel-bank-scanner.h"
#include "carrel-document-reader.h"
#include "carrel-safe-open.h"
#include "carrel-sibling-code.h"
#include "carrel-translation.h"

static GBytes *
read_file (CarrelBankScan  *scan,
           const char      *path,
           guint64          max_size,
           GError         **error)
{
  g_autoptr (GMappedFile) file = NULL;
  int fd = carrel_safe_open_beneath (scan->root_fd, path, max_size, error);

  if (fd < 0)
    return NULL;

  file = g_mapped_file_new_from_fd (fd, FALSE, error);
  close (fd);

  return file != NULL ? g_mapped_file_get_bytes (file) : NULL;
}

static CarrelDocument *
read_document (CarrelBankScan  *scan,
               const char      *path,
               const char      *layout,
               GError         **error)
{
  GPtrArray *paths = carrel_bank_scan_get_codes (scan, path);
  guint n_codes = paths != NULL ? paths->len : 0;
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref); /* nullable */
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = read_file (scan, path, CARREL_MAX_DOCUMENT_SIZE, error);
  CarrelDocument *document;
  guint i;

  if (bytes == NULL)
    return NULL;

  for (i = 0; i < n_codes; i++)
    {
      g_autoptr (GError) code_error = NULL;

      g_ptr_array_add (codes, read_file (scan, g_ptr_array_index (paths, i), CARREL_MAX_SIBLING_CODE_SIZE, &code_error));

      if (code_error != NULL)
        g_ptr_array_add (messages, g_strdup (code_error->message));
    }

  document = carrel_document_read_with_code (path, bytes, layout, n_codes > messages->len, error);

  if (document == NULL)
    return NULL;

  for (i = 0; i < n_codes; i++)
    if (g_ptr_array_index (codes, i) != NULL)
      carrel_sibling_code_show (document, g_ptr_array_index (paths, i), g_ptr_array_index (codes, i));

  for (i = 0; i < messages->len; i++)
    carrel_sibling_code_note (document, g_ptr_array_index (messages, i));

  return document;
}

/**
 * carrel_bank_reading_new:
 * @argument: a file or folder, as the user named it
 * @layout: (nullable): the letter of the one layout to read it in, or %NULL to find out
 *
 * Reads a bank in this process.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with @error set when there is no bank
 */
CarrelBankReading *
carrel_bank_reading_new (const char  *argument,
                         const char  *layout,
                         GError     **error)
{
  g_autoptr (CarrelBankReading) self = g_new0 (CarrelBankReading, 1);
  g_autoptr (CarrelBankScan) scan = NULL;
  char *real = realpath (argument, NULL);
  guint i;

  scan = carrel_bank_scan (real != NULL ? real : argument, error);
  free (real);

  if (scan == NULL)
    return NULL;

  self->argument = g_strdup (argument);
  self->title = g_strdup (scan->title);
  self->is_folder = scan->is_folder;
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);

  for (i = 0; i < scan->paths->len; i++)
    {
      const char *path = g_ptr_array_index (scan->paths, i);
      g_autoptr (GError) document_error = NULL;
      CarrelDocument *document = read_document (scan, path, layout, &document_error);

      if (document == NULL)
        {
          document = carrel_document_new_unreadable (path, document_error);
          self->n_unreadable++;
        }

      g_ptr_array_add (self->documents, document);
    }

  carrel_answer_pairing_apply (self->documents);
  carrel_translation_apply (self->documents);
  carrel_bank_order_sort (self->documents);

  return g_steal_pointer (&self);
}

void
carrel_bank_reading_free (CarrelBankReading *self)
{
  g_free (self->argument);
  g_free (self->title);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_free (self);
}

/**
 * carrel_bank_reading_dup_path:
 * @document: one of its documents
 *
 * Returns: (transfer full): the path from where the user stands, for editors and CI to follow
 */
char *
carrel_bank_reading_dup_path (const CarrelBankReading *self,
                              const CarrelDocument    *document)
{
  g_autofree char *path = self->is_folder ? g_build_filename (self->argument, document->path, NULL)
                                          : g_strdup (self->argument);
  const char *start = path;

  while (g_str_has_prefix (start, "./"))
    for (start += 2; *start == '/'; start++)
      ;

  return g_filename_display_name (start);
}
