/* SPDX-License-Identifier: MIT */
/* The unit tests of the fix layer. */
#include "tests/unit/unit.h"

unit_suite suite_disturbed, suite_fixed, suite_kill, suite_line, suite_offer,
    suite_random, suite_repair;

int
main(void)
{
	static unit_suite *const suites[] = { suite_line, suite_offer,
		suite_repair, suite_disturbed, suite_fixed, suite_random,
		suite_kill, NULL };

	return unit_run(suites);
}
