/* SPDX-License-Identifier: MIT */
/*
 * The check alone, without command, report and wizard, for counting its
 * instructions:
 *
 *	engine KERNEL THREADS FILE
 *
 * Prints what the check counted, to be compared between two ways of it.
 * Exit status 3: this machine has no such kernel.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "check/check.h"
#include "tests/bench/kernel.h"

static int
refuse(const struct err *err)
{
	(void)fprintf(stderr, "engine: %s\n", err->text);
	return 1;
}

static void
print_summary(const struct check *c)
{
	struct check_summary s;

	check_summarize(c, &s);
	(void)printf("%" PRIu64 " lines, %" PRIu64 " records, %" PRIu64
	    " persons, %" PRIu64 " signals, %" PRIu64 " removals, %" PRIu64
	    " lines with errors, %" PRIu64 " with warnings\n", s.lines,
	    s.records, s.users, s.signals, s.removals, s.error_lines,
	    s.warning_lines);
}

static int
check_source(struct source *source, const struct check_options *options,
    struct err *err)
{
	struct context context = { .now = 1767225600 };
	struct check *c = check_begin(source, &context, options);
	enum step step = STEP_MORE;

	while (step == STEP_MORE)
		step = check_step(c, err);
	if (step == STEP_DONE)
		print_summary(c);
	check_free(c);
	return step == STEP_DONE ? 0 : refuse(err);
}

int
main(int argc, char **argv)
{
	struct check_options options = { .examples = 10 };
	struct err err = { 0 };
	struct source *source;
	int status;

	if (argc != 4 || !kernel_named(argv[1], &options.kernel))
		return 2;
	if (!kernel_here(options.kernel))
		return KERNEL_NOT_HERE;
	options.threads = (unsigned)strtoul(argv[2], NULL, 10);
	source = source_open(argv[3], &err);
	if (source == NULL)
		return refuse(&err);
	status = check_source(source, &options, &err);
	source_free(source);
	return status;
}
