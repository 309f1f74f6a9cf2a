/* SPDX-License-Identifier: MIT */
/*
 * The two lanes alone, over a file in memory: what the fast one cannot prove
 * is judged by the careful one.
 *
 *	lanes KERNEL FILE	avx2, sse2, portable, none, best
 *
 * Prints how many lines there are, how many of them were proven clean, and
 * the seconds that this took.  Exit status 3: this machine has no such
 * kernel.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "check/line.h"
#include "file/source.h"
#include "tests/bench/kernel.h"

enum { MENTIONS = 65536 };

struct lanes {
	struct context context;
	struct name_verdict name;
	struct facts facts;
	struct judge judge;
	struct fastlane fast;
	struct fast_out out;
	char *room;		/* FAST_PAD, the file, FAST_PAD */
	size_t n;
	uint64_t lines, careful;
};

static bool
read_file(struct lanes *l, const char *path, struct err *err)
{
	struct source *source = source_open(path, err);
	bool read;

	if (source == NULL)
		return false;
	l->n = (size_t)source_size(source);
	l->room = xcalloc(1, l->n + 2 * FAST_PAD);
	read = source_read_at(source, 0, l->room + FAST_PAD, l->n, &l->n,
	    err);
	source_free(source);
	return read;
}

/* The careful lane for the line at p; returns where the next one is. */
static const char *
judge_one(struct lanes *l, const char *p, const char *end)
{
	struct str text = { p, (size_t)(end - p) };
	struct line line;

	memset(&line, 0, sizeof(line));
	line.number = ++l->lines;
	l->careful++;
	text.n = str_find(text, 0, '\n');
	line_whole(&line, text);
	line.ended = p + text.n < end;
	judge_line(&l->judge, &l->facts, &line, line.number == 1);
	return p + text.n + line.ended;
}

static void
run_lanes(struct lanes *l)
{
	const char *p = l->room + FAST_PAD, *end = p + l->n;

	if (p < end)
		p = judge_one(l, p, end);
	while (p < end) {
		l->out.lines = l->out.count = 0;
		l->out.link_count = l->out.note_count = 0;
		p = fastlane_run(&l->fast, p, end, SIZE_MAX, &l->out);
		l->lines += l->out.lines;
		if (p < end && l->out.count < l->out.cap &&
		    l->out.note_count < l->out.note_cap)
			p = judge_one(l, p, end);
	}
}

static void
prepare(struct lanes *l, const char *path, enum kernel kernel)
{
	l->context.now = 1767225600;
	name_diagnose(str_from(path), l->context.now, &l->name);
	facts_fill(&l->facts, &l->context, &l->name.parts);
	fastlane_init(&l->fast, &l->facts, &l->judge.keys, 1, kernel);
	l->fast.bare_told = l->fast.returns_told = true;
	l->judge.fast = &l->fast;
	l->out.cap = l->out.link_cap = l->out.note_cap = MENTIONS;
	l->out.notes = xcalloc(MENTIONS, sizeof(*l->out.notes));
	l->out.mentions = xcalloc(MENTIONS, sizeof(*l->out.mentions));
	l->out.links = xcalloc(MENTIONS, sizeof(*l->out.links));
}

static void
release(struct lanes *l)
{
	fastlane_release(&l->fast);
	judge_release(&l->judge);
	free(l->out.mentions);
	free(l->out.links);
	free(l->out.notes);
	free(l->room);
}

int
main(int argc, char **argv)
{
	static struct lanes l;
	enum kernel kernel;
	struct err err = { 0 };
	clock_t begin;

	if (argc != 3 || !kernel_named(argv[1], &kernel))
		return 2;
	if (!kernel_here(kernel))
		return KERNEL_NOT_HERE;
	if (!read_file(&l, argv[2], &err)) {
		(void)fprintf(stderr, "lanes: %s\n", err.text);
		return 1;
	}
	prepare(&l, argv[2], kernel);
	begin = clock();
	run_lanes(&l);
	(void)printf("%" PRIu64 " lines, %" PRIu64 " proven, %.3f s\n",
	    l.lines, l.lines - l.careful,
	    (double)(clock() - begin) / CLOCKS_PER_SEC);
	release(&l);
	return 0;
}
