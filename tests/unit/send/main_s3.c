/* SPDX-License-Identifier: MIT */
/* The unit tests of deliveries to S3. */
#include "tests/unit/unit.h"

unit_suite suite_s3, suite_s3_again, suite_s3_stop, suite_s3plan;

int
main(void)
{
	static unit_suite *const suites[] = { suite_s3plan, suite_s3,
		suite_s3_stop, suite_s3_again, NULL };

	return unit_run(suites);
}
