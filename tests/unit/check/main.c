/* SPDX-License-Identifier: MIT */
/* The unit tests of the check layer. */
#include "tests/unit/unit.h"

unit_suite suite_practice, suite_vectors;

int
main(void)
{
	static unit_suite *const suites[] = { suite_practice, suite_vectors,
		NULL };

	return unit_run(suites);
}
