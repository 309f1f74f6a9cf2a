/* SPDX-License-Identifier: MIT */
/* A glance at a value rules tests out; it must never rule one out that
 * would have found something. */
#include <stdint.h>
#include <string.h>

#include "spec/pii.h"
#include "tests/unit/unit.h"

unit_suite suite_glance;

enum { VALUES = 300000, VALUE_MAX = 128 };

/* Personal data of every kind; most values are one of these, changed. */
static const char *const seeds[] = {
	"ann@example.com", "ann%40example.com", "ann (at) example.com",
	"am9obmRvZUBleGFtcGxlLmNvbQ==", "ann&#64;example.com",
	"ann\xEF\xBC\xA0" "example.com", "+1 415 555 0134",
	"(415) 555-0134", "tel:+14155550134", "123-45-6789",
	"AB 12 34 56 C", "12345678Z", "529.982.247-25", "046 454 286",
	"255081416802538", "2A5081416802538", "RSSMRA85T10A562S",
	"4111 1111 1111 1111", "3782-822463-10005", "4111111111111111",
	"378282246310005", "GB82WEST12345698765432",
	"DE89 3704 0044 0532 0130 00", "192.168.0.1", "2001:db8::1", "::1",
	"GB82%57EST12345698765432", "1%392.168.0.1", "female", "San Jose",
	"25-34", "0.85", "'123-45-6789'", "a_b/c-d", "",
};

/* What a change puts in. */
static const char bytes[] = "0123456789ABCXYZabcxyz @.:-+%()[]{}<>&;_'\"/=,"
			    "\\\t\xC3\xA9\xEF\xBC\xA0";

enum { SEEDS = sizeof(seeds) / sizeof(seeds[0]) };

/* The same numbers in every run. */
static uint32_t
below(uint64_t *state, uint32_t n)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(*state >> 33) % n;
}

/* One byte is replaced, put in or taken out. */
static size_t
change(uint64_t *state, char *value, size_t n)
{
	size_t at = below(state, (uint32_t)n + 1);
	char c = bytes[below(state, sizeof(bytes) - 1)];

	switch (below(state, 3)) {
	case 0:
		value[at] = c;
		return at == n ? n + 1 : n;
	case 1:
		memmove(value + at + 1, value + at, n - at);
		value[at] = c;
		return n + 1;
	default:
		if (at == n)
			return n;
		memmove(value + at, value + at + 1, n - at - 1);
		return n - 1;
	}
}

static size_t
make_value(uint64_t *state, char *value)
{
	const char *seed = seeds[below(state, SEEDS)];
	size_t n = strlen(seed);

	memcpy(value, seed, n);
	for (uint32_t i = below(state, 4); i > 0; i--)
		n = change(state, value, n);
	return n;
}

static bool
same(const struct pii_hit *a, const struct pii_hit *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (a[i].rule != b[i].rule || a[i].at != b[i].at ||
		    a[i].length != b[i].length)
			return false;
	return true;
}

START_TEST(a_glance_hides_nothing)
{
	/* As if the value had every class: all tests are made. */
	const struct glance every = { UINT32_MAX, 0 };
	const enum pii_place place = (enum pii_place)_i;
	uint64_t state = 42 + (uint64_t)_i;
	size_t fired[RULE_COUNT] = { 0 };
	size_t rules = 0;

	for (int i = 0; i < VALUES / 4; i++) {
		struct pii_hit quick[PII_RULES_MAX], slow[PII_RULES_MAX];
		char text[VALUE_MAX];
		struct str value = { text, make_value(&state, text) };
		size_t n = pii_find_all(value, place, quick, PII_RULES_MAX);

		ck_assert_msg(n == pii_find_glanced(value, &every, place,
		    slow, PII_RULES_MAX) && same(quick, slow, n),
		    "differs: \"%.*s\"", STR_ARG(value));
		for (size_t h = 0; h < n; h++)
			rules += fired[quick[h].rule]++ == 0;
	}
	ck_assert_uint_eq(rules, place == PII_DEVICE_ID ? 1 :
	    place == PII_CUSTOMER_ID ? 9 : 8);
}
END_TEST

START_TEST(every_byte_has_a_class)
{
	for (int c = 0; c < 256; c++) {
		char byte = (char)c;
		struct str s = { &byte, 1 };
		struct glance g = glance_of(s);

		ck_assert(g.classes != 0);
		ck_assert_uint_eq(g.digits, char_is_digit(byte));
		ck_assert_int_eq(glance_any(&g, GLANCE_DIGIT),
		    char_is_digit(byte));
		ck_assert_int_eq(glance_any(&g, GLANCE_UPPER),
		    char_is_upper(byte));
		ck_assert_int_eq(glance_any(&g, GLANCE_UPPER |
		    GLANCE_LOWER), char_is_letter(byte));
	}
}
END_TEST

static const struct {
	const char *text;
	uint32_t classes;
} marks[] = {
	{ "", 0 },
	{ " ", GLANCE_BLANK },
	{ "\"'", GLANCE_QUOTE },
	{ ",", GLANCE_COMMA },
	{ "\\", GLANCE_BACKSLASH },
	{ "=", GLANCE_EQUAL },
	{ "@", GLANCE_AT },
	{ "%", GLANCE_PERCENT },
	{ "[{<&", GLANCE_SIGN },
	{ "(", GLANCE_SIGN | GLANCE_PAREN },
	{ ")", GLANCE_PAREN },
	{ "\xEF", GLANCE_SIGN | GLANCE_OTHER },
	{ "a1", GLANCE_LOWER | GLANCE_DIGIT },
	{ "\t\r\x7F\x80\xFF", GLANCE_OTHER },
};

START_TEST(marks_have_classes_of_their_own)
{
	struct glance g = glance_of(str_from(marks[_i].text));

	ck_assert_uint_eq(g.classes, marks[_i].classes);
}
END_TEST

Suite *
suite_glance(void)
{
	Suite *s = suite_create("glance");
	TCase *t = tcase_create("glance");

	tcase_add_loop_test(t, a_glance_hides_nothing, PII_CUSTOMER_ID,
	    PII_ITEM + 1);
	tcase_add_test(t, every_byte_has_a_class);
	tcase_add_loop_test(t, marks_have_classes_of_their_own, 0,
	    (int)(sizeof(marks) / sizeof(marks[0])));
	suite_add_tcase(s, t);
	return s;
}
