/* SPDX-License-Identifier: MIT */
/* The unit tests of the wizard, all without a terminal. */
#include "tests/unit/unit.h"

unit_suite suite_app;
unit_suite suite_canvas;
unit_suite suite_edit;
unit_suite suite_full;
unit_suite suite_input;
unit_suite suite_keys;
unit_suite suite_readme;
unit_suite suite_seek;
unit_suite suite_visible;
unit_suite suite_walk;

int
main(void)
{
	static unit_suite *const suites[] = { suite_app, suite_canvas,
		suite_edit, suite_full, suite_input, suite_keys,
		suite_readme, suite_seek, suite_visible, suite_walk, NULL };

	return unit_run(suites);
}
