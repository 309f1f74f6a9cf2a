/* SPDX-License-Identifier: MIT */
/* The gate: nothing harmful or hidden comes out of it, nothing is lost. */
#include <stdlib.h>
#include <string.h>

#include "base/safetext.h"
#include "base/utf8.h"
#include "tests/unit/unit.h"

unit_suite suite_safetext;

/* What must hold for any text that leaves the gate. */
static void
assert_safe(const char *text, size_t n)
{
	struct str s = { text, n };
	uint32_t cp = 0;

	for (size_t i = 0; i < n;) {
		size_t used = utf8_decode(s, i, &cp);

		if (used == 0 || cp < 0x20 || (cp >= 0x7F && cp <= 0x9F) ||
		    utf8_hides(cp))
			ck_abort_msg("U+%04X at %zu of \"%s\"", cp, i, text);
		i += used;
	}
}

static void
assert_gate(const char *bytes, size_t n)
{
	struct buf out = { 0 }, back = { 0 };
	struct str in = { bytes, n };
	int columns = safetext_add(&out, in, 0);

	assert_safe(buf_text(&out), out.n);
	if (columns != utf8_columns(buf_str(&out)))
		ck_abort_msg("%d columns told for \"%s\"", columns,
		    buf_text(&out));
	if (!safetext_unescape(buf_str(&out), &back) || back.n != n ||
	    memcmp(buf_text(&back), bytes, n) != 0)
		ck_abort_msg("\"%s\" does not lead back", buf_text(&out));
	buf_release(&out);
	buf_release(&back);
}

START_TEST(every_code_point_is_safe_and_leads_back)
{
	char bytes[5] = "a";

	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		size_t n = utf8_encode(cp, bytes + 1);

		if (n > 0)
			assert_gate(bytes, n + 1);
	}
}
END_TEST

/* Surrogates have no UTF-8: written as if they had, they are bad bytes. */
START_TEST(every_surrogate_is_shown_as_bytes)
{
	for (uint32_t cp = 0xD800; cp <= 0xDFFF; cp++) {
		char bytes[3] = { (char)0xED, (char)(0x80 | (cp >> 6 & 0x3F)),
			(char)(0x80 | (cp & 0x3F)) };

		assert_gate(bytes, sizeof(bytes));
	}
}
END_TEST

START_TEST(every_pair_of_bytes_is_safe_and_leads_back)
{
	for (unsigned pair = 0; pair <= 0xFFFF; pair++) {
		char bytes[2] = { (char)(pair >> 8), (char)(pair & 0xFF) };

		assert_gate(bytes, sizeof(bytes));
	}
}
END_TEST

/* The same numbers in every run. */
static unsigned
random_below(unsigned *seed, unsigned limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % limit;
}

static size_t
random_bytes(unsigned *seed, char *out, size_t max)
{
	static const char *const bits[] = { "\\", "\\x", "\\u{", "}", "\x1B[",
		"\xC2\x9B", "\xE2\x80\xAE", "\xCC\x81", "\xF0\x9F\x98\x80",
		"\xE6\xBC\xA2", "\xEF\xBB\xBF", "\xC3", "\xE2\x82", "41", "a" };
	size_t n = 0, want = random_below(seed, (unsigned)max);

	while (n + 4 < want) {
		const char *bit = bits[random_below(seed, 15)];

		if (random_below(seed, 3) == 0) {
			out[n++] = (char)random_below(seed, 256);
			continue;
		}
		memcpy(out + n, bit, strlen(bit));
		n += strlen(bit);
	}
	return n;
}

START_TEST(random_bytes_are_safe_and_lead_back)
{
	char bytes[200];
	unsigned seed = 20260101;

	for (int i = 0; i < 20000; i++)
		assert_gate(bytes, random_bytes(&seed, bytes, sizeof(bytes)));
}
END_TEST

START_TEST(width_is_never_exceeded)
{
	char bytes[200];
	unsigned seed = 7;

	for (int i = 0; i < 5000; i++) {
		size_t n = random_bytes(&seed, bytes, sizeof(bytes));
		int width = 1 + (int)random_below(&seed, 90);
		struct safetext t = safetext_make((struct str){ bytes, n },
		    width);

		assert_safe(t.text, strlen(t.text));
		ck_assert_int_le(t.columns, width);
		ck_assert_int_eq(t.columns, utf8_columns(str_from(t.text)));
		safetext_release(&t);
	}
}
END_TEST

static const struct {
	const char *bytes;
	size_t n;
	int width;
	const char *text;
} shown[] = {
	{ "plain", 5, 0, "plain" },
	{ "", 0, 0, "" },
	{ "\x1B]0;x\x07", 6, 0, "\\x1B]0;x\\x07" },
	{ "a\0b", 3, 0, "a\\x00b" },
	{ "caf\xE9", 4, 0, "caf\\xE9" },
	{ "caf\xC3\xA9", 5, 0, "caf\xC3\xA9" },
	{ "\xC2\x9B", 2, 0, "\\u{9B}" },
	{ "\xE2\x80\xAEgpj", 6, 0, "\\u{202E}gpj" },
	{ "a\xC2\xA0" "b", 4, 0, "a\\u{A0}b" },
	{ "C:\\x41", 6, 0, "C:\\\\x41" },
	{ "\xCC\x81" "a", 3, 0, "\\u{301}a" },
	{ "\xF3\xA0\x80\x81", 4, 0, "\\u{E0001}" },
	{ "abcdef", 6, 6, "abcdef" },
	{ "abcdefg", 7, 6, "abc..." },
	{ "abcdefg", 7, 2, ".." },
	{ "\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2", 9, 6,
	    "\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2" },
	{ "\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2", 9, 5, "\xE6\xBC\xA2..." },
};

START_TEST(text_is_shown_like_this)
{
	struct str in = { shown[_i].bytes, shown[_i].n };
	struct safetext t = safetext_make(in, shown[_i].width);

	ck_assert_str_eq(t.text, shown[_i].text);
	safetext_release(&t);
}
END_TEST

START_TEST(what_is_hidden_is_counted)
{
	struct buf many = { 0 };
	struct safetext t;

	for (int i = 0; i < 100000; i++)
		buf_add_char(&many, 'a');
	t = safetext_make(buf_str(&many), 60);
	ck_assert_int_eq((int)strspn(t.text, "a"), 36);
	ck_assert_str_eq(t.text + 36, "... +99,964 bytes");
	safetext_release(&t);
	t = safetext_make(buf_str(&many), 0);
	ck_assert_int_eq((int)strspn(t.text, "a"), SAFE_BYTES_MAX);
	ck_assert_str_eq(t.text + SAFE_BYTES_MAX, "... +95,904 bytes");
	safetext_release(&t);
	buf_release(&many);
}
END_TEST

/* The limit in bytes never shows half a character as if it were damaged. */
START_TEST(limit_does_not_cut_a_character)
{
	struct buf many = { 0 };
	struct safetext t;

	buf_add_char(&many, 'a');
	for (int i = 0; i < SAFE_BYTES_MAX; i++)
		buf_add_text(&many, "\xE6\xBC\xA2");
	t = safetext_make(buf_str(&many), 0);
	ck_assert_ptr_null(strstr(t.text, "\\x"));
	ck_assert_ptr_nonnull(strstr(t.text, "... +"));
	safetext_release(&t);
	buf_release(&many);
}
END_TEST

START_TEST(storm_of_marks_stays_small)
{
	struct buf many = { 0 };
	struct safetext t;
	int marks = 0;

	buf_add_char(&many, 'e');
	for (int i = 0; i < 1000; i++)
		buf_add_text(&many, "\xCC\x81");
	t = safetext_make(buf_str(&many), 0);
	for (const char *p = t.text; (p = strstr(p, "\xCC\x81")) != NULL; p++)
		marks++;
	ck_assert_int_eq(marks, SAFE_MARKS_MAX);
	ck_assert_int_eq(t.columns,
	    1 + (1000 - SAFE_MARKS_MAX) * (int)strlen("\\u{301}"));
	safetext_release(&t);
	buf_release(&many);
}
END_TEST

static const char *const no_escapes[] = { "\\", "\\x", "\\x4", "\\xg1",
	"\\u", "\\u{}", "\\u{41", "\\u{110000}", "\\u{D800}", "\\n",
	"\\u{123456789}" };

START_TEST(other_text_is_no_escape)
{
	struct buf out = { 0 };

	ck_assert(!safetext_unescape(str_from(no_escapes[_i]), &out));
	buf_release(&out);
}
END_TEST

Suite *
suite_safetext(void)
{
	Suite *s = suite_create("safetext");
	TCase *t = tcase_create("safetext");

	tcase_set_timeout(t, 120);
	tcase_add_test(t, every_code_point_is_safe_and_leads_back);
	tcase_add_test(t, every_surrogate_is_shown_as_bytes);
	tcase_add_test(t, every_pair_of_bytes_is_safe_and_leads_back);
	tcase_add_test(t, random_bytes_are_safe_and_lead_back);
	tcase_add_test(t, width_is_never_exceeded);
	tcase_add_loop_test(t, text_is_shown_like_this, 0,
	    sizeof(shown) / sizeof(shown[0]));
	tcase_add_test(t, what_is_hidden_is_counted);
	tcase_add_test(t, limit_does_not_cut_a_character);
	tcase_add_test(t, storm_of_marks_stays_small);
	tcase_add_loop_test(t, other_text_is_no_escape, 0,
	    sizeof(no_escapes) / sizeof(no_escapes[0]));
	suite_add_tcase(s, t);
	return s;
}
