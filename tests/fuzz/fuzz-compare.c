/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any two texts are compared within bounds, and what is marked is all that differs. They are parted by a line
 * of three percent signs; without one the middle parts them. */

#include "config.h"

#include <stdint.h>
#include <string.h>

#include "carrel-html-renderer.h"
#include "carrel-text-decoder.h"
#include "carrel-text-problem.h"
#include "change-marks.h"

#define DIVIDER "\n%%%\n"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static char *
render (const uint8_t *data,
        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_text_problem_free);
  g_autofree char *text = NULL;
  gsize length;

  text = carrel_text_decode (bytes, &length, problems, NULL);

  return text != NULL ? carrel_html_render (text, length, "README.md", problems, NULL) : NULL;
}

static void
compare (const char *before,
         const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CarrelHtmlDiff) diff = carrel_html_diff (before, after, &error);

  g_assert_no_error (error);
  change_marks_check (diff, before, after);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const uint8_t *divider = memmem (data, size, DIVIDER, strlen (DIVIDER));
  size_t end = divider != NULL ? (size_t) (divider - data) : size / 2;
  size_t start = divider != NULL ? end + strlen (DIVIDER) : end;
  g_autofree char *before = render (data, end);
  g_autofree char *after = render (data + start, size - start);

  if (before != NULL && after != NULL)
    {
      compare (before, after);
      compare (after, before);
    }

  return 0;
}
