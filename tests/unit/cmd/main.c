/* SPDX-License-Identifier: MIT */
/* The unit tests of the command layer. */
#include "tests/unit/unit.h"

unit_suite suite_option, suite_excerpt, suite_watch;

int
main(void)
{
	static unit_suite *const suites[] = { suite_option, suite_excerpt,
		suite_watch, NULL };

	return unit_run(suites);
}
