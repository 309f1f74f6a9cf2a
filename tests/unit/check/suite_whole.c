/* SPDX-License-Identifier: MIT */
/* What must hold for any file: sums, limits, mutations, one line alone. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_whole;

#define TRAIT_NAME "ftp_dpm_12345_1767225600.sync"

/* The same numbers in every run. */
static uint32_t
next_random(uint32_t *state)
{
	*state = *state * 1664525U + 1013904223U;
	return *state >> 8;
}

static const char *const seeds[] = {
	"cust-001\td_sid=24,d_sid=26,k=\"a b\",24:0\n",
	"User123\t\"gender\"=\"female\",product=tablet\r\n",
	"59767559181262060060278870901087098252\tUSER123\n",
	"6D92078A-8246-4BA4-AE5B-76104861E7DC\td_unsid=24\n",
	"ann@example.com\tx=\xE2\x80\x9Cy\xE2\x80\x9D\n",
	"\xEF\xBB\xBF" "id\t24,26\n",
	"\n",
};

static void
add_mutated(struct buf *out, uint32_t *state)
{
	static const char bytes[] = "\t\t ,=\"'%:\r\n\0\xFF\xC3\xBC@19azAZ-_|;";
	const char *seed = seeds[next_random(state) %
	    (sizeof(seeds) / sizeof(seeds[0]))];
	size_t n = strlen(seed);

	for (size_t i = 0; i < n; i++) {
		uint32_t dice = next_random(state) % 40;

		if (dice == 0)
			continue;
		if (dice == 1)
			buf_add_char(out, bytes[next_random(state) %
			    (sizeof(bytes) - 1)]);
		buf_add_char(out, dice == 2 ? bytes[next_random(state) %
		    (sizeof(bytes) - 1)] : seed[i]);
	}
}

static const char *const names[] = { TRAIT_NAME,
	"ftp_dpm_12345_1767225600.overwrite",
	"ftp_dpm_20915_12345_1767225600.sync",
	"ftp_dpm_odc_12345_1767225600.sync",
	"adobe_id_0_12345_1767225600.sync",
	"c2c_id_12345_67890_1767225600.sync",
};

/* Findings stand where their line is, and pieces of any size agree. */
START_TEST(mutated_lines_keep_sums_and_places)
{
	struct context context = ran_context(names[(size_t)_i %
	    (sizeof(names) / sizeof(names[0]))]);
	uint32_t state = (uint32_t)_i + 1;
	struct buf text = { 0 }, a = { 0 }, b = { 0 };
	struct ran r, pieces;

	for (int i = 0; i < 60; i++)
		add_mutated(&text, &state);
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ran_check(&pieces, &context, buf_str(&text), 1 + (size_t)_i % 9);
	ran_places(&r, &a);
	ran_places(&pieces, &b);
	ck_assert_str_eq(buf_text(&a), buf_text(&b));
	ck_assert_uint_eq(r.ready + r.attention, r.summary.records);
	ck_assert_uint_eq(r.counted, r.count);
	ck_assert_uint_eq(r.summary.lines, r.summary.records +
	    r.summary.blank_lines);
	for (size_t i = 0; i < r.count; i++)
		ck_assert_uint_le(r.findings[i].offset +
		    r.findings[i].length, text.n);
	ran_release(&r);
	ran_release(&pieces);
	buf_release(&text);
	buf_release(&a);
	buf_release(&b);
}
END_TEST

static bool
needs_other_lines(const struct finding *f)
{
	return rule_get(f->rule)->scope == SCOPE_CROSS ||
	    f->rule == RULE_LINE_CRLF || f->rule == RULE_TRAIT_BARE ||
	    (f->rule == RULE_ID_MIX && f->severity == SEVERITY_WARNING);
}

static void
expect_same(const struct ran *r, uint64_t line, const struct finding *alone,
    size_t n)
{
	size_t matched = 0, own = 0;

	for (size_t i = 0; i < n; i++)
		own += !needs_other_lines(&alone[i]);
	for (size_t i = 0; i < r->count; i++) {
		const struct finding *f = &r->findings[i];
		size_t k = 0;

		if (f->line != line || needs_other_lines(f))
			continue;
		while (k < n && (alone[k].rule != f->rule ||
		    alone[k].column != f->column ||
		    alone[k].length != f->length ||
		    alone[k].severity != f->severity))
			k++;
		ck_assert_msg(k < n, "%s", rule_get(f->rule)->code);
		matched++;
	}
	ck_assert_uint_eq(matched, own);
}

START_TEST(one_line_alone_is_judged_as_in_the_file)
{
	const char *name = names[(size_t)_i %
	    (sizeof(names) / sizeof(names[0]))];
	struct context context = ran_context(name);
	uint32_t state = (uint32_t)_i + 77;
	struct buf text = { 0 };
	struct finding alone[64];
	struct ran r;
	struct str s;
	uint64_t line = 0;

	buf_add_text(&text, "first-1\tx1=1\n");
	for (int i = 0; i < 40; i++)
		add_mutated(&text, &state);
	buf_add_text(&text, "z\tk=v\n");
	s = buf_str(&text);
	ran_check(&r, &context, s, SOURCE_BLOCK);
	for (size_t from = 0; from < s.n;) {
		size_t to = str_find(s, from, '\n');
		size_t n = check_one_line(&context, &r.summary.name.parts,
		    str_cut(s, from, to), ++line == 1, alone, 64);

		ck_assert_uint_le(n, 64);
		expect_same(&r, line, alone, n);
		from = to + 1;
	}
	ran_release(&r);
	buf_release(&text);
}
END_TEST

START_TEST(two_hundred_lines_are_kept_and_the_next_tells_the_total)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { 0 };
	struct ran r;

	for (int i = 1; i <= 205; i++)
		buf_printf(&text, "a\td_sid=%d\nb%d\td_sid=1\n", i, i);
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ck_assert_uint_eq(r.count, 1);
	ck_assert_int_eq(r.findings[0].rule, RULE_LINE_200);
	ck_assert_uint_eq(r.findings[0].line, 401);
	ck_assert_uint_eq(r.findings[0].total, 205);
	ck_assert_uint_eq(r.summary.users, 206);
	ck_assert_uint_eq(r.attention, 1);
	ran_release(&r);
	buf_release(&text);
}
END_TEST

static const size_t lengths[] = { 102399, 102400, 102401, 1 << 20,
	(1 << 20) + 1, 3 << 20 };

START_TEST(long_line_is_one_fault_and_never_held)
{
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { .max = 8 << 20 };
	size_t n = lengths[_i];
	bool too_long = n > 102400;
	struct ran r;

	buf_add_text(&text, "cust-001\tk=");
	while (text.n < n)
		buf_add_char(&text, 'x');
	buf_add_text(&text, "\r\nb\td_sid=gold\n");
	ran_check(&r, &context, buf_str(&text), 5000);
	ck_assert_uint_eq(r.count, too_long ? 3 : 2);
	ck_assert_int_eq(r.findings[0].rule, too_long ? RULE_LINE_LONG :
	    RULE_LINE_CRLF);
	if (too_long) {
		ck_assert_uint_eq(r.findings[0].column, 102401);
		ck_assert_uint_eq(r.findings[0].total, n);
	}
	ck_assert_int_eq(r.findings[r.count - 1].rule, RULE_TRAIT_NUM);
	ck_assert_uint_eq(r.findings[r.count - 1].offset, n + 2);
	ran_release(&r);
	buf_release(&text);
}
END_TEST

START_TEST(eleven_customers_share_a_hash)
{
	struct context context = ran_context(
	    "c2c_id_12345_67890_1767225600.sync");
	struct buf text = { 0 };
	struct ran r;

	for (int i = 1; i <= 12; i++)
		buf_printf(&text, "c%d\t55e79200c1635b37ad31a378c39feb12"
		    "f120f116625093a19bc32fff15041149\n", i);
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ck_assert_uint_eq(r.count, 1);
	ck_assert_int_eq(r.findings[0].rule, RULE_HASH_SHARED);
	ck_assert_uint_eq(r.findings[0].line, 11);
	ran_release(&r);
	buf_release(&text);
}
END_TEST

static const struct {
	const char *name;
	const char *device;	/* with the number in it */
	int most;
} limits[] = {
	{ "adobe_id_20914_12345_1767225600.sync",
	    "97987bca-ae59-4c7d-94ba-ee4f%08d", 100 },
	{ "adobe_id_0_12345_1767225600.sync",
	    "597675591812620600602788709010%08d", 1000 },
};

START_TEST(devices_of_a_customer_have_a_limit)
{
	struct context context = ran_context(limits[_i].name);
	struct buf text = { 0 };
	struct ran r;

	for (int i = 1; i <= limits[_i].most + 2; i++) {
		buf_printf(&text, limits[_i].device, i);
		buf_add_text(&text, "\tU1\n");
	}
	ran_check(&r, &context, buf_str(&text), SOURCE_BLOCK);
	ck_assert_uint_eq(r.count, 1);
	ck_assert_int_eq(r.findings[0].rule, RULE_SYNC_LIMIT);
	ck_assert_uint_eq(r.findings[0].line,
	    (uint64_t)limits[_i].most + 1);
	ran_release(&r);
	buf_release(&text);
}
END_TEST

START_TEST(name_that_is_not_looked_at_has_no_faults)
{
	struct context context = ran_context("customers.txt");
	struct ran r;

	context.name_checked = false;
	ran_check(&r, &context, str_from("a\td_sid=1\n"), SOURCE_BLOCK);
	ck_assert_uint_eq(r.count, 0);
	ck_assert_int_eq(r.summary.verdict, VERDICT_READY);
	ck_assert_int_eq(r.summary.kind, KIND_TRAIT);
	ran_release(&r);
}
END_TEST

/* The line "a:b<TAB>d_sid=gold", gzipped. */
static const unsigned char packed[] = {
	0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03,
	0x4B, 0xB4, 0x4A, 0xE2, 0x4C, 0x89, 0x2F, 0xCE, 0x4C, 0xB1,
	0x4D, 0xCF, 0xCF, 0x49, 0xE1, 0x02, 0x00, 0xCC, 0x6F, 0xAA,
	0x27, 0x0F, 0x00, 0x00, 0x00,
};

static const struct {
	size_t n;
	const char *found;
} archives[] = {
	{ sizeof(packed), "ID-COLON@1 TRAIT-NUM@1" },
	{ sizeof(packed) - 1, "COMP-BAD@0" },
	{ sizeof(packed) - 9, "COMP-BAD@0" },
};

/* What the debris of a damaged archive looks like is not told. */
START_TEST(damaged_archive_is_the_only_fault)
{
	struct context context = ran_context(
	    "ftp_dpm_12345_1767225600.sync.gz");
	struct str bytes = { (const char *)packed, archives[_i].n };
	struct buf found = { 0 };
	struct ran r;

	ran_check(&r, &context, bytes, 7);
	ran_codes(&r, false, &found);
	ck_assert_str_eq(buf_text(&found), archives[_i].found);
	ck_assert_uint_eq(r.summary.records, _i == 0 ? 1 : 0);
	ck_assert_uint_eq(r.summary.users, _i == 0 ? 1 : 0);
	ck_assert_int_eq(r.summary.verdict, VERDICT_STOPPED);
	ran_release(&r);
	buf_release(&found);
}
END_TEST

/* Seen before each step; how many persons there are is known when their lines
 * were compared, not before. */
START_TEST(phases_follow_each_other)
{
	struct check_options options = { .block = 4096, .threads = 1 };
	struct context context = ran_context(TRAIT_NAME);
	struct buf text = { 0 };
	bool seen[PHASE_REREADING + 1] = { false };
	struct check_summary summary;
	struct check_progress p;
	enum step step = STEP_MORE;
	struct source *source;
	struct check *c;

	for (int i = 0; i < 2000; i++)
		buf_printf(&text, "cust-%d\td_%ssid=7\n", i / 2, i % 2 ?
		    "un" : "");
	source = source_open(unit_file("data", text.p, text.n), NULL);
	c = check_begin(source, &context, &options);
	while (step == STEP_MORE) {
		check_progress(c, &p);
		check_summarize(c, &summary);
		ck_assert(p.phase != PHASE_READING || !seen[PHASE_COMPARING]);
		ck_assert(p.phase != PHASE_REREADING ||
		    (seen[PHASE_COMPARING] && summary.users_known));
		ck_assert(!summary.users_known || (seen[PHASE_COMPARING] &&
		    summary.users == 1000));
		ck_assert(!summary.complete);
		seen[p.phase] = true;
		step = check_step(c, NULL);
	}
	check_summarize(c, &summary);
	ck_assert(summary.users_known && summary.complete);
	ck_assert(seen[PHASE_READING] && seen[PHASE_REREADING]);
	check_free(c);
	source_free(source);
	buf_release(&text);
}
END_TEST

#define COUNT(a) (int)(sizeof(a) / sizeof((a)[0]))

Suite *
suite_whole(void)
{
	Suite *s = suite_create("whole");
	TCase *t = tcase_create("whole");

	tcase_set_timeout(t, 60);
	tcase_add_loop_test(t, mutated_lines_keep_sums_and_places, 0, 120);
	tcase_add_loop_test(t, one_line_alone_is_judged_as_in_the_file, 0,
	    120);
	tcase_add_test(t,
	    two_hundred_lines_are_kept_and_the_next_tells_the_total);
	tcase_add_loop_test(t, long_line_is_one_fault_and_never_held, 0,
	    COUNT(lengths));
	tcase_add_test(t, eleven_customers_share_a_hash);
	tcase_add_loop_test(t, devices_of_a_customer_have_a_limit, 0,
	    COUNT(limits));
	tcase_add_loop_test(t, damaged_archive_is_the_only_fault, 0,
	    COUNT(archives));
	tcase_add_test(t, phases_follow_each_other);
	tcase_add_test(t, name_that_is_not_looked_at_has_no_faults);
	suite_add_tcase(s, t);
	return s;
}
