/* SPDX-License-Identifier: MIT */
/* Strict UTF-8 and the width of characters. */
#include "base/utf8.h"

#include "base/utf8tab.h"

/* The length a first byte announces and the smallest code point that needs
 * it; 0 for a byte that starts nothing. */
static size_t
announced(unsigned char first, uint32_t *smallest, uint32_t *bits)
{
	static const struct {
		unsigned char mask, lead;
		uint32_t smallest;
	} forms[] = {
		{ 0x80, 0x00, 0 },
		{ 0xE0, 0xC0, 0x80 },
		{ 0xF0, 0xE0, 0x800 },
		{ 0xF8, 0xF0, 0x10000 },
	};

	for (size_t i = 0; i < 4; i++) {
		if ((first & forms[i].mask) != forms[i].lead)
			continue;
		*smallest = forms[i].smallest;
		*bits = (uint32_t)first & (unsigned char)~forms[i].mask;
		return i + 1;
	}
	return 0;
}

size_t
utf8_decode(struct str s, size_t at, uint32_t *cp)
{
	uint32_t smallest, value;
	size_t n = announced((unsigned char)s.p[at], &smallest, &value);

	if (n == 0 || n > s.n - at)
		return 0;
	for (size_t i = 1; i < n; i++) {
		unsigned char c = (unsigned char)s.p[at + i];

		if ((c & 0xC0) != 0x80)
			return 0;
		value = value << 6 | (c & 0x3F);
	}
	if (value < smallest || value > 0x10FFFF ||
	    (value >= 0xD800 && value <= 0xDFFF))
		return 0;
	*cp = value;
	return n;
}

size_t
utf8_encode(uint32_t cp, char out[4])
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return 0;
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool
utf8_valid(struct str s)
{
	uint32_t cp;

	for (size_t i = 0; i < s.n;) {
		size_t n = utf8_decode(s, i, &cp);

		if (n == 0)
			return false;
		i += n;
	}
	return true;
}

static bool
in_table(const struct utf8_range *table, size_t count, uint32_t cp)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (cp > table[mid].to)
			low = mid + 1;
		else
			high = mid;
	}
	return low < count && cp >= table[low].from;
}

#define IN_TABLE(table, cp) \
	in_table(table, sizeof(table) / sizeof((table)[0]), cp)

bool
utf8_hides(uint32_t cp)
{
	return IN_TABLE(utf8_hidden, cp);
}

int
utf8_width(uint32_t cp)
{
	if (cp < 0x300)
		return 1;
	if (IN_TABLE(utf8_marks, cp))
		return 0;
	return IN_TABLE(utf8_wide, cp) ? 2 : 1;
}

int
utf8_columns(struct str s)
{
	int columns = 0;
	uint32_t cp;

	for (size_t i = 0; i < s.n;) {
		size_t n = utf8_decode(s, i, &cp);

		columns += n == 0 ? 1 : utf8_width(cp);
		i += n == 0 ? 1 : n;
	}
	return columns;
}
