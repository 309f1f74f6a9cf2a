/* SPDX-License-Identifier: MIT */
/* The unit tests of the base layer. */
#include "tests/unit/unit.h"

unit_suite suite_num;

int
main(void)
{
	static unit_suite *const suites[] = { suite_num, NULL };

	return unit_run(suites);
}
