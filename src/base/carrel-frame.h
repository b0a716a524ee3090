/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How the app and its workers talk: length-prefixed GVariants over a socket pair, each with at
 * most one descriptor. A request is "(sv)": method, arguments. An answer is "(bv)": whether it
 * went well, and the result or a string that says why not. */
#define CARREL_FRAME_REQUEST (G_VARIANT_TYPE ("(sv)"))
#define CARREL_FRAME_ANSWER (G_VARIANT_TYPE ("(bv)"))

/* The longest frame; an outline holds its document's text, and little more. */
#define CARREL_FRAME_MAX_SIZE (512u * 1024 * 1024)

/**
 * CarrelFrameWaitFunc:
 * @fd: the socket
 * @events: what poll() shall wait for
 *
 * Returns: FALSE with @error set to give up
 */
typedef gboolean (*CarrelFrameWaitFunc) (int        fd,
                                         short      events,
                                         gpointer   user_data,
                                         GError   **error);

gboolean  carrel_frame_send    (int                   fd,
                                GVariant             *frame,
                                int                   attached_fd,
                                CarrelFrameWaitFunc   wait,
                                gpointer              wait_data,
                                GError              **error);
GVariant *carrel_frame_receive (int                   fd,
                                const GVariantType   *type,
                                int                  *attached_fd,
                                CarrelFrameWaitFunc   wait,
                                gpointer              wait_data,
                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
