/* SPDX-License-Identifier: MIT */
/* The unit tests of the file layer. */
#include "tests/unit/unit.h"

unit_suite suite_checkpoint;
unit_suite suite_fill;
unit_suite suite_gzip;
unit_suite suite_listing;
unit_suite suite_pack;
unit_suite suite_path;
unit_suite suite_sink;
unit_suite suite_source;

int
main(void)
{
	static unit_suite *const suites[] = {
		suite_checkpoint, suite_fill, suite_gzip, suite_listing,
		suite_pack, suite_path, suite_sink, suite_source, NULL
	};

	return unit_run(suites);
}
