/* SPDX-License-Identifier: MIT */
/* Blocks from any place through the reader. */
#include "check/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* So much of one line is read before we ask whether its end is known, and
 * so much at most when it is not. */
enum { LONG_BYTES = 2 << 20, LONG_BYTES_MAX = 64 << 20 };

void
walk_init(struct walk *w, struct source *source,
    const struct lineindex *index, const struct lineindex *far,
    const struct findings *findings)
{
	memset(w, 0, sizeof(*w));
	w->source = source;
	w->index = index;
	w->far = far;
	w->findings = findings;
	w->block = xmalloc(WALK_BLOCK);
}

void
walk_release(struct walk *w)
{
	reader_release(&w->reader);
	free(w->block);
	memset(w, 0, sizeof(*w));
}

void
walk_known(const struct walk *w, uint64_t line, uint64_t *known,
    uint64_t *offset)
{
	uint64_t far, far_offset;

	lineindex_before(w->index, line, known, offset);
	if (w->far == NULL)
		return;
	lineindex_before(w->far, line, &far, &far_offset);
	if (far > *known) {
		*known = far;
		*offset = far_offset;
	}
}

static void
restart(struct walk *w, uint64_t line, uint64_t offset)
{
	struct reader *r = &w->reader;
	char end = r->end;

	reader_release(r);
	memset(r, 0, sizeof(*r));
	r->end = end;
	r->number = line - 1;
	r->offset = offset;
	w->at = offset;
	w->ended = false;
}

/* Old Mac line ends: CR and no LF.  The first MiB decides. */
static bool
find_end(struct walk *w, struct err *err)
{
	struct str block = { w->block, 0 };
	bool returned = false;

	w->reader.end = '\n';
	for (uint64_t at = 0; at < SOURCE_BLOCK; at += block.n) {
		if (!source_read_at(w->source, at, w->block, WALK_BLOCK,
		    &block.n, err))
			return false;
		if (block.n == 0)
			break;
		if (str_find(block, 0, '\n') < block.n)
			return true;
		returned = returned || str_find(block, 0, '\r') < block.n;
	}
	if (returned)
		w->reader.end = '\r';
	return true;
}

/* Where a line of gigabytes ends, if the check has been there. */
static bool
known_end(const struct walk *w, struct line *line, uint64_t *next)
{
	uint64_t known;

	walk_known(w, line->number + 1, &known, next);
	if (known == line->number + 1) {
		line->length = *next - line->offset - 1;
		line->ended = true;
		return true;
	}
	for (size_t i = 0; i < findings_kept(w->findings, RULE_LINE_LONG);
	    i++) {
		struct finding f = findings_get(w->findings, RULE_LINE_LONG,
		    i);

		if (f.line != line->number)
			continue;
		line->length = f.total;
		*next = line->offset + f.total;
		return true;
	}
	return false;
}

/* The line that is being held is very long: give it as it is and go on
 * behind it. */
static bool
jump(struct walk *w, struct line *line)
{
	struct reader *r = &w->reader;
	uint64_t next = 0;

	if (r->so_far.length < LONG_BYTES)
		return false;
	memset(line, 0, sizeof(*line));
	line->number = r->number + 1;
	line->offset = r->offset;
	line->text.p = r->held;
	line->text.n = r->held_n;
	if (known_end(w, line, &next)) {
		r->number = line->number;
		r->offset = next;
		w->at = next;
	} else {
		if (r->so_far.length < LONG_BYTES_MAX)
			return false;
		line->length = r->so_far.length;
		w->ended = true;
		r->done = true;
		r->last = true;
	}
	line->blank = !r->so_far.inked;
	reader_forget(r);
	return true;
}

bool
walk_next(struct walk *w, struct line *line, bool *more, struct err *err)
{
	struct str block = { w->block, 0 };

	*more = true;
	while (!reader_next(&w->reader, line)) {
		if (w->ended) {
			*more = false;
			return true;
		}
		if (jump(w, line))
			return true;
		if (!source_read_at(w->source, w->at, w->block, WALK_BLOCK,
		    &block.n, err))
			return false;
		w->at += block.n;
		w->ended = block.n == 0;
		if (w->ended)
			reader_end(&w->reader);
		else
			reader_feed(&w->reader, block);
	}
	return true;
}

bool
walk_on(struct walk *w, uint64_t line, struct err *err)
{
	struct line skipped;
	bool more = true;

	while (more && w->reader.number + 1 < line) {
		reader_skip(&w->reader, line);
		if (w->reader.number + 1 < line &&
		    !walk_next(w, &skipped, &more, err))
			return false;
	}
	return true;
}

bool
walk_at(struct walk *w, uint64_t line, uint64_t offset, struct err *err)
{
	if (w->reader.end == '\0' && !find_end(w, err))
		return false;
	restart(w, line, offset);
	return true;
}

bool
walk_to(struct walk *w, uint64_t line, struct err *err)
{
	uint64_t known, offset;

	walk_known(w, line, &known, &offset);
	return walk_at(w, known, offset, err) && walk_on(w, line, err);
}
