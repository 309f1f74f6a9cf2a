/* SPDX-License-Identifier: MIT */
/* The unit tests of the fix layer. */
#include "tests/unit/unit.h"

unit_suite suite_line;

int
main(void)
{
	static unit_suite *const suites[] = { suite_line, NULL };

	return unit_run(suites);
}
