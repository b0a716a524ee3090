/* SPDX-License-Identifier: GPL-3.0-or-later */

/* first-paint X Y WIDTH HEIGHT -- COMMAND...
 *
 * Starts a program on the display and prints the milliseconds from its start until text stands in
 * the given rectangle of the screen, that is until enough of its pixels differ much from the
 * rectangle's commonest brightness. Asks the screen only when the X server says it has changed. */

#include <glib.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

#define TIMEOUT_US (30 * G_USEC_PER_SEC)
#define TEXT_PIXELS 400
#define CONTRAST 90

static guint
brightness (gulong pixel)
{
  return (((pixel >> 16) & 0xff) * 3 + ((pixel >> 8) & 0xff) * 6 + (pixel & 0xff)) / 10;
}

static gboolean
has_text (Display *display,
          int      x,
          int      y,
          guint    width,
          guint    height)
{
  XImage *image = XGetImage (display, DefaultRootWindow (display), x, y, width, height, AllPlanes, ZPixmap);
  guint histogram[256] = { 0 };
  guint commonest = 0;
  guint n_text = 0;
  guint i;
  guint j;

  if (image == NULL)
    return FALSE;

  for (j = 0; j < height; j++)
    for (i = 0; i < width; i++)
      histogram[MIN (brightness (XGetPixel (image, i, j)), 255)]++;

  XDestroyImage (image);

  for (i = 1; i < 256; i++)
    if (histogram[i] > histogram[commonest])
      commonest = i;

  for (i = 0; i < 256; i++)
    if (ABS ((int) i - (int) commonest) > CONTRAST)
      n_text += histogram[i];

  /* A half-black screen is a window that has not drawn yet, not a page of text. */
  return n_text > TEXT_PIXELS && n_text < width * height / 3;
}

static gboolean
wait_for_text (Display *display,
               int      damage_event,
               gint64   start,
               char   **argv)
{
  struct pollfd pollfd = { ConnectionNumber (display), POLLIN, 0 };
  int x = atoi (argv[1]);
  int y = atoi (argv[2]);
  guint width = atoi (argv[3]);
  guint height = atoi (argv[4]);

  while (g_get_monotonic_time () - start < TIMEOUT_US)
    {
      gboolean changed = FALSE;

      if (XPending (display) == 0)
        poll (&pollfd, 1, 100);

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          changed |= event.type == damage_event;
        }

      if (changed && has_text (display, x, y, width, height))
        return TRUE;
    }

  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  Display *display;
  gint64 start;
  gint64 end;
  gboolean painted;
  GPid pid;
  int damage_event;
  int damage_error;
  GError *error = NULL;

  if (argc < 7 || strcmp (argv[5], "--") != 0)
    {
      fprintf (stderr, "Usage: %s X Y WIDTH HEIGHT -- COMMAND...\n", argv[0]);
      return 2;
    }

  display = XOpenDisplay (NULL);

  if (display == NULL || !XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      fprintf (stderr, "%s: no display with the damage extension\n", argv[0]);
      return 2;
    }

  XDamageCreate (display, DefaultRootWindow (display), XDamageReportRawRectangles);
  XSync (display, False);

  start = g_get_monotonic_time ();

  if (!g_spawn_async (NULL, argv + 6, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD,
                      NULL, NULL, &pid, &error))
    {
      fprintf (stderr, "%s: %s\n", argv[0], error->message);
      return 2;
    }

  painted = wait_for_text (display, damage_event + XDamageNotify, start, argv);
  end = g_get_monotonic_time ();

  kill (pid, SIGTERM);
  g_spawn_close_pid (pid);

  if (!painted)
    {
      fprintf (stderr, "%s: no text within 30 seconds\n", argv[0]);
      return 1;
    }

  printf ("%.1f\n", (double) (end - start) / 1000);
  return 0;
}
