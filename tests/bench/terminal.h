/* SPDX-License-Identifier: MIT */
/*
 * A program on a pseudo-terminal of 80 columns and 24 rows, and how long it
 * takes to draw what is waited for.  What goes wrong ends the tool.
 */
#ifndef TESTS_BENCH_TERMINAL_H
#define TESTS_BENCH_TERMINAL_H

#include <stddef.h>
#include <sys/types.h>

struct terminal {
	int fd;
	pid_t child;
	char *seen;		/* all that was drawn */
	size_t n, cap;
};

double terminal_now_ms(void);
void terminal_start(struct terminal *t, char *const *argv);
/* End the program, if it still runs. */
void terminal_end(struct terminal *t);
void terminal_send(struct terminal *t, const char *keys);
/* Wait for text in what was drawn since from; it must come. */
void terminal_wait(struct terminal *t, size_t from, const char *text);
/* The same for so long at most; 0 when it did not come. */
int terminal_await(struct terminal *t, size_t from, const char *text,
    double ms);
/* Until nothing was drawn for so long. */
void terminal_settle(struct terminal *t, int ms);

#endif
