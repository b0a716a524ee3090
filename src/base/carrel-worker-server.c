/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-worker-server.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <gio/gio.h>

#include "carrel-frame.h"
#include "carrel-worker.h"

#define MEMORY_LIMIT (G_GUINT64_CONSTANT (4) * 1024 * 1024 * 1024)
#define MAX_OPEN_FILES 32
#define CPU_SECONDS_PER_REQUEST 45

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
/* A sanitizer maps terabytes and reads /proc: under it the worker is not confined. */
#define CONFINE FALSE
#else
#define CONFINE TRUE
#endif

/* What a program that only computes needs: memory, time, its own signals, and to read and write
 * what it has open. Nothing opens, connects, starts or signals anything. */
static const int allowed_calls[] = {
  SCMP_SYS (brk), SCMP_SYS (mmap), SCMP_SYS (munmap), SCMP_SYS (mremap), SCMP_SYS (mprotect), SCMP_SYS (madvise),
  SCMP_SYS (read), SCMP_SYS (pread64), SCMP_SYS (readv), SCMP_SYS (write), SCMP_SYS (writev),
  SCMP_SYS (recvmsg), SCMP_SYS (sendmsg), SCMP_SYS (poll), SCMP_SYS (ppoll),
  SCMP_SYS (close), SCMP_SYS (fstat), SCMP_SYS (newfstatat), SCMP_SYS (lseek), SCMP_SYS (fcntl),
  SCMP_SYS (futex), SCMP_SYS (sched_yield), SCMP_SYS (sched_getaffinity), SCMP_SYS (set_robust_list), SCMP_SYS (rseq),
  SCMP_SYS (clock_gettime), SCMP_SYS (clock_getres), SCMP_SYS (gettimeofday), SCMP_SYS (time), SCMP_SYS (getrandom),
  SCMP_SYS (getrusage), SCMP_SYS (setrlimit), SCMP_SYS (getrlimit), SCMP_SYS (prlimit64),
  SCMP_SYS (getpid), SCMP_SYS (gettid), SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack), SCMP_SYS (restart_syscall), SCMP_SYS (exit), SCMP_SYS (exit_group),
};

static gboolean
limit (int    resource,
       rlim_t value)
{
  struct rlimit limits = { value, value };

  return setrlimit (resource, &limits) == 0;
}

static gboolean
install_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean installed = filter != NULL;
  gsize i;

  for (i = 0; installed && i < G_N_ELEMENTS (allowed_calls); i++)
    installed = seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed_calls[i], 0) == 0;

  /* abort() must be able to end this process, and no other. */
  installed = installed && seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                                             SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ())) == 0;
  installed = installed && seccomp_load (filter) == 0;

  if (filter != NULL)
    seccomp_release (filter);

  return installed;
}

static gboolean
confine (void)
{
  if (!CONFINE)
    return TRUE;

  return limit (RLIMIT_AS, MEMORY_LIMIT) &&
         limit (RLIMIT_FSIZE, 0) &&
         limit (RLIMIT_CORE, 0) &&
         limit (RLIMIT_NOFILE, MAX_OPEN_FILES) &&
         prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         install_filter ();
}

/* RLIMIT_CPU counts from the start of the process: move it on for each request. */
static void
grant_cpu_time (void)
{
  struct rusage usage;
  struct rlimit limits;

  if (getrusage (RUSAGE_SELF, &usage) < 0 || getrlimit (RLIMIT_CPU, &limits) < 0)
    return;

  limits.rlim_cur = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + CPU_SECONDS_PER_REQUEST;
  limits.rlim_cur = MIN (limits.rlim_cur, limits.rlim_max);
  setrlimit (RLIMIT_CPU, &limits);
}

static GVariant *
answer_request (GVariant         *request,
                int               fd,
                CarrelWorkerFunc  func,
                gpointer          user_data)
{
  g_autoptr (GVariant) arguments = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *result;
  const char *method;

  g_variant_get (request, "(&sv)", &method, &arguments);
  result = func (method, arguments, fd, user_data, &error);

  if (result != NULL)
    return g_variant_ref_sink (g_variant_new ("(bv)", TRUE, result));

  return g_variant_ref_sink (g_variant_new ("(bv)", FALSE, g_variant_new_string (error->message)));
}

/**
 * carrel_worker_server_run:
 * @func: answers a request
 *
 * The whole life of a worker process: gives up all rights it does not need, then answers requests
 * from its socket until that is closed. Fails closed: a worker that cannot be confined does not
 * read anything.
 *
 * Returns: the exit status
 */
int
carrel_worker_server_run (int              argc,
                          char            *argv[],
                          CarrelWorkerFunc func,
                          gpointer         user_data)
{
  /* Files are read now or never. */
  setlocale (LC_ALL, "");
  g_type_ensure (G_TYPE_VARIANT);
  g_get_charset (NULL);

  if (argc != 1 || fcntl (CARREL_WORKER_FD, F_GETFD) < 0)
    {
      fprintf (stderr, "%s is started by Carrel, not by hand.\n", argv[0]);
      return 2;
    }

  if (!confine ())
    {
      fprintf (stderr, "%s: could not give up its rights: %s\n", argv[0], g_strerror (errno));
      return 2;
    }

  for (;;)
    {
      g_autoptr (GVariant) request = NULL;
      g_autoptr (GVariant) answer = NULL;
      int fd = -1;

      request = carrel_frame_receive (CARREL_WORKER_FD, CARREL_FRAME_REQUEST, &fd, NULL, NULL, NULL);

      if (request == NULL)
        return 0;

      grant_cpu_time ();
      answer = answer_request (request, fd, func, user_data);

      if (fd >= 0)
        close (fd);

      if (!carrel_frame_send (CARREL_WORKER_FD, answer, -1, NULL, NULL, NULL))
        {
          g_clear_pointer (&answer, g_variant_unref);
          answer = g_variant_ref_sink (g_variant_new ("(bv)", FALSE,
                                                      g_variant_new_string ("The answer is too large")));

          if (!carrel_frame_send (CARREL_WORKER_FD, answer, -1, NULL, NULL, NULL))
            return 1;
        }
    }
}
