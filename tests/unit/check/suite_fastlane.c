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
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_fastlane;

enum { SEED = 99, LINES = 8000, ROOM = 1 << 18, CELLS_MAX = 16 };

/* A file: its name tells the kind, word what is known beside it. */
static const struct file {
	const char *name, *word;
} files[] = {
	{ "ftp_dpm_12345_1767225600.sync", "" },
	{ "ftp_dpm_12345_1767225600.overwrite", "" },
	{ "ftp_dpm_12345_1767225600.sync", "ic" },
	{ "ftp_dpm_12345_1767225600.sync", "site" },
	{ "ftp_dpm_12345_1767225600.sync", "traits" },
	{ "ftp_dpm_12345_1767225600.sync", "aam" },
	{ "ftp_dpm_12345_1767225600.sync", "hemail" },
	{ "ftp_dpm_20915_12345_1767225600.sync", "" },
	{ "ftp_dpm_20914_12345_1767225600.sync", "" },
	{ "ftp_dpm_389146_12345_1767225600.sync", "" },
	{ "ftp_dpm_odc_12345_1767225600.sync", "" },
	{ "adobe_id_0_12345_1767225600.sync", "" },
	{ "adobe_id_20915_12345_67890_1767225600.sync", "site" },
	{ "c2c_id_12345_67890_1767225600.sync", "" },
};

enum { FILES = sizeof(files) / sizeof(files[0]) };

/* Both lanes, and the line that is given to both. */
struct bench {
	struct name_verdict name;
	struct context context;
	struct facts facts;
	struct judge judge;
	struct fastlane lanes[KERNEL_COUNT];
	uint64_t random;
	char *room;		/* ROOM bytes */
	struct str line;	/* in room, with its end */
	bool told;
	uint64_t proven, clean;	/* lines, by the first kernel; by the judge */
};

static unsigned
below(struct bench *b, unsigned n)
{
	uint64_t z = b->random += UINT64_C(0x9E3779B97F4A7C15);

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return (unsigned)((z ^ z >> 31) >> 33) % n;
}

static const struct str site_ids[] = { { "Cust-001", 8 }, { "ab12", 4 } };
static const struct context_trait listed[] = { { 24, true, 12345 } };

static void
bench_open(struct bench *b, int i)
{
	const struct file *file = &files[i];
	enum idtype type = idtype_find(str_from(file->word));

	memset(b, 0, sizeof(*b));
	b->random = (uint64_t)i;
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
		ck_assert_uint_eq(link->line, 7);
		ck_assert_uint_eq(link->flags, crm ? MENTION_CRM : 0);
		ck_assert_uint_eq(link->column, cell->column);
	}
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
	ck_assert_uint_eq(m->line, 7);
	ck_assert_uint_eq(m->combo, 0);
	ck_assert_uint_eq(out->signals, j->signals);
	ck_assert_uint_eq(out->removals, j->removals);
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
	ck_assert_uint_eq(note->line, 7);
	ck_assert_ptr_eq(note->start, b->line.p);
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
	struct fast_out out = { .mentions = mentions, .cap = 2,
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

static const char *const ids[] = { "cust-001", "Cust-001", "ab12", "AB12",
	"user_831", "4829104821", "14829104821", "7c9e6679", "nobody", "na",
	"6D92078A-8246-4BA4-AE5B-76104861E7DC", "a/b.c", "test", "0", "-1",
	"97987bca-ae59-4c7d-94ba-ee4f19ab8c21", "123456789012345",
	"00000000-0000-0000-0000-000000000000", "4111111111111111",
	"07955261652886032950143702505894272138", "12345678Z", "AB123456C",
	"12345678901234500000000000000000000000", "GB82WEST12345698765432",
	"97987BCA-ae59-4c7d-94ba-ee4f19ab8c21", "5.97676E+37", "10.0.0.1",
	"YW5uQGV4YW1wbGUuY29t", "QUFBQUFBQUFBQUFB", "078-05-1120", "Q",
	"55e79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15041149",
	"55E79200c1635b37ad31a378c39feb12f120f116625093a19bc32fff15041149",
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"a3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85",
	"RSSMRA85M01H501Z", "185073400000018", "12345678901234567890000",
	"ann@example.com", "a%41b", "a:b", "a b", "\"ab\"", "7XCBNROQJQPYW",
	"3f2b9c0d7e6a41d8b5c4a39281706f5e", "IDFA", "id-that-is-as-long-as-"
	"sixty-three-bytes-which-is-the-most-xx1", "+14155550123",
	"415-555-0123", "123.456.789-09", "2024-000123", "MixedCase0123456" };
static const char *const items[] = { "d_sid=24", "d_sid=1234567", "24:0",
	"d_sid=10000000000000001", "d_sid=1234567890123456", "d_unsid=24",
	"d_unsid=831", "d_unsid=3", "24", "831", "31:-1", "9:0", "024:0",
	"d_sid=024", "ic=52", "ic=abc-1", "ic=185073400000018", "ic=",
	"ic=a@b.com", "k=v", "tier = gold", "\"tier\"=\"gold\"", "31:1",
	"\"city\"=\"San Jose\"", "city=Berlin", "age=25-34", "score=0.85",
	"\"a\" = \"b\"", "\"a\"=b", "a=\"b\"", "n=123456", "ip=10.0.0.1",
	"p=415-555-0123", "q=+14155550123", "x=YW5uQGV4YW1wbGUuY29t",
	"y=abcdefghijkl", "z=a:b", "w=O'Brien", "w='a'", "\"w\"=\"'a'\"",
	"email=x", "h_x=1", "d_x=1", "9abc=1", "a1-b_2=c", "\"a\"=\"\"",
	"\"\"=\"a\"", "a==b", "\"a\"=\"x=y\"", "\"a\"=\"x,y\"", "a=x|y",
	"a=100%", "long=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	"d_sid=", "d_SID=24", "D_SID=24", "\"d_sid\"=\"24\"", "ic =5",
	"i=GB82WEST12345698765432", "s=078-05-1120", "a=b\\nc", "a=b\\c",
	"key-of-thirty-one-bytes-long-abc=1", "IC=5", "dob=1", "",
	"a-key-of-thirty-two-bytes-length=1", "n=\xC3\xA9",
	"m=\xE6\x9D\xB1\xE4\xBA\xAC",
	"o=\xE2\x80\x99", "\"x\"=\"S\xC3\xA3o Paulo\"", "u=\xC2\xA0",
	"r=\xEF\xBF\xBD", "s=\xF0\x9F\x98\x80", "\xC3\xA9=1", "t=\xC3",
	"v=\xEF\xBC\xA0", "a=\x7F",
	"a-key-of-thirty-three-bytes-is-33=1", "\"IC\"=\"5\"", "99:-1" };
static const char *const ends[] = { "\r", "\r", "\r\r", " ", "\t", "," };

#define PICK(b, list) \
	((list)[below(b, sizeof(list) / sizeof((list)[0]))])

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
	add_text(b, below(b, 3) > 0 ? idtype_get(type)->example :
	    PICK(b, ids));
}

static void
make_cells(struct bench *b)
{
	size_t most = b->facts.kind == KIND_C2C ? 1 + below(b, 12) :
	    b->facts.columns + (below(b, 20) == 0);

	for (size_t i = 0; i < most; i++) {
		add_text(b, i > 0 ? "\t" : "");
		add_id(b, type_at(b, i));
	}
}

static void
add_number(struct bench *b)
{
	char text[16];
	int n = snprintf(text, sizeof(text), "%u", 1 + below(b, 100000));

	add_text(b, below(b, 3) > 0 ? "d_sid=" : "");
	add_bytes(b, text, (size_t)n);
}

static void
make_items(struct bench *b)
{
	unsigned count = 1 + below(b, below(b, 50) == 0 ? 60 : 5);

	add_id(b, b->facts.idtype);
	add_text(b, "\t");
	for (unsigned i = 0; i < count; i++) {
		add_text(b, i == 0 ? "" : below(b, 8) == 0 ? ", " : ",");
		if (below(b, 3) == 0)
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
	size_t at = below(b, (unsigned)b->line.n);
	size_t rest = b->line.n - at;
	char byte = bytes[below(b, sizeof(bytes))];

	switch (below(b, 5)) {
	case 0:
		line[at] = byte;
		break;
	case 1:
		memmove(line + at, line + at + 1, rest - 1);
		b->line.n--;
		break;
	case 2:
		memmove(line + at + 1, line + at, rest);
		line[at] = byte;
		b->line.n++;
		break;
	case 3:
		memmove(line + at + 1, line + at, rest);
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
		b->room[i] = bytes[below(b, sizeof(bytes) - 1)];
		after[i] = bytes[below(b, sizeof(bytes) - 1)];
	}
}

static void
make_line(struct bench *b)
{
	b->line.p = b->room + FAST_PAD;
	b->line.n = 0;
	b->told = below(b, 4) > 0;
	if (b->facts.sync)
		make_cells(b);
	else
		make_items(b);
	for (unsigned n = below(b, 4); n > 1 && b->line.n > 0; n--)
		change(b);
	if (below(b, 8) == 0)
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

Suite *
suite_fastlane(void)
{
	Suite *s = suite_create("fastlane");
	TCase *t = tcase_create("fastlane");

	tcase_add_loop_test(t, what_is_proven_clean_is_clean, 0, FILES);
	suite_add_tcase(s, t);
	return s;
}
