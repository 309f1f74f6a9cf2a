/* SPDX-License-Identifier: MIT */
/* Every rule, broken and kept, with the exact place of the fault. */
#include <string.h>

#include "tests/unit/check/cook.h"
#include "tests/unit/check/ran.h"
#include "tests/unit/unit.h"

unit_suite suite_rules;

/* A file and all that is found in it: "CODE@line:column+length" with a
 * letter for the severity, in the order of the file. */
struct row {
	const char *title;
	const char *name;
	const char *context;	/* a word of ran_context_of */
	const char *text;	/* a recipe */
	const char *found;
};

static const struct row rows[] = {
#include "tests/unit/check/rows.def"
};

static void
describe(const struct ran *r, struct buf *out)
{
	for (size_t i = 0; i < r->count; i++) {
		const struct finding *f = &r->findings[i];

		buf_printf(out, "%s%s@%llu:%u+%u%c", i == 0 ? "" : " ",
		    rule_get(f->rule)->code, (unsigned long long)f->line,
		    f->column, f->length, severity_name(f->severity)[0]);
	}
}

START_TEST(rule_finds_the_exact_place)
{
	const struct row *row = &rows[_i];
	struct context context = ran_context_of(row->name, row->context);
	struct buf text = { 0 }, found = { 0 };
	struct ran r;

	ran_check(&r, &context, cook(row->text, 0, 0, &text), SOURCE_BLOCK);
	describe(&r, &found);
	ck_assert_msg(strcmp(buf_text(&found), row->found) == 0,
	    "%s: got <%s>", row->title, buf_text(&found));
	ck_assert_uint_eq(r.ready + r.attention, r.summary.records);
	ck_assert_uint_eq(r.counted, r.count);
	ran_release(&r);
	buf_release(&text);
	buf_release(&found);
}
END_TEST

START_TEST(pieces_of_any_size_find_the_same)
{
	static const size_t blocks[] = { 1, 2, 3, 7 };
	const struct row *row = &rows[_i];
	struct context context = ran_context_of(row->name, row->context);
	struct buf text = { 0 };
	struct str bytes = cook(row->text, 0, 0, &text);
	struct ran r;

	for (size_t b = 0; b < sizeof(blocks) / sizeof(blocks[0]); b++) {
		struct buf found = { 0 };

		ran_check(&r, &context, bytes, blocks[b]);
		describe(&r, &found);
		ck_assert_str_eq(buf_text(&found), row->found);
		ran_release(&r);
		buf_release(&found);
	}
	buf_release(&text);
}
END_TEST

Suite *
suite_rules(void)
{
	Suite *s = suite_create("rules");
	TCase *t = tcase_create("rules");
	int n = (int)(sizeof(rows) / sizeof(rows[0]));

	tcase_add_loop_test(t, rule_finds_the_exact_place, 0, n);
	tcase_add_loop_test(t, pieces_of_any_size_find_the_same, 0, n);
	suite_add_tcase(s, t);
	return s;
}
