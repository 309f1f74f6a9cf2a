/* SPDX-License-Identifier: MIT */
/*
 * How long it takes to show any line of a file that was checked:
 *
 *	jump FILE JUMPS
 *
 * Reads a screen of lines at places from a fixed seed.  Prints the median,
 * the 95th and 99th of 100 and the slowest in microseconds, then how many
 * bytes of memory the index takes for a million bytes of FILE: the starts
 * of lines, and for a packed file what it takes to inflate from the middle.
 */
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE
#endif
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "check/look.h"
#include "tests/bench/maker.h"

enum { JUMPS_MAX = 100000, SCREEN = 40 };

struct jump {
	struct source *source, *again;
	struct check *check;
	struct look *look;
	struct name_verdict name;
	uint64_t inflate_bytes;		/* kept for jumps in a packed file */
};

static const struct context context = { .now = 1767225600 };

static double
now_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static uint64_t
heap_bytes(void)
{
	struct mallinfo2 m = mallinfo2();

	return m.uordblks + m.hblkhd;
}

/* What reading a packed file leaves behind in memory: no reader is made or
 * freed between the two looks at the heap. */
static bool
read_through(struct jump *j, struct err *err)
{
	enum source_result result = SOURCE_BYTES;
	struct str bytes;
	uint64_t before;

	if (source_read(j->again, &bytes, err) == SOURCE_FAILED)
		return false;
	before = heap_bytes();
	while (result == SOURCE_BYTES)
		result = source_read(j->again, &bytes, err);
	j->inflate_bytes = heap_bytes() - before;
	return result == SOURCE_END;
}

static bool
check_through(struct jump *j, struct err *err)
{
	struct check_options options = { .examples = 10 };
	enum step step = STEP_MORE;

	j->check = check_begin(j->source, &context, &options);
	while (step == STEP_MORE)
		step = check_step(j->check, err);
	return step == STEP_DONE;
}

/* Each start that the index knows is the answer for the line before the
 * start that follows it. */
static uint64_t
count_starts(const struct lineindex *x)
{
	uint64_t line = lineindex_lines(x), known = 0, offset, count = 0;

	for (; line > 0; line = known - 1, count++)
		lineindex_before(x, line, &known, &offset);
	return count;
}

static int
by_size(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static bool
leap(struct jump *j, size_t jumps, double *took, struct err *err)
{
	uint64_t lines = lineindex_lines(check_index(j->check));
	const struct look_line *shown;
	size_t got;

	for (size_t i = 0; i < jumps; i++) {
		uint64_t line = 1 + maker_stir(i) % lines;
		double begin = now_us();

		if (!look_at(j->look, line, SCREEN, &shown, &got, err))
			return false;
		took[i] = now_us() - begin;
	}
	qsort(took, jumps, sizeof(took[0]), by_size);
	return true;
}

/* A start is a line and an offset, 16 bytes. */
static void
print_figures(const struct jump *j, size_t jumps, const double *took)
{
	uint64_t bytes = 16 * count_starts(check_index(j->check)) +
	    j->inflate_bytes;

	(void)printf("%.0f %.0f %.0f %.0f %.1f\n", took[jumps / 2],
	    took[jumps * 95 / 100], took[jumps * 99 / 100], took[jumps - 1],
	    (double)bytes * 1e6 / (double)source_size(j->source));
}

static bool
measure(struct jump *j, const char *path, size_t jumps, struct err *err)
{
	static double took[JUMPS_MAX];

	j->source = source_open(path, err);
	j->again = j->source != NULL ? source_again(j->source, err) : NULL;
	if (j->again == NULL || (source_container(j->source) ==
	    CONTAINER_GZIP && !read_through(j, err)) ||
	    !check_through(j, err))
		return false;
	name_diagnose(str_from(path), context.now, &j->name);
	j->look = look_new(j->again, &context, &j->name.parts,
	    check_index(j->check), NULL,
	    check_findings(j->check));
	if (!leap(j, jumps, took, err))
		return false;
	print_figures(j, jumps, took);
	return true;
}

int
main(int argc, char **argv)
{
	static struct jump j;
	struct err err = { 0 };
	size_t jumps = argc == 3 ? strtoul(argv[2], NULL, 10) : 0;
	bool done;

	if (jumps == 0 || jumps > JUMPS_MAX)
		return 2;
	done = measure(&j, argv[1], jumps, &err);
	if (!done)
		(void)fprintf(stderr, "jump: %s\n", err.text);
	look_free(j.look);
	check_free(j.check);
	source_free(j.again);
	source_free(j.source);
	return done ? 0 : 1;
}
