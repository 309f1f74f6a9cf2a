/* SPDX-License-Identifier: MIT */
/* Each repair makes its exact change, once, and nothing else. */
#include "fix/line.h"
#include "tests/unit/unit.h"

unit_suite suite_line;

/* after NULL: the repair does not apply. */
static const struct {
	enum fix_id fix;
	unsigned tabs;
	const char *before, *after;
} changes[] = {
	{ FIX_R08, 1, "a\td_sid=1 ", "a\td_sid=1" },
	{ FIX_R08, 1, "a\td_sid=1\t", "a\td_sid=1" },
	{ FIX_R08, 1, "a\td_sid=1 \t \t", "a\td_sid=1" },
	{ FIX_R08, 1, "a\td_sid=1", NULL },
	{ FIX_R08, 1, "a\t", NULL },
	{ FIX_R08, 1, "a\t  ", NULL },
	{ FIX_R08, 2, "idfa\tX\t", NULL },
	{ FIX_R09, 1, "  a\td_sid=1", "a\td_sid=1" },
	{ FIX_R09, 1, "a\td_sid=1", NULL },
	{ FIX_R09, 1, "   ", NULL },
	{ FIX_R10, 1, "a \td_sid=1", "a\td_sid=1" },
	{ FIX_R10, 1, "a\t  d_sid=1", "a\td_sid=1" },
	{ FIX_R10, 1, "a b \t c \td", "a b\tc \td" },
	{ FIX_R10, 2, "idfa \t X \t 1", "idfa\tX\t1" },
	{ FIX_R10, 1, "a\td_sid=1", NULL },
	{ FIX_R11, 1, "a<TAB>d_sid=1", "a\td_sid=1" },
	{ FIX_R11, 1, "a <TAB> d_sid=1", "a\td_sid=1" },
	{ FIX_R11, 1, "a\\td_sid=1", "a\td_sid=1" },
	{ FIX_R11, 1, "a&nbsp;d_sid=1", "a\td_sid=1" },
	{ FIX_R11, 1, "a&#9;d_sid=1", "a\td_sid=1" },
	{ FIX_R11, 1, "a%09d_sid=1,x=<TAB>", "a\td_sid=1,x=<TAB>" },
	{ FIX_R11, 1, "a\tx=<TAB>", NULL },
	{ FIX_R11, 2, "idfa<TAB>X<TAB>1", "idfa\tX\t1" },
	{ FIX_R11, 1, "a b", NULL },
	{ FIX_R15, 1, "a\t\xE2\x80\x9Cg\xE2\x80\x9D=\xE2\x80\x9E"
	    "f\xE2\x80\x9F",
	    "a\t\"g\"=\"f\"" },
	{ FIX_R15, 1, "a\t\xC2\xABg\xC2\xBB\xEF\xBC\x9D\xEF\xBC\x82" "f\"",
	    "a\t\"g\"=\"f\"" },
	{ FIX_R15, 1, "a\t\xE2\x80\x98g\xE2\x80\x99=it\xE2\x80\x99s",
	    "a\t\"g\"=it\xE2\x80\x99s" },
	{ FIX_R15, 1, "\xE2\x80\x9C" "a\tg=f", NULL },
	{ FIX_R15, 1, "a\tcity=Z\xC3\xBCrich", NULL },
	{ FIX_R15B, 1, "a\t'gender'='female', x='y'",
	    "a\t\"gender\"=\"female\", x=\"y\"" },
	{ FIX_R15B, 1, "a\tx='say \"hi\"'", NULL },
	{ FIX_R15B, 1, "a\tx='", NULL },
	{ FIX_R16, 1, "a\t-product=camera,--b=c", "a\tproduct=camera,b=c" },
	{ FIX_R16, 1, "a\t \"-p\" = -1", "a\t \"p\" = -1" },
	{ FIX_R16, 1, "a\t-=x", NULL },
	{ FIX_R16, 1, "a\t24:-1", NULL },
	{ FIX_R17, 1, "a\tx=1,,y=2", "a\tx=1,y=2" },
	{ FIX_R17, 1, "a\t,x=1 , ,", "a\tx=1" },
	{ FIX_R17, 1, "a\tx=\"1,,2\"", NULL },
	{ FIX_R17, 1, "a\t,,", NULL },
	{ FIX_R17, 2, "idfa\tX\t1,,2", "idfa\tX\t1,2" },
};

static bool
run(enum fix_id fix, unsigned tabs, struct str text, struct buf *out)
{
	struct fix_line line = { .text = text, .tabs = tabs };

	return line_repair(fix, &line, out);
}

START_TEST(repair_makes_its_exact_change)
{
	struct buf out = { 0 };
	bool done = run(changes[_i].fix, changes[_i].tabs,
	    str_from(changes[_i].before), &out);

	ck_assert_msg(done == (changes[_i].after != NULL), "%s -> %s",
	    changes[_i].before, buf_text(&out));
	ck_assert_str_eq(buf_text(&out), done ? changes[_i].after : "");
	buf_release(&out);
}
END_TEST

START_TEST(repair_done_twice_changes_nothing_more)
{
	struct buf again = { 0 };

	if (changes[_i].after != NULL)
		ck_assert_msg(!run(changes[_i].fix, changes[_i].tabs,
		    str_from(changes[_i].after), &again), "%s",
		    buf_text(&again));
	buf_release(&again);
}
END_TEST

/* Whatever the bytes, a repair only ever drops or swaps what it names: it
 * never touches letters and digits. */
static void
letters_of(struct str s, struct buf *out)
{
	for (size_t i = 0; i < s.n; i++)
		if (char_is_letter(s.p[i]) || char_is_digit(s.p[i]))
			buf_add_char(out, s.p[i]);
}

START_TEST(letters_and_digits_are_never_lost)
{
	static const char bytes[] = "ab1 \t\t,,\"'=-\xE2\x80\x9C\xC2\xBB";
	static const enum fix_id fixes[] = { FIX_R08, FIX_R09, FIX_R10,
		FIX_R15, FIX_R15B, FIX_R16, FIX_R17 };
	uint32_t seed = 1;

	for (int round = 0; round < 20000; round++) {
		struct buf in = { 0 }, out = { 0 }, was = { 0 }, is = { 0 };
		enum fix_id fix = fixes[round % 7];

		for (int i = 0; i < 24; i++) {
			seed = seed * 1103515245u + 12345u;
			buf_add_char(&in,
			    bytes[(seed >> 16) % (sizeof(bytes) - 1)]);
		}
		if (run(fix, 1, buf_str(&in), &out)) {
			letters_of(buf_str(&in), &was);
			letters_of(buf_str(&out), &is);
			ck_assert_str_eq(buf_text(&was), buf_text(&is));
			ck_assert(!str_eq(buf_str(&in), buf_str(&out)));
		}
		buf_release(&in);
		buf_release(&out);
		buf_release(&was);
		buf_release(&is);
	}
}
END_TEST

Suite *
suite_line(void)
{
	Suite *s = suite_create("line");
	TCase *t = tcase_create("line");
	int n = sizeof(changes) / sizeof(changes[0]);

	tcase_add_loop_test(t, repair_makes_its_exact_change, 0, n);
	tcase_add_loop_test(t, repair_done_twice_changes_nothing_more, 0, n);
	tcase_add_test(t, letters_and_digits_are_never_lost);
	suite_add_tcase(s, t);
	return s;
}
