/* SPDX-License-Identifier: MIT */
/* Opens the file the wizard was started with. */
#include "ui/begin.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/num.h"

bool
begin_with(struct desk *desk, const char *file, struct err *err)
{
	struct saved saved;

	if (file == NULL)
		return true;
	if (desk_saved(&saved, NULL) && !desk_resume(desk, err))
		return false;
	if (!desk_open(desk, file, err))
		return false;
	desk_visit(desk, STAGE_FILE);
	return true;
}

void
begin_clock(void)
{
	const char *now = getenv("AAM_ONBOARD_NOW");
	uint64_t when;

	if (now != NULL && num_parse(str_from(now), INT64_MAX, &when, NULL))
		clock_fix((int64_t)when);
}
