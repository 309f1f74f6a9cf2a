/* SPDX-License-Identifier: MIT */
/* The unit tests of the run layer. */
#include "tests/unit/unit.h"

unit_suite suite_session, suite_store, suite_worker, suite_words;

int
main(void)
{
	static unit_suite *const suites[] = { suite_session, suite_store,
		suite_worker, suite_words, NULL };

	return unit_run(suites);
}
