/* SPDX-License-Identifier: MIT */
/* The unit tests of the check layer. */
#include "tests/unit/unit.h"

unit_suite suite_blocks,
    suite_container,
    suite_corpus,
    suite_cross,
    suite_fastlane,
    suite_fixtures,
    suite_hostile,
    suite_keyhash,
    suite_limits,
    suite_look,
    suite_people,
    suite_practice,
    suite_rules,
    suite_search,
    suite_suspects,
    suite_table,
    suite_touches,
    suite_turns,
    suite_variants,
    suite_vectors,
    suite_whole;

int
main(void)
{
	static unit_suite *const suites[] = {
		suite_blocks,
		suite_container,
		suite_corpus,
		suite_cross,
		suite_fastlane,
		suite_fixtures,
		suite_hostile,
		suite_keyhash,
		suite_limits,
		suite_look,
		suite_people,
		suite_practice,
		suite_rules,
		suite_search,
		suite_suspects,
		suite_table,
		suite_touches,
		suite_turns,
		suite_variants,
		suite_vectors,
		suite_whole,
		NULL,
	};

	return unit_run(suites);
}
