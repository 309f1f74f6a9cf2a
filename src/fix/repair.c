/* SPDX-License-Identifier: MIT */
/*
 * The copy: read in blocks, cut into lines, each line settled and written
 * on.  Memory holds one line of at most READER_HOLD bytes, as the check
 * does; a longer one is passed on as it comes.
 *
 *	block -> piece -> line -> settle -> copy
 *	            `-> long line ------'`-> side file
 */
#include "fix/repair.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/intl.h"
#include "base/mem.h"
#include "fix/known.h"
#include "fix/pen.h"
#include "fix/settle.h"

enum { SIDE_MODE = 0600, SHARED_MODE = 0044 };

struct repair {
	const struct repair_order *order;
	struct pen copy, side;	/* side: made with its first line */
	struct buf held;	/* bytes of a line not yet ended */
	struct settle settle;
	struct known known;
	struct repair_counts counts;
	bool titled;		/* a line that is not blank was written */
	bool cut;		/* a line end was seen */
	bool returned;		/* a CR before any line end */

	/* A line that is passed on as it comes. */
	bool passing;
	bool passing_aside;
	bool passing_marks;	/* it began with some that went */
	uint64_t returns;	/* CRs that may turn out to end it */
};

/* --- begin and end ----------------------------------------------------- */

/* Who may read the original may read the copy, nobody else. */
static mode_t
mode_like(const struct source *source)
{
	struct stat st;

	if (stat(source_path(source), &st) != 0)
		return SIDE_MODE;
	return SIDE_MODE | (st.st_mode & SHARED_MODE);
}

/* The size that is coming is only known if nothing is packed or unpacked. */
static uint64_t
size_to_come(const struct repair_order *order)
{
	bool packed = source_container(order->source) == CONTAINER_GZIP;

	return packed == order->pack ? source_size(order->source) : 0;
}

struct repair *
repair_begin(const struct repair_order *order, struct err *err)
{
	struct source_identity self = source_identity(order->source);
	struct repair *r = xcalloc(1, sizeof(*r));

	r->order = order;
	r->held.max = 3 * READER_HOLD;
	r->counts.disk_total = source_size(order->source);
	r->copy.sink = sink_open(order->copy, mode_like(order->source),
	    size_to_come(order), &self, err);
	if (r->copy.sink == NULL) {
		free(r);
		return NULL;
	}
	if (order->pack)
		sink_pack(r->copy.sink, DEFLATE_STEADY);
	settle_init(&r->settle, &order->rules);
	known_init(&r->known, order->known, order->rules.plan);
	return r;
}

void
repair_free(struct repair *r)
{
	if (r == NULL)
		return;
	pen_release(&r->copy);
	pen_release(&r->side);
	buf_release(&r->held);
	settle_release(&r->settle);
	free(r);
}

/* --- lines that are set aside ------------------------------------------ */

static bool
open_side(struct repair *r, struct err *err)
{
	static const char head[] = "line\treason\toriginal line\n";
	struct source_identity self = source_identity(r->order->source);

	if (r->side.sink != NULL)
		return true;
	r->side.sink = sink_open(r->order->side, SIDE_MODE, 0, &self, err);
	return r->side.sink != NULL &&
	    pen_add(&r->side, str_from(head), err);
}

/* "number<TAB>RULE,RULE<TAB>" in front of a line that is set aside. */
static bool
begin_aside(struct repair *r, struct err *err)
{
	const struct ruleset *rules = &r->settle.aside;
	struct buf note = { 0 };
	const char *comma = "";
	bool ok;

	buf_printf(&note, "%" PRIu64 "\t", r->counts.lines_in);
	for (unsigned i = 0; i < RULE_COUNT; i++) {
		if (!ruleset_has(rules, (enum rule_id)i))
			continue;
		buf_printf(&note, "%s%s", comma,
		    rule_get((enum rule_id)i)->code);
		comma = ",";
	}
	buf_add_char(&note, '\t');
	ok = open_side(r, err) && pen_add(&r->side, buf_str(&note), err);
	buf_release(&note);
	r->counts.aside++;
	return ok;
}

static bool
set_aside(struct repair *r, struct str original, struct err *err)
{
	return begin_aside(r, err) && pen_add(&r->side, original, err) &&
	    pen_add(&r->side, str_from("\n"), err);
}

/* --- lines that go on -------------------------------------------------- */

static bool
write_returns(struct repair *r, uint64_t n, struct err *err)
{
	for (uint64_t i = 0; i < n; i++)
		if (!pen_add(&r->copy, str_from("\r"), err))
			return false;
	return true;
}

/* How a line ends: the CRs before its end, and whether there is an LF. */
struct ending {
	uint64_t returns;
	bool lf;
};

/* marks: were dropped from the start of the line. */
static bool
write_end(struct repair *r, struct ending end, bool marks, bool changed,
    struct err *err)
{
	const struct plan *plan = r->order->rules.plan;
	bool strip = end.returns > 0 && plan->on[FIX_R04];
	bool add = !end.lf && plan->on[FIX_R34];

	r->counts.by_fix[FIX_R01] += marks;
	r->counts.by_fix[FIX_R04] += strip;
	r->counts.by_fix[FIX_R34] += add;
	r->counts.lines_out++;
	r->counts.changed += changed || marks || strip || add;
	return write_returns(r, strip ? 0 : end.returns, err) &&
	    (!(end.lf || add) || pen_add(&r->copy, str_from("\n"), err));
}

/*
 * Bytes of a mark that is to go: at the start of the file, and where the
 * lines before went and a mark came to the start.
 */
static size_t
marks_to_drop(const struct repair *r, struct str text)
{
	bool first = r->counts.lines_in == 1;

	if (r->counts.lines_out > 0 ||
	    (first && !r->order->rules.plan->on[FIX_R01]))
		return 0;
	return settle_marks(text);
}

/* The line as it is to be judged: where it will stand in the copy. */
static struct line
line_of(const struct repair *r, struct str text)
{
	struct line line = { .text = text, .length = text.n };

	line.number = r->counts.lines_out == 0 ? 1 : r->counts.lines_in;
	return line;
}

/* marks go from its start; one at the start of the file does not count. */
static bool
is_blank(const struct repair *r, struct str text, size_t marks)
{
	if (marks == 0 && r->counts.lines_in == 1 && settle_marks(text) > 0)
		marks = MARK_BYTES;
	return settle_blank(str_cut(text, marks, text.n));
}

static bool
take_record(struct repair *r, struct str original, size_t marks,
    struct ending end, struct err *err)
{
	struct line line = line_of(r, str_cut(original, marks, original.n));
	struct settle *s = &r->settle;

	/* What comes first in the copy may not have come first before. */
	if (r->titled && known_in_order(&r->known, r->counts.lines_in))
		return pen_add(&r->copy, original, err) &&
		    write_end(r, end, false, false, err);
	settle_line(s, &line, !r->titled);
	if (!ruleset_empty(&s->aside))
		return set_aside(r, original, err);
	r->titled = true;
	for (unsigned f = 0; s->changed && f < FIX_COUNT; f++)
		r->counts.by_fix[f] += s->used[f];
	return pen_add(&r->copy, s->text, err) &&
	    write_end(r, end, marks > 0, s->changed, err);
}

static bool
take_blank(struct repair *r, struct str text, size_t marks,
    struct ending end, struct err *err)
{
	if (r->order->rules.plan->on[FIX_R06]) {
		r->counts.dropped++;
		r->counts.by_fix[FIX_R06]++;
		return true;
	}
	return pen_add(&r->copy, str_cut(text, marks, text.n), err) &&
	    write_end(r, end, marks > 0, false, err);
}

/* A whole line with its end. */
static bool
take_line(struct repair *r, struct str line, struct err *err)
{
	struct str text = str_trim_end(line, "\n");
	struct ending end = { .lf = text.n < line.n };
	size_t marks;

	text = str_trim_end(text, "\r");
	end.returns = line.n - text.n - end.lf;
	r->counts.lines_in++;
	marks = marks_to_drop(r, text);
	if (is_blank(r, text, marks))
		return take_blank(r, text, marks, end, err);
	return take_record(r, text, marks, end, err);
}

/* --- long lines -------------------------------------------------------- */

/* More than READER_HOLD bytes and still no end: its beginning is judged, as
 * in the check, and it goes on as it is or aside. */
static bool
begin_passing(struct repair *r, struct str text, size_t marks,
    struct err *err)
{
	struct line line = line_of(r, str_cut(text, marks, READER_HOLD));

	line.length = text.n;
	settle_leave(&r->settle, &line, !r->titled);
	r->passing = true;
	r->passing_aside = !ruleset_empty(&r->settle.aside);
	r->passing_marks = marks > 0;
	if (r->passing_aside)
		return begin_aside(r, err);
	r->titled = true;
	return true;
}

/* CRs wait until it is known whether they end the line. */
static bool
pass_on(struct repair *r, struct str bytes, struct err *err)
{
	struct str body = str_trim_end(bytes, "\r");
	struct pen *pen = r->passing_aside ? &r->side : &r->copy;

	if (body.n > 0) {
		while (r->returns > 0) {
			if (!pen_add(pen, str_from("\r"), err))
				return false;
			r->returns--;
		}
		if (!pen_add(pen, body, err))
			return false;
	}
	r->returns += bytes.n - body.n;
	return true;
}

static bool
end_passing(struct repair *r, bool lf, struct err *err)
{
	struct ending end = { .returns = r->returns, .lf = lf };

	r->passing = false;
	r->returns = 0;
	if (r->passing_aside)
		return pen_add(&r->side, str_from("\n"), err);
	return write_end(r, end, r->passing_marks, false, err);
}

/* --- pieces and blocks ------------------------------------------------- */

/* A piece of a line that is passed on. */
static bool
take_long(struct repair *r, struct str piece, bool ended, struct err *err)
{
	if (!pass_on(r, str_trim_end(piece, "\n"), err))
		return false;
	return !ended || end_passing(r, true, err);
}

/* What is held turned out to be the beginning of a long line. */
static bool
take_long_held(struct repair *r, bool ended, struct err *err)
{
	struct str text = buf_str(&r->held);
	size_t marks;
	bool ok;

	r->counts.lines_in++;
	marks = marks_to_drop(r, text);
	ok = begin_passing(r, text, marks, err);
	if (r->passing_aside)
		marks = 0;
	ok = ok && take_long(r, str_cut(text, marks, text.n), ended, err);
	buf_clear(&r->held);
	return ok;
}

/* One piece that ends with LF, or does not. */
static bool
take_piece(struct repair *r, struct str piece, bool ended, struct err *err)
{
	bool ok;

	if (r->passing)
		return take_long(r, piece, ended, err);
	if (ended && r->held.n == 0)
		return take_line(r, piece, err);
	buf_add_str(&r->held, piece);
	if (r->held.n > READER_HOLD + 1)
		return take_long_held(r, ended, err);
	if (!ended)
		return true;
	ok = take_line(r, buf_str(&r->held), err);
	buf_clear(&r->held);
	return ok;
}

static bool
take_block(struct repair *r, struct str block, struct err *err)
{
	while (block.n > 0) {
		size_t lf = str_find(block, 0, '\n');
		bool ended = lf < block.n;
		size_t n = ended ? lf + 1 : block.n;

		if (!r->cut && !r->returned)
			r->returned = str_find(block, 0, '\r') < n;
		r->cut = r->cut || ended;
		if (!take_piece(r, str_cut(block, 0, n), ended, err))
			return false;
		block = str_cut(block, n, block.n);
	}
	r->counts.disk_bytes = source_disk_bytes(r->order->source);
	return true;
}

/* --- the end ----------------------------------------------------------- */

static bool
take_rest(struct repair *r, struct err *err)
{
	if (!r->cut && r->returned)
		return err_set(err, ERR_INPUT, _("This file has the line ends "
		    "of old Macs, which cannot be repaired here. Please "
		    "export it once more."));
	if (r->passing)
		return end_passing(r, false, err);
	return r->held.n == 0 || take_line(r, buf_str(&r->held), err);
}

/* The copy last: when it is there, all is there. */
static bool
publish(struct repair *r, struct err *err)
{
	bool side = r->side.sink != NULL;

	if (side && !pen_publish(&r->side, err))
		return false;
	if (pen_publish(&r->copy, err))
		return true;
	if (side)
		(void)unlink(r->order->side);
	return false;
}

static enum step
finish(struct repair *r, struct err *err)
{
	if (!take_rest(r, err) || !source_unchanged(r->order->source, err) ||
	    !publish(r, err))
		return STEP_FAILED;
	r->counts.disk_bytes = r->counts.disk_total;
	return STEP_DONE;
}

/* What changed while it was read looks damaged too. */
static enum step
refuse_damaged(struct repair *r, struct err *err)
{
	if (source_unchanged(r->order->source, err))
		(void)err_set(err, ERR_INPUT, _("The packed file is damaged, "
		    "so no copy was made. Please pack it again from the "
		    "original."));
	return STEP_FAILED;
}

enum step
repair_step(struct repair *r, struct err *err)
{
	struct str block;

	switch (source_read(r->order->source, &block, err)) {
	case SOURCE_BYTES:
		return take_block(r, block, err) ? STEP_MORE : STEP_FAILED;
	case SOURCE_END:
		return finish(r, err);
	case SOURCE_FAULT:
		return refuse_damaged(r, err);
	case SOURCE_FAILED:
		break;
	}
	return STEP_FAILED;
}

void
repair_count(const struct repair *r, struct repair_counts *out)
{
	*out = r->counts;
}

const char *
repair_sha256(const struct repair *r)
{
	return sink_sha256(r->copy.sink);
}
