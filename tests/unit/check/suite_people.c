/* SPDX-License-Identifier: MIT */
/* The rules that need several lines, against plain comparing of texts: with
 * memory for all, and with so little that nearly all goes to the disk. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/buf.h"
#include "base/mem.h"
#include "check/people.h"
#include "check/remember.h"
#include "check/trace.h"
#include "tests/unit/check/made.h"
#include "tests/unit/check/plain.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_people;

enum { SEED = 7, LITTLE = 64 << 10 };

/* --- running ----------------------------------------------------------- */

struct outcome {
	struct findings *findings;
	uint64_t users, spilled;
	struct err err;
};

/* Fingerprints that are all the same, as if by a bad chance. */
enum chance { CHANCE_NONE, CHANCE_TEXT, CHANCE_KEY };

/* Of which lines it is known what traits they touch. */
enum traced { TRACED_NONE, TRACED_ALL, TRACED_LATER, TRACED_SOME,
	TRACED_COUNT };

struct run {
	const struct facts *facts;
	enum traced traced;
	uint64_t examples, bytes;
	const char *folder;
	enum chance chance;
	unsigned threads;
};

static bool
is_traced(enum traced traced, uint64_t line)
{
	static const uint64_t from[TRACED_COUNT] = { [TRACED_NONE] =
		UINT64_MAX, [TRACED_LATER] = 300 };

	return line > from[traced] &&
	    (traced != TRACED_SOME || line % 3 != 0);
}

/* What the merge does with a line. */
static bool
take_line(struct people *people, const struct judge *j,
    struct findings *findings, const struct run *run, struct err *err)
{
	enum chance chance = run->chance;
	struct mention m;
	struct link link;
	uint32_t traces[TRACES_ROOM];
	unsigned combo = 0;

	for (size_t i = 0; i < j->count; i++)
		findings_add(findings, &j->found[i]);
	if (!ruleset_empty(&j->rules))
		combo = findings_line(findings, j->line.number,
		    j->line.offset, &j->rules, j->worst);
	if (!remember_line(j, SEED, &m))
		return true;
	m.line = j->line.number & UINT64_C(0xFFFFFFFFFF);
	m.combo = combo & 0xFFFF;
	m.key = chance != CHANCE_NONE ? 1 : m.key;
	m.text = chance == CHANCE_TEXT ? 1 : m.text;
	m.spelling = chance == CHANCE_TEXT ? 1 : m.spelling;
	if (is_traced(run->traced, m.line))
		m.traces = remember_traces(j, traces);
	if (!people_add(people, &m, 1, traces, err))
		return false;
	for (size_t i = 0; i < remember_links(j); i++) {
		remember_link(j, SEED, i, &link);
		link.line = m.line;
		if (!people_add_links(people, &link, 1, &m, 1, err))
			return false;
	}
	return true;
}

static bool
take_lines(struct people *people, struct str text, const struct run *run,
    struct lineindex *index, struct outcome *out)
{
	struct judge judge = { .facts = NULL };
	struct reader reader = { .end = '\n' };
	struct line line;
	bool titles = true, fine = true;

	reader_feed(&reader, text);
	reader_end(&reader);
	while (fine && reader_next(&reader, &line)) {
		judge_line(&judge, run->facts, &line, titles);
		titles = titles && judge_has(&judge, RULE_LINE_BLANK);
		fine = take_line(people, &judge, out->findings, run,
		    &out->err);
		lineindex_add(index, line.number, line.offset);
	}
	reader_release(&reader);
	judge_release(&judge);
	return fine;
}

static struct outcome
run_people(struct str text, const struct run *run)
{
	struct people_options options = { .bytes = run->bytes,
		.folder = run->folder, .examples = run->examples,
		.threads = run->threads };
	struct outcome out = { .findings = findings_new(run->examples) };
	struct people *people = people_new(run->facts, &options);
	struct source *source = source_open(unit_file("data", text.p,
	    text.n), &out.err);
	struct lineindex *index = lineindex_new();
	enum step step = STEP_MORE;

	ck_assert_msg(source != NULL, "%s", out.err.text);
	if (!take_lines(people, text, run, index, &out))
		step = STEP_FAILED;
	else
		people_end(people, source, index, out.findings);
	while (step == STEP_MORE)
		step = people_step(people, &out.err);
	ck_assert((step == STEP_FAILED) == (out.err.kind != ERR_NONE));
	ck_assert(people_users(people, &out.users) || step == STEP_FAILED);
	out.spilled = people_spilled(people);
	people_free(people);
	lineindex_free(index);
	source_free(source);
	return out;
}

/* --- comparing --------------------------------------------------------- */

static void
expect_same_rule(const struct findings *a, const struct findings *b,
    enum rule_id rule)
{
	const char *code = rule_get(rule)->code;

	ck_assert_msg(findings_count(a, rule) == findings_count(b, rule),
	    "%s: %llu, not %llu", code,
	    (unsigned long long)findings_count(b, rule),
	    (unsigned long long)findings_count(a, rule));
	ck_assert_uint_eq(findings_kept(a, rule), findings_kept(b, rule));
	ck_assert_int_eq(findings_severity(a, rule),
	    findings_severity(b, rule));
	for (size_t i = 0; i < findings_kept(a, rule); i++) {
		struct finding x = findings_get(a, rule, i);
		struct finding y = findings_get(b, rule, i);

		ck_assert_msg(x.line == y.line && x.column == y.column &&
		    x.length == y.length && x.total == y.total &&
		    x.offset == y.offset && x.severity == y.severity,
		    "%s: %llu:%u+%u (%llu), not %llu:%u+%u (%llu)", code,
		    (unsigned long long)y.line, y.column, y.length,
		    (unsigned long long)y.total, (unsigned long long)x.line,
		    x.column, x.length, (unsigned long long)x.total);
	}
}

static uint64_t
lines_of(const struct combo *combos, size_t n, const struct combo *like)
{
	uint64_t lines = 0;

	for (size_t i = 0; i < n; i++)
		if (memcmp(&combos[i].rules, &like->rules,
		    sizeof(like->rules)) == 0 &&
		    combos[i].worst == like->worst)
			lines += combos[i].lines;
	return lines;
}

static void
expect_same_combos(const struct findings *a, const struct findings *b)
{
	size_t n, m;
	struct combo *x = findings_combos(a, &n);
	struct combo *y = findings_combos(b, &m);

	ck_assert_uint_eq(n, m);
	for (size_t i = 0; i < n; i++)
		ck_assert_uint_eq(x[i].lines, lines_of(y, m, &x[i]));
	free(x);
	free(y);
}

static void
expect_as_plain(const struct facts *facts, struct str text,
    uint64_t examples, const struct outcome *out)
{
	uint64_t *bad, users;
	size_t bad_count;
	struct findings *plain = plain_check(facts, text, examples, &bad,
	    &bad_count, &users);

	for (unsigned rule = 0; rule < RULE_COUNT; rule++)
		expect_same_rule(plain, out->findings, (enum rule_id)rule);
	expect_same_combos(plain, out->findings);
	ck_assert_uint_eq(bad_count, findings_bad(out->findings));
	for (size_t i = 0; i < bad_count; i++)
		ck_assert_uint_eq(bad[i],
		    findings_bad_get(out->findings, i).line);
	ck_assert_uint_eq(users, out->users);
	free(bad);
	findings_free(plain);
}

static void
fill_facts(struct facts *facts, struct context *context,
    struct name_verdict *name, enum made file)
{
	*context = ran_context(made_names[file]);
	name_diagnose(str_from(made_names[file]), context->now, name);
	facts_fill(facts, context, &name->parts);
}

/* --- tests ------------------------------------------------------------- */

static const struct {
	unsigned lines, many;
	uint64_t examples, bytes;
} sizes[] = {
	{ 60, 12, 0, 0 },
	{ 900, 300, 0, LITTLE },
	{ 900, 20, 0, LITTLE },
	{ 900, 5, 7, LITTLE },
	{ 2600, 1200, 10, LITTLE },
	{ 2600, 1200, 0, 0 },
};

enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };

START_TEST(comes_to_the_same_as_comparing_texts)
{
	size_t size = (size_t)_i % SIZES;
	enum made file = (enum made)((size_t)_i / SIZES % MADE_COUNT);
	uint32_t state = (uint32_t)_i * 77 + 5;
	struct buf text = { .max = 1 << 22 };
	struct name_verdict name;
	struct context context;
	struct facts facts;
	struct outcome out;
	struct run run = { .facts = &facts, .folder = unit_folder(),
		.examples = sizes[size].examples,
		.bytes = sizes[size].bytes,
		.threads = 1 + (unsigned)_i / SIZES / MADE_COUNT % 2,
		.traced = (enum traced)((unsigned)_i / SIZES / MADE_COUNT) };

	made_lines(&text, &state, file, sizes[size].lines, sizes[size].many);
	fill_facts(&facts, &context, &name, file);
	out = run_people(buf_str(&text), &run);
	ck_assert_msg(out.err.kind == ERR_NONE, "%s", out.err.text);
	expect_as_plain(&facts, buf_str(&text), sizes[size].examples, &out);
	ck_assert(sizes[size].lines < 2600 || sizes[size].bytes == 0 ||
	    out.spilled > 0);
	findings_free(out.findings);
	facts_release(&facts);
	buf_release(&text);
}
END_TEST

static const struct {
	enum chance chance;
	const char *text;
	uint64_t copies, spellings;
} chances[] = {
	{ CHANCE_NONE, "a\tk=1\na\tk=1\nA\tk=1\n", 1, 1 },
	{ CHANCE_TEXT, "a\tk=1\na\tk=2\nb\tk=1\n", 0, 0 },
	{ CHANCE_TEXT, "a\tk=1\na\tk=2\na\tk=1\n", 1, 0 },
	{ CHANCE_KEY, "a\tk=1\nb\tk=1\nB\tk=1\n", 0, 0 },
	{ CHANCE_KEY, "a\tk=1\nA\tk=1\nB\tk=1\n", 0, 1 },
};

/* Fingerprints only say where to look: what is shown is proven by texts. */
START_TEST(copies_and_spellings_are_proven_by_their_texts)
{
	struct name_verdict name;
	struct context context;
	struct facts facts;
	struct run run = { .facts = &facts, .folder = unit_folder(),
		.examples = 10, .chance = chances[_i].chance };
	struct outcome out;
	size_t n;

	fill_facts(&facts, &context, &name, MADE_TRAITS);
	out = run_people(str_from(chances[_i].text), &run);
	ck_assert_uint_eq(findings_count(out.findings, RULE_LINE_DUP),
	    chances[_i].copies);
	ck_assert_uint_eq(findings_kept(out.findings, RULE_LINE_DUP),
	    chances[_i].copies);
	ck_assert_uint_eq(findings_count(out.findings, RULE_CASE_COLLIDE),
	    chances[_i].spellings);
	ck_assert_uint_eq(findings_bad(out.findings), chances[_i].spellings);
	free(findings_combos(out.findings, &n));
	ck_assert_uint_eq(n, (chances[_i].copies > 0) +
	    (chances[_i].spellings > 0));
	findings_free(out.findings);
	facts_release(&facts);
}
END_TEST

static struct outcome
run_lines(unsigned lines, const char *folder)
{
	struct name_verdict name;
	struct context context;
	struct facts facts;
	struct run run = { .facts = &facts, .folder = folder,
		.bytes = LITTLE / 2 };
	struct buf text = { .max = 1 << 22 };
	struct outcome out;

	for (unsigned i = 0; i < lines; i++)
		buf_printf(&text, "u%u\tk=1\n", i);
	fill_facts(&facts, &context, &name, MADE_TRAITS);
	out = run_people(buf_str(&text), &run);
	findings_free(out.findings);
	facts_release(&facts);
	buf_release(&text);
	return out;
}

START_TEST(nothing_goes_to_the_disk_while_there_is_memory)
{
	ck_assert_uint_eq(run_lines(300, "/nowhere").spilled, 0);
}
END_TEST

START_TEST(full_disk_is_an_error_that_says_where_and_what_to_do)
{
	struct rlimit before, limit;
	const char *folder = unit_folder();
	struct outcome out;

	signal(SIGXFSZ, SIG_IGN);
	ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 96 << 10;
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
	out = run_lines(3000, folder);
	ck_assert_int_eq(out.err.kind, ERR_NONE);
	ck_assert_uint_gt(out.spilled, 0);
	out = run_lines(9000, folder);
	ck_assert_int_eq(out.err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(out.err.text, folder));
	ck_assert_ptr_nonnull(strstr(out.err.text, "--temp-folder"));
	/* Other tests may run in the same process. */
	ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
	signal(SIGXFSZ, SIG_DFL);
}
END_TEST

START_TEST(missing_temporary_folder_is_named)
{
	struct outcome out = run_lines(9000, "/nowhere");

	ck_assert_int_eq(out.err.kind, ERR_OUTPUT);
	ck_assert_ptr_nonnull(strstr(out.err.text, "/nowhere"));
}
END_TEST

Suite *
suite_people(void)
{
	Suite *s = suite_create("people");
	TCase *t = tcase_create("people");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, comes_to_the_same_as_comparing_texts, 0,
	    TRACED_COUNT * SIZES * MADE_COUNT);
	tcase_add_loop_test(t,
	    copies_and_spellings_are_proven_by_their_texts, 0,
	    sizeof(chances) / sizeof(chances[0]));
	tcase_add_test(t, nothing_goes_to_the_disk_while_there_is_memory);
	tcase_add_test(t,
	    full_disk_is_an_error_that_says_where_and_what_to_do);
	tcase_add_test(t, missing_temporary_folder_is_named);
	suite_add_tcase(s, t);
	return s;
}
