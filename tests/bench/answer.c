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
 * preview.  Prints one line: first screen; of the keys the median, the 99th
 * of 100 and the slowest; all in milliseconds.  Not a test: nothing here
 * decides between right and wrong.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/terminal.h"

enum { KEYS_MAX = 10000, PATIENCE_MS = 1000, BETWEEN_MS = 4, DRAWN_MS = 50 };

/* What is drawn where the focus is. */
#define CURSOR "\xE2\x96\xBA"

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Two keys in turn; each moves the cursor, so each draws it.  When the check
 * draws it at that moment, two keys that undo each other may be taken
 * together, and nothing is drawn: this counts as PATIENCE_MS. */
static void
press(struct terminal *t, const char *const moves[2], size_t keys,
    double *took)
{
	for (size_t i = 0; i < keys; i++) {
		size_t from = t->n;
		double begin = terminal_now_ms();

		terminal_send(t, moves[i % 2]);
		(void)terminal_await(t, from, CURSOR, PATIENCE_MS);
		took[i] = terminal_now_ms() - begin;
		terminal_settle(t, BETWEEN_MS);
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
	double begin = terminal_now_ms();
	size_t from = 0;

	terminal_start(t, args);
	if (!carry_on) {
		terminal_wait(t, 0, "Go on with this file");
		return terminal_now_ms() - begin;
	}
	terminal_wait(t, 0, "Carry on");
	terminal_settle(t, DRAWN_MS);
	from = t->n;
	begin = terminal_now_ms();
	terminal_send(t, "\r");
	terminal_wait(t, from, CURSOR);
	return terminal_now_ms() - begin;
}

int
main(int argc, char **argv)
{
	/* End and Home in the list of files, down and up in the lines. */
	static const char *const moves[][2] = { { "\033[F", "\033[H" },
		{ "\033[B", "\033[A" } };
	static double took[KEYS_MAX];
	struct terminal t;
	size_t keys = argc > 3 ? strtoul(argv[3], NULL, 10) : 200;
	double first;

	if (argc < 3 || keys == 0 || keys > KEYS_MAX)
		return 2;
	first = open_file(&t, argv[1], argv[2]);
	terminal_settle(&t, DRAWN_MS);
	press(&t, moves[carries_on(argv[2])], keys, took);
	qsort(took, keys, sizeof(took[0]), by_size);
	(void)printf("%.1f %.1f %.1f %.1f\n", first, took[keys / 2],
	    took[keys * 99 / 100], took[keys - 1]);
	terminal_end(&t);
	return 0;
}
