/* SPDX-License-Identifier: MIT */
/*
 * The copy: read in blocks, cut into lines, each line settled and written
 * on.  Memory holds one line of at most LINE_HELD bytes; a longer one is
 * passed on as it comes.
 */
#include "fix/repair.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/intl.h"
#include "base/mem.h"
#include "file/sink.h"
#include "fix/settle.h"

enum { LINE_HELD = 128 << 10, COPY_MODE = 0644, SIDE_MODE = 0600 };

struct repair {
	const struct repair_order *order;
	struct sink *copy, *side;	/* side: made with its first line */
	struct buf line;		/* bytes of a line not yet ended */
	struct settled settled;
	struct repair_counts counts;
	bool long_line;		/* the rest of this line is passed on */
	bool long_aside;	/* ... to the side file */
	bool seen_record;
};

struct repair *
repair_begin(const struct repair_order *order, struct err *err)
{
	struct source_identity self = source_identity(order->source);
	struct repair *r = xcalloc(1, sizeof(*r));

	r->order = order;
	r->line.max = LINE_HELD + 1;
	r->settled.text.max = 2 * LINE_HELD;
	r->counts.disk_total = source_size(order->source);
	r->copy = sink_open(order->copy, COPY_MODE, r->counts.disk_total,
	    &self, err);
	if (r->copy == NULL) {
		repair_free(r);
		return NULL;
	}
	if (order->pack)
		sink_pack(r->copy);
	return r;
}

void
repair_free(struct repair *r)
{
	if (r == NULL)
		return;
	sink_free(r->copy);
	sink_free(r->side);
	buf_release(&r->line);
	settled_release(&r->settled);
	free(r);
}

static bool
open_side(struct repair *r, struct err *err)
{
	static const char head[] = "line\treason\toriginal line\n";
	struct source_identity self = source_identity(r->order->source);

	if (r->side != NULL)
		return true;
	r->side = sink_open(r->order->side, SIDE_MODE, 0, &self, err);
	return r->side != NULL && sink_write(r->side, head, strlen(head), err);
}

/* "number<TAB>RULE,RULE<TAB>" in front of a line that is set aside. */
static bool
begin_aside(struct repair *r, const struct ruleset *rules, struct err *err)
{
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
	ok = open_side(r, err) &&
	    sink_write(r->side, note.p, note.n, err);
	buf_release(&note);
	r->counts.aside++;
	return ok;
}

/* The original line, its end and all, goes to the side file. */
static bool
set_aside(struct repair *r, struct str original, struct err *err)
{
	return begin_aside(r, &r->settled.aside, err) &&
	    sink_write(r->side, original.p, original.n, err) &&
	    sink_write(r->side, "\n", 1, err);
}

static void
count_changes(struct repair *r)
{
	for (unsigned f = 0; f < FIX_COUNT; f++)
		r->counts.by_fix[f] += r->settled.used[f];
}

/* end: the CRs and the LF that the line had. */
static bool
write_line(struct repair *r, struct str text, struct str end,
    bool changed, struct err *err)
{
	const struct plan *plan = r->order->rules.plan;
	bool cr = end.n > 0 && end.p[0] == '\r';
	bool lf = end.n > 0 && end.p[end.n - 1] == '\n';

	if (cr && plan->on[FIX_R04]) {
		end = str_from(lf ? "\n" : "");
		r->counts.by_fix[FIX_R04]++;
		changed = true;
	}
	if (!lf && plan->on[FIX_R34]) {
		r->counts.by_fix[FIX_R34]++;
		changed = true;
	}
	r->counts.lines_out++;
	r->counts.changed += changed;
	return sink_write(r->copy, text.p, text.n, err) &&
	    sink_write(r->copy, end.p, end.n, err) &&
	    (lf || !plan->on[FIX_R34] || sink_write(r->copy, "\n", 1, err));
}

/* The mark at the start of the file, if it is to go. */
static struct str
without_mark(struct repair *r, struct str text, bool *changed)
{
	if (r->counts.lines_in != 1 || !r->order->rules.plan->on[FIX_R01] ||
	    !str_starts(text, "\xEF\xBB\xBF"))
		return text;
	r->counts.by_fix[FIX_R01]++;
	*changed = true;
	return str_cut(text, 3, text.n);
}

static bool
take_line(struct repair *r, struct str line, struct err *err)
{
	struct str text = str_trim_end(line, "\n");
	bool changed = false, first = !r->seen_record;
	struct str end;

	text = str_trim_end(text, "\r");
	end = str_cut(line, text.n, line.n);
	text = without_mark(r, text, &changed);
	if (line_is_blank(text)) {
		if (!r->order->rules.plan->on[FIX_R06])
			return write_line(r, text, end, changed, err);
		r->counts.dropped++;
		r->counts.by_fix[FIX_R06]++;
		return true;
	}
	r->seen_record = true;
	settle_line(&r->order->rules, text, first, &r->settled);
	if (!ruleset_empty(&r->settled.aside))
		return set_aside(r, text, err);
	count_changes(r);
	return write_line(r, buf_str(&r->settled.text), end,
	    changed || r->settled.changed, err);
}

/* More than LINE_HELD bytes and still no end. */
static bool
begin_long(struct repair *r, struct err *err)
{
	struct ruleset rules = { { 0 } };

	r->counts.lines_in++;
	r->seen_record = true;
	r->long_line = true;
	ruleset_add(&rules, RULE_LINE_LONG);
	r->long_aside = ruleset_has(&r->order->rules.plan->aside,
	    RULE_LINE_LONG);
	if (r->long_aside)
		return begin_aside(r, &rules, err);
	r->counts.lines_out++;
	return true;
}

static bool
pass_on(struct repair *r, struct str bytes, struct err *err)
{
	return sink_write(r->long_aside ? r->side : r->copy, bytes.p, bytes.n,
	    err);
}

/* One piece that ends with LF, or does not. */
static bool
take_piece(struct repair *r, struct str piece, bool ended, struct err *err)
{
	bool ok;

	if (!r->long_line && r->line.n + piece.n > LINE_HELD) {
		if (!begin_long(r, err) ||
		    !pass_on(r, buf_str(&r->line), err))
			return false;
		buf_clear(&r->line);
	}
	if (r->long_line) {
		r->long_line = !ended;
		return pass_on(r, piece, err);
	}
	if (!ended || r->line.n > 0)
		buf_add_str(&r->line, piece);
	if (!ended)
		return true;
	r->counts.lines_in++;
	ok = take_line(r, r->line.n > 0 ? buf_str(&r->line) : piece, err);
	buf_clear(&r->line);
	return ok;
}

static bool
take_block(struct repair *r, struct str block, struct err *err)
{
	while (block.n > 0) {
		size_t lf = str_find(block, 0, '\n');
		bool ended = lf < block.n;
		size_t n = ended ? lf + 1 : block.n;

		if (!take_piece(r, str_cut(block, 0, n), ended, err))
			return false;
		block = str_cut(block, n, block.n);
	}
	r->counts.disk_bytes = source_disk_bytes(r->order->source);
	return true;
}

/* The copy last: when it is there, all is there. */
static enum step
finish(struct repair *r, struct err *err)
{
	if (r->line.n > 0) {
		r->counts.lines_in++;
		if (!take_line(r, buf_str(&r->line), err))
			return STEP_FAILED;
	}
	if (!source_unchanged(r->order->source, err))
		return STEP_FAILED;
	if (r->side != NULL && !sink_publish(r->side, err))
		return STEP_FAILED;
	if (!sink_publish(r->copy, err))
		return STEP_FAILED;
	r->counts.disk_bytes = r->counts.disk_total;
	return STEP_DONE;
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
		(void)err_set(err, ERR_INPUT, _("The packed file is damaged, "
		    "so no copy was made. Please pack it again from the "
		    "original."));
		return STEP_FAILED;
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
	return sink_sha256(r->copy);
}
