/* SPDX-License-Identifier: MIT */
/*
 * Personal data.  All tests but the one for e-mail look at the whole value
 * (without blanks and quotes around it) after one round of
 * percent-decoding; see spec/pii_number.h.
 */
#include "spec/pii.h"

#include <string.h>

#include "base/buf.h"
#include "spec/mail.h"
#include "spec/percent.h"
#include "spec/pii_number.h"

/* --- phones ------------------------------------------------------------ */

static bool
is_phone_plus(struct str s)
{
	char all[PII_NUMBER_MAX];
	size_t n;

	if (s.n >= 4 && str_eq_nocase(str_cut(s, 0, 4), str_from("tel:")))
		s = str_cut(s, 4, s.n);
	if (s.n < 8 || s.n > 22 || s.p[0] != '+' || s.p[1] < '1' ||
	    s.p[1] > '9')
		return false;
	for (size_t i = 2; i < s.n; i++)
		if (!char_is_digit(s.p[i]) &&
		    memchr(" ().-", s.p[i], 5) == NULL)
			return false;
	n = pii_digits(s, all);
	return n >= 8 && n <= 15;
}

static bool
is_phone_separator(struct str s, size_t i)
{
	return i < s.n && (s.p[i] == ' ' || s.p[i] == '.' || s.p[i] == '-');
}

/* A group of three digits from 200 to 999 at s[i]. */
static bool
is_phone_group(struct str s, size_t i)
{
	return s.n > i + 2 && pii_fits(str_cut(s, i, i + 3), "999") &&
	       s.p[i] >= '2';
}

static bool
is_phone_american(struct str s)
{
	size_t i = 0;

	if (s.n > 0 && s.p[0] == '+')
		i++;
	if (i < s.n && s.p[i] == '1' && is_phone_separator(s, i + 1))
		i += 2;
	else if (i > 0)
		return false;
	i += i < s.n && s.p[i] == '(';
	if (!is_phone_group(s, i))
		return false;
	i += 3;
	i += i < s.n && s.p[i] == ')';
	i += is_phone_separator(s, i);
	if (!is_phone_group(s, i))
		return false;
	i += 3;
	return is_phone_separator(s, i) &&
	       pii_fits(str_cut(s, i + 1, s.n), "9999");
}

static bool
is_phone(struct str s)
{
	return s.n <= PII_NUMBER_MAX &&
	       (is_phone_plus(s) || is_phone_american(s));
}

/* --- network addresses ------------------------------------------------- */

/* A group of one to three digits. */
static bool
above_255(struct str group)
{
	unsigned value = 0;

	for (size_t i = 0; i < group.n; i++)
		value = value * 10 + (unsigned)(group.p[i] - '0');
	return value > 255;
}

static bool
is_ipv4(struct str s)
{
	size_t i = 0;

	for (int group = 0; group < 4; group++) {
		size_t start = i;

		while (i < s.n && i - start < 4 && char_is_digit(s.p[i]))
			i++;
		if (i == start || i - start > 3 ||
		    above_255(str_cut(s, start, i)))
			return false;
		if (group < 3 && (i == s.n || s.p[i++] != '.'))
			return false;
	}
	return i == s.n;
}

static bool
is_ipv6(struct str s)
{
	size_t colons = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ':')
			colons++;
		else if (!char_is_hex(s.p[i]))
			return false;
	}
	return colons >= 2;
}

static bool
is_ip(struct str s)
{
	return s.n <= PII_NUMBER_MAX && (is_ipv4(s) || is_ipv6(s));
}

/* --- together ---------------------------------------------------------- */

enum {
	EDGES = GLANCE_BLANK | GLANCE_QUOTE,	/* cut off before the tests */
	LETTERS = GLANCE_UPPER | GLANCE_LOWER,
};

/*
 * Each test with what its numbers are made of: so many digits, none but
 * these classes, and at least one of those.
 */
static const struct whole {
	enum rule_id rule;
	bool (*is)(struct str s);
	size_t least, most;	/* digits */
	uint32_t only, any;	/* any 0: does not matter */
	bool id_only;		/* asked of customer IDs alone */
} wholes[] = {
	{ RULE_PII_PHONE, is_phone, 8, 15, EDGES | GLANCE_DIGIT | LETTERS |
	    GLANCE_COLON | GLANCE_PLUS | GLANCE_PAREN | GLANCE_SIGN |
	    GLANCE_DASH | GLANCE_DOT, 0, false },
	{ RULE_PII_SSN, pii_is_ssn, 9, 9, EDGES | GLANCE_DIGIT |
	    GLANCE_DASH, GLANCE_DASH, false },
	{ RULE_PII_NATID, pii_is_national, 6, 15, EDGES | GLANCE_DIGIT |
	    GLANCE_UPPER | GLANCE_DASH | GLANCE_DOT, 0, false },
	{ RULE_PII_CARD, pii_is_card, 15, 16, EDGES | GLANCE_DIGIT |
	    GLANCE_DASH, GLANCE_DASH | GLANCE_BLANK, false },
	{ RULE_PII_CARDQ, pii_is_card_bare, 14, 16, EDGES | GLANCE_DIGIT,
	    0, true },
	{ RULE_PII_IBAN, pii_is_iban, 2, PII_NUMBER_MAX, EDGES |
	    GLANCE_DIGIT | GLANCE_UPPER, GLANCE_UPPER, false },
	{ RULE_PII_IP, is_ip, 0, PII_NUMBER_MAX, EDGES | GLANCE_DIGIT |
	    LETTERS | GLANCE_COLON | GLANCE_DOT, GLANCE_COLON | GLANCE_DOT,
	    false },
};

enum {
	WHOLES = sizeof(wholes) / sizeof(wholes[0]),
	DIGITS_LEAST = 2,	/* of all tests, colons apart */
};

struct hits {
	struct pii_hit *hits;
	size_t max, n;
};

static void
add(struct hits *h, enum rule_id rule, size_t from, size_t to)
{
	struct pii_hit hit = { rule, from, to - from };

	if (h->n < h->max)
		h->hits[h->n++] = hit;
}

/* Percent-encoding can hide anything. */
static bool
possible(const struct whole *w, const struct glance *g, enum pii_place place)
{
	if (w->id_only && place != PII_CUSTOMER_ID)
		return false;
	if (glance_any(g, GLANCE_PERCENT))
		return true;
	return g->digits >= w->least && g->digits <= w->most &&
	       glance_only(g, w->only) &&
	       (w->any == 0 || glance_any(g, w->any));
}

/* The tests that are possible, a bit each. */
static unsigned
tests_of(const struct glance *g, enum pii_place place)
{
	unsigned tests = 0;

	/* Most values are words. */
	if (g->digits < DIGITS_LEAST &&
	    !glance_any(g, GLANCE_COLON | GLANCE_PERCENT))
		return 0;
	for (unsigned i = 0; i < WHOLES; i++)
		if (possible(&wholes[i], g, place))
			tests |= 1U << i;
	return tests;
}

/* The tests of the whole value. */
static void
find_whole(struct str value, unsigned tests, struct hits *h)
{
	struct str bare = str_trim(value, " \"'");
	size_t from = (size_t)(bare.p - value.p);
	struct buf plain = { 0 };
	struct str s = bare;

	/* What is longer than three bytes a character is none of these. */
	if (bare.n == 0 || bare.n > 3 * PII_NUMBER_MAX)
		return;
	if (percent_any(bare)) {
		percent_decode(bare, &plain);
		s = str_trim(buf_str(&plain), " \"'");
	}
	for (size_t i = 0; i < WHOLES; i++)
		if ((tests >> i & 1) != 0 && s.n > 0 && wholes[i].is(s))
			add(h, wholes[i].rule, from, from + bare.n);
	buf_release(&plain);
}

size_t
pii_find_glanced(struct str value, const struct glance *g,
    enum pii_place place, struct pii_hit *hits, size_t max)
{
	struct hits h = { hits, max, 0 };
	size_t from, to;
	unsigned tests;

	if (glance_any(g, GLANCE_AT) && mail_find(value, &from, &to))
		add(&h, RULE_PII_EMAIL, from, to);
	else if (place != PII_DEVICE_ID && mail_may_hide(value, g) &&
		 mail_find_disguised(value, &from, &to))
		add(&h, RULE_PII_EMAILENC, from, to);
	tests = place == PII_DEVICE_ID ? 0 : tests_of(g, place);
	if (tests != 0)
		find_whole(value, tests, &h);
	return h.n;
}

size_t
pii_find_all(
    struct str value, enum pii_place place, struct pii_hit *hits, size_t max)
{
	struct glance g = glance_of(value);

	return pii_find_glanced(value, &g, place, hits, max);
}

bool
pii_find(struct str value, enum pii_place place, struct pii_hit *hit)
{
	struct pii_hit first;

	if (pii_find_all(value, place, &first, 1) == 0)
		return false;
	if (hit != NULL)
		*hit = first;
	return true;
}

/* The letters of a key, made small; false if there are more than max. */
static bool
letters_of(struct str key, char *out, size_t max, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < key.n; i++) {
		if (!char_is_letter(key.p[i]))
			continue;
		if (*n == max)
			return false;
		out[(*n)++] = char_lower(key.p[i]);
	}
	return true;
}

bool
pii_key(struct str key)
{
#define W(word) { word, sizeof(word) - 1 }
	static const struct str words[] = {
		W("email"), W("mail"), W("emailaddress"), W("phone"),
		W("phonenumber"), W("mobile"), W("mobilephone"), W("cell"),
		W("cellphone"), W("tel"), W("telephone"), W("fax"), W("ssn"),
		W("socialsecurity"), W("socialsecuritynumber"),
		W("nationalid"), W("passport"), W("passportnumber"),
		W("driverslicense"), W("drivinglicence"), W("firstname"),
		W("lastname"), W("surname"), W("fullname"), W("givenname"),
		W("familyname"), W("address"), W("street"), W("streetaddress"),
		W("homeaddress"), W("dob"), W("dateofbirth"), W("birthdate"),
		W("birthday"), W("creditcard"), W("creditcardnumber"),
		W("cardnumber"), W("iban"), W("accountnumber"), W("ip"),
		W("ipaddress")
	};
#undef W
	char only[32];
	struct str letters = { only, 0 };

	if (key.n >= 2 && char_lower(key.p[0]) == 'c' && key.p[1] == '_')
		key = str_cut(key, 2, key.n);
	if (!letters_of(key, only, sizeof(only), &letters.n))
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq(letters, words[i]))
			return true;
	return false;
}
