/* SPDX-License-Identifier: MIT */
/*
 * How fast the wizard answers: runs it on a pseudo-terminal with a large
 * file, measures the time to its first screen, then presses keys while the
 * file is still being read and measures each until the cursor has moved.
 *
 *	answer PROGRAM FILE KEYS
 *	answer PROGRAM --carry-on KEYS
 *
 * The second form takes up a saved session, which is to stand in the
 * preview.  Prints one line of figures in milliseconds.  Not a test:
 * nothing here decides between right and wrong.
 */
#define _GNU_SOURCE
#include <errno.h>
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

enum { KEYS_MAX = 10000, PATIENCE_MS = 20000, BETWEEN_MS = 4 };

/* What is drawn where the focus is. */
#define CURSOR "\xE2\x96\xBA"


struct terminal {
	int fd;
	pid_t child;
	char *seen;		/* all that was drawn */
	size_t n, cap;
};

static double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void
fail(const char *what)
{
	perror(what);
	exit(2);
}

static void
start(struct terminal *t, char *const *argv)
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };
	int slave;

	t->fd = posix_openpt(O_RDWR | O_NOCTTY);
	if (t->fd < 0 || grantpt(t->fd) != 0 || unlockpt(t->fd) != 0)
		fail("pseudo-terminal");
	slave = open(ptsname(t->fd), O_RDWR | O_NOCTTY);
	if (slave < 0 || ioctl(slave, TIOCSWINSZ, &size) != 0)
		fail("pseudo-terminal");
	t->child = fork();
	if (t->child != 0) {
		close(slave);
		return;
	}
	setsid();
	ioctl(slave, TIOCSCTTY, 0);
	dup2(slave, 0);
	dup2(slave, 1);
	dup2(slave, 2);
	execv(argv[0], argv);
	_exit(127);
}

/* The program asks where the cursor is, to learn how wide its signs are: a
 * terminal says so at once.  All are one column wide. */
static void
report_cursor(struct terminal *t, size_t from)
{
	static const char question[] = "\033[6n", reply[] = "\033[1;2R";
	const size_t n = sizeof(question) - 1;

	for (size_t i = from; i + n <= t->n; i++)
		if (memcmp(t->seen + i, question, n) == 0 &&
		    write(t->fd, reply, sizeof(reply) - 1) < 0)
			fail("report");
}

/* Read what is there within ms; false when nothing came. */
static int
take(struct terminal *t, int ms)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	ssize_t got;

	if (poll(&p, 1, ms) <= 0)
		return 0;
	if (t->cap - t->n < 65536) {
		t->cap = t->cap * 2 + 131072;
		t->seen = realloc(t->seen, t->cap);
		if (t->seen == NULL)
			fail("memory");
	}
	got = read(t->fd, t->seen + t->n, 65536);
	if (got <= 0)
		return 0;
	t->n += (size_t)got;
	report_cursor(t, t->n - (size_t)got);
	return 1;
}

/* Wait for text in what was drawn since from. */
static void
wait_text(struct terminal *t, size_t from, const char *text)
{
	double end = now_ms() + PATIENCE_MS;

	while (memmem(t->seen + from, t->n - from, text, strlen(text)) ==
	    NULL) {
		if (now_ms() > end) {
			fprintf(stderr, "no \"%s\" on the screen\n", text);
			exit(2);
		}
		(void)take(t, 20);
	}
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
send_key(struct terminal *t, const char *key)
{
	if (write(t->fd, key, strlen(key)) < 0)
		fail("key");
}

/* Two keys in turn; each moves the cursor, so each draws it. */
static void
press(struct terminal *t, const char *const moves[2], size_t keys,
    double *took)
{
	for (size_t i = 0; i < keys; i++) {
		size_t from = t->n;
		double begin = now_ms();

		send_key(t, moves[i % 2]);
		wait_text(t, from, CURSOR);
		took[i] = now_ms() - begin;
		while (take(t, BETWEEN_MS))
			continue;
	}
}

static int
carries_on(const char *word)
{
	return strcmp(word, "--carry-on") == 0;
}

/* The milliseconds until the person sees the file. */
static double
open_file(struct terminal *t, char *program, char *file)
{
	int carry_on = carries_on(file);
	char *args[] = { program, carry_on ? NULL : file, NULL };
	double begin = now_ms();
	size_t from = 0;

	start(t, args);
	if (!carry_on) {
		wait_text(t, 0, "Go on with this file");
		return now_ms() - begin;
	}
	wait_text(t, 0, "Carry on");
	while (take(t, BETWEEN_MS))
		continue;
	from = t->n;
	begin = now_ms();
	send_key(t, "\r");
	wait_text(t, from, CURSOR);
	return now_ms() - begin;
}

int
main(int argc, char **argv)
{
	/* End and Home in the list of files, down and up in the lines. */
	static const char *const moves[][2] = { { "\033[F", "\033[H" },
		{ "\033[B", "\033[A" } };
	static double took[KEYS_MAX];
	struct terminal t = { 0 };
	size_t keys = argc > 3 ? strtoul(argv[3], NULL, 10) : 200;
	double first;

	if (argc < 3 || keys == 0 || keys > KEYS_MAX)
		return 2;
	first = open_file(&t, argv[1], argv[2]);
	press(&t, moves[carries_on(argv[2])], keys, took);
	qsort(took, keys, sizeof(took[0]), by_size);
	printf("first screen %.0f ms; %zu keys: median %.1f, p99 %.1f, "
	    "max %.1f ms\n", first, keys, took[keys / 2],
	    took[keys * 99 / 100], took[keys - 1]);
	kill(t.child, SIGTERM);
	waitpid(t.child, NULL, 0);
	free(t.seen);
	return 0;
}
