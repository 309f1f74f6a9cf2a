/* SPDX-License-Identifier: MIT */
/*
 * One ID from the website against the IDs in the file: the same, or only
 * nearly.  Reads the file once, a block a step, on the worker.
 */
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "run/desk_inside.h"
#include "spec/percent.h"

enum {
	CELL_MAX = 1024,	/* bytes at the start of a line that are kept */
	TWINS = TWIN_DECODED + 1
};

/* Filled in once by the worker, then published. */
struct twin_place {
	uint64_t line;
	char seen[sizeof(((struct handshake *)0)->seen)];
	size_t n;
	atomic_bool there;
};

struct twins {
	struct source *source;
	char *id;
	struct buf decoded;	/* id, URL-decoded once */
	struct buf scratch;
	unsigned column;	/* of the customer ID, from 0 */
	bool every;		/* it may stand in any column from there on */
	struct twin_place found[TWINS];
	_Atomic uint64_t lines;
	atomic_bool whole;
	char line[CELL_MAX];	/* the start of the line that is being read */
	size_t held;
	char end;		/* of lines: '\n', on old Macs '\r' */
};

void
desk_twins_free(struct twins *s)
{
	if (s == NULL)
		return;
	source_free(s->source);
	buf_release(&s->decoded);
	buf_release(&s->scratch);
	free(s->id);
	free(s);
}

static enum twin
compare(struct twins *s, struct str cell)
{
	struct str id = str_from(s->id);
	struct str trimmed = str_trim(cell, " \t\"'");

	if (str_eq(cell, id))
		return TWIN_EXACT;
	if (str_eq_nocase(cell, id))
		return TWIN_CASE;
	if (str_eq(trimmed, str_trim(id, " \t\"'")))
		return TWIN_TRIMMED;
	if (s->decoded.n > 0 && str_eq(cell, buf_str(&s->decoded)))
		return TWIN_DECODED;
	if (!percent_any(cell))
		return TWIN_NONE;
	buf_clear(&s->scratch);
	percent_decode(cell, &s->scratch);
	return str_eq(buf_str(&s->scratch), id) ? TWIN_DECODED : TWIN_NONE;
}

static void
publish(struct twins *s, enum twin twin, struct str cell, uint64_t line)
{
	struct twin_place *f = &s->found[twin];

	if (atomic_load(&f->there))
		return;
	f->line = line;
	f->n = cell.n < sizeof(f->seen) ? cell.n : sizeof(f->seen) - 1;
	memcpy(f->seen, cell.p, f->n);
	f->seen[f->n] = '\0';
	atomic_store(&f->there, true);
}

static void
take_cell(struct twins *s, struct str cell, uint64_t line)
{
	enum twin twin = cell.n > 0 ? compare(s, cell) : TWIN_NONE;

	if (twin != TWIN_NONE)
		publish(s, twin, cell, line);
}

static void
take_line(struct twins *s)
{
	struct str line = { s->line, s->held };
	uint64_t number = atomic_fetch_add(&s->lines, 1) + 1;

	s->held = 0;
	line = str_trim_end(line, "\r");
	if (number == 1 && str_starts(line, "\xEF\xBB\xBF"))
		line = str_cut(line, 3, line.n);
	for (unsigned c = 0; c < s->column; c++) {
		size_t tab = str_find(line, 0, '\t');

		line = str_cut(line, tab < line.n ? tab + 1 : tab, line.n);
	}
	for (size_t at = 0; at < line.n && (at == 0 || s->every);) {
		size_t tab = str_find(line, at, '\t');

		take_cell(s, str_cut(line, at, tab), number);
		at = tab + 1;
	}
}

static void
hold(struct twins *s, struct str piece)
{
	size_t room = sizeof(s->line) - s->held;
	size_t n = piece.n < room ? piece.n : room;

	if (n > 0)
		memcpy(s->line + s->held, piece.p, n);
	s->held += n;
}

/* The first block tells how lines end. */
static char
end_of(struct str block)
{
	return str_find(block, 0, '\n') == block.n &&
	    str_find(block, 0, '\r') < block.n ? '\r' : '\n';
}

static void
take_block(struct twins *s, struct str block)
{
	if (s->end == '\0')
		s->end = end_of(block);
	for (size_t at = 0; at < block.n;) {
		size_t end = str_find(block, at, s->end);

		hold(s, str_cut(block, at, end));
		if (end < block.n)
			take_line(s);
		at = end + 1;
	}
}

static enum step
step(void *arg, struct err *err)
{
	struct twins *s = arg;
	struct str block;

	switch (source_read(s->source, &block, err)) {
	case SOURCE_BYTES:
		take_block(s, block);
		return atomic_load(&s->found[TWIN_EXACT].there) ? STEP_DONE
		    : STEP_MORE;
	case SOURCE_END:
		atomic_store(&s->whole, true);
		break;
	case SOURCE_FAULT:
		break;
	case SOURCE_FAILED:
		return STEP_FAILED;
	}
	if (s->held > 0)
		take_line(s);
	return STEP_DONE;
}

bool
desk_handshake(struct desk *d, const char *id, struct err *err)
{
	struct twins *s;
	struct str text = str_trim(str_from(id), " \t\r\n");

	if (!desk_has_file(d))
		return err_set(err, ERR_USAGE, _("Choose a file first."));
	if (text.n == 0)
		return err_set(err, ERR_USAGE,
		    _("Paste one ID as your website shows it."));
	desk_end_job(d, DESK_HANDSHAKE);
	desk_twins_free(d->twins);
	s = xcalloc(1, sizeof(*s));
	d->twins = s;
	s->source = source_again(exam_source(d->exams[DESK_ORIGINAL]), err);
	s->id = xstrndup(text.p, text.n);
	s->column = desk_kind(d) == KIND_ODC ? 1 : 0;
	s->every = desk_kind(d) == KIND_IDSYNC || desk_kind(d) == KIND_C2C;
	if (percent_any(text))
		percent_decode(text, &s->decoded);
	desk_set(d, "site.sample", s->id, _("ID from your website"));
	if (s->source == NULL)
		return false;
	desk_begin_job(d, DESK_HANDSHAKE, step, s);
	return true;
}

void
desk_handshake_result(const struct desk *d, struct handshake *out)
{
	const struct twins *s = d->twins;

	*out = (struct handshake){ .state = d->jobs[DESK_HANDSHAKE].state };
	if (s == NULL)
		return;
	out->lines = atomic_load(&s->lines);
	out->whole = atomic_load(&s->whole);
	for (unsigned t = TWIN_EXACT; t < TWINS; t++) {
		const struct twin_place *f = &s->found[t];

		if (!atomic_load(&f->there))
			continue;
		out->twin = (enum twin)t;
		out->line = f->line;
		memcpy(out->seen, f->seen, sizeof(out->seen));
		out->seen_bytes = f->n;
		return;
	}
}
