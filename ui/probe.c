/* SPDX-License-Identifier: MIT */
/* Cursor-position reports. */
#include "ui/probe.h"

#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

enum { TYPED_MAX = 4096 };

/* ESC [ row ; column R at p[at]; its length, or 0. */
static size_t
report_at(struct str s, size_t at, int *column)
{
	size_t i = at + 2;
	int value = 0;
	bool second = false;

	if (i >= s.n || s.p[at] != 0x1B || s.p[at + 1] != '[')
		return 0;
	for (; i < s.n && s.p[i] != 'R'; i++) {
		if (s.p[i] == ';') {
			second = true;
			value = 0;
		} else if (s.p[i] >= '0' && s.p[i] <= '9' && value < 10000) {
			value = value * 10 + (s.p[i] - '0');
		} else {
			return 0;
		}
	}
	*column = value;
	return i < s.n && second ? i + 1 - at : 0;
}

size_t
probe_sift(struct probe *p)
{
	size_t at = 0;
	int column = 0;

	while (at < p->typed.n && p->answers < PROBE_MAX) {
		size_t n = report_at(buf_str(&p->typed), at, &column);

		if (n == 0) {
			at++;
			continue;
		}
		p->columns[p->answers++] = column - 1;
		memmove(p->typed.p + at, p->typed.p + at + n,
		    p->typed.n - at - n);
		p->typed.n -= n;
		p->typed.p[p->typed.n] = '\0';
	}
	return p->answers;
}

static bool
put(const char *text)
{
	return write(STDOUT_FILENO, text, strlen(text)) ==
	    (ssize_t)strlen(text);
}

void
probe_ask(struct probe *p, const char *const *texts, size_t count)
{
	int64_t end = clock_monotonic_ms() + PROBE_WAIT_MS, left;
	struct pollfd fd = { .fd = STDIN_FILENO, .events = POLLIN };
	char bytes[256];
	ssize_t n;

	*p = (struct probe){ .typed = { .max = TYPED_MAX } };
	for (size_t i = 0; i < count; i++)
		if (!put("\r") || !put(texts[i]) || !put("\033[6n"))
			return;
	(void)put("\r\033[K");
	while (probe_sift(p) < count) {
		left = end - clock_monotonic_ms();
		if (left <= 0 || poll(&fd, 1, (int)left) <= 0)
			return;
		n = read(STDIN_FILENO, bytes, sizeof(bytes));
		if (n <= 0)
			return;
		buf_add(&p->typed, bytes, (size_t)n);
	}
}

void
probe_release(struct probe *p)
{
	buf_release(&p->typed);
	*p = (struct probe){ 0 };
}
