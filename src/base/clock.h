/* SPDX-License-Identifier: MIT */
/* Time, from one place, so that a run can be made to happen at any moment.
 * All calendar times are UTC, as Audience Manager's are. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct clock_date {
	int year, month, day;		/* 2026, 1..12, 1..31 */
	int hour, minute, second;
	int weekday;			/* 0 = Sunday */
};

int64_t clock_now(void);		/* seconds since 1970, UTC */
void clock_fix(int64_t now);		/* from here on it is always now */
int64_t clock_monotonic_ms(void);	/* for intervals; never fixed */

struct clock_date clock_date(int64_t when);
/* Noon-safe inverse for a date at 00:00:00; false if there is no such day. */
bool clock_from_date(int year, int month, int day, int64_t *when);

enum { CLOCK_TEXT_MAX = 32 };
const char *clock_day(int64_t when, char out[CLOCK_TEXT_MAX]);	/* 2026-01-31 */
/* 23 Nov 2026, 14:42 UTC */
const char *clock_text(int64_t when, char out[CLOCK_TEXT_MAX]);

#endif
