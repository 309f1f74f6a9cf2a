/* SPDX-License-Identifier: MIT */
/* The unit tests of the spec layer. */
#include "tests/unit/unit.h"

unit_suite suite_address;
unit_suite suite_catalogue;
unit_suite suite_field;
unit_suite suite_finding;
unit_suite suite_findings;
unit_suite suite_forecast;
unit_suite suite_glance;
unit_suite suite_idtype;
unit_suite suite_environment;
unit_suite suite_ini;
unit_suite suite_kind;
unit_suite suite_mailtext;
unit_suite suite_name;
unit_suite suite_name_any;
unit_suite suite_name_compose;
unit_suite suite_parts;
unit_suite suite_pii;
unit_suite suite_receipt;
unit_suite suite_snippet;

int
main(void)
{
	static unit_suite *const suites[] = {
		suite_address,
		suite_catalogue,
		suite_field,
		suite_finding, suite_findings,
		suite_forecast,
		suite_glance,
		suite_idtype,
		suite_environment,
		suite_ini,
		suite_kind,
		suite_mailtext,
		suite_name,
		suite_name_any,
		suite_name_compose,
		suite_parts,
		suite_pii,
		suite_receipt,
		suite_snippet,
		NULL,
	};

	return unit_run(suites);
}
