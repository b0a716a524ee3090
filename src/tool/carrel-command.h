/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CARREL_EXIT_FINDINGS 1
#define CARREL_EXIT_FAILED 2

typedef struct _CarrelCommand CarrelCommand;

/**
 * CarrelCommand:
 * @name: what one types after `carrel-bank`
 * @arguments: what stands after the options, for the help
 * @n_arguments: how many these are
 * @summary: one line; to be translated
 * @run: gets the command line from @name on, and returns the exit status
 *
 * One of the things that carrel-bank does. To add one, write carrel-NAME-command.c and name it in
 * carrel-bank-main.c and in data/carrel-bank.1.
 */
struct _CarrelCommand
{
  const char  *name;
  const char  *arguments;
  guint        n_arguments;
  const char  *summary;
  int        (*run)       (int   argc,
                           char *argv[]);
};

extern const CarrelCommand carrel_diff_command;
extern const CarrelCommand carrel_lint_command;
extern const CarrelCommand carrel_new_command;
extern const CarrelCommand carrel_outline_command;

char     **carrel_command_parse        (const CarrelCommand *self,
                                        const GOptionEntry  *options,
                                        const char          *description,
                                        int                  argc,
                                        char                *argv[]) G_GNUC_WARN_UNUSED_RESULT;
gboolean   carrel_command_check_format (const char          *format,
                                        const char *const   *formats) G_GNUC_WARN_UNUSED_RESULT;
gboolean   carrel_command_check_layout (const char          *layout) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
