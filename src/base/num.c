/* SPDX-License-Identifier: MIT */
/* Numbers read strictly and written for people. */
#include "base/num.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static bool
refuse(struct str text, const char *why, struct err *err)
{
	int shown = text.n > 60 ? 60 : (int)text.n;

	return err_set(err, ERR_FORMAT, "\"%.*s\" is not a number: %s", shown,
	    text.p, why);
}

bool
num_parse(struct str text, uint64_t max, uint64_t *value, struct err *err)
{
	uint64_t n = 0;

	if (!str_all_digits(text))
		return refuse(text, "digits only, please", err);
	for (size_t i = 0; i < text.n; i++) {
		unsigned d = (unsigned)(text.p[i] - '0');

		if (n > (UINT64_MAX - d) / 10)
			return refuse(text, "too large", err);
		n = n * 10 + d;
	}
	if (n > max)
		return refuse(text, "too large", err);
	*value = n;
	return true;
}

const char *
num_group(uint64_t value, char out[NUM_TEXT_MAX])
{
	char digits[NUM_TEXT_MAX];
	int n = snprintf(digits, sizeof(digits), "%" PRIu64, value);
	int at = 0;

	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			out[at++] = ',';
		out[at++] = digits[i];
	}
	out[at] = '\0';
	return out;
}

const char *
num_size(uint64_t bytes, char out[NUM_TEXT_MAX])
{
	static const char *const units[] = { "kB", "MB", "GB", "TB" };
	uint64_t tenths = bytes / 100;
	size_t u = 0;

	if (bytes < 1000) {
		(void)snprintf(out, NUM_TEXT_MAX, "%u bytes", (unsigned)bytes);
		return out;
	}
	while (tenths >= 10000 && u + 1 < sizeof(units) / sizeof(units[0])) {
		tenths /= 1000;
		u++;
	}
	if (tenths < 100 && tenths % 10 != 0)
		(void)snprintf(out, NUM_TEXT_MAX, "%u.%u %s",
		    (unsigned)(tenths / 10), (unsigned)(tenths % 10), units[u]);
	else
		(void)snprintf(out, NUM_TEXT_MAX, "%" PRIu64 " %s",
		    tenths / 10, units[u]);
	return out;
}

const char *
num_percent(uint64_t part, uint64_t total, char out[NUM_TEXT_MAX])
{
	uint64_t tenths;

	if (total == 0) {
		(void)snprintf(out, NUM_TEXT_MAX, "0");
		return out;
	}
	tenths = (uint64_t)((double)part * 1000.0 / (double)total + 0.5);
	if (part < total && tenths >= 1000)
		tenths = 999;
	if (part > 0 && tenths == 0)
		tenths = 1;
	if (tenths % 10 == 0)
		(void)snprintf(out, NUM_TEXT_MAX, "%u",
		    (unsigned)(tenths / 10));
	else
		(void)snprintf(out, NUM_TEXT_MAX, "%u.%u",
		    (unsigned)(tenths / 10), (unsigned)(tenths % 10));
	return out;
}
