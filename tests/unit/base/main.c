/* SPDX-License-Identifier: MIT */
/* The unit tests of the base layer. */
#include "tests/unit/unit.h"

unit_suite suite_num, suite_safetext, suite_utf8, suite_text, suite_clock;

int
main(void)
{
	static unit_suite *const suites[] = { suite_num, suite_safetext,
		suite_utf8, suite_text, suite_clock, NULL };

	return unit_run(suites);
}
