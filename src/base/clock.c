/* SPDX-License-Identifier: MIT */
/* The clock: real, or fixed for a deterministic run. */
#include "base/clock.h"

#include <stdio.h>
#include <time.h>

#include "base/intl.h"

static struct {
	bool fixed;
	int64_t now;
} test_clock;

int64_t
clock_now(void)
{
	return test_clock.fixed ? test_clock.now : (int64_t)time(NULL);
}

void
clock_fix(int64_t now)
{
	test_clock.fixed = true;
	test_clock.now = now;
}

int64_t
clock_monotonic_ms(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct clock_date
clock_date(int64_t when)
{
	time_t t = (time_t)when;
	struct tm tm = { 0 };

	(void)gmtime_r(&t, &tm);
	return (struct clock_date){ .year = tm.tm_year + 1900,
		.month = tm.tm_mon + 1, .day = tm.tm_mday,
		.hour = tm.tm_hour, .minute = tm.tm_min,
		.second = tm.tm_sec, .weekday = tm.tm_wday };
}

/* Days since 1970-01-01 of a civil date, by counting years from 1 March. */
static int64_t
days_from_civil(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 +
	    day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	    of_year - 719468;
}

bool
clock_from_date(int year, int month, int day, int64_t *when)
{
	struct clock_date back;
	int64_t t;

	if (month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	t = days_from_civil(year, month, day) * 86400;
	back = clock_date(t);
	if (back.year != year || back.month != month || back.day != day)
		return false;
	*when = t;
	return true;
}

const char *
clock_day(int64_t when, char out[CLOCK_TEXT_MAX])
{
	struct clock_date d = clock_date(when);

	(void)snprintf(out, CLOCK_TEXT_MAX, "%04d-%02d-%02d", d.year, d.month,
	    d.day);
	return out;
}

const char *
clock_text(int64_t when, char out[CLOCK_TEXT_MAX])
{
	static const char *const months[] = { N_("Jan"), N_("Feb"),
		N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"),
		N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };
	struct clock_date d = clock_date(when);

	(void)snprintf(out, CLOCK_TEXT_MAX, "%d %s %d, %02d:%02d UTC", d.day,
	    _(months[d.month - 1]), d.year, d.hour, d.minute);
	return out;
}
