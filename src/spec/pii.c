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

static const struct whole {
	enum rule_id rule;
	bool (*is)(struct str s);
	bool id_only; /* asked of customer IDs alone */
} wholes[] = {
	{ RULE_PII_PHONE, is_phone, false },
	{ RULE_PII_SSN, pii_is_ssn, false },
	{ RULE_PII_NATID, pii_is_national, false },
	{ RULE_PII_CARD, pii_is_card, false },
	{ RULE_PII_CARDQ, pii_is_card_bare, true },
	{ RULE_PII_IBAN, pii_is_iban, false },
	{ RULE_PII_IP, is_ip, false },
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

/* The tests of the whole value. */
static void
find_whole(struct str value, enum pii_place place, struct hits *h)
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
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++)
		if ((place == PII_CUSTOMER_ID || !wholes[i].id_only) &&
		    s.n > 0 && wholes[i].is(s))
			add(h, wholes[i].rule, from, from + bare.n);
	buf_release(&plain);
}

size_t
pii_find_all(
    struct str value, enum pii_place place, struct pii_hit *hits, size_t max)
{
	struct hits h = { hits, max, 0 };
	size_t from, to;

	if (mail_find(value, &from, &to))
		add(&h, RULE_PII_EMAIL, from, to);
	else if (place != PII_DEVICE_ID &&
		 mail_find_disguised(value, &from, &to))
		add(&h, RULE_PII_EMAILENC, from, to);
	if (place != PII_DEVICE_ID)
		find_whole(value, place, &h);
	return h.n;
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

bool
pii_key(struct str key)
{
	static const char *const words[] = { "email", "mail", "emailaddress",
		"phone", "phonenumber", "mobile", "mobilephone", "cell",
		"cellphone", "tel", "telephone", "fax", "ssn", "socialsecurity",
		"socialsecuritynumber", "nationalid", "passport",
		"passportnumber", "driverslicense", "drivinglicence",
		"firstname", "lastname", "surname", "fullname", "givenname",
		"familyname", "address", "street", "streetaddress",
		"homeaddress", "dob", "dateofbirth", "birthdate", "birthday",
		"creditcard", "creditcardnumber", "cardnumber", "iban",
		"accountnumber", "ip", "ipaddress" };
	char only[32];
	struct str letters = { only, 0 };

	if (key.n >= 2 && char_lower(key.p[0]) == 'c' && key.p[1] == '_')
		key = str_cut(key, 2, key.n);
	for (size_t i = 0; i < key.n; i++) {
		if (!char_is_letter(key.p[i]))
			continue;
		if (letters.n == sizeof(only))
			return false;
		only[letters.n++] = char_lower(key.p[i]);
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_eq_text(letters, words[i]))
			return true;
	return false;
}
