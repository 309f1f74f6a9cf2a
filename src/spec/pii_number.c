/* SPDX-License-Identifier: MIT */
/* The numbers of people and cards, told by their form and check digits.
 * Forms are written as small patterns. */
#include "spec/pii_number.h"

#include <string.h>

static bool
fits_one(char c, char pattern)
{
	switch (pattern) {
	case '9':
		return char_is_digit(c);
	case 'A':
		return char_is_upper(c);
	case '=':
		return c == ' ' || c == '-';
	default:
		return c == pattern;
	}
}

bool
pii_fits(struct str s, const char *pattern)
{
	size_t i = 0;

	for (; *pattern != '\0'; pattern++) {
		if (*pattern == '_') {
			i += i < s.n && s.p[i] == ' ';
			continue;
		}
		if (i == s.n || !fits_one(s.p[i], *pattern))
			return false;
		i++;
	}
	return i == s.n;
}

size_t
pii_digits(struct str s, char out[PII_NUMBER_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < PII_NUMBER_MAX; i++)
		if (char_is_digit(s.p[i]))
			out[n++] = s.p[i];
	return n;
}

static unsigned
digit(char c)
{
	return (unsigned)(c - '0');
}

/* n decimal digits as a number. */
static unsigned long long
number(const char *p, size_t n)
{
	unsigned long long value = 0;

	for (size_t i = 0; i < n; i++)
		value = value * 10 + digit(p[i]);
	return value;
}

static bool
luhn(const char *p, size_t n)
{
	unsigned sum = 0;

	for (size_t i = 0; i < n; i++) {
		unsigned d = digit(p[n - 1 - i]);

		if (i % 2 == 1)
			d = d > 4 ? 2 * d - 9 : 2 * d;
		sum += d;
	}
	return sum % 10 == 0;
}

/* --- national numbers -------------------------------------------------- */

bool
pii_is_ssn(struct str s)
{
	return pii_fits(s, "999-99-9999") && s.p[0] != '9' &&
	       number(s.p, 3) != 0 && number(s.p, 3) != 666 &&
	       number(s.p + 4, 2) != 0 && number(s.p + 7, 4) != 0;
}

/* United Kingdom. */
static bool
is_nino(struct str s)
{
	static const char *const unused[] = { "BG", "GB", "KN", "NK", "NT",
		"TN", "ZZ" };

	if (!pii_fits(s, "AA_99_99_99_A") || s.p[s.n - 1] > 'D' ||
	    strchr("DFIQUV", s.p[0]) != NULL ||
	    strchr("DFIOQUV", s.p[1]) != NULL)
		return false;
	for (size_t i = 0; i < sizeof(unused) / sizeof(unused[0]); i++)
		if (str_starts(s, unused[i]))
			return false;
	return true;
}

/* Spain. */
static bool
is_dni(struct str s)
{
	return pii_fits(s, "99999999A") &&
	       s.p[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number(s.p, 8) % 23];
}

/* The check digit of the first n digits of a Brazilian number. */
static unsigned
cpf_check(const char *p, size_t n)
{
	unsigned sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += digit(p[i]) * (unsigned)(n + 1 - i);
	return sum * 10 % 11 % 10;
}

static bool
is_cpf(struct str s)
{
	char all[PII_NUMBER_MAX] = { 0 };

	return pii_fits(s, "999.999.999-99") && pii_digits(s, all) == 11 &&
	       cpf_check(all, 9) == digit(all[9]) &&
	       cpf_check(all, 10) == digit(all[10]);
}

/* Canada. */
static bool
is_sin(struct str s)
{
	char all[PII_NUMBER_MAX] = { 0 };

	return pii_fits(s, "999=999=999") && luhn(all, pii_digits(s, all));
}

/* France; the departments of Corsica have a letter. */
static bool
is_nir(struct str s)
{
	char all[15];

	if (s.n != sizeof(all))
		return false;
	memcpy(all, s.p, sizeof(all));
	if (all[5] == '2' && (all[6] == 'A' || all[6] == 'B')) {
		all[5] = '1';
		all[6] = all[6] == 'A' ? '9' : '8';
	}
	s.p = all;
	return str_all_digits(s) &&
	       97 - number(all, 13) % 97 == number(all + 13, 2);
}

/* Italy; the ninth letter is the month of birth. */
static bool
is_fiscal(struct str s)
{
	return pii_fits(s, "AAAAAA99A99A999A") &&
	       strchr("ABCDEHLMPRST", s.p[8]) != NULL;
}

bool
pii_is_national(struct str s)
{
	return is_nino(s) || is_dni(s) || is_cpf(s) || is_sin(s) || is_nir(s) ||
	       is_fiscal(s);
}

/* --- money ------------------------------------------------------------- */

/* Prefixes of card numbers, compared with that many first digits. */
static const struct issuer {
	unsigned char prefix; /* digits */
	unsigned short from, to;
	unsigned lengths; /* a bit for each that is possible */
} issuers[] = {
	{ 1, 4, 4, 1U << 13 | 1U << 16 | 1U << 19 },
	{ 2, 51, 55, 1U << 16 },
	{ 4, 2221, 2720, 1U << 16 },
	{ 2, 34, 34, 1U << 15 },
	{ 2, 37, 37, 1U << 15 },
	{ 4, 6011, 6011, 1U << 16 },
	{ 2, 65, 65, 1U << 16 },
	{ 3, 644, 649, 1U << 16 },
	{ 4, 3528, 3589, 1U << 16 },
	{ 2, 36, 36, 1U << 14 },
	{ 2, 38, 38, 1U << 14 },
	{ 3, 300, 305, 1U << 14 },
};

/* Issuer prefix and check digit of n digits, 13 to 19. */
static bool
card_number(const char *all, size_t n)
{
	if (n < 13 || n > 19 || !luhn(all, n))
		return false;
	for (size_t i = 0; i < sizeof(issuers) / sizeof(issuers[0]); i++) {
		unsigned long long head = number(all, issuers[i].prefix);

		if (head >= issuers[i].from && head <= issuers[i].to &&
		    (issuers[i].lengths >> n & 1) == 1)
			return true;
	}
	return false;
}

bool
pii_is_card(struct str s)
{
	char all[PII_NUMBER_MAX] = { 0 };

	return (pii_fits(s, "9999=9999=9999=9999") ||
		   pii_fits(s, "9999=999999=99999")) &&
	       card_number(all, pii_digits(s, all));
}

bool
pii_is_card_bare(struct str s)
{
	return s.n >= 14 && s.n <= 16 && str_all_digits(s) &&
	       card_number(s.p, s.n);
}

static unsigned
iban_step(unsigned rest, char c)
{
	if (char_is_digit(c))
		return (rest * 10 + digit(c)) % 97;
	return (rest * 100 + (unsigned)(c - 'A') + 10) % 97;
}

bool
pii_is_iban(struct str s)
{
	char all[PII_NUMBER_MAX] = { 0 };
	unsigned rest = 0;
	size_t n = 0;

	if (s.n > PII_NUMBER_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ' ' && i > 0 && s.p[i - 1] != ' ')
			continue;
		if (!char_is_digit(s.p[i]) && !char_is_upper(s.p[i]))
			return false;
		all[n++] = s.p[i];
	}
	s.p = all;
	if (n < 15 || n > 34 || !pii_fits(str_cut(s, 0, 4), "AA99"))
		return false;
	for (size_t i = 0; i < n; i++)
		rest = iban_step(rest, all[(i + 4) % n]);
	return rest == 1;
}
