/* SPDX-License-Identifier: MIT */
/* Opens the file the wizard was started with. */
#include "ui/begin.h"

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
