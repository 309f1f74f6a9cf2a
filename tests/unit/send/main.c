/* SPDX-License-Identifier: MIT */
/* The unit tests of the send layer. */
#include "tests/unit/unit.h"

unit_suite suite_arrival, suite_folder;

int
main(void)
{
	static unit_suite *const suites[] = { suite_folder, suite_arrival,
		NULL };

	return unit_run(suites);
}
