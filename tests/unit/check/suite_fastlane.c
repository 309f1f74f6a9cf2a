/* SPDX-License-Identifier: MIT */
/*
 * The fast lane beside the careful one: on lines made of good pieces, and
 * on the same lines with something changed in them, whatever it calls clean
 * has nothing to be found, and is remembered as it should be.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/fastlane.h"
#include "check/linerules.h"
#include "check/remember.h"
#include "tests/unit/check/dice.h"
#include "tests/unit/check/pieces.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_fastlane;

enum { SEED = 99, LINES = 8000, ROOM = 1 << 18, CELLS_MAX = 16 };

enum { FILES = sizeof(files) / sizeof(files[0]) };

/* Both lanes, and the line that is given to both. */
struct bench {
	struct name_verdict name;
	struct context context;
	struct facts facts;
	struct judge judge;
	struct fastlane lanes[KERNEL_COUNT];
	struct dice dice;
	char *room;		/* ROOM bytes */
	struct str line;	/* in room, with its end */
	bool told;
	uint32_t traces[TRACES_ROOM + 1];	/* of a proven line */
	uint64_t proven, clean;	/* lines, by the first kernel; by the judge */
};

#define BELOW(b, n) dice_below(&(b)->dice, n)

static void
bench_open(struct bench *b, int i)
{
	const struct file *file = &files[i];
	enum idtype type = idtype_find(str_from(file->word));

	memset(b, 0, sizeof(*b));
	b->dice.state = (uint64_t)i;
	b->room = xcalloc(1, ROOM);
	b->context = ran_context(file->name);
	b->context.ic = strcmp(file->word, "ic") == 0;
	if (type != IDTYPE_COUNT)
		b->context.idtype = type;
	if (strcmp(file->word, "site") == 0) {
		b->context.site_ids = site_ids;
		b->context.site_count = 2;
	}
	if (strcmp(file->word, "traits") == 0) {
		b->context.traits = listed;
		b->context.trait_count = 1;
	}
	name_diagnose(str_from(file->name), b->context.now, &b->name);
	facts_fill(&b->facts, &b->context, &b->name.parts);
	site_build(&b->facts.site);
	for (int k = KERNEL_PORTABLE; k < KERNEL_COUNT; k++)
		if (fastlane_has((enum kernel)k))
			fastlane_init(&b->lanes[k], &b->facts,
			    &b->judge.keys, SEED, (enum kernel)k);
}

static void
bench_close(struct bench *b)
{
	for (int k = KERNEL_PORTABLE; k < KERNEL_COUNT; k++)
		if (fastlane_has((enum kernel)k))
			fastlane_release(&b->lanes[k]);
	judge_release(&b->judge);
	facts_release(&b->facts);
	free(b->room);
}

/* --- what is expected -------------------------------------------------- */

static void
judge_it(struct bench *b)
{
	struct line line = { .text = b->line, .number = 2, .ended = true };

	line.text.n--;
	while (line.text.n > 0 && line.text.p[line.text.n - 1] == '\r') {
		line.text.n--;
		line.returns++;
	}
	line.length = line.text.n;
	line.blank = str_trim(line.text, " \t").n == 0;
	judge_line(&b->judge, &b->facts, &line, false);
}

static unsigned
flags_of(const struct judge *j)
{
	struct str id = j->cells[0].id;
	unsigned flags = MENTION_PERSON;
	const char *p = id.p + (id.n == 11);

	for (size_t i = 0; i < j->touch_count; i++)
		flags |= j->touches[i].removed ? MENTION_REMOVES :
		    MENTION_ADDS;
	if (j->cells[0].type != IDTYPE_CRM)
		return flags;
	if (str_all_digits(id) && (id.n == 10 ||
	    (id.n == 11 && id.p[0] == '1')) && p[0] >= '2' && p[3] >= '2')
		flags |= MENTION_PHONE;
	return flags | MENTION_CRM |
	    (unsigned)idshape_of(id) << MENTION_SHAPE;
}

static void
expect_links(const struct bench *b, const struct fast_out *out)
{
	const struct judge *j = &b->judge;

	ck_assert_uint_eq(out->link_count, j->cell_count - 1);
	for (size_t i = 1; i < j->cell_count; i++) {
		const struct cell *cell = &j->cells[i];
		const struct link *link = &out->links[i - 1];
		bool crm = cell->type == IDTYPE_CRM;

		ck_assert_uint_eq(link->first, keyhash(SEED, j->cells[0].id));
		ck_assert_uint_eq(link->other, keyhash(SEED, cell->id));
		ck_assert_uint_eq(link->key, crm ? keyhash_pair(cell->column,
		    keyhash_id(SEED, cell->id).key) : 0);
		ck_assert(link->line == 7 && link->column == cell->column);
		ck_assert_uint_eq(link->flags, crm ? MENTION_CRM : 0);
	}
}

/* Behind one that was there, if they are wanted. */
static void
expect_traces(const struct bench *b, const struct fast_out *out)
{
	uint32_t want[TRACES_ROOM];
	size_t n = out->traces == NULL ? 0 :
	    remember_traces(&b->judge, want);

	ck_assert_uint_eq(out->trace_count, (out->traces != NULL) + n);
	ck_assert_uint_eq(out->mentions[0].traces, n);
	ck_assert_mem_eq(b->traces + 1, want, n * sizeof(*want));
}

static void
expect_mention(const struct bench *b, const struct fast_out *out)
{
	const struct judge *j = &b->judge;
	const struct mention *m = &out->mentions[0];
	struct id_key key = keyhash_id(SEED, j->cells[0].id);

	ck_assert_uint_eq(m->key, key.key);
	ck_assert_uint_eq(m->spelling, key.spelling);
	ck_assert_uint_eq(m->text, keyhash(SEED, j->line.text));
	ck_assert_uint_eq(m->flags, flags_of(j));
	ck_assert(m->line == 7 && m->combo == 0);
	ck_assert_uint_eq(out->signals, j->signals);
	ck_assert_uint_eq(out->removals, j->removals);
	expect_traces(b, out);
	expect_links(b, out);
}

/* The rules that only inform may be noted, each at its place. */
static void
expect_notes(const struct bench *b, const struct fast_out *out)
{
	const struct judge *j = &b->judge;
	const struct finding *f = j->found;
	const struct fast_note *note = out->notes;

	ck_assert_uint_eq(out->note_count, j->count > 0);
	if (j->count == 0)
		return;
	ck_assert(note->line == 7 && note->start == b->line.p);
	if (note->nonascii > 0) {
		ck_assert_uint_eq(f->rule, RULE_ENC_NONASCII);
		ck_assert_uint_eq(f->column, note->nonascii);
		ck_assert_uint_eq(f->length, note->nonascii_n);
		f++;
	}
	if (note->looks38 > 0) {
		ck_assert_uint_eq(f->rule, RULE_ID_LOOKS38);
		ck_assert_uint_eq(f->column, note->looks38);
		ck_assert_uint_eq(f->length, 38);
		f++;
	}
	ck_assert_ptr_eq(f, j->found + j->count);
}

/* Is it one that can be noted? */
static bool
only_informed(const struct judge *j)
{
	for (size_t i = 0; i < j->count; i++)
		if (j->found[i].rule != RULE_ENC_NONASCII &&
		    j->found[i].rule != RULE_ID_LOOKS38)
			return false;
	return true;
}

/* Does the kernel prove the line? */
static bool
ask(struct bench *b, enum kernel k)
{
	struct mention mentions[2];
	struct link links[CELLS_MAX];
	struct fast_note notes[2];
	bool traced = !b->facts.sync && b->line.n % 2 == 0;
	struct fast_out out = { .mentions = mentions, .cap = 2,
		.traces = traced ? b->traces : NULL, .trace_count = traced,
		.trace_cap = 2,
		.links = links, .link_cap = CELLS_MAX, .notes = notes,
		.note_cap = 2, .line = 7 };
	const struct judge *j = &b->judge;
	struct fastlane *f = &b->lanes[k];
	const char *end = b->line.p + b->line.n, *stopped;

	f->bare_told = f->returns_told = b->told;
	stopped = fastlane_run(f, b->line.p, end, 9, &out);
	if (stopped == b->line.p) {
		ck_assert_uint_eq(out.count + out.link_count +
		    out.note_count + out.lines + out.signals + out.removals,
		    0);
		ck_assert_uint_eq(out.trace_count, traced);
		return false;
	}
	ck_assert_msg(stopped == end && out.count == 1 && out.lines == 1 &&
	    out.line == 8, "more or less than one line");
	ck_assert_msg(only_informed(j) && (b->told ||
	    (j->line.returns == 0 && j->bare.p == NULL)),
	    "kernel %d: clean, but %s: %.*s", (int)k,
	    j->count > 0 ? rule_get(j->found[0].rule)->code : "not told",
	    (int)b->line.n, b->line.p);
	ck_assert(j->line.length <= LINE_BYTES_MAX);
	expect_mention(b, &out);
	expect_notes(b, &out);
	return true;
}

static void
try_line(struct bench *b)
{
	bool first = ask(b, KERNEL_PORTABLE);

	for (int k = KERNEL_SSE2; k < KERNEL_COUNT; k++)
		if (fastlane_has((enum kernel)k))
			ck_assert_msg(ask(b, (enum kernel)k) == first,
			    "kernel %d differs: %.*s", k, (int)b->line.n,
			    b->line.p);
	b->proven += first;
	b->clean += only_informed(&b->judge);
}

/* --- lines ------------------------------------------------------------- */

static const char *const ends[] = { "\r", "\r", "\r\r", " ", "\t", "," };

#define PICK(b, list) \
	((list)[BELOW(b, sizeof(list) / sizeof((list)[0]))])

static void
add_bytes(struct bench *b, const char *text, size_t n)
{
	memcpy(b->room + FAST_PAD + b->line.n, text, n);
	b->line.n += n;
}

static void
add_text(struct bench *b, const char *text)
{
	add_bytes(b, text, strlen(text));
}

static enum idtype
type_at(const struct bench *b, size_t column)
{
	if (b->facts.kind == KIND_C2C)
		return column == 0 ? IDTYPE_CRM : IDTYPE_HEMAIL;
	return column < b->facts.columns ? b->facts.types[column] :
	    b->facts.idtype;
}

static void
add_id(struct bench *b, enum idtype type)
{
	add_text(b, BELOW(b, 3) > 0 ? idtype_get(type)->example :
	    PICK(b, ids));
}

static void
make_cells(struct bench *b)
{
	size_t most = b->facts.kind == KIND_C2C ? 1 + BELOW(b, 12) :
	    b->facts.columns + (BELOW(b, 20) == 0);

	for (size_t i = 0; i < most; i++) {
		add_text(b, i > 0 ? "\t" : "");
		add_id(b, type_at(b, i));
	}
}

static void
add_number(struct bench *b)
{
	char text[16];
	int n = snprintf(text, sizeof(text), "%u", 1 + BELOW(b, 100000));

	add_text(b, BELOW(b, 3) > 0 ? "d_sid=" : "");
	add_bytes(b, text, (size_t)n);
}

static void
make_items(struct bench *b)
{
	unsigned count = 1 + BELOW(b, BELOW(b, 50) == 0 ? 60 : 5);

	add_id(b, b->facts.idtype);
	add_text(b, "\t");
	for (unsigned i = 0; i < count; i++) {
		add_text(b, i == 0 ? "" : BELOW(b, 8) == 0 ? ", " : ",");
		if (BELOW(b, 3) == 0)
			add_text(b, PICK(b, items));
		else
			add_number(b);
	}
}

/* One byte becomes another, is left out, comes twice, or one comes in. */
static void
change(struct bench *b)
{
	static const char bytes[] = " \t\r\n,=\"':;%@.-_/+0159azAZdi\\\x7F\x80"
	    "\xC3\xA9\x01(&<#\xE2\xBF\xEF\xF0\xA0";
	char *line = b->room + FAST_PAD;
	size_t at = BELOW(b, (unsigned)b->line.n);
	size_t rest = b->line.n - at;
	char byte = bytes[BELOW(b, sizeof(bytes))];

	switch (BELOW(b, 4)) {
	case 0:
		line[at] = byte;
		break;
	case 1:
		memmove(line + at, line + at + 1, rest - 1);
		b->line.n--;
		break;
	case 2:
		memmove(line + at + 1, line + at, rest);
		line[at] = BELOW(b, 2) > 0 ? byte : line[at];
		b->line.n++;
		break;
	default:
		line[at] = (char)(line[at] ^ 0x20);
	}
}

/* The line has one end, its last byte. */
static void
keep_one_line(struct bench *b)
{
	char *line = b->room + FAST_PAD;

	for (size_t i = 0; i < b->line.n; i++)
		if (line[i] == '\n')
			line[i] = 'n';
	line[b->line.n++] = '\n';
}

/* What lies around a line has no say in it. */
static void
fill_around(struct bench *b)
{
	static const char bytes[] = "\n\t,0=\" a\r";
	char *after = b->room + FAST_PAD + b->line.n;

	for (size_t i = 0; i < FAST_PAD; i++) {
		b->room[i] = bytes[BELOW(b, sizeof(bytes) - 1)];
		after[i] = bytes[BELOW(b, sizeof(bytes) - 1)];
	}
}

static void
make_line(struct bench *b)
{
	b->line.p = b->room + FAST_PAD;
	b->line.n = 0;
	b->told = BELOW(b, 4) > 0;
	if (b->facts.sync)
		make_cells(b);
	else
		make_items(b);
	for (unsigned n = BELOW(b, 4); n > 1 && b->line.n > 0; n--)
		change(b);
	if (BELOW(b, 8) == 0)
		add_text(b, PICK(b, ends));
	keep_one_line(b);
	fill_around(b);
}

START_TEST(what_is_proven_clean_is_clean)
{
	struct bench b;

	bench_open(&b, _i);
	for (int i = 0; i < LINES; i++) {
		make_line(&b);
		judge_it(&b);
		try_line(&b);
	}
	/* It is not asked of Oracle's files, nor of traits with a list. */
	if (b.facts.kind != KIND_ODC && b.context.trait_count == 0)
		ck_assert_msg(b.clean > LINES / 100 &&
		    b.proven * 10 > b.clean * 6,
		    "only %llu of %llu", (unsigned long long)b.proven,
		    (unsigned long long)b.clean);
	bench_close(&b);
}
END_TEST

/* More items than the first set has room for, up to the longest line. */
START_TEST(line_is_proven_up_to_its_longest)
{
	struct bench b;

	bench_open(&b, 0);
	b.told = true;
	b.line.p = b.room + FAST_PAD;
	add_text(&b, "cust-001\t10000");
	for (int i = 10001; b.line.n < LINE_BYTES_MAX; i++) {
		char text[16];

		(void)snprintf(text, sizeof(text), ",%d", i);
		add_text(&b, text);
	}
	b.line.n = LINE_BYTES_MAX + (size_t)_i;
	keep_one_line(&b);
	judge_it(&b);
	try_line(&b);
	ck_assert_uint_eq(b.proven, b.clean);
	ck_assert(_i == 0 ? b.clean == 1 : _i < 0 || b.clean == 0);
	bench_close(&b);
}
END_TEST

/* A good file goes no other way. */
START_TEST(usual_lines_are_proven)
{
	static const char *const lines[] = {
		"4BC87AD9-B55B-D879-40D3-BCC3B03C062B\td_sid=1,d_sid=20",
		"user_756083668.crm\td_unsid=8292140, d_unsid=6108260",
		"87123429492410959785340980379222153774\tic=52,ic=53",
		"7XCBNROQJQPYW\t5364118,7662294", "a1b2c3\t24:0,25:-1",
		"cust-1\t\"city\"=\"San Jose\",\"age\"=\"25-34\"",
		"cust-2\tcity = Z\xC3\xBCrich,score = 0.85,plan=1200",
		"4829104821\td_sid=7,d_unsid=8,ic=9,k=v,10:0",
		/* These only look like lists. */
		"left-1\t1::0", "left-2\t24:0:0,7:-1", "left-3\t24:1,7:0",
		"left-4\t12345678901234567:0", "left-5\t:0,7:0",
	};
	struct bench b;

	bench_open(&b, 0);
	b.line.p = b.room + FAST_PAD;
	b.told = true;
	for (int turn = 0; turn < 2; turn++)
		for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
			b.line.n = 0;
			b.proven = 0;
			add_text(&b, lines[i]);
			keep_one_line(&b);
			judge_it(&b);
			try_line(&b);
			ck_assert_msg(b.proven == (lines[i][0] != 'l') ||
			    turn == 0, "%s", lines[i]);
		}
	bench_close(&b);
}
END_TEST

Suite *
suite_fastlane(void)
{
	Suite *s = suite_create("fastlane");
	TCase *t = tcase_create("fastlane");

	tcase_add_loop_test(t, what_is_proven_clean_is_clean, 0, FILES);
	tcase_add_loop_test(t, line_is_proven_up_to_its_longest, -7, 2);
	tcase_add_test(t, usual_lines_are_proven);
	suite_add_tcase(s, t);
	return s;
}
