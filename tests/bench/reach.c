/* SPDX-License-Identifier: MIT */
/*
 * How long a program on a terminal takes until it shows something:
 *
 *	reach [TEXT KEYS]... TEXT -- COMMAND ARGUMENT...
 *
 * Waits for each TEXT, and until nothing more is drawn for a moment, and
 * then presses KEYS; at last for the TEXT alone.  An empty TEXT is anything
 * at all.  Prints for each TEXT the milliseconds from
 * the start of the command until it was there.
 */
#include <stdio.h>
#include <string.h>

#include "tests/bench/terminal.h"

enum { DRAWN_MS = 50 };	/* as quick as a person's fingers */

int
main(int argc, char **argv)
{
	struct terminal t;
	int command = 1;
	size_t from = 0;
	double begin;

	while (command < argc && strcmp(argv[command], "--") != 0)
		command++;
	if (command % 2 != 0 || command + 1 >= argc)
		return 2;
	begin = terminal_now_ms();
	terminal_start(&t, argv + command + 1);
	for (int i = 1; i < command; i += 2) {
		terminal_wait(&t, from, argv[i]);
		(void)printf("%.1f\n", terminal_now_ms() - begin);
		terminal_settle(&t, DRAWN_MS);
		from = t.n;
		if (i + 1 < command)
			terminal_send(&t, argv[i + 1]);
	}
	terminal_end(&t);
	return 0;
}
