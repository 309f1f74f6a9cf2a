/* SPDX-License-Identifier: MIT */
/* The unit tests of the send layer. */
#include "tests/unit/unit.h"

unit_suite suite_arrival, suite_folder, suite_patience, suite_s3reply,
    suite_sigv4;

int
main(void)
{
	static unit_suite *const suites[] = { suite_folder, suite_arrival,
		suite_patience, suite_s3reply, suite_sigv4, NULL };

	return unit_run(suites);
}
