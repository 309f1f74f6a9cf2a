/* SPDX-License-Identifier: MIT */
/* The unit tests of the run layer. */
#include "tests/unit/unit.h"

unit_suite suite_delivery, suite_desk, suite_place, suite_session;
unit_suite suite_ends, suite_machine, suite_share, suite_store;
unit_suite suite_pace, suite_words, suite_worker;

int
main(void)
{
	static unit_suite *const suites[] = { suite_delivery, suite_desk,
		suite_place, suite_session, suite_store, suite_words,
		suite_worker, suite_ends, suite_share, suite_machine,
		suite_pace, NULL };

	return unit_run(suites);
}
