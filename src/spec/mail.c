/* SPDX-License-Identifier: MIT */
/*
 * Addresses are searched from their @ outwards, a bounded way to each side,
 * so that no text, however hostile, costs more than linear time.
 */
#include "spec/mail.h"

#include <string.h>

#include "base/buf.h"
#include "spec/base64.h"
#include "spec/percent.h"

static bool
high(char c)
{
	return (unsigned char)c >= 0x80;
}

/* Letters, digits and . _ % + ' - ; a bit for each from 0 and from 64 on. */
static bool
in_local(char c)
{
	const uint64_t low = UINT64_C(0x03FF68A000000000);
	const uint64_t top = UINT64_C(0x07FFFFFE87FFFFFE);
	unsigned byte = (unsigned char)c;

	return high(c) || ((byte < 64 ? low : top) >> (byte & 63) & 1) != 0;
}

static bool
in_label(char c)
{
	return char_is_letter(c) || char_is_digit(c) || high(c) || c == '-';
}

/* Start of the local part that ends at end; end if there is none. */
static size_t
local_start(struct str s, size_t end)
{
	size_t i = end;

	while (i > 0 && end - i < MAIL_LOCAL_MAX && in_local(s.p[i - 1]))
		i--;
	return i;
}

/* Letters (or bytes of other scripts) at the start of s[i, end). */
static size_t
letters(struct str s, size_t i, size_t end)
{
	size_t start = i;

	while (i < end && (char_is_letter(s.p[i]) || high(s.p[i])))
		i++;
	return i - start;
}

/* End of the longest host name at start that has a last label of two
 * letters or more; start if there is none. */
static size_t
domain_end(struct str s, size_t start)
{
	size_t end =
	    s.n - start < MAIL_DOMAIN_MAX ? s.n : start + MAIL_DOMAIN_MAX;
	size_t found = start;
	size_t i = start;

	while (i < end && in_label(s.p[i])) {
		size_t n;

		while (i < end && in_label(s.p[i]))
			i++;
		if (i == end || s.p[i] != '.')
			break;
		n = letters(s, ++i, end);
		if (n >= 2)
			found = i + n;
	}
	return found;
}

/* An address whose sign stands at s[at, at + n). */
static bool
around(struct str s, size_t at, size_t n, size_t *from, size_t *to)
{
	*from = local_start(s, at);
	if (*from == at)
		return false;
	*to = domain_end(s, at + n);
	return *to > at + n;
}

bool
mail_find(struct str s, size_t *from, size_t *to)
{
	for (size_t at = 0; (at = str_find(s, at, '@')) < s.n; at++)
		if (around(s, at, 1, from, to))
			return true;
	return false;
}

bool
mail_is(struct str s)
{
	size_t from, to;

	return mail_find(s, &from, &to) && from == 0 && to == s.n;
}

/* Length of a stand-in for @ at s[at], or 0. */
static size_t
sign_at(struct str s, size_t at)
{
	static const char *const signs[] = { "(at)", "[at]", "{at}", "<at>",
		"&#64;", "&#x40;", "&commat;", "\xEF\xBC\xA0" };

	if (char_is_letter(s.p[at]) || char_is_digit(s.p[at]))
		return 0;
	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		size_t n = strlen(signs[i]);

		if (s.p[at] == signs[i][0] && s.n - at >= n &&
		    str_eq_nocase(str_cut(s, at, at + n), str_from(signs[i])))
			return n;
	}
	return 0;
}

/* The sign may stand between blanks: "ann (at) example.com". */
static bool
find_sign(struct str s, size_t *from, size_t *to)
{
	for (size_t at = 0; at < s.n; at++) {
		size_t n = sign_at(s, at);
		size_t left = at;
		size_t right = at + n;

		if (n == 0)
			continue;
		if (left > 0 && s.p[left - 1] == ' ')
			left--;
		if (right < s.n && s.p[right] == ' ')
			right++;
		if (around(s, left, right - left, from, to))
			return true;
	}
	return false;
}

enum {
	BASE64_MIN = 12,
	BASE64_MAX = 1028
};

static bool
in_address(unsigned byte)
{
	return in_local((char)byte) || byte == '@';
}

/* Are the four characters at p three bytes of an address? */
static bool
fours_fit(const char *p)
{
	unsigned bits = 0;

	for (size_t i = 0; i < 4; i++) {
		int value = base64_value(p[i]);

		if (value < 0)
			return false;
		bits = bits << 6 | (unsigned)value;
	}
	return in_address(bits >> 16) && in_address(bits >> 8 & 0xFF) &&
	       in_address(bits & 0xFF);
}

static bool
decodes_to_address(struct str s)
{
	char plain[BASE64_MAX];
	struct str decoded = { plain, 0 };
	unsigned bits = 0;
	int have = 0;

	for (size_t i = 0; i < s.n; i++) {
		int value = base64_value(s.p[i]);

		if (value < 0)
			return false;
		bits = (bits << 6 | (unsigned)value) & 0xFFFFFF;
		have += 6;
		if (have < 8)
			continue;
		have -= 8;
		plain[decoded.n++] = (char)(bits >> have & 0xFF);
	}
	return mail_is(decoded);
}

bool
mail_is_base64(struct str s)
{
	size_t cut = 0;

	if (s.n < BASE64_MIN || s.n > BASE64_MAX || s.n % 4 != 0)
		return false;
	/* Most text is none of ours at its first bytes. */
	for (size_t i = 0; i < s.n - 4; i += 4)
		if (!fours_fit(s.p + i))
			return false;
	while (cut < 2 && s.p[s.n - 1 - cut] == '=')
		cut++;
	return decodes_to_address(str_cut(s, 0, s.n - cut));
}

/* A disguise without percent signs. */
static bool
find_masked(struct str s, size_t *from, size_t *to)
{
	struct glance g = glance_of(s);

	if (glance_any(&g, GLANCE_SIGN) && find_sign(s, from, to))
		return true;
	*from = 0;
	*to = s.n;
	return mail_is_base64(s);
}

/* Decode s once and look; deeper decodes again so many times. */
static bool
find_encoded(struct str s, int deeper, size_t *from, size_t *to)
{
	struct buf plain = { .max = s.n + 1 };
	struct str decoded;
	bool found;

	if (!percent_any(s))
		return false;
	percent_decode(s, &plain);
	decoded = buf_str(&plain);
	found = mail_find(decoded, from, to) ||
		find_masked(decoded, from, to) ||
		(deeper > 0 && find_encoded(decoded, deeper - 1, from, to));
	buf_release(&plain);
	if (!found)
		return false;
	*from = percent_raw_at(s, *from);
	*to = percent_raw_at(s, *to);
	return true;
}

bool
mail_may_hide(struct str s, const struct glance *g)
{
	if (glance_any(g, GLANCE_PERCENT | GLANCE_SIGN))
		return true;
	return s.n >= BASE64_MIN && s.n <= BASE64_MAX && s.n % 4 == 0 &&
	       glance_only(g, GLANCE_DIGIT | GLANCE_UPPER | GLANCE_LOWER |
	       GLANCE_DASH | GLANCE_PLUS | GLANCE_BASE64 | GLANCE_EQUAL);
}

bool
mail_find_disguised(struct str s, size_t *from, size_t *to)
{
	return find_masked(s, from, to) || find_encoded(s, 1, from, to);
}
