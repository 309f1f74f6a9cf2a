/* SPDX-License-Identifier: MIT */
/* One look at each byte. */
#include "check/touches.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "check/fold.h"
#include "check/keyhash.h"

/* The digits of a number that is what stands for it, with how many they are:
 * zeros may stand before it. */
enum { DIGITS_MAX = 17, COUNT_BITS = 5, FIRST_CAP = 64 };

static const uint64_t is_hash = UINT64_C(1) << 63;

static uint64_t
short_trait(uint64_t number, size_t digits)
{
	return number << COUNT_BITS | digits;
}

uint64_t
touches_trait(struct str digits)
{
	uint64_t number = 0;

	if (digits.n > DIGITS_MAX)
		return keyhash(0, digits) | is_hash;
	for (size_t i = 0; i < digits.n; i++)
		number = number * 10 + (uint64_t)(digits.p[i] - '0');
	return short_trait(number, digits.n);
}

void
touches_release(struct touches *t)
{
	free(t->items);
	memset(t, 0, sizeof(*t));
}

static void
add(struct touches *t, const struct touch *touch)
{
	if (t->count == t->cap) {
		t->cap = t->cap == 0 ? FIRST_CAP : t->cap * 2;
		t->items = xreallocarray(t->items, t->cap,
		    sizeof(*t->items));
	}
	t->items[t->count++] = *touch;
}

/* Behind the word that begins an item; p: there is none. */
static const char *
skip_word(const char *p, const char *end, bool *removed)
{
	static const char adds[] = "d_sid=", removes[] = "d_unsid=";
	size_t left = (size_t)(end - p);

	if (left > sizeof(adds) && memcmp(p, adds, sizeof(adds) - 1) == 0)
		return p + sizeof(adds) - 1;
	if (left <= sizeof(removes) ||
	    memcmp(p, removes, sizeof(removes) - 1) != 0)
		return p;
	*removed = true;
	return p + sizeof(removes) - 1;
}

/* Behind :0 or :-1; p: it is neither. */
static const char *
skip_remove(const char *p, const char *end)
{
	size_t n = end - p > 1 && p[1] == '-' ? 3 : 2;

	return (size_t)(end - p) >= n && p[n - 1] == (n == 3 ? '1' : '0') ?
	    p + n : p;
}

/* How many digits a word begins with; *value is their number.  All eight
 * bytes are looked at together: most numbers are shorter. */
static size_t
word_digits(uint64_t k, uint64_t *value)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t apart = UINT64_C(0x000000FF000000FF);
	uint64_t d = k ^ ones * '0';
	uint64_t other = ((d & ones * 0x7F) + ones * 0x76) | d;
	size_t n;

	other &= ones * 0x80;
	n = other == 0 ? 8 : (size_t)__builtin_ctzll(other) / 8;
	*value = 0;
	if (n == 0)
		return 0;
	/* Zeros in front, then pairs, fours and the whole. */
	d <<= (8 - n) * 8;
	d = d * 10 + (d >> 8);
	*value = ((d & apart) * (100 + (UINT64_C(1000000) << 32)) +
	    (d >> 16 & apart) * (1 + (UINT64_C(10000) << 32))) >> 32;
	return n;
}

/* Behind the digits at p. */
static const char *
read_number(const char *p, const char *end, uint64_t *number)
{
	size_t n = 0;

	*number = 0;
	if (end - p >= (ptrdiff_t)sizeof(uint64_t))
		n = word_digits(load_word(p), number);
	if (n > 0 && n < sizeof(uint64_t))
		return p + n;
	for (p += n; p < end && char_is_digit(*p); p++)
		*number = *number * 10 + (uint64_t)(*p - '0');
	return p;
}

/* The item at p; its end, or NULL: it is of another form. */
static const char *
read_item(struct touches *t, const char *p, const char *end)
{
	struct touch touch = { .at = { p, 0 } };
	const char *digits = *p == 'd' ? skip_word(p, end, &touch.removed) :
	    p, *to;
	bool named = digits > p;
	uint64_t number;

	to = read_number(digits, end, &number);
	touch.trait = short_trait(number, (size_t)(to - digits));
	if (to == digits || to - digits > DIGITS_MAX ||
	    (named && *digits == '0'))
		return NULL;
	if (!named && to < end && *to == ':') {
		const char *colon = to;

		to = skip_remove(to, end);
		touch.removed = to > colon;
	}
	if (to < end && *to != ',')
		return NULL;
	touch.at.n = (size_t)(to - p);
	if (named || touch.removed)
		add(t, &touch);
	return to;
}

/* The mark that may begin a file is for the judge. */
static bool
read_id(struct touches *t, const struct line *line)
{
	struct str s = line->text;

	if (line->number == 1 || line->length > s.n)
		return false;
	t->id = str_cut(s, 0, str_find(s, 0, '\t'));
	return t->id.n > 0 && t->id.n + 1 < s.n && t->id.p[0] != ' ' &&
	    t->id.p[t->id.n - 1] != ' ';
}

bool
touches_read(struct touches *t, const struct line *line)
{
	const char *p, *end = line->text.p + line->text.n;

	t->count = 0;
	if (!read_id(t, line))
		return false;
	p = t->id.p + t->id.n;
	do {
		p++;
		p = p < end ? read_item(t, p, end) : NULL;
	} while (p != NULL && p < end);
	return p != NULL;
}
