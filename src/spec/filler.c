/* SPDX-License-Identifier: MIT */
/* Filler values (Adobe: id-monitoring-denylisting). */
#include "spec/filler.h"

static const char *const fillers[] = { "null", "nil", "none", "undefined",
	"nan", "n/a", "na", "#n/a", "unknown", "test", "-1", "0", "(not set)",
	"(null)", "#ref!", "#value!", "true", "false" };

enum {
	FILLERS = sizeof(fillers) / sizeof(fillers[0])
};

bool
filler_is(struct str value)
{
	for (size_t i = 0; i < FILLERS; i++)
		if (str_eq_nocase(value, str_from(fillers[i])))
			return true;
	return false;
}

const char *
filler_get(size_t i)
{
	return i < FILLERS ? fillers[i] : NULL;
}
