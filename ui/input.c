/* SPDX-License-Identifier: MIT */
/* The decoder of keys. */
#include "ui/input.h"

#include <string.h>

#include "base/utf8.h"
#include "ui/keys.h"

enum { SEQUENCE_MAX = 64, ESC = 0x1B };

static const char paste_start[] = "\033[200~";
static const char paste_end[] = "\033[201~";

void
input_release(struct input *in)
{
	buf_release(&in->bytes);
	buf_release(&in->paste);
	*in = (struct input){ 0 };
}

void
input_feed(struct input *in, const void *bytes, size_t n)
{
	in->paste.max = INPUT_PASTE_MAX;
	in->bytes.max = INPUT_PASTE_MAX;
	buf_add(&in->bytes, bytes, n);
}

static void
take(struct input *in, size_t n)
{
	memmove(in->bytes.p, in->bytes.p + n, in->bytes.n - n);
	in->bytes.n -= n;
	in->bytes.p[in->bytes.n] = '\0';
}

/* --- bursts ------------------------------------------------------------ */

static bool
is_text(char c)
{
	return ((unsigned char)c >= ' ' && c != 0x7F) || c == '\t' ||
	    c == '\r' || c == '\n';
}

/* Bytes of text before the first key that is none. */
static size_t
text_bytes(const struct input *in)
{
	size_t n = 0;

	while (n < in->bytes.n && is_text(in->bytes.p[n]))
		n++;
	return n;
}

bool
input_text(const struct input *in)
{
	return !in->pasting && !in->brackets && in->bytes.n > 0 &&
	    text_bytes(in) == in->bytes.n;
}

/* A key that is held down is no paste, nor are a few quick letters. */
static bool
looks_pasted(struct str s, bool in_field)
{
	enum { QUICK_MAX = 8 };
	bool ends = false, differ = false;

	for (size_t i = 0; i < s.n; i++) {
		differ = differ || s.p[i] != s.p[0];
		ends = ends || s.p[i] == '\r' || s.p[i] == '\n' ||
		    s.p[i] == '\t';
	}
	return differ && (!in_field || ends || s.n >= QUICK_MAX);
}

bool
input_burst(struct input *in, bool in_field)
{
	size_t n = in->pasting || in->brackets ? 0 : text_bytes(in);
	struct str s = { in->bytes.p, n };
	uint32_t cp;

	if (n == 0 || utf8_decode(s, 0, &cp) == n ||
	    !looks_pasted(s, in_field))
		return false;
	buf_clear(&in->paste);
	buf_add(&in->paste, s.p, n);
	take(in, n);
	return true;
}

/* --- sequences --------------------------------------------------------- */

/* ESC [ parameters final: what the terminals in use send. */
static int
key_of_final(char final, int first)
{
	static const struct {
		char final;
		int first;	/* parameter before ~, else 0 */
		int key;
	} keys[] = {
		{ 'A', 0, PRESS_UP }, { 'B', 0, PRESS_DOWN },
		{ 'C', 0, PRESS_RIGHT }, { 'D', 0, PRESS_LEFT },
		{ 'H', 0, PRESS_HOME }, { 'F', 0, PRESS_END },
		{ 'Z', 0, PRESS_BACK_TAB }, { 'P', 0, PRESS_F1 },
		{ 'M', 0, PRESS_ENTER },
		{ '~', 1, PRESS_HOME }, { '~', 7, PRESS_HOME },
		{ '~', 4, PRESS_END }, { '~', 8, PRESS_END },
		{ '~', 3, PRESS_DELETE }, { '~', 5, PRESS_PAGE_UP },
		{ '~', 6, PRESS_PAGE_DOWN }, { '~', 11, PRESS_F1 },
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (keys[i].final == final &&
		    (final != '~' || keys[i].first == first))
			return keys[i].key;
	return PRESS_UNKNOWN;
}

/* Numbers of a sequence, separated by ; */
static size_t
parameters(const char *p, size_t n, int out[4])
{
	size_t count = 0;
	bool digits = false;

	memset(out, 0, 4 * sizeof(out[0]));
	for (size_t i = 0; i < n && count < 4; i++) {
		if (p[i] >= '0' && p[i] <= '9') {
			if (out[count] < 100000)
				out[count] = out[count] * 10 + p[i] - '0';
			digits = true;
		} else if (p[i] == ';') {
			count++;
			digits = false;
		}
	}
	return count + (digits ? 1 : 0);
}

/* ESC [ < button ; column ; row M: only the press of the left button. */
static int
click(struct input *in, const char *p, size_t n, char final)
{
	int values[4];

	if (parameters(p, n, values) < 3 || final != 'M' || values[0] != 0)
		return PRESS_UNKNOWN;
	in->column = values[1] - 1;
	in->row = values[2] - 1;
	return PRESS_CLICK;
}

static bool
is_final(char c)
{
	return c >= 0x40 && c <= 0x7E;
}

/* A sequence that starts at bytes[0] = ESC, bytes[1] = [ or O. */
static int
sequence(struct input *in)
{
	const char *p = in->bytes.p;
	size_t end = 2;
	int values[4] = { 0 }, key;

	/* The Linux console sends ESC [ [ A for F1. */
	if (in->bytes.n > 2 && p[1] == '[' && p[2] == '[') {
		if (in->bytes.n < 4)
			return 0;
		key = p[3] == 'A' ? PRESS_F1 : PRESS_UNKNOWN;
		take(in, 4);
		return key;
	}
	while (end < in->bytes.n && !is_final(p[end]) && end < SEQUENCE_MAX)
		end++;
	if (end == in->bytes.n)
		return 0;
	if (end >= 2 && str_starts(buf_str(&in->bytes), paste_start)) {
		in->pasting = true;
		in->brackets = true;
		buf_clear(&in->paste);
		take(in, sizeof(paste_start) - 1);
		return input_key(in);
	}
	(void)parameters(p + 2, end - 2, values);
	key = p[1] == '[' && p[2] == '<'
	    ? click(in, p + 3, end - 3, p[end])
	    : key_of_final(p[end], values[0]);
	take(in, end + 1);
	return key;
}

/* --- text -------------------------------------------------------------- */

static int
paste_key(struct input *in)
{
	struct str s = buf_str(&in->bytes);
	size_t at = str_find_text(s, paste_end);

	if (at < s.n) {
		buf_add(&in->paste, s.p, at);
		take(in, at + sizeof(paste_end) - 1);
		in->pasting = false;
		return PRESS_PASTE;
	}
	/* Keep what may be the beginning of the end. */
	if (s.n > sizeof(paste_end)) {
		at = s.n - sizeof(paste_end);
		buf_add(&in->paste, s.p, at);
		take(in, at);
	}
	return 0;
}

static int
character(struct input *in)
{
	struct str s = buf_str(&in->bytes);
	unsigned char first = (unsigned char)s.p[0];
	uint32_t cp = PRESS_UNKNOWN;
	size_t n = utf8_decode(s, 0, &cp);

	if (n == 0) {
		size_t want = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;

		if (first >= 0xC2 && first < 0xF5 && s.n < want)
			return 0;
		take(in, 1);
		return PRESS_UNKNOWN;
	}
	take(in, n);
	return (int)cp;
}

int
input_key(struct input *in)
{
	char first, second;

	if (in->pasting)
		return paste_key(in);
	if (in->bytes.n == 0)
		return 0;
	first = in->bytes.p[0];
	if (first != ESC) {
		static const struct {
			char byte;
			int key;
		} named[] = {
			{ '\r', PRESS_ENTER }, { '\n', PRESS_ENTER },
			{ '\t', PRESS_TAB }, { 0x7F, PRESS_ERASE },
			{ '\b', PRESS_ERASE }, { '\0', PRESS_UNKNOWN },
		};

		for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
			if (named[i].byte == first) {
				take(in, 1);
				return named[i].key;
			}
		return character(in);
	}
	if (in->bytes.n == 1)
		return 0;
	second = in->bytes.p[1];
	if (second == '[' || second == 'O')
		return sequence(in);
	if (second == ESC) {
		take(in, 1);
		return PRESS_ESCAPE;
	}
	/* Alt and a key: nothing is on it. */
	take(in, 2);
	return PRESS_UNKNOWN;
}

bool
input_waits(const struct input *in)
{
	return in->bytes.n > 0 && !in->pasting;
}

int
input_timeout(struct input *in)
{
	bool escape = in->bytes.n == 1 && in->bytes.p[0] == ESC;

	if (in->bytes.n > 0)
		take(in, in->bytes.n);
	return escape ? PRESS_ESCAPE : PRESS_UNKNOWN;
}
