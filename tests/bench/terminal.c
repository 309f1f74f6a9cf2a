/* SPDX-License-Identifier: MIT */
/* The pseudo-terminal of the tools that measure what a person waits for. */
#define _GNU_SOURCE
#include "tests/bench/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 300000, BLOCK = 65536 };

double
terminal_now_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
give_up(const char *what)
{
	perror(what);
	exit(2);
}

static void
become(int slave, char *const *argv)
{
	(void)setsid();
	(void)ioctl(slave, TIOCSCTTY, 0);
	(void)dup2(slave, 0);
	(void)dup2(slave, 1);
	(void)dup2(slave, 2);
	(void)execvp(argv[0], argv);
	_exit(127);
}

void
terminal_start(struct terminal *t, char *const *argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	int slave;

	*t = (struct terminal){ .fd = posix_openpt(O_RDWR | O_NOCTTY) };
	if (t->fd < 0 || grantpt(t->fd) != 0 || unlockpt(t->fd) != 0)
		give_up("pseudo-terminal");
	slave = open(ptsname(t->fd), O_RDWR | O_NOCTTY);
	if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0)
		give_up("pseudo-terminal");
	t->child = fork();
	if (t->child == 0)
		become(slave, argv);
	(void)close(slave);
}

void
terminal_end(struct terminal *t)
{
	(void)kill(t->child, SIGTERM);
	(void)close(t->fd);
	(void)waitpid(t->child, NULL, 0);
	free(t->seen);
}

void
terminal_send(struct terminal *t, const char *keys)
{
	if (write(t->fd, keys, strlen(keys)) < 0)
		give_up("keys");
}

/* The program asks where the cursor is, to learn how wide its signs are: a
 * terminal says so at once.  All are one column wide. */
static void
report_cursor(struct terminal *t, size_t from)
{
	static const char question[] = "\033[6n", reply[] = "\033[1;2R";
	const size_t n = sizeof(question) - 1;

	for (size_t i = from; i + n <= t->n; i++)
		if (memcmp(t->seen + i, question, n) == 0)
			terminal_send(t, reply);
}

/* Read what comes within ms; 0 when nothing did, -1 at the end. */
static int
take(struct terminal *t, int ms)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	ssize_t got;

	if (poll(&p, 1, ms) <= 0)
		return 0;
	if (t->cap - t->n < BLOCK) {
		t->cap = t->cap * 2 + 2 * BLOCK;
		t->seen = realloc(t->seen, t->cap);
		if (t->seen == NULL)
			give_up("memory");
	}
	got = read(t->fd, t->seen + t->n, BLOCK);
	if (got <= 0)
		return -1;
	t->n += (size_t)got;
	report_cursor(t, t->n - (size_t)got);
	return 1;
}

int
terminal_await(struct terminal *t, size_t from, const char *text, double ms)
{
	double end = terminal_now_ms() + ms;

	while (t->n == from || memmem(t->seen + from, t->n - from, text,
	    strlen(text)) == NULL)
		if (terminal_now_ms() > end || take(t, 20) < 0)
			return 0;
	return 1;
}

void
terminal_wait(struct terminal *t, size_t from, const char *text)
{
	if (terminal_await(t, from, text, PATIENCE_MS))
		return;
	(void)fprintf(stderr, "no \"%s\" on the screen\n", text);
	terminal_end(t);
	exit(2);
}

void
terminal_settle(struct terminal *t, int ms)
{
	while (take(t, ms) > 0)
		continue;
}
