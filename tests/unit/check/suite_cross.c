/* SPDX-License-Identifier: MIT */
/* The rules that need several lines, held against a naive reading of them:
 * every line that either names, and how many persons there are. */
#include <stdlib.h>
#include <string.h>

#include "tests/unit/check/amount.h"
#include "tests/unit/check/crowd.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/check/shrink.h"
#include "tests/unit/unit.h"

unit_suite suite_cross;

/* All that the check says of the rules that the model knows. */
static void
check_judge(const struct crowd_kind *kind, struct str text, struct buf *out)
{
	struct context context = ran_context(kind->name);
	struct ran r;

	ran_check(&r, &context, text, SOURCE_BLOCK);
	ck_assert_uint_eq(r.counted, r.count);
	for (size_t i = 0; i < r.count; i++) {
		const struct finding *f = &r.findings[i];
		const char *code = rule_get(f->rule)->code;

		/* In files of one type ID-MIX needs no other lines. */
		if (!model_knows(code) || (f->rule == RULE_ID_MIX &&
		    f->severity == SEVERITY_ERROR))
			continue;
		buf_printf(out, "%s@%llu", code,
		    (unsigned long long)f->line);
		if (f->total > 0)
			buf_printf(out, "=%llu",
			    (unsigned long long)f->total);
		buf_add_char(out, '\n');
	}
	buf_printf(out, "users=%llu\n", (unsigned long long)r.summary.users);
	ran_release(&r);
}

static int
by_text(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(*x, *y);
}

/* The lines of the text in the order of the alphabet: which finding of a
 * line comes first is not the matter here. */
static void
sort_lines(struct buf *text)
{
	char *all = buf_take(text), *rest = NULL;
	char **lines = calloc(strlen(all) + 1, sizeof(*lines));
	size_t n = 0;

	for (char *line = strtok_r(all, "\n", &rest); line != NULL;
	    line = strtok_r(NULL, "\n", &rest))
		lines[n++] = line;
	qsort(lines, n, sizeof(*lines), by_text);
	for (size_t i = 0; i < n; i++)
		buf_printf(text, "%s\n", lines[i]);
	free(lines);
	free(all);
}

static void
judge_both(const struct crowd_kind *kind, struct str text, struct buf *want,
    struct buf *got)
{
	model_judge(&kind->file, text, want);
	check_judge(kind, text, got);
	sort_lines(want);
	sort_lines(got);
}

static bool
differs(struct str text, void *arg)
{
	struct buf want = { 0 }, got = { 0 };
	bool differ;

	judge_both(arg, text, &want, &got);
	differ = strcmp(buf_text(&want), buf_text(&got)) != 0;
	buf_release(&want);
	buf_release(&got);
	return differ;
}

static struct str
next_line(struct str *rest)
{
	size_t n = str_find(*rest, 0, '\n');
	struct str line = str_cut(*rest, 0, n);

	*rest = str_cut(*rest, n + (n < rest->n), rest->n);
	return line;
}

/* Of two sorted lists, the lines that only one of them has. */
static void
tell_difference(struct str want, struct str got, struct buf *out)
{
	while (want.n > 0 || got.n > 0) {
		struct str a = want, b = got;
		struct str x = next_line(&a), y = next_line(&b);
		size_t n = x.n < y.n ? x.n : y.n;
		int order = memcmp(x.p, y.p, n);

		if (order == 0)
			order = (x.n > y.n) - (x.n < y.n);
		if (want.n == 0 || got.n == 0)
			order = want.n == 0 ? 1 : -1;
		if (order < 0)
			buf_printf(out, "missing: %.*s\n", (int)x.n, x.p);
		if (order > 0)
			buf_printf(out, "too much: %.*s\n", (int)y.n, y.p);
		want = order <= 0 ? a : want;
		got = order >= 0 ? b : got;
	}
}

static void
complain(const struct crowd_kind *kind, struct buf *text)
{
	struct buf want = { 0 }, got = { 0 }, shown = { 0 }, what = { 0 };

	shrink_text(text, differs, (void *)(uintptr_t)kind);
	judge_both(kind, buf_str(text), &want, &got);
	shrink_print(buf_str(text), 2000, &shown);
	tell_difference(buf_str(&want), buf_str(&got), &what);
	ck_abort_msg("%s\n%.2000s\n%.1000s", kind->name, buf_text(&shown),
	    buf_text(&what));
}

static void
try_crowd(size_t kind, uint64_t game, size_t lines, unsigned persons,
    unsigned others)
{
	struct dice dice = { game * 1000 + kind };
	struct buf text = { 0 };

	crowd_make(crowd_kind(kind), &dice, lines, persons, others, &text);
	if (differs(buf_str(&text), (void *)(uintptr_t)crowd_kind(kind)))
		complain(crowd_kind(kind), &text);
	buf_release(&text);
}

enum { LINES = 25000, LINES_A_GAME = 60 };

START_TEST(lines_are_told_as_the_rules_are_worded)
{
	uint64_t games = amount_lines(LINES) / crowd_kinds() / LINES_A_GAME;

	for (uint64_t i = 1; i <= games; i++) {
		uint64_t game = amount_seed() + i;
		struct dice dice = { game };
		size_t lines = 1 + dice_below(&dice, 120);
		unsigned persons = 1 + dice_below(&dice, 20);

		try_crowd((size_t)_i, game, lines, persons,
		    1 + dice_below(&dice, 30));
	}
}
END_TEST

/* More than 200 lines of a person, 10 IDs of a device, 100 devices or 1000
 * cookies of a customer. */
static const struct {
	size_t lines;
	unsigned persons, others;
} crowds[] = {
	{ 500, 2, 30 },
	{ 500, 30, 2 },
	{ 400, 400, 3 },
	{ 1500, 4000, 1 },
};

START_TEST(crowds_are_told_as_the_rules_are_worded)
{
	size_t n = sizeof(crowds) / sizeof(crowds[0]);
	size_t i = (size_t)_i % n;

	try_crowd((size_t)_i / n, amount_seed() + 7, crowds[i].lines,
	    crowds[i].persons, crowds[i].others);
}
END_TEST

Suite *
suite_cross(void)
{
	Suite *s = suite_create("cross");
	TCase *t = tcase_create("cross");
	int kinds = (int)crowd_kinds();
	int n = (int)(sizeof(crowds) / sizeof(crowds[0]));

	tcase_set_timeout(t, AMOUNT_SECONDS);
	tcase_add_loop_test(t, lines_are_told_as_the_rules_are_worded, 0,
	    kinds);
	tcase_add_loop_test(t, crowds_are_told_as_the_rules_are_worded, 0,
	    kinds * n);
	suite_add_tcase(s, t);
	return s;
}
