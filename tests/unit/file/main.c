/* SPDX-License-Identifier: MIT */
/* The unit tests of the file layer. */
#include "tests/unit/unit.h"

unit_suite suite_checkpoint;
unit_suite suite_crc64;
unit_suite suite_fill;
unit_suite suite_gzip;
unit_suite suite_hostile;
unit_suite suite_listing;
unit_suite suite_pack;
unit_suite suite_path;
unit_suite suite_scratch;
unit_suite suite_sink;
unit_suite suite_source;
unit_suite suite_spool;

int
main(void)
{
	static unit_suite *const suites[] = { suite_checkpoint, suite_crc64,
		suite_fill, suite_gzip, suite_hostile, suite_listing,
		suite_pack, suite_path, suite_scratch, suite_sink, suite_source,
		suite_spool, NULL };

	return unit_run(suites);
}
