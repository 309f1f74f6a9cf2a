/* SPDX-License-Identifier: MIT */
/* Runs a program without a shell, in a process group of its own. */
#define _GNU_SOURCE
#include "send/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/intl.h"
#include "base/mem.h"
#include "send/secret.h"

enum { STEP_MS = 20 };

struct process {
	pid_t pid;		/* 0: it has ended */
	int out;		/* what it writes; -1: closed */
	int status;
	int64_t end;		/* clock_monotonic_ms of the limit */
	char *bytes;
	size_t n;
};

/* --- words ------------------------------------------------------------- */

/* Copy one word from command at *at to *to; false: a quote has no end. */
static bool
copy_word(struct str command, size_t *at, char **to)
{
	char quote = '\0';

	for (; *at < command.n; ++*at) {
		char c = command.p[*at];

		if (quote == '\0' && (c == ' ' || c == '\t'))
			break;
		if (c == quote) {
			quote = '\0';
			continue;
		}
		if (quote == '\0' && (c == '"' || c == '\'')) {
			quote = c;
			continue;
		}
		if (c == '\\' && quote != '\'' && *at + 1 < command.n &&
		    (quote == '\0' || strchr("\"\\$`", command.p[*at + 1])))
			c = command.p[++*at];
		*(*to)++ = c;
	}
	*(*to)++ = '\0';
	return quote == '\0';
}

bool
process_split(struct str command, char *words[PROCESS_WORDS_MAX + 1])
{
	char *room = xmalloc(command.n + 2), *to = room;
	size_t count = 0, at = 0;
	bool ok = true;

	words[0] = room;
	for (;;) {
		while (at < command.n && (command.p[at] == ' ' ||
		    command.p[at] == '\t'))
			at++;
		if (!ok || at == command.n || count == PROCESS_WORDS_MAX)
			break;
		words[count++] = to;
		ok = copy_word(command, &at, &to);
	}
	words[count] = NULL;
	ok = ok && count > 0 && at == command.n && words[0][0] != '\0' &&
	    str_find(command, 0, '\n') == command.n;
	if (!ok) {
		free(room);
		words[0] = NULL;
	}
	return ok;
}

/* --- starting ---------------------------------------------------------- */

/* Signals as a new program expects them, and a group to end it by. */
static int
set_manners(posix_spawnattr_t *attr)
{
	sigset_t all, none;

	(void)sigfillset(&all);
	(void)sigemptyset(&none);
	(void)posix_spawnattr_setsigdefault(attr, &all);
	(void)posix_spawnattr_setsigmask(attr, &none);
	(void)posix_spawnattr_setpgroup(attr, 0);
	return posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSIGDEF |
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
}

/* 0 or an errno. */
static int
start(struct process *p, char **words, int out)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	int sys;

	if ((sys = posix_spawn_file_actions_init(&files)) != 0)
		return sys;
	if ((sys = posix_spawnattr_init(&attr)) != 0) {
		(void)posix_spawn_file_actions_destroy(&files);
		return sys;
	}
	sys = posix_spawn_file_actions_addopen(&files, 0, "/dev/null",
	    O_RDONLY, 0);
	if (sys == 0)
		sys = posix_spawn_file_actions_adddup2(&files, out, 1);
	if (sys == 0)
		sys = posix_spawn_file_actions_addopen(&files, 2,
		    "/dev/null", O_WRONLY, 0);
	if (sys == 0)
		sys = set_manners(&attr);
	if (sys == 0)
		sys = posix_spawnp(&p->pid, words[0], &files, &attr, words,
		    environ);
	if (sys != 0)
		p->pid = 0;
	(void)posix_spawnattr_destroy(&attr);
	(void)posix_spawn_file_actions_destroy(&files);
	return sys;
}

static bool
begin(struct process *p, struct str command, struct err *err)
{
	char *words[PROCESS_WORDS_MAX + 1];
	int ends[2], sys;

	if (!process_split(command, words))
		return err_set(err, ERR_LOGIN, _("The credential_process of "
		    "your AWS profile cannot be understood: a quote may have "
		    "no end."));
	if (pipe2(ends, O_CLOEXEC) != 0) {
		sys = errno;
	} else {
		p->out = ends[0];
		(void)fcntl(p->out, F_SETFL, O_NONBLOCK);
		sys = start(p, words, ends[1]);
		(void)close(ends[1]);
	}
	free(words[0]);
	return sys == 0 || err_sys(err, ERR_LOGIN, sys, _("The program that "
	    "your AWS profile names for logins cannot be started"));
}

struct process *
process_begin(struct str command, int64_t milliseconds, struct err *err)
{
	struct process *p = xcalloc(1, sizeof(*p));

	p->out = -1;
	p->end = clock_monotonic_ms() + milliseconds;
	p->bytes = xmalloc(PROCESS_OUTPUT_MAX);
	if (begin(p, command, err))
		return p;
	process_free(p);
	return NULL;
}

/* --- reading ----------------------------------------------------------- */

static void
close_out(struct process *p)
{
	if (p->out >= 0)
		(void)close(p->out);
	p->out = -1;
}

/* Take what is there; false when it is too much. */
static bool
take_output(struct process *p)
{
	while (p->out >= 0 && p->n < PROCESS_OUTPUT_MAX) {
		ssize_t got = read(p->out, p->bytes + p->n,
		    PROCESS_OUTPUT_MAX - p->n);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN)
			return true;
		if (got <= 0)
			close_out(p);
		else
			p->n += (size_t)got;
	}
	return p->n < PROCESS_OUTPUT_MAX;
}

/* A child that it left behind may hold the pipe: its own end counts. */
static bool
has_ended(struct process *p)
{
	if (p->pid != 0 && waitpid(p->pid, &p->status, WNOHANG) == p->pid)
		p->pid = 0;
	return p->pid == 0;
}

static enum step
refuse(struct err *err, const char *sentence)
{
	(void)err_set(err, ERR_LOGIN, "%s", sentence);
	return STEP_FAILED;
}

enum step
process_step(struct process *p, struct err *err)
{
	struct pollfd what = { .fd = p->out, .events = POLLIN };
	bool ended;

	(void)poll(&what, 1, STEP_MS);
	ended = has_ended(p);
	if (!take_output(p))
		return refuse(err, _("The program that your AWS profile "
		    "names for logins writes far more than a login."));
	if (!ended && clock_monotonic_ms() >= p->end)
		return refuse(err, _("The program that your AWS profile "
		    "names for logins takes too long. Start it by hand: it "
		    "may be waiting for you."));
	if (!ended)
		return STEP_MORE;
	if (!WIFEXITED(p->status) || WEXITSTATUS(p->status) != 0)
		return refuse(err, _("The program that your AWS profile "
		    "names for logins ended without one. Start it by hand to "
		    "see why."));
	return STEP_DONE;
}

struct str
process_output(const struct process *p)
{
	return (struct str){ p->bytes, p->n };
}

void
process_free(struct process *p)
{
	if (p == NULL)
		return;
	if (p->pid != 0) {
		(void)kill(-p->pid, SIGKILL);
		/* One that gave itself other rights cannot be ended. */
		while (kill(p->pid, SIGKILL) == 0 &&
		    waitpid(p->pid, NULL, 0) < 0 && errno == EINTR)
			continue;
	}
	close_out(p);
	secret_wipe(p->bytes, p->n);
	free(p->bytes);
	free(p);
}
